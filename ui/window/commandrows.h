#pragma once

#include "ui/window/commands.h"

#include <QtGlobal>

namespace retryscope {

// The table of commands, a file a menu.

[[nodiscard]] std::span<const CommandRow> fileRows();
[[nodiscard]] std::span<const CommandRow> editRows();
[[nodiscard]] std::span<const CommandRow> viewRows();
[[nodiscard]] std::span<const CommandRow> runRows();
[[nodiscard]] std::span<const CommandRow> scenarioRows();
[[nodiscard]] std::span<const CommandRow> learnRows();
[[nodiscard]] std::span<const CommandRow> toolsRows();
[[nodiscard]] std::span<const CommandRow> windowRows();
[[nodiscard]] std::span<const CommandRow> helpRows();

} // namespace retryscope

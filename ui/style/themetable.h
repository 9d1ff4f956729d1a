#pragma once

#include "ui/style.h"

#include <array>

namespace retryscope::style {

/// All colours of one theme.
struct ThemeTable
{
    Surface surface;
    std::array<MarkStyle, markCount> marks; ///< by `Mark`
};

[[nodiscard]] const ThemeTable &table(Theme theme);

} // namespace retryscope::style

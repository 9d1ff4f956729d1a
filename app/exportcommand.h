#pragma once

#include "app/arguments.h"
#include "app/commands.h"

#include <array>
#include <string_view>

namespace retryscope {

inline constexpr std::array<std::string_view, 2> exportOptions{"--as", "-o"};

/// `export SCENARIO --as FORM`: the settings of its functions in the form that a person deploys.
[[nodiscard]] Status exportSettings(const Arguments &arguments);

} // namespace retryscope

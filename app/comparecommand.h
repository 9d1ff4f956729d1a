#pragma once

#include "app/arguments.h"
#include "app/commands.h"

#include <array>
#include <string_view>

namespace retryscope {

inline constexpr std::array<std::string_view, 4> compareOptions{"--rules", "--with", "--fork",
                                                                "-o"};

/// `compare SCENARIO`: plays it twice, by two profiles, beside another scenario, or with one or two
/// of its forks, and tells where they part and which invocations end differently.
[[nodiscard]] Status compare(const Arguments &arguments);

} // namespace retryscope

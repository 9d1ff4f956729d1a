#pragma once

#include "app/arguments.h"
#include "app/commands.h"

#include <array>
#include <string_view>

namespace retryscope {

inline constexpr std::array<std::string_view, 3> compareOptions{"--rules", "--with", "-o"};

/// `compare SCENARIO`: plays it twice, by two profiles or beside another scenario, and tells where
/// they part and which invocations end differently.
[[nodiscard]] Status compare(const Arguments &arguments);

} // namespace retryscope

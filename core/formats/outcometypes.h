#pragma once

#include <array>
#include <string_view>

namespace retryscope {

/// What a scenario calls the types of an outcome, in the order of `OutcomeType`.
inline constexpr std::array<std::string_view, 9> outcomeTypeNames{
    "success",     "error",    "initError",   "timeout", "exit",
    "outOfMemory", "throttle", "systemError", "oneOf"};

} // namespace retryscope

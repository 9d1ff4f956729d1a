#pragma once

#include "app/arguments.h"
#include "app/commands.h"

#include <array>
#include <string_view>

namespace retryscope {

inline constexpr std::array<std::string_view, 2> rulesOptions{"--profile", "-o"};

/// `rules [RULE]`: prints the rulebook, or one rule of it.
[[nodiscard]] Status rules(const Arguments &arguments);

} // namespace retryscope

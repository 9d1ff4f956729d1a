#pragma once

#include "app/arguments.h"
#include "app/commands.h"

#include <array>
#include <string_view>

namespace retryscope {

inline constexpr std::array<std::string_view, 7> runOptions{
    "--rules", "--set", "--seed", "--fork", "--until", "--format", "-o"};

/// `run SCENARIO`: simulates it, or one of its forks, and writes what happened in the format that
/// was asked for.
[[nodiscard]] Status run(const Arguments &arguments);

} // namespace retryscope

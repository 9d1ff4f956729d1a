#pragma once

#include "app/arguments.h"
#include "app/commands.h"

#include <array>
#include <string_view>

namespace retryscope {

inline constexpr std::array<std::string_view, 7> runOptions{
    "--rules", "--set", "--seed", "--fork", "--until", "--format", "-o"};

inline constexpr std::array<std::string_view, 1> runFlags{"--profile"};

/// `run SCENARIO`: simulates it, or one of its forks, and writes what happened in the format that
/// was asked for. `--profile` prints on standard error where its time and memory went.
[[nodiscard]] Status run(const Arguments &arguments);

} // namespace retryscope

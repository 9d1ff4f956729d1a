#pragma once

#include "app/arguments.h"
#include "app/commands.h"

#include <array>
#include <string_view>

namespace retryscope {

inline constexpr std::array<std::string_view, 6> runOptions{"--rules", "--set",    "--seed",
                                                            "--until", "--format", "-o"};

/// `run SCENARIO`: simulates it and writes what happened in the format that was asked for.
[[nodiscard]] Status run(const Arguments &arguments);

} // namespace retryscope

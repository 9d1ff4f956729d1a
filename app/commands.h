#pragma once

#include <span>
#include <string_view>

namespace retryscope {

/// Exit statuses of the command line.
enum class Status : int { Fine = 0, InputIsWrong = 1, WrongUsage = 2, CheckFailed = 3 };

/// Runs `retryscope-cli WORDS…`: output to standard output or `-o FILE`, errors to standard error,
/// one a line.
[[nodiscard]] Status runCommand(std::span<const char *const> words);

} // namespace retryscope

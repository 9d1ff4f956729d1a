#pragma once

#include "core/model/result.h"
#include "core/model/simtime.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// What stands on the command line after the command: files or names, and options with their
/// values.
struct Arguments
{
    std::vector<std::string> positional;
    std::map<std::string, std::vector<std::string>>
        options; ///< `--set` to its values, in order; a flag to nothing

    /// The last value of an option that counts once.
    [[nodiscard]] std::optional<std::string> option(const std::string &name) const;

    /// Whether a flag was given.
    [[nodiscard]] bool has(const std::string &flag) const { return options.contains(flag); }
};

/// What a command can be told.
struct KnownOptions
{
    std::span<const std::string_view> withValue; ///< as `--seed 42` or `--seed=42`
    std::span<const std::string_view> flags; ///< that take none
};

/// Splits arguments; `--` ends the options. Errors (`where` is the argument): an unknown option, a
/// missing value, a value where none belongs.
[[nodiscard]] Result<Arguments> splitArguments(std::span<const char *const> words,
                                               const KnownOptions &known);

/// `90s`, `15m`, `6h`, `1500ms`, several as `1m30s`, or plain milliseconds; absent if it is
/// anything else or above a year.
[[nodiscard]] std::optional<Duration> durationArgument(std::string_view text);

/// A whole number from 0 to `most`, in decimal digits.
[[nodiscard]] std::optional<std::uint64_t> numberArgument(std::string_view text,
                                                          std::uint64_t most);

} // namespace retryscope

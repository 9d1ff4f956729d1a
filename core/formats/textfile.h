#pragma once

#include "core/model/result.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace retryscope {

inline constexpr std::size_t largestInputFile = std::size_t{64} * 1024 * 1024; ///< bytes

/// The whole content of a file, pipe or device. Errors have the path in `where` and say what is
/// wrong, in the system's words where it has any: it is a directory, can't be read, or is larger
/// than `largestInputFile`.
[[nodiscard]] Result<std::string> readFile(const std::string &path);

/// Reads a file, pipe or device of any size piece by piece, until `take` says no. Absent if it
/// worked; else the error as above.
[[nodiscard]] std::optional<Error> readPieces(const std::string &path,
                                              const std::function<bool(std::string_view)> &take);

/// Writes a file whole or not at all, as `FileWriter` does.
[[nodiscard]] std::optional<Error> writeFile(const std::string &path, std::string_view content);

/// What is wrong with a file of nothing but white space; absent if there is more.
[[nodiscard]] std::optional<std::string> emptiness(std::string_view text);

} // namespace retryscope

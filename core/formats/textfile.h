#pragma once

#include "core/model/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace retryscope {

inline constexpr std::size_t largestInputFile = std::size_t{64} * 1024 * 1024; ///< bytes

/// The whole content of a file, pipe or device. Errors have the path in `where` and say what is
/// wrong, in the system's words where it has any: it is a directory, can't be read, or is larger
/// than `largestInputFile`.
[[nodiscard]] Result<std::string> readFile(const std::string &path);

/// Writes a file whole or not at all: into a temporary file beside it, then renamed. Absent if it
/// worked; else the error as above, and the old file is as it was. Follows a symbolic link and
/// keeps the file's permissions. A pipe or device is written to as it is.
[[nodiscard]] std::optional<Error> writeFile(const std::string &path, std::string_view content);

} // namespace retryscope

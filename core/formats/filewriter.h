#pragma once

#include "core/formats/descriptor.h"
#include "core/model/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace retryscope {

/// Writes a file whole or not at all, piece by piece: into a temporary file beside it, which takes
/// its place when all is there. Follows a symbolic link and keeps the file's permissions. A pipe or
/// device is written to as it is.
///
/// After a problem nothing more is written; `finish` tells it. An unfinished file is removed.
class FileWriter
{
public:
    explicit FileWriter(std::string path);
    ~FileWriter();
    FileWriter(const FileWriter &) = delete;
    FileWriter &operator=(const FileWriter &) = delete;

    void write(std::string_view piece);

    /// To be called once, at the end. Absent if it worked; else the error with the path in `where`:
    /// it is a directory or can't be written, in the system's words. The old file is then as it
    /// was.
    [[nodiscard]] std::optional<Error> finish();

private:
    void open();
    void createBeside();
    void fail();
    void removeTemporary();

    std::string m_path;
    std::string m_target; // where the path leads through symbolic links
    std::string m_temporary; // empty: written in place, or not begun
    std::optional<unsigned> m_permissions; // of the file that was there
    Descriptor m_file;
    std::optional<Error> m_error;
};

} // namespace retryscope

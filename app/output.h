#pragma once

#include "core/formats/filewriter.h"
#include "core/formats/sink.h"
#include "core/model/result.h"

#include <optional>
#include <string>
#include <vector>

namespace retryscope {

/// Where a command's result goes, piece by piece: standard output, or a file that is there only
/// when all of it is.
class Output
{
public:
    /// An absent path means standard output.
    explicit Output(const std::optional<std::string> &path);

    [[nodiscard]] Sink sink();

    /// To be called once, at the end. The error of a file or a stream that could not be written.
    [[nodiscard]] std::optional<Error> finish();

private:
    std::optional<FileWriter> m_file;
    bool m_failed = false;
};

/// Prints to standard error as it is.
void printText(std::string_view text);

/// Prints to standard error, one a line: `where: what`, behind `file: ` if that is not empty.
void printErrors(const std::string &file, const std::vector<Error> &errors);

} // namespace retryscope

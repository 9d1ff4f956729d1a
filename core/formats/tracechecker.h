#pragma once

#include "core/formats/linescanner.h"
#include "core/model/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// Reads a trace file piece by piece and checks that it is whole: each line is a step as
/// `writeTraceLines` writes it, with the keys of its type in their order; steps count from 0; time
/// does not go back; causes are earlier steps; invocations appear in the order of their numbers.
///
/// It keeps no more than one line and the first errors, however long the trace is.
class TraceChecker
{
public:
    /// How many errors are told; a file that is no trace would have one a line.
    static constexpr std::size_t mostErrors = 20;

    /// The next piece of the file; pieces may end anywhere.
    void read(std::string_view piece);

    /// The end of the file. The errors, each with its line in `where`: `line 17`. To be called
    /// once.
    [[nodiscard]] std::vector<Error> finish();

    /// How many lines have been read.
    [[nodiscard]] std::uint64_t lines() const { return m_line; }

private:
    /// A longer line is cut and then lacks its end. (Messages of AWS are far shorter.)
    static constexpr std::size_t longestLine = std::size_t{1} << 20U; // bytes

    void readLine(std::string_view line);
    void readTime(LineScanner &scanner, std::int64_t step);
    bool readInvocation(LineScanner &scanner);

    std::string m_rest; // of a piece: the beginning of a line
    std::vector<Error> m_errors;
    std::uint64_t m_line = 0;
    std::int64_t m_atMs = 0; // of the line before
    std::int64_t m_invocations = 0; // that have appeared
};

} // namespace retryscope

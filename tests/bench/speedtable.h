#pragma once

#include <benchmark/benchmark.h>
#include <string>
#include <vector>

namespace retryscope::bench {

/// Shows the runs as usual, and keeps those that measured a `Latency` for the README's table.
class SpeedTable : public benchmark::ConsoleReporter
{
public:
    void ReportRuns(const std::vector<Run> &runs) override;

    /// Markdown: a row for each benchmark, in their order.
    [[nodiscard]] std::string text() const;
    /// Puts the table between the two markers of the file; whether it could.
    [[nodiscard]] bool write(const std::string &path) const;

private:
    std::string m_rows;
};

} // namespace retryscope::bench

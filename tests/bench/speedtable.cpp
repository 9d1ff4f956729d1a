#include "tests/bench/speedtable.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace retryscope::bench {

namespace {

constexpr const char *begin = "<!-- speed: written by retryscope-bench -->\n";
constexpr const char *end = "<!-- end of speed -->\n";
constexpr const char *head = "| milliseconds | median | 99th of 100 |\n"
                             "|---|--:|--:|\n";

/// Three digits are more than such a measurement holds.
std::string cell(const benchmark::BenchmarkReporter::Run &run, const char *counter)
{
    const double value = run.counters.at(counter);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), value < 10 ? " %.1f |" : " %.0f |", value);
    return text.data();
}

} // namespace

void SpeedTable::ReportRuns(const std::vector<Run> &runs)
{
    ConsoleReporter::ReportRuns(runs);
    for (const Run &run : runs) {
        if (run.report_label.empty() || !run.counters.contains("cpu_p99_ms"))
            continue;
        m_rows += "| " + run.report_label + " |";
        for (const char *counter : {"cpu_median_ms", "cpu_p99_ms"})
            m_rows += cell(run, counter);
        m_rows += '\n';
    }
}

std::string SpeedTable::text() const
{
    return head + m_rows;
}

bool SpeedTable::write(const std::string &path) const
{
    std::ifstream in(path);
    std::string page{std::istreambuf_iterator<char>(in), {}};
    const std::size_t from = page.find(begin);
    const std::size_t to = page.find(end);
    if (from == std::string::npos || to == std::string::npos || to < from)
        return false;
    const std::size_t inner = from + std::string(begin).size();
    page.replace(inner, to - inner, '\n' + text() + '\n');
    std::ofstream out(path, std::ios::trunc);
    out << page;
    return static_cast<bool>(out.flush());
}

} // namespace retryscope::bench

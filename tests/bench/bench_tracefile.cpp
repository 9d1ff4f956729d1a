#include "core/engine/simulate.h"
#include "core/formats/filewriter.h"
#include "core/formats/textfile.h"
#include "core/formats/tracechecker.h"
#include "core/formats/tracelines.h"
#include "tests/bench/millioninvocations.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdint>
#include <filesystem>
#include <malloc.h>
#include <string>
#include <unistd.h>

namespace retryscope::bench {

namespace {

/// Ten million steps in a file, which is removed at the end.
class LongTraceFile
{
public:
    LongTraceFile()
        : m_path(std::filesystem::temp_directory_path()
                 / ("retryscope-bench-" + std::to_string(::getpid()) + ".jsonl"))
    {
    }
    ~LongTraceFile() { std::filesystem::remove(m_path); }
    LongTraceFile(const LongTraceFile &) = delete;
    LongTraceFile &operator=(const LongTraceFile &) = delete;

    [[nodiscard]] const std::string &path() const { return m_path; }

    [[nodiscard]] static const Trace &trace()
    {
        static const Trace trace = [] {
            constexpr std::int64_t count = 1'818'184; // 5.5 steps each
            return simulate(manyInvocations(count), Rules{});
        }();
        return trace;
    }

private:
    std::string m_path;
};

const LongTraceFile &longTraceFile()
{
    static const LongTraceFile file;
    return file;
}

/// How far the heap grows over what it held at first: that memory stays flat.
class HeapGrowth
{
public:
    void look() { m_most = std::max(m_most, inUse()); }
    [[nodiscard]] double bytes() const { return static_cast<double>(m_most - m_begin); }

private:
    [[nodiscard]] static std::size_t inUse()
    {
        const struct ::mallinfo2 info = ::mallinfo2();
        return info.uordblks + info.hblkhd;
    }

    std::size_t m_begin = inUse();
    std::size_t m_most = m_begin;
};

void tell(benchmark::State &state, std::int64_t bytes, const HeapGrowth &heap)
{
    state.SetBytesProcessed(bytes);
    state.counters["steps"] = static_cast<double>(LongTraceFile::trace().size());
    state.counters["heap growth"] = heap.bytes();
}

void saveTenMillionSteps(benchmark::State &state)
{
    const Trace &trace = LongTraceFile::trace();
    HeapGrowth heap;
    std::int64_t bytes = 0;
    for (auto _ : state) {
        FileWriter file(longTraceFile().path());
        writeTraceLines(trace, [&](std::string_view piece) {
            file.write(piece);
            bytes += static_cast<std::int64_t>(piece.size());
            heap.look();
        });
        if (file.finish())
            state.SkipWithError("the trace can't be written");
    }
    tell(state, bytes, heap);
}
BENCHMARK(saveTenMillionSteps)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Reads what `saveTenMillionSteps` wrote.
void loadTenMillionSteps(benchmark::State &state)
{
    HeapGrowth heap;
    std::int64_t bytes = 0;
    for (auto _ : state) {
        TraceChecker checker;
        const auto unreadable = readPieces(longTraceFile().path(), [&](std::string_view piece) {
            checker.read(piece);
            bytes += static_cast<std::int64_t>(piece.size());
            heap.look();
            return true;
        });
        if (unreadable || !checker.finish().empty())
            state.SkipWithError("the trace can't be read");
    }
    tell(state, bytes, heap);
}
BENCHMARK(loadTenMillionSteps)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace

} // namespace retryscope::bench

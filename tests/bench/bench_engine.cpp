#include "core/engine/simulate.h"
#include "tests/bench/bareloop.h"
#include "tests/bench/millioninvocations.h"

#include <queue>

#include <benchmark/benchmark.h>
#include <cstdint>
#include <malloc.h>
#include <vector>

namespace retryscope::bench {

namespace {

/// What the heap holds, large blocks included.
std::size_t bytesInUse()
{
    const struct ::mallinfo2 info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// Everything that a user waits for: from the scenario to a trace that answers questions.
void engine(benchmark::State &state)
{
    std::size_t bytes = 0;
    std::size_t steps = 0;
    for (auto _ : state) {
        const std::size_t before = bytesInUse();
        const Trace trace = simulate(millionInvocations(), Rules{});
        bytes = bytesInUse() - before;
        steps = trace.size();
        benchmark::DoNotOptimize(steps);
    }
    state.SetItemsProcessed(state.iterations() * attempts);
    state.counters["bytes/attempt"] = static_cast<double>(bytes) / static_cast<double>(attempts);
    state.counters["steps"] = static_cast<double>(steps);
}
BENCHMARK(engine)->Unit(benchmark::kMillisecond);

/// How the cost of an attempt grows with the length of the trace. Each trace gets its memory from
/// the system, page by page: a short one must not profit from what the one before gave back.
void engineGrowth(benchmark::State &state)
{
    for (auto _ : state) {
        state.PauseTiming();
        ::malloc_trim(0);
        state.ResumeTiming();
        const Trace trace = simulate(manyInvocations(state.range(0)), Rules{});
        benchmark::DoNotOptimize(trace.size());
    }
    constexpr std::int64_t quartersEach = attempts * 4 / invocations;
    state.SetItemsProcessed(state.iterations() * state.range(0) * quartersEach / 4);
}
BENCHMARK(engineGrowth)->Arg(100'000)->Arg(10'000'000)->Unit(benchmark::kMillisecond);

/// The bare minimum: the same schedule from one binary heap, the same number of rows. It decides
/// nothing, knows no settings and answers no questions.
class BareLoop
{
public:
    BareLoop()
        : m_lives(static_cast<std::size_t>(invocations))
    {
        m_rows.reserve(static_cast<std::size_t>(invocations) * 5);
        for (std::uint32_t i = 0; i < m_lives.size(); ++i)
            push(i, i, Kind::Call);
    }

    std::size_t play()
    {
        for (; !m_queue.empty(); ++m_taken) {
            const Item item = m_queue.top();
            m_queue.pop();
            take(item);
        }
        return m_rows.size();
    }

private:
    struct Life
    {
        std::uint32_t lastRow = 0;
        std::uint16_t runs = 0;
    };

    void push(std::int64_t atMs, std::uint32_t invocation, Kind kind)
    {
        m_queue.push({atMs, static_cast<std::uint64_t>(kind) << 60U | m_sequence++, invocation});
    }

    void append(const Item &item, std::uint8_t kind)
    {
        Life &life = m_lives[item.invocation];
        m_rows.push_back({item.atMs, item.invocation, life.lastRow, 0, life.runs, kind, 0});
        life.lastRow = static_cast<std::uint32_t>(m_rows.size() - 1);
    }

    void take(const Item &item)
    {
        constexpr std::int64_t waitMs[] = {60'000, 120'000};
        constexpr std::uint16_t failuresOf[] = {0, 0, 1, 2};
        Life &life = m_lives[item.invocation];
        switch (item.kind()) {
        case Kind::Call:
            append(item, 0);
            push(item.atMs, item.invocation, Kind::Dispatch);
            break;
        case Kind::Dispatch:
            ++life.runs;
            append(item, 1);
            push(item.atMs + 100, item.invocation, Kind::RunEnd);
            break;
        case Kind::RunEnd:
            append(item, 2);
            if (life.runs > failuresOf[item.invocation % 4])
                append(item, 3);
            else
                push(item.atMs + waitMs[life.runs - 1], item.invocation, Kind::Dispatch);
            break;
        }
    }

    std::priority_queue<Item, std::vector<Item>, std::greater<>> m_queue;
    std::vector<Life> m_lives;
    std::vector<Row> m_rows;
    std::uint64_t m_sequence = 0;
    std::uint64_t m_taken = 0;
};

void barePriorityQueue(benchmark::State &state)
{
    std::size_t rows = 0;
    for (auto _ : state) {
        BareLoop loop;
        rows = loop.play();
        benchmark::DoNotOptimize(rows);
    }
    state.SetItemsProcessed(state.iterations() * attempts);
    state.counters["steps"] = static_cast<double>(rows);
}
BENCHMARK(barePriorityQueue)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace retryscope::bench

#include "core/engine/simulate.h"
#include "core/model/chance.h"
#include "tests/bench/millioninvocations.h"

#include <benchmark/benchmark.h>
#include <cstdint>

namespace retryscope::bench {

namespace {

const Trace &longTrace()
{
    static const Trace trace = simulate(millionInvocations(), Rules{});
    return trace;
}

/// A cursor anywhere in the trace, another one at each call.
class RandomCursor
{
public:
    std::size_t operator()() { return chance::below(m_steps, chance::mixed(1, ++m_draw)); }

private:
    std::size_t m_steps = longTrace().size() + 1;
    std::uint64_t m_draw = 0;
};

/// The counts per phase at a random cursor, as after a jump.
void totalsAtARandomCursor(benchmark::State &state)
{
    RandomCursor cursor;
    for (auto _ : state) {
        const Totals totals = longTrace().totalsAfter(cursor());
        benchmark::DoNotOptimize(totals);
    }
}
BENCHMARK(totalsAtARandomCursor)->Unit(benchmark::kMicrosecond);

/// Fifty neighbours at a random cursor, as many as a screen shows.
void fiftyInvocationsAtARandomCursor(benchmark::State &state)
{
    constexpr std::uint32_t rows = 50;
    RandomCursor cursor;
    for (auto _ : state) {
        const std::size_t count = cursor();
        const auto first = static_cast<std::uint32_t>(count % (invocations - rows));
        for (std::uint32_t i = 0; i < rows; ++i) {
            const auto invocation = longTrace().invocationAfter(count, {first + i});
            benchmark::DoNotOptimize(invocation);
        }
    }
}
BENCHMARK(fiftyInvocationsAtARandomCursor)->Unit(benchmark::kMicrosecond);

void stepsAtARandomInstant(benchmark::State &state)
{
    RandomCursor draw;
    const auto end = static_cast<std::size_t>(longTrace().endedAt().time_since_epoch().count());
    for (auto _ : state) {
        const Instant instant(Duration(draw() % end));
        const std::size_t count = longTrace().countAt(instant);
        benchmark::DoNotOptimize(count);
    }
}
BENCHMARK(stepsAtARandomInstant)->Unit(benchmark::kMicrosecond);

} // namespace

} // namespace retryscope::bench

#include "core/engine/simulate.h"
#include "core/trace/comparison.h"
#include "tests/bench/millioninvocations.h"

#include <benchmark/benchmark.h>

namespace retryscope::bench {

namespace {

const Trace &base()
{
    static const Trace trace = simulate(millionInvocations(), Rules{});
    return trace;
}

/// With a change that takes hold when all but a thousandth of the steps have happened.
const Trace &fork()
{
    static const Trace trace = [] {
        Scenario scenario = millionInvocations();
        EventInvokeConfig config;
        config.maximumRetryAttempts = 0;
        const auto step = static_cast<std::uint32_t>(base().size() / 1000 * 999);
        scenario.changes = {{base().at({step}),
                             FunctionChange{scenario.functions.front().name,
                                            PutFunctionEventInvokeConfig{config}}}};
        return simulate(std::move(scenario), Rules{});
    }();
    return trace;
}

/// To the first step that differs, near the end: the worst case of a fork.
void firstDivergenceNearTheEnd(benchmark::State &state)
{
    const Trace &left = base(); // made before the clock runs
    const Trace &right = fork();
    for (auto _ : state) {
        const auto step = firstDivergence(left, right);
        benchmark::DoNotOptimize(step);
    }
}
BENCHMARK(firstDivergenceNearTheEnd)->Unit(benchmark::kMillisecond);

/// With all ends that differ.
void comparisonOfTwoRuns(benchmark::State &state)
{
    const Trace &left = base();
    const Trace &right = fork();
    for (auto _ : state) {
        const TraceComparison comparison = compared(left, right);
        benchmark::DoNotOptimize(comparison);
    }
}
BENCHMARK(comparisonOfTwoRuns)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace retryscope::bench

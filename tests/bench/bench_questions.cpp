#include "core/engine/simulate.h"
#include "core/trace/comparison.h"
#include "core/trace/filtermatch.h"
#include "core/trace/hits.h"
#include "tests/bench/latency.h"
#include "tests/bench/millioninvocations.h"

#include <benchmark/benchmark.h>

namespace retryscope::bench {

namespace {

const Trace &longTrace()
{
    static const Trace trace = simulate(millionInvocations(), Rules{});
    return trace;
}

/// What every filter of a trace needs, worked out once.
void fatesOfAll(benchmark::State &state)
{
    longTrace(); // made before the clock runs
    state.SetLabel("filter, once a trace: all fates");
    Latency latency(state);
    for (auto _ : state)
        latency.measure([] { benchmark::DoNotOptimize(fatesOf(longTrace())); });
    latency.report();
}
BENCHMARK(fatesOfAll)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(20);

void filterOverAll(benchmark::State &state)
{
    const auto fates = fatesOf(longTrace());
    const Filter filter = parseFilter("status:succeeded function:f attempts>1 age>60s").value();
    std::size_t found = 0;
    state.SetLabel("filter, each: four conditions");
    Latency latency(state);
    for (auto _ : state)
        latency.measure([&] { found = matching(longTrace(), *fates, filter)->size(); });
    latency.report();
    state.counters["found"] = static_cast<double>(found);
}
BENCHMARK(filterOverAll)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(50);

void hitsOfABreakpoint(benchmark::State &state)
{
    longTrace(); // made before the clock runs
    const std::vector<Breakpoint> breakpoints(1); // every attempt that failed
    std::size_t found = 0;
    Latency latency(state);
    for (auto _ : state)
        latency.measure([&] { found = hitsOf(longTrace(), breakpoints).size(); });
    latency.report();
    state.counters["found"] = static_cast<double>(found);
}
BENCHMARK(hitsOfABreakpoint)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(20);

/// Of a run and its like: nothing differs, so that all steps are compared.
void divergenceOfEqualRuns(benchmark::State &state)
{
    longTrace(); // made before the clock runs
    static const Trace other = simulate(millionInvocations(), Rules{});
    Latency latency(state);
    for (auto _ : state) {
        latency.measure([] { benchmark::DoNotOptimize(firstDivergence(longTrace(), other)); });
    }
    latency.report();
}
BENCHMARK(divergenceOfEqualRuns)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(20);

} // namespace

} // namespace retryscope::bench

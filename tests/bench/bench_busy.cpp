#include "core/engine/simulate.h"
#include "core/model/chance.h"
#include "tests/bench/bareloop.h"
#include "tests/bench/millioninvocations.h"

#include <queue>

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdint>
#include <vector>

namespace retryscope::bench {

namespace {

constexpr std::int64_t places = 100;
constexpr std::int64_t leastMs = 50; // of a run
constexpr std::int64_t mostMs = 250;
constexpr std::uint32_t mostChildren = 100'000; // that deliveries start: the semantics' bound

/// A thousand calls a second of a function whose hundred places take two thirds of them: many
/// dispatches are refused, several times over. Each run lasts as long as it will. Each success
/// calls another function, as long as chains may.
Scenario busyMinutes()
{
    Scenario scenario = millionInvocations();
    scenario.functions.resize(2);
    Function &f = scenario.functions[0];
    f.reservedConcurrentExecutions = places;
    EventInvokeConfig config;
    config.destinationConfig = DestinationConfig{};
    config.destinationConfig->onSuccess =
        DestinationSetting{"arn:aws:lambda:us-east-1:123456789012:function:g"};
    f.eventInvokeConfigs = {config};
    scenario.functions[1].name = std::string("g");
    for (ScenarioInvocation &entry : scenario.invocations) {
        for (Outcome &outcome : entry.outcomes)
            outcome.duration = {Duration(leastMs), Duration(mostMs)};
    }
    return scenario;
}

/// Varied run times, throttling and chains: everything that constant delays do not help with.
void busyEngine(benchmark::State &state)
{
    std::size_t steps = 0;
    for (auto _ : state) {
        const Trace trace = simulate(busyMinutes(), Rules{});
        steps = trace.size();
        benchmark::DoNotOptimize(steps);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(steps));
    state.counters["steps"] = static_cast<double>(steps);
}
BENCHMARK(busyEngine)->Unit(benchmark::kMillisecond);

/// The bare minimum of the same load, from one binary heap, as `barePriorityQueue` is of the other.
class BusyLoop
{
public:
    BusyLoop()
        : m_lives(static_cast<std::size_t>(invocations))
    {
        m_lives.reserve(m_lives.size() + mostChildren);
        for (std::uint32_t i = 0; i < m_lives.size(); ++i)
            push(i, i, Kind::Call);
    }

    std::size_t play()
    {
        while (!m_queue.empty()) {
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
        std::uint16_t dispatches = 0;
        std::uint16_t runs = 0;
        std::uint16_t refusals = 0; // in a row
    };

    [[nodiscard]] static bool isChild(std::uint32_t invocation)
    {
        return invocation >= static_cast<std::uint32_t>(invocations);
    }

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
        switch (item.kind()) {
        case Kind::Call:
            append(item, 0);
            push(item.atMs, item.invocation, Kind::Dispatch);
            break;
        case Kind::Dispatch:
            dispatch(item);
            break;
        case Kind::RunEnd:
            endRun(item);
            break;
        }
    }

    void dispatch(const Item &item)
    {
        Life &life = m_lives[item.invocation];
        ++life.dispatches;
        if (!isChild(item.invocation) && m_inFlight == places) {
            append(item, 4);
            const std::int64_t seconds = std::min(1LL << std::min<int>(life.refusals++, 9), 300LL);
            push(item.atMs + seconds * 1000, item.invocation, Kind::Dispatch);
            return;
        }
        if (!isChild(item.invocation))
            ++m_inFlight;
        ++life.runs;
        life.refusals = 0;
        append(item, 1);
        const auto luck = chance::mixed(item.invocation, m_sequence);
        const auto varied = static_cast<std::int64_t>(chance::below(mostMs - leastMs + 1, luck));
        push(item.atMs + leastMs + varied, item.invocation, Kind::RunEnd);
    }

    void endRun(const Item &item)
    {
        constexpr std::int64_t waitMs[] = {60'000, 120'000};
        constexpr std::uint16_t failuresOf[] = {0, 0, 1, 2};
        const Life &life = m_lives[item.invocation];
        append(item, 2);
        if (!isChild(item.invocation)) {
            --m_inFlight;
            if (life.dispatches <= failuresOf[item.invocation % 4]) {
                push(item.atMs + waitMs[life.runs - 1], item.invocation, Kind::Dispatch);
                return;
            }
        }
        append(item, 3);
        if (!isChild(item.invocation))
            deliver(item);
    }

    void deliver(const Item &item)
    {
        append(item, 5);
        if (m_lives.size() == static_cast<std::size_t>(invocations) + mostChildren)
            return;
        m_lives.emplace_back();
        push(item.atMs, static_cast<std::uint32_t>(m_lives.size() - 1), Kind::Call);
    }

    std::priority_queue<Item, std::vector<Item>, std::greater<>> m_queue;
    std::vector<Life> m_lives;
    std::vector<Row> m_rows;
    std::uint64_t m_sequence = 0;
    std::int64_t m_inFlight = 0;
};

void busyPriorityQueue(benchmark::State &state)
{
    std::size_t rows = 0;
    for (auto _ : state) {
        BusyLoop loop;
        rows = loop.play();
        benchmark::DoNotOptimize(rows);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(rows));
    state.counters["steps"] = static_cast<double>(rows);
}
BENCHMARK(busyPriorityQueue)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace retryscope::bench

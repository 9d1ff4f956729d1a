#pragma once

#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstddef>
#include <vector>

namespace retryscope::bench {

/// How long each of many single answers took. A person notices the slow ones, which an average
/// hides. For benchmarks with `UseManualTime` and a fixed number of iterations.
class Latency
{
public:
    explicit Latency(benchmark::State &state)
        : m_state(state)
    {
    }

    template <typename Action>
    void measure(Action action)
    {
        const auto begin = std::chrono::steady_clock::now();
        action();
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        m_state.SetIterationTime(taken.count());
        m_takenMs.push_back(taken.count() * 1000);
    }

    /// To be called once, behind the last.
    void report()
    {
        std::ranges::sort(m_takenMs);
        m_state.counters["min_ms"] = m_takenMs.front();
        m_state.counters["median_ms"] = share(50);
        m_state.counters["p99_ms"] = share(99);
        m_state.counters["max_ms"] = m_takenMs.back();
    }

private:
    [[nodiscard]] double share(std::size_t percent) const
    {
        return m_takenMs[std::min(m_takenMs.size() * percent / 100, m_takenMs.size() - 1)];
    }

    benchmark::State &m_state;
    std::vector<double> m_takenMs;
};

} // namespace retryscope::bench

#pragma once

#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cstddef>
#include <ctime>
#include <vector>

namespace retryscope::bench {

/// How long each of many single answers took. A person notices the slow ones, which an average
/// hides. By the clock, and as processor time of this thread: on a machine that others share only
/// the latter is steady. For benchmarks with `UseManualTime` and a fixed number of iterations.
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
        const double processorMs = processorTimeMs();
        const auto begin = std::chrono::steady_clock::now();
        action();
        const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
        m_processorMs.push_back(processorTimeMs() - processorMs);
        m_state.SetIterationTime(taken.count());
        m_takenMs.push_back(taken.count() * 1000);
    }

    /// To be called once, behind the last.
    void report()
    {
        reportClock();
        std::ranges::sort(m_processorMs);
        m_state.counters["cpu_min_ms"] = m_processorMs.front();
        m_state.counters["cpu_median_ms"] = share(m_processorMs, 50);
        m_state.counters["cpu_p99_ms"] = share(m_processorMs, 99);
        m_state.counters["cpu_max_ms"] = m_processorMs.back();
    }

    /// The same by the clock alone.
    void reportClock()
    {
        std::ranges::sort(m_takenMs);
        m_state.counters["min_ms"] = m_takenMs.front();
        m_state.counters["median_ms"] = share(m_takenMs, 50);
        m_state.counters["p99_ms"] = share(m_takenMs, 99);
        m_state.counters["max_ms"] = m_takenMs.back();
    }

private:
    [[nodiscard]] static double processorTimeMs()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    }

    [[nodiscard]] static double share(const std::vector<double> &sorted, std::size_t percent)
    {
        return sorted[std::min(sorted.size() * percent / 100, sorted.size() - 1)];
    }

    benchmark::State &m_state;
    std::vector<double> m_takenMs;
    std::vector<double> m_processorMs;
};

} // namespace retryscope::bench

#pragma once

#include "core/model/breakpoint.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace retryscope {

/// What one step adds to one metric.
struct MetricSample
{
    Metric metric = Metric::QueueDepth;
    Instant stamp; ///< the moment that it counts for: of `Errors` the start of the run
    std::int64_t amount = 1; ///< of a level up or down; of a maximum the value in milliseconds
};

/// Turns the steps of a trace, fed in order, into samples of all metrics.
class MetricSampler
{
public:
    explicit MetricSampler(const Trace &trace);

    /// The samples of a step of `invocation`; valid until the next call.
    const std::vector<MetricSample> &samples(StepIndex index, InvocationId invocation,
                                             const Fact &fact);

private:
    void count(InvocationId invocation, Instant at, const Fact &fact);
    void start(InvocationId invocation, Instant at);
    void moveLevels(InvocationId invocation, Instant at, const Fact &fact);
    void put(Metric metric, Instant stamp, std::int64_t amount = 1)
    {
        m_samples.push_back({metric, stamp, amount});
    }

    const Trace &m_trace;
    std::vector<MetricSample> m_samples;
    std::vector<Instant> m_startedAt; // by invocation: its latest run
    std::vector<Phase> m_phases; // by invocation
};

/// Notices when a metric crosses a value: a level by its value at the end of each instant, as the
/// charts show it, the others by their value of the running minute so far.
class MetricWatch
{
public:
    explicit MetricWatch(const Threshold &threshold)
        : m_threshold(threshold)
    {
    }

    /// Takes a sample of the watched functions at step `index`. Gives the step that crossed the
    /// value: this one, or of a level perhaps one of an earlier instant.
    std::optional<StepIndex> add(StepIndex index, Instant at, const MetricSample &sample);

    /// No more samples follow: what the last instant crossed.
    std::optional<StepIndex> finish();

private:
    std::optional<StepIndex> addToLevel(StepIndex index, Instant at, std::int64_t amount);
    std::optional<StepIndex> addToMinute(StepIndex index, const MetricSample &sample);

    Threshold m_threshold;
    std::int64_t m_level = 0;
    std::int64_t m_levelBefore = 0; // at the end of the instant before
    std::optional<StepIndex> m_moved; // the last step of this instant that moved the level
    Instant m_movedAt;
    std::map<std::int64_t, std::int64_t> m_minutes; // value so far, by minute
};

} // namespace retryscope

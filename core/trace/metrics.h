#pragma once

#include "core/trace/trace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace retryscope {

/// CloudWatch's count, maximum and sum of one metric; the average is `sum / count`.
struct Statistic
{
    std::int64_t count = 0;
    Duration maximum{}; ///< meaningless without samples
    Duration sum{};
    bool operator==(const Statistic &) const = default;

    void add(Duration sample)
    {
        ++count;
        sum += sample;
        if (count == 1 || sample > maximum)
            maximum = sample;
    }
};

/// The metrics of one function over a whole trace, named as in CloudWatch (semantics, section 11).
struct FunctionMetrics
{
    std::int64_t asyncEventsReceived = 0;
    std::int64_t asyncEventsDropped = 0;
    std::int64_t invocations = 0; ///< runs
    std::int64_t errors = 0; ///< runs that ended in a function error
    std::int64_t throttles = 0; ///< 429, queued or synchronous
    std::int64_t deadLetterErrors = 0;
    std::int64_t destinationDeliveryFailures = 0;
    std::int64_t recursiveInvocationsDropped = 0;
    Statistic asyncEventAge; ///< of an `Event`'s runs, at their start
    Statistic duration; ///< of runs that are over
    std::int64_t concurrentExecutions = 0; ///< at most at one moment
    bool operator==(const FunctionMetrics &) const = default;
};

/// The metrics of every function of the scenario, by `FunctionIndex`. One pass over all steps.
[[nodiscard]] std::vector<FunctionMetrics> metricsOf(const Trace &trace);

} // namespace retryscope

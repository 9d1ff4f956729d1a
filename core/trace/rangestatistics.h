#pragma once

#include "core/trace/metrics.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

namespace retryscope {

inline constexpr std::size_t failureCount = 6;
inline constexpr std::size_t conditionCount = 5;

/// What happened in a stretch of a trace: the sums of the steps in it, and the levels at its ends.
struct RangeStatistics
{
    Instant from;
    Instant to;
    std::size_t steps = 0;
    std::int64_t called = 0; ///< all calls: accepted, rejected, synchronous
    std::int64_t accepted = 0;
    std::int64_t rejected = 0;
    std::int64_t answered = 0;
    std::int64_t dispatches = 0; ///< runs begun, look-ups that found nothing, refusals
    std::int64_t runs = 0; ///< begun
    std::int64_t succeeded = 0; ///< attempts that ended so
    std::array<std::int64_t, failureCount> failed{}; ///< attempts, by `Failure`
    std::int64_t throttled = 0; ///< refusals with 429
    std::int64_t serviceErrors = 0; ///< other refusals
    std::array<std::int64_t, conditionCount> ended{}; ///< by `Condition`
    std::int64_t lost = 0;
    std::int64_t delivered = 0;
    std::int64_t deliveryFailed = 0;
    std::int64_t changes = 0; ///< of settings, refused ones too
    Statistic backOff; ///< waits that begin after a failed attempt
    Statistic refusedWait; ///< waits that begin after a refusal
    Statistic age; ///< of an `Event` when a run of it begins: CloudWatch's AsyncEventAge
    Statistic duration; ///< of the runs that end
    Totals before; ///< before the first step
    Totals after; ///< after the last one
    bool operator==(const RangeStatistics &) const = default;

    [[nodiscard]] std::int64_t allFailed() const;
    [[nodiscard]] std::int64_t allEnded() const;
};

/// The statistics of the steps at `from`, at `to` and between. One pass over them, so a long
/// stretch is no work for the GUI thread. `isCancelled` is asked now and then; absent: it said yes.
[[nodiscard]] std::optional<RangeStatistics>
statisticsOf(const Trace &trace, Instant from, Instant to,
             const std::function<bool()> &isCancelled = {});

} // namespace retryscope

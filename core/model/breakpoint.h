#pragma once

#include "core/model/functionpattern.h"
#include "core/model/metric.h"
#include "core/model/outcome.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// What a breakpoint waits for. Each is a kind of step that a trace can hold.
enum class StopOn : std::uint8_t {
    Failed, ///< an attempt failed: a run or a look-up
    Refused, ///< a dispatch was sent back without running
    RetryScheduled, ///< an attempt failed, and another one follows after a wait
    RetryWouldMissDeadline, ///< a failed attempt or a refusal whose next dispatch comes too late
    Expired, ///< an invocation ended `EventAgeExceeded`
    Routed, ///< a record or an event arrived at its target
    DeliveryFailed,
    Lost,
    RecursionStopped, ///< an invocation ended `RecursiveInvocation`
    ConfigChanged, ///< an entry of the scenario's `changes` took hold
    MetricCrosses ///< a metric went over a value, or under one
};

/// The words of a scenario file, by `StopOn`.
inline constexpr std::array<std::string_view, 11> stopOnNames{
    "failed",           "refused",       "retryScheduled", "retryWouldMissDeadline",
    "expired",          "routed",        "deliveryFailed", "lost",
    "recursionStopped", "configChanged", "metricCrosses",
};

/// Whether it is about one invocation, so that conditions on the event and its attempts make sense.
[[nodiscard]] constexpr bool isAboutInvocation(StopOn on)
{
    return on != StopOn::ConfigChanged && on != StopOn::MetricCrosses;
}

/// The value that a metric must cross, in CloudWatch's unit (milliseconds or a count).
struct Threshold
{
    enum class Side : std::uint8_t {
        Above, ///< it was at most the value, and is more
        Below ///< it was at least the value, and is less; of a level only
    };

    Metric metric = Metric::QueueDepth;
    Side side = Side::Above;
    std::int64_t value = 0;
    bool operator==(const Threshold &) const = default;
};

/// An entry of the scenario's `breakpoints`. All conditions that are given must hold.
///
/// Steps are matched, so a breakpoint hits at the same places forwards and backwards, and a stop is
/// just behind the step. `hitCount` n passes over the first n − 1 matches of the whole trace, from
/// its start; the n-th and all after it are hits.
struct Breakpoint
{
    StopOn on = StopOn::Failed;
    std::string name; ///< of the author's choice; may be empty
    std::optional<FunctionPattern> function; ///< the one called, or whose settings or metric it is
    std::optional<std::string> requestId;
    std::vector<PayloadCondition> payload; ///< of the event, as in a behaviour's `when`
    /// Of the attempt that the step belongs to, from 1; at a refusal runs + 1, as in a behaviour's
    /// `when`. At ends and deliveries the number of attempts that there were. Empty: any.
    std::vector<std::int64_t> attempts;
    std::optional<Threshold> threshold; ///< of `MetricCrosses`, and only there
    std::int64_t hitCount = 1; ///< at least 1
    bool logOnly = false; ///< counts and lists its hits, and never stops
    bool enabled = true;
    bool operator==(const Breakpoint &) const = default;
};

} // namespace retryscope

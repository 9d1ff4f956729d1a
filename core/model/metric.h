#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace retryscope {

/// What can be measured of functions. All but the first are CloudWatch's (semantics, section 11).
enum class Metric : std::uint8_t {
    QueueDepth, ///< invocations that wait for a dispatch; CloudWatch has no such metric
    ConcurrentExecutions,
    AsyncEventsReceived,
    AsyncEventAge,
    AsyncEventsDropped,
    Invocations,
    Errors,
    Throttles,
    RunDuration, ///< CloudWatch's `Duration`
    DeadLetterErrors,
    DestinationDeliveryFailures,
    RecursiveInvocationsDropped
};

/// CloudWatch's names, and ours, by `Metric`.
inline constexpr std::array<std::string_view, 12> metricNames{
    "QueueDepth",
    "ConcurrentExecutions",
    "AsyncEventsReceived",
    "AsyncEventAge",
    "AsyncEventsDropped",
    "Invocations",
    "Errors",
    "Throttles",
    "Duration",
    "DeadLetterErrors",
    "DestinationDeliveryFailures",
    "RecursiveInvocationsDropped",
};

/// Whether the metric has a value at each moment, that can fall too. The others are sums of a
/// minute, `AsyncEventAge` and `Duration` maxima of a minute in milliseconds.
[[nodiscard]] constexpr bool isLevel(Metric metric)
{
    return metric == Metric::QueueDepth || metric == Metric::ConcurrentExecutions;
}

/// Whether the metric's value is a number of milliseconds.
[[nodiscard]] constexpr bool isInMilliseconds(Metric metric)
{
    return metric == Metric::AsyncEventAge || metric == Metric::RunDuration;
}

} // namespace retryscope

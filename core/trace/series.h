#pragma once

#include "core/trace/trace.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace retryscope {

/// What a chart can show over time. The last six are sums or maxima a minute, as CloudWatch has
/// them.
enum class SeriesKind : std::uint8_t {
    QueueDepth, ///< invocations that wait for a dispatch; CloudWatch has no such metric
    ConcurrentExecutions,
    AsyncEventsReceived,
    Invocations,
    Errors, ///< stamped with the start of the run
    Throttles,
    AsyncEventsDropped,
    AsyncEventAge ///< the maximum, in seconds
};
inline constexpr std::size_t seriesCount = 8;

/// CloudWatch's name of the metric; `QueueDepth` for ours.
[[nodiscard]] const char *name(SeriesKind kind);

/// Whether the series is a value a minute (a bar chart), not a level that holds until the next
/// point.
[[nodiscard]] constexpr bool isPerMinute(SeriesKind kind)
{
    return kind >= SeriesKind::AsyncEventsReceived;
}

struct SeriesPoint
{
    Instant at; ///< of a value a minute: the minute's start
    double value = 0;
    bool operator==(const SeriesPoint &) const = default;
};

/// In order of time. A level begins at zero; of a minute without samples there is no point.
using Series = std::vector<SeriesPoint>;

/// All series of a trace, by `SeriesKind`, over all functions. One pass over the steps. Where a
/// series has more than `limit` points, neighbours become one that keeps their maximum.
[[nodiscard]] std::array<Series, seriesCount> seriesOf(const Trace &trace,
                                                       std::size_t limit = 5'000);

} // namespace retryscope

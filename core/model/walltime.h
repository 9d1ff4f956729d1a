#pragma once

#include "core/model/simtime.h"

#include <optional>
#include <string>
#include <string_view>

namespace retryscope {

/// A moment of the calendar: milliseconds since 1970-01-01T00:00:00.000Z.
struct WallTime
{
    Duration sinceEpoch{};
    bool operator==(const WallTime &) const = default;
};

/// The moment `instant` of a scenario that starts at `start`.
[[nodiscard]] inline WallTime at(WallTime start, Instant instant)
{
    return {start.sinceEpoch + instant.time_since_epoch()};
}

/// Reads `YYYY-MM-DDThh:mm:ss[.fff]Z` from year 1970 to 9999; absent if it is anything else.
[[nodiscard]] std::optional<WallTime> wallTime(std::string_view text);

/// `2026-01-15T10:30:00.000Z`, as AWS writes a record's timestamp.
[[nodiscard]] std::string isoMilliseconds(WallTime time);

/// `2026-01-15T10:30:00Z`, as EventBridge writes `time`.
[[nodiscard]] std::string isoSeconds(WallTime time);

/// `2026/01/15/2026-01-15T10.30.00`, as in the key of an object that S3 receives.
[[nodiscard]] std::string objectKeyTime(WallTime time);

} // namespace retryscope

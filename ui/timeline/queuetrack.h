#pragma once

#include "core/model/simtime.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace retryscope {

class Trace;

/// How many invocations wait from a moment on.
struct QueueLevel
{
    Instant at;
    std::uint32_t depth = 0;
    bool operator==(const QueueLevel &) const = default;
};

/// The queue's depth between two moments, beginning with the level at `from`. Exact as long as the
/// range has few steps; else sampled, so that the cost does not grow with the trace.
[[nodiscard]] std::vector<QueueLevel> queueLevels(const Trace &trace, Instant from, Instant to);

} // namespace retryscope

#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace retryscope {

class Trace;

enum class SegmentKind : std::uint8_t {
    Queued, ///< from acceptance to the first dispatch
    Run,
    LookUp, ///< a moment: the function was gone
    BackOff, ///< from a failed attempt to the next dispatch
    RefusedWait, ///< from a refusal to the next dispatch; a moment if none follows
    Ended, ///< a moment
    NeverRuns, ///< where the attempt would be that the deadline forbids
    Delivery, ///< a moment, done or failed
    Lost, ///< a moment
    Rejected, ///< a moment: the call never entered the queue
    Answered ///< a moment: a synchronous call or a dry run is over
};

/// A stretch of one invocation's life, or a moment of it.
struct Segment
{
    SegmentKind kind = SegmentKind::Queued;
    Instant from;
    Instant
        to; ///< of a moment: `from`. Of what the end of the run cut: when it was due, or the end
    StepIndex first; ///< the step that began it; its fact tells the rest
    std::optional<StepIndex> last; ///< the step that ended it; absent for moments and cut stretches
    std::uint16_t number = 0; ///< of an attempt, from 1; of a refusal: how many in a row
    bool operator==(const Segment &) const = default;

    /// Whether it had begun, or was over, after the first `count` steps.
    [[nodiscard]] bool hasBegun(std::size_t count) const { return first.value < count; }
    [[nodiscard]] bool isOver(std::size_t count) const
    {
        return last ? last->value < count : from == to && hasBegun(count);
    }
};

/// All of an invocation's life, in the order of its steps: what is still to come at some cursor is
/// in it too. Costs as much as the invocation has steps.
[[nodiscard]] std::vector<Segment> segmentsOf(const Trace &trace, InvocationId invocation);

} // namespace retryscope

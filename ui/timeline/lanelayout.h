#pragma once

#include "core/model/simtime.h"
#include "ui/timeline/lanescale.h"
#include "ui/timeline/timelineitem.h"
#include "ui/timeline/timelinemetrics.h"

#include <cstddef>
#include <vector>

namespace retryscope {

class Trace;

/// What a layout is made from, the same for all lanes of a frame.
struct TimelineMoment
{
    const Trace &trace;
    std::size_t count = 0; ///< the cursor: how many steps have happened
    Instant now; ///< the cursor's time
};

/// The things in one invocation's lane whose top is at `top`, from the bottom to the top.
/// Deliveries are not among them: they lie in the destinations' lanes. Things outside the window
/// are left out.
[[nodiscard]] std::vector<TimelineItem> laneItems(const TimelineMoment &moment,
                                                  InvocationId invocation, const LaneScale &scale,
                                                  const TimelineMetrics &metrics, double top);

} // namespace retryscope

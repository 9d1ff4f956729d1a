#include "ui/timeline/otherscale.h"

#include "core/trace/trace.h"
#include "ui/timeline/timelinelayout.h"

namespace retryscope {

LaneScale laneScale(const Trace &trace, InvocationId invocation, const OverlayFrame &frame)
{
    const bool isCalled = !trace.stepsOf(invocation).empty();
    const Duration origin =
        frame.layout.isByAge && isCalled ? trace.calledAt(invocation) - Instant() : Duration();
    return {frame.scale, origin};
}

} // namespace retryscope

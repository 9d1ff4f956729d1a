#pragma once

#include "core/model/id.h"
#include "ui/timeline/lanescale.h"
#include "ui/timeline/timelineoverlay.h"

namespace retryscope {

class Trace;

/// Where a lane's moments are in a frame: by age each lane counts from its own acceptance.
[[nodiscard]] LaneScale laneScale(const Trace &trace, InvocationId invocation,
                                  const OverlayFrame &frame);

} // namespace retryscope

#pragma once

#include "ui/timeline/timelinelayout.h"

namespace retryscope {

/// Adds the destinations' lanes, the dots of their deliveries, and the lines that lead to them from
/// the invocations' lanes that `layout` already has.
void layOutDeliveries(TimelineLayout &layout, const TimelineMoment &moment,
                      const DeliveryIndex &deliveries, const TimeScale &scale);

} // namespace retryscope

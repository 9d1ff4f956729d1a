#pragma once

#include "core/model/simtime.h"
#include "ui/timeline/timelineitem.h"

#include <QString>

#include <cstddef>

namespace retryscope {

struct TimelineMoment;

/// What a card says about a thing of the timeline.
struct CardText
{
    QString heading; ///< `#3 expired at 1:10.`
    QString text; ///< why, and what comes next
    QString source; ///< `Rule age.check · recorded on AWS`; empty without a step
};

/// Of a thing that still goes on at the cursor, what the Now panel says; of another, what it would
/// say once the thing is clicked.
[[nodiscard]] CardText cardText(const TimelineMoment &moment, const TimelineItem &item);

/// Of a lane's header: what the Now panel says if the lane is selected.
[[nodiscard]] CardText cardText(const TimelineMoment &moment, InvocationId invocation);

} // namespace retryscope

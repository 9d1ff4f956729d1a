#pragma once

#include "ui/timeline/timelinepainter.h"

namespace retryscope {

/// The background of a lane and of its header.
[[nodiscard]] QColor rowColor(const TimelineLane &lane, const TimelineEmphasis &emphasis);

/// The headers of lanes, destinations and counter track, left of the axis.
void paintGutter(QPainter &painter, const TimelineLayout &layout, const TimelineEmphasis &emphasis);

/// What stands above the destinations. They are those of all lanes, also of hidden ones.
[[nodiscard]] QString targetsCaption(const TimelineLayout &layout);

} // namespace retryscope

#pragma once

#include "ui/style.h"
#include "ui/timeline/timelineitem.h"
#include "ui/timeline/timelinemetrics.h"

class QPainter;

namespace retryscope {

/// How things are painted: the same for the window and for exports.
struct TimelineLook
{
    style::Theme theme = style::Theme::Light;
    const TimelineMetrics &metrics;
    double width = 0; ///< of the axis area: labels stay inside
};

void paintItem(QPainter &painter, const TimelineItem &item, const TimelineLook &look);
/// A delivery's dot, with the count of those that are merged in it.
void paintDot(QPainter &painter, const TimelineItem &dot, const TimelineLook &look);
void paintLine(QPainter &painter, const DeliveryLine &line, const TimelineLook &look);

} // namespace retryscope

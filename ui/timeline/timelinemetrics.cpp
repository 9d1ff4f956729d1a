#include "ui/timeline/timelinemetrics.h"

#include "ui/style.h"

namespace retryscope {

namespace {

constexpr double otherShare = 0.3; // of a lane

} // namespace

TimelineMetrics TimelineMetrics::current()
{
    TimelineMetrics metrics;
    for (double *length : {&metrics.lane, &metrics.bar, &metrics.barTop, &metrics.gutter,
                           &metrics.overview, &metrics.axis, &metrics.section, &metrics.group,
                           &metrics.target, &metrics.track, &metrics.pill})
        *length = qRound(style::scaled(*length));
    metrics.tiny = style::font(style::FontRole::Tiny);
    metrics.small = style::font(style::FontRole::Small);
    metrics.smallStrong = style::font(style::FontRole::SmallStrong);
    metrics.strong = style::font(style::FontRole::Strong);
    return metrics;
}

double TimelineMetrics::otherRow() const
{
    return lane * otherShare;
}

void TimelineMetrics::makeRoomFor(std::size_t others)
{
    added = others > 1 ? otherRow() * static_cast<double>(others - 1) + gap : 0;
}

} // namespace retryscope

#include "ui/timeline/timelinemetrics.h"

#include "ui/style.h"

#include <algorithm>

namespace retryscope {

namespace {

constexpr double otherShare = 0.3; // of a lane

/// Two lines of text have room in it.
double namedBeside(const TimelineMetrics &metrics)
{
    return std::max(metrics.lane - metrics.otherRow() + metrics.gap, 2 * metrics.pill + 4);
}

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

double TimelineMetrics::named() const
{
    return added > 0 ? namedBeside(*this) : lane;
}

void TimelineMetrics::makeRoomFor(std::size_t others)
{
    const double rows = otherRow() * static_cast<double>(others);
    added = others > 1 ? namedBeside(*this) + rows - lane : 0;
}

} // namespace retryscope

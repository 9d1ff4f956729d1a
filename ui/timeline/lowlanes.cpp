#include "ui/timeline/lowlanes.h"

#include "ui/style.h"

namespace retryscope {

namespace {

constexpr double lowPx = 566; // below, six lanes, three targets and a track have no room

} // namespace

TimelineMetrics metricsFor(double height)
{
    TimelineMetrics metrics = TimelineMetrics::current();
    if (height >= style::scaled(lowPx))
        return metrics;
    const auto px = [](double length) { return qRound(style::scaled(length)); };
    metrics.lane = px(44);
    metrics.bar = px(20);
    metrics.barTop = px(11);
    metrics.overview = px(30);
    metrics.section = px(20);
    metrics.target = px(24);
    metrics.track = px(40);
    return metrics;
}

} // namespace retryscope

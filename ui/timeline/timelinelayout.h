#pragma once

#include "ui/timeline/deliveryindex.h"
#include "ui/timeline/densitymap.h"
#include "ui/timeline/lanelayout.h"
#include "ui/timeline/timelineitem.h"
#include "ui/timeline/timeticks.h"

#include <QPolygonF>
#include <QSizeF>

#include <vector>

namespace retryscope {

/// A fold that the window shows.
struct FoldMark
{
    QRectF rect; ///< from the axis down to the counter track
    QRectF pill;
    QString label; ///< the folded time: `1 m 28 s`
    Instant from;
    Instant to;
};

/// The queue's depth as a line.
struct CounterTrack
{
    QRectF rect;
    QPolygonF past;
    QPolygonF future;
    QString title;
    QString summary; ///< `2 now · 4 at most`
};

/// How a frame lies in its area. The axis begins at x = 0; the lanes' headers are left of it.
struct TimelineAreas
{
    QRectF axis;
    QRectF lanes;
    QRectF section; ///< the destinations' caption
    QRectF targets;
    QRectF track;
    std::size_t targetRows = 0; ///< how many destinations have room
};

/// Where everything is in one frame: painted, hit and explained from this one value. Its cost
/// depends on the window alone.
struct TimelineLayout
{
    TimelineMetrics metrics;
    TimelineAreas areas;
    std::vector<TimeTick> ticks;
    std::vector<FoldMark> folds;
    std::vector<TimelineLane> lanes;
    std::vector<TimelineItem> items; ///< lane by lane; in a lane from the bottom to the top
    std::vector<TargetLane> targets;
    std::size_t hiddenTargets = 0;
    std::vector<DeliveryLine> lines;
    std::vector<TimelineItem> dots;
    CounterTrack track;
    const DensityMap *density = nullptr; ///< all lanes at once, in place of single ones
    std::vector<QRectF> lostCells; ///< of them, where an event is lost
    std::size_t laneCount = 0; ///< of the whole trace
    double cursorX = 0;
    QString cursorLabel;

    /// The topmost thing at a place; null if there is none.
    [[nodiscard]] const TimelineItem *itemAt(const QPointF &place) const;
    [[nodiscard]] const TimelineLane *laneAt(const QPointF &place) const;
    [[nodiscard]] const FoldMark *foldAt(const QPointF &place) const;
    [[nodiscard]] const TargetLane *targetAt(const QPointF &place) const;
    /// The invocation at a place among all lanes at once; absent if single lanes are shown.
    [[nodiscard]] std::optional<InvocationId> densityLaneAt(const QPointF &place) const;
};

/// What a frame shows of its trace.
struct TimelineWindow
{
    const TimeScale &scale;
    QSizeF size; ///< of the area from the axis's left edge
    double scrollY = 0; ///< how far the lanes are scrolled
    const DensityMap *density = nullptr; ///< to show all lanes at once; it must outlive the frame
};

/// The areas of a frame with room for up to `targets` destinations.
[[nodiscard]] TimelineAreas timelineAreas(const TimelineMetrics &metrics, const QSizeF &size,
                                          std::size_t targets);

[[nodiscard]] TimelineLayout timelineLayout(const TimelineMoment &moment,
                                            const DeliveryIndex &deliveries,
                                            const TimelineWindow &window,
                                            const TimelineMetrics &metrics);

} // namespace retryscope

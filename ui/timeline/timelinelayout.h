#pragma once

#include "ui/timeline/countertrack.h"
#include "ui/timeline/deliveryindex.h"
#include "ui/timeline/densityframe.h"
#include "ui/timeline/lanelayout.h"
#include "ui/timeline/lanerows.h"
#include "ui/timeline/timelineitem.h"
#include "ui/timeline/timeticks.h"

#include <QPolygonF>
#include <QSizeF>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace retryscope {

class TrackData;

/// A fold that the window shows.
struct FoldMark
{
    QRectF rect; ///< from the axis down to the counter track
    QRectF pill;
    QString label; ///< the folded time: `1 m 28 s`
    Instant from;
    Instant to;
};

/// How a frame lies in its area. The axis begins at x = 0; the lanes' headers are left of it.
struct TimelineAreas
{
    QRectF axis;
    QRectF lanes;
    QRectF band; ///< of the lanes, the part that does not scroll: pinned ones
    QRectF section; ///< the destinations' caption
    QRectF targets;
    QRectF track; ///< all counter tracks
    std::size_t targetRows = 0; ///< how many destinations have room
    std::size_t trackRows = 0; ///< how many counter tracks have room
};

/// Where everything is in one frame: painted, hit and explained from this one value. Its cost
/// depends on the window alone.
struct TimelineLayout
{
    TimelineMetrics metrics;
    TimelineAreas areas;
    std::vector<TimeTick> ticks;
    std::vector<FoldMark> folds;
    std::vector<TimelineLane> lanes; ///< those of the band, then those that scroll
    std::size_t bandLanes = 0; ///< how many of them are in the band
    std::vector<LaneHeader> headers;
    std::vector<TimelineItem> items; ///< lane by lane; in a lane from the bottom to the top
    std::size_t bandItems = 0; ///< how many of them are in the band
    std::vector<TargetLane> targets;
    std::size_t hiddenTargets = 0;
    std::vector<DeliveryLine> lines;
    std::vector<TimelineItem> dots;
    std::vector<CounterTrack> tracks;
    std::size_t hiddenTracks = 0; ///< that have no room
    std::optional<DensityFrame> density; ///< all lanes at once, in place of single ones
    std::vector<QRectF> lostCells; ///< of them, where an event is lost
    std::vector<LaneHeader> parts; ///< of them, the groups; none if there are very many
    std::size_t laneCount = 0; ///< of all rows
    std::size_t hiddenLanes = 0; ///< that a filter leaves out
    bool isByAge = false; ///< each lane counts from its own acceptance
    bool isArranging = false; ///< other lanes are on their way
    double cursorX = 0; ///< by age: of the selected lane; far outside if it has none
    QString cursorLabel;

    /// The topmost thing at a place; null if there is none.
    [[nodiscard]] const TimelineItem *itemAt(const QPointF &place) const;
    [[nodiscard]] const TimelineLane *laneAt(const QPointF &place) const;
    [[nodiscard]] const LaneHeader *headerAt(const QPointF &place) const;
    /// Of the lanes' area the part that scrolls.
    [[nodiscard]] QRectF scrolledArea() const;
    [[nodiscard]] const FoldMark *foldAt(const QPointF &place) const;
    [[nodiscard]] const TargetLane *targetAt(const QPointF &place) const;
    /// The row at a place among all lanes at once; absent if single lanes are shown.
    [[nodiscard]] std::optional<std::size_t> densityRowAt(const QPointF &place) const;
};

/// The counter tracks of a window that asks for no others.
inline constexpr std::array<SeriesKind, 1> usualTracks{SeriesKind::QueueDepth};

/// What a frame shows of its trace.
struct TimelineWindow
{
    const TimeScale &scale;
    QSizeF size; ///< of the area from the axis's left edge
    double scrollY = 0; ///< how far the lanes are scrolled
    const DensityMap *density = nullptr; ///< to show all lanes at once
    /// Which lanes there are, and how they lie; null: all of the trace in order.
    const LaneTable *lanes = nullptr;
    const LaneRows *rows = nullptr;
    bool isByAge = false; ///< the scale's moments are ages
    bool isArranging = false; ///< other lanes are on their way
    std::optional<InvocationId> selected = std::nullopt; ///< whose cursor the axis shows, by age
    std::span<const SeriesKind> tracks = usualTracks; ///< from the top to the bottom
    const TrackData *trackData = nullptr; ///< null while it is being made
};

/// The areas of a frame with room for up to `targets` destinations and `tracks` counter tracks.
[[nodiscard]] TimelineAreas timelineAreas(const TimelineMetrics &metrics, const QSizeF &size,
                                          std::size_t targets, std::size_t tracks);

[[nodiscard]] TimelineLayout timelineLayout(const TimelineMoment &moment,
                                            const DeliveryIndex &deliveries,
                                            const TimelineWindow &window,
                                            const TimelineMetrics &metrics);

} // namespace retryscope

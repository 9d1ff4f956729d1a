#include "ui/timeline/timelinelayout.h"

#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/timeline/deliverylayout.h"
#include "ui/timeline/lanetext.h"
#include "ui/timeline/queuetrack.h"
#include "ui/timeline/textwidth.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::TimelineView)
};

constexpr double hitRoom = 3; // what is thin can be hit beside it
constexpr double mostTargetShare = 0.4; // of the height

template <typename Items>
auto topmostAt(const Items &items, const QPointF &place)
{
    return std::ranges::find_if(items.rbegin(), items.rend(), [&](const TimelineItem &item) {
        return item.rect.adjusted(-hitRoom, -hitRoom, hitRoom, hitRoom).contains(place);
    });
}

void addFolds(TimelineLayout &layout, const TimeScale &scale)
{
    const TimelineMetrics &metrics = layout.metrics;
    const auto &pieces = scale.pieces();
    const std::size_t last = scale.pieceAt(scale.width());
    for (std::size_t i = scale.pieceAt(0); i <= last; ++i) {
        if (!pieces[i].isFold())
            continue;
        const double left = scale.x(pieces[i].from);
        const double right = scale.x(pieces[i].to);
        FoldMark fold;
        fold.rect = QRectF(left, layout.areas.axis.top() + 2, right - left,
                           layout.areas.track.bottom() - layout.areas.axis.top() - 2);
        fold.label = format::duration(pieces[i].to - pieces[i].from);
        fold.from = pieces[i].from;
        fold.to = pieces[i].to;
        const double width = textWidth(metrics.smallStrong, fold.label) + 16;
        fold.pill =
            QRectF((left + right - width) / 2, layout.areas.axis.top() + 4, width, metrics.pill);
        layout.folds.push_back(fold);
    }
}

void addLanes(TimelineLayout &layout, const TimelineMoment &moment, const TimelineWindow &window)
{
    const TimelineMetrics &metrics = layout.metrics;
    const QRectF &area = layout.areas.lanes;
    const auto first = static_cast<std::size_t>(std::max(window.scrollY, 0.0) / metrics.lane);
    for (std::size_t i = first; i < moment.trace.invocationCount(); ++i) {
        const double top = area.top() + static_cast<double>(i) * metrics.lane - window.scrollY;
        if (top >= area.bottom())
            break;
        const InvocationId invocation{static_cast<std::uint32_t>(i)};
        const auto state = moment.trace.stepsOf(invocation).empty()
            ? std::nullopt
            : moment.trace.invocationAfter(moment.count, invocation);
        TimelineLane lane;
        lane.invocation = invocation;
        lane.rect = QRectF(0, top, area.width(), metrics.lane);
        lane.mark = markOf(state);
        lane.name = format::function(moment.trace.reference(invocation));
        lane.state = laneState(moment.trace, invocation, moment.count);
        lane.hasBegun = state.has_value();
        layout.lanes.push_back(lane);
        for (TimelineItem &item : laneItems(moment, invocation, window.scale, metrics, top))
            layout.items.push_back(std::move(item));
    }
}

/// A cell is a few pixels and a lost event must not be overlooked, so each gets a mark of its own.
void addLostCells(TimelineLayout &layout)
{
    constexpr double markPx = 16;
    const QRectF &area = layout.areas.lanes;
    for (const QPoint &cell : layout.density->lostCells()) {
        const double x = area.left() + (cell.x() + 0.5) * area.width() / DensityMap::columns;
        const double y = area.top() + (cell.y() + 0.5) * area.height() / DensityMap::rows;
        const QRectF mark(x - markPx / 2, y - markPx / 2, markPx, markPx);
        // Row by row: where they are dense, a neighbour's mark says it already.
        const auto near = std::find_if(
            layout.lostCells.rbegin(), layout.lostCells.rend(), [&](const QRectF &other) {
                return other.bottom() < mark.top() || other.intersects(mark);
            });
        if (near == layout.lostCells.rend() || !near->intersects(mark))
            layout.lostCells.push_back(mark);
    }
}

void addTrack(TimelineLayout &layout, const TimelineMoment &moment, const TimeScale &scale)
{
    CounterTrack &track = layout.track;
    track.rect = layout.areas.track;
    track.title = Words::tr("Queue depth");
    const auto [from, to] = scale.visibleRange();
    const auto levels = queueLevels(moment.trace, from, to);
    const auto most = std::ranges::max(levels, {}, &QueueLevel::depth).depth;
    track.summary = Words::tr("%1 now · %2 at most")
                        .arg(format::number(moment.trace.totalsAfter(moment.count).waiting()),
                             format::number(most));
    const double floor = track.rect.bottom() - 6;
    const double height = track.rect.height() - 14;
    const auto y = [&](std::uint32_t depth) { return floor - height * depth / std::max(most, 1U); };
    const auto add = [&](double x, double level) {
        (x <= layout.cursorX ? track.past : track.future).append(QPointF(x, level));
    };
    double level = y(levels.front().depth);
    bool crossed = false;
    for (const QueueLevel &next : levels) {
        const double x = scale.x(next.at);
        if (!crossed && x > layout.cursorX) {
            add(layout.cursorX, level);
            track.future.append(QPointF(layout.cursorX, level));
            crossed = true;
        }
        add(x, level);
        level = y(next.depth);
        add(x, level);
    }
    if (!crossed && layout.cursorX < scale.width()) {
        add(layout.cursorX, level);
        track.future.append(QPointF(layout.cursorX, level));
    }
    add(scale.width(), level);
}

} // namespace

TimelineAreas timelineAreas(const TimelineMetrics &metrics, const QSizeF &size, std::size_t targets)
{
    TimelineAreas areas;
    const double width = size.width();
    const double targetRoom = std::max(size.height() * mostTargetShare, metrics.target);
    areas.targetRows = std::min(targets, static_cast<std::size_t>(targetRoom / metrics.target));
    const double targetHeight = static_cast<double>(areas.targetRows) * metrics.target;
    const double section = targets == 0 ? 0 : metrics.section;

    double bottom = size.height();
    const auto takeFromBottom = [&](double height) {
        bottom = std::max(bottom - height, metrics.axis);
        return QRectF(0, bottom, width, height);
    };
    areas.axis = QRectF(0, 0, width, metrics.axis);
    areas.track = takeFromBottom(metrics.track);
    areas.targets = takeFromBottom(targetHeight);
    areas.section = takeFromBottom(section);
    areas.lanes = QRectF(0, metrics.axis, width, std::max(bottom - metrics.axis, 0.0));
    return areas;
}

TimelineLayout timelineLayout(const TimelineMoment &moment, const DeliveryIndex &deliveries,
                              const TimelineWindow &window, const TimelineMetrics &metrics)
{
    TimelineLayout layout;
    layout.metrics = metrics;
    layout.areas = timelineAreas(metrics, window.size, deliveries.targets().size());
    layout.cursorX = window.scale.x(moment.now);
    layout.cursorLabel = format::time(moment.now);
    layout.ticks = timeTicks(window.scale,
                             [&](const QString &label) { return textWidth(metrics.tiny, label); });
    addFolds(layout, window.scale);
    layout.laneCount = moment.trace.invocationCount();
    layout.density = window.density;
    if (layout.density)
        addLostCells(layout);
    else
        addLanes(layout, moment, window);
    layOutDeliveries(layout, moment, deliveries, window.scale);
    addTrack(layout, moment, window.scale);
    return layout;
}

const TimelineItem *TimelineLayout::itemAt(const QPointF &place) const
{
    if (const auto dot = topmostAt(dots, place); dot != dots.rend())
        return &*dot;
    if (!areas.lanes.contains(place))
        return nullptr;
    const auto item = topmostAt(items, place);
    return item == items.rend() ? nullptr : &*item;
}

const TimelineLane *TimelineLayout::laneAt(const QPointF &place) const
{
    const auto holds = [&](const TimelineLane &lane) {
        return lane.rect.top() <= place.y() && place.y() < lane.rect.bottom();
    };
    const bool inside = areas.lanes.top() <= place.y() && place.y() < areas.lanes.bottom();
    const auto lane = std::ranges::find_if(lanes, holds);
    return !inside || lane == lanes.end() ? nullptr : &*lane;
}

const FoldMark *TimelineLayout::foldAt(const QPointF &place) const
{
    const auto fold = std::ranges::find_if(folds, [&](const FoldMark &candidate) {
        const bool onAxis = areas.axis.contains(place) && candidate.rect.left() <= place.x()
            && place.x() < candidate.rect.right();
        return onAxis || candidate.pill.contains(place);
    });
    return fold == folds.end() ? nullptr : &*fold;
}

const TargetLane *TimelineLayout::targetAt(const QPointF &place) const
{
    const auto target = std::ranges::find_if(targets, [&](const TargetLane &candidate) {
        return candidate.rect.top() <= place.y() && place.y() < candidate.rect.bottom();
    });
    return target == targets.end() ? nullptr : &*target;
}

std::optional<InvocationId> TimelineLayout::densityLaneAt(const QPointF &place) const
{
    if (!density || laneCount == 0 || !areas.lanes.contains(place))
        return std::nullopt;
    const double share = (place.y() - areas.lanes.top()) / areas.lanes.height();
    const auto lane = static_cast<std::size_t>(share * static_cast<double>(laneCount));
    return InvocationId{static_cast<std::uint32_t>(std::min(lane, laneCount - 1))};
}

} // namespace retryscope

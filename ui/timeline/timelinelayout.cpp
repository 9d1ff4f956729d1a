#include "ui/timeline/timelinelayout.h"

#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/timeline/deliverylayout.h"
#include "ui/timeline/groupname.h"
#include "ui/timeline/lanetext.h"
#include "ui/timeline/textwidth.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <span>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::TimelineView)
};

constexpr double hitRoom = 3; // what is thin can be hit beside it
constexpr double mostTargetShare = 0.4; // of the height
constexpr double leastLanes = 3; // that are in sight before there is room for many targets
constexpr double mostTrackShare = 0.35; // likewise
constexpr double leastTrackShare = 0.75; // of a track's usual height

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

/// Adds lanes and headers from the top to the bottom, each as far as it can be seen.
class LaneList
{
public:
    LaneList(TimelineLayout &layout, const TimelineMoment &moment, const TimelineWindow &window)
        : m_layout(layout)
        , m_moment(moment)
        , m_window(window)
        , m_rows(*window.rows)
    {
    }

    void add()
    {
        for (std::size_t i = 0; i < m_rows.bandSlots(); ++i)
            addSlot(i, m_layout.areas.lanes.top());
        m_layout.bandLanes = m_layout.lanes.size();
        m_layout.bandItems = m_layout.items.size();
        const QRectF area = m_layout.scrolledArea();
        const double from = area.top() - m_window.scrollY;
        for (std::size_t i = m_rows.slotAt(m_window.scrollY); i < m_rows.slotCount(); ++i) {
            if (from + m_rows.slot(i).top >= area.bottom())
                break;
            addSlot(i, from);
        }
    }

private:
    void addSlot(std::size_t number, double from)
    {
        const LaneSlot slot = m_rows.slot(number);
        const QRectF rect(0, from + slot.top, m_layout.areas.lanes.width(), slot.height);
        if (slot.row)
            addLane(*slot.row, rect);
        else
            addHeader(slot.group, rect);
    }

    void addHeader(std::size_t group, const QRectF &rect)
    {
        const LaneGroup &known = m_window.lanes->groups()[group];
        const auto next = m_rows.slotOfGroup(group) + 1;
        const bool isOpen = next < m_rows.slotCount() && m_rows.slot(next).row;
        m_layout.headers.push_back(
            {group, rect, groupName(m_moment.trace, *m_window.lanes, known), known.count, !isOpen});
    }

    void addLane(std::size_t row, const QRectF &rect)
    {
        const Trace &trace = m_moment.trace;
        const InvocationId invocation = m_window.lanes->at(row);
        const bool isCalled = !trace.stepsOf(invocation).empty();
        const auto state =
            isCalled ? trace.invocationAfter(m_moment.count, invocation) : std::nullopt;
        const Duration origin =
            m_window.isByAge && isCalled ? trace.calledAt(invocation) - Instant() : Duration();
        const LaneScale scale(m_window.scale, origin);
        TimelineLane lane;
        lane.invocation = invocation;
        lane.rect = rect;
        lane.mark = markOf(state);
        lane.name = format::function(trace.reference(invocation));
        lane.state = laneState(trace, invocation, m_moment.count);
        lane.hasBegun = state.has_value();
        lane.isOdd = row % 2 == 1;
        lane.isPinned = row < m_window.lanes->pinned();
        if (m_window.isByAge && state)
            lane.cursorX = scale.x(m_moment.now);
        m_layout.lanes.push_back(lane);
        for (TimelineItem &item :
             laneItems(m_moment, invocation, scale, m_layout.metrics, rect.top()))
            m_layout.items.push_back(std::move(item));
    }

    TimelineLayout &m_layout;
    const TimelineMoment &m_moment;
    const TimelineWindow &m_window;
    const LaneRows &m_rows;
};

/// Where the groups are among all lanes at once.
void addParts(TimelineLayout &layout, const Trace &trace, const LaneTable &lanes)
{
    constexpr std::size_t most = 64;
    if (lanes.groups().size() > most)
        return;
    const QRectF &area = layout.areas.lanes;
    const double lane =
        area.height() / static_cast<double>(std::max<std::size_t>(lanes.count(), 1));
    for (std::size_t i = 0; i < lanes.groups().size(); ++i) {
        const LaneGroup &group = lanes.groups()[i];
        const QRectF rect(area.left(), area.top() + static_cast<double>(group.first) * lane,
                          area.width(), static_cast<double>(group.count) * lane);
        layout.parts.push_back({i, rect, groupName(trace, lanes, group), group.count, false});
    }
}

/// Where each lane has its own age, the axis shows that of the selected one.
void placeCursor(TimelineLayout &layout, const TimelineMoment &moment, const TimelineWindow &window)
{
    constexpr double nowhere = -1e9;
    layout.cursorX = window.scale.x(moment.now);
    layout.cursorLabel = format::time(moment.now);
    if (!window.isByAge)
        return;
    layout.cursorX = nowhere;
    if (!window.selected || !moment.trace.invocationAfter(moment.count, *window.selected))
        return;
    const Duration age = moment.now - moment.trace.calledAt(*window.selected);
    layout.cursorX = window.scale.x(Instant(age));
    layout.cursorLabel = Words::tr("%1 at age %2", "invocation, time")
                             .arg(format::invocation(*window.selected), format::elapsed(age));
}

} // namespace

TimelineAreas timelineAreas(const TimelineMetrics &metrics, const QSizeF &size, std::size_t targets,
                            std::size_t tracks)
{
    TimelineAreas areas;
    const double width = size.width();
    double bottom = size.height();
    const auto takeFromBottom = [&](double height) {
        bottom = std::max(bottom - height, metrics.axis);
        return QRectF(0, bottom, width, height);
    };
    areas.axis = QRectF(0, 0, width, metrics.axis);
    // Many tracks are lower, and some may have no room: the lanes come first.
    const double trackRoom = std::max(size.height() * mostTrackShare, metrics.track);
    areas.trackRows =
        std::min(tracks, static_cast<std::size_t>(trackRoom / (metrics.track * leastTrackShare)));
    areas.track =
        takeFromBottom(std::min(static_cast<double>(areas.trackRows) * metrics.track, trackRoom));
    const double section = targets == 0 ? 0 : metrics.section;
    const double spare = bottom - metrics.axis - section - leastLanes * metrics.row();
    const double targetRoom =
        std::max(std::min(size.height() * mostTargetShare, spare), metrics.target);
    areas.targetRows = std::min(targets, static_cast<std::size_t>(targetRoom / metrics.target));
    areas.targets = takeFromBottom(static_cast<double>(areas.targetRows) * metrics.target);
    areas.section = takeFromBottom(section);
    areas.lanes = QRectF(0, metrics.axis, width, std::max(bottom - metrics.axis, 0.0));
    return areas;
}

TimelineLayout timelineLayout(const TimelineMoment &moment, const DeliveryIndex &deliveries,
                              const TimelineWindow &window, const TimelineMetrics &metrics)
{
    TimelineLayout layout;
    layout.metrics = metrics;
    layout.areas =
        timelineAreas(metrics, window.size, deliveries.targets().size(), window.tracks.size());
    layout.isByAge = window.isByAge;
    layout.isArranging = window.isArranging;
    placeCursor(layout, moment, window);
    const auto labelWidth = [&](const QString &label) { return textWidth(metrics.tiny, label); };
    layout.ticks =
        window.isByAge ? ageTicks(window.scale, labelWidth) : timeTicks(window.scale, labelWidth);
    addFolds(layout, window.scale);
    const LaneTable all(moment.trace.invocationCount());
    const LaneRows allRows(all, {}, metrics, layout.areas.lanes.height());
    TimelineWindow shown = window;
    if (!window.lanes || !window.rows) {
        shown.lanes = &all;
        shown.rows = &allRows;
    }
    layout.laneCount = shown.lanes->count();
    layout.hiddenLanes = shown.lanes->hidden();
    layout.areas.band = layout.areas.lanes;
    layout.areas.band.setHeight(window.density ? 0 : shown.rows->bandHeight());
    if (window.density) {
        layout.density.emplace(*window.density, window.scale, layout.areas.lanes);
        // A cell is a few pixels and a lost event must not be overlooked: each gets a mark.
        layout.lostCells = layout.density->lostMarks();
        addParts(layout, moment.trace, *shown.lanes);
    } else {
        LaneList(layout, moment, shown).add();
    }
    layOutDeliveries(layout, moment, deliveries, window.scale);
    if (layout.isByAge) { // they are in order of time, and lead from lane to lane
        layout.dots.clear();
        layout.lines.clear();
    }
    layOutTracks(layout, moment, window);
    return layout;
}

const TimelineItem *TimelineLayout::itemAt(const QPointF &place) const
{
    if (const auto dot = topmostAt(dots, place); dot != dots.rend())
        return &*dot;
    if (!areas.lanes.contains(place))
        return nullptr;
    const auto split = items.begin() + static_cast<std::ptrdiff_t>(bandItems);
    const bool inBand = areas.band.contains(place);
    const std::span<const TimelineItem> shown(inBand ? items.begin() : split,
                                              inBand ? split : items.end());
    const auto item = topmostAt(shown, place);
    return item == shown.rend() ? nullptr : &*item;
}

const TimelineLane *TimelineLayout::laneAt(const QPointF &place) const
{
    const auto holds = [&](const TimelineLane &lane) {
        return lane.rect.top() <= place.y() && place.y() < lane.rect.bottom();
    };
    const bool inside = areas.lanes.top() <= place.y() && place.y() < areas.lanes.bottom();
    // Those of the band come first, and lie above the others.
    const auto lane = std::ranges::find_if(lanes, holds);
    return !inside || lane == lanes.end() ? nullptr : &*lane;
}

const LaneHeader *TimelineLayout::headerAt(const QPointF &place) const
{
    const QRectF area = scrolledArea();
    if (place.y() < area.top() || place.y() >= area.bottom())
        return nullptr;
    const auto header = std::ranges::find_if(headers, [&](const LaneHeader &candidate) {
        return candidate.rect.top() <= place.y() && place.y() < candidate.rect.bottom();
    });
    return header == headers.end() ? nullptr : &*header;
}

QRectF TimelineLayout::scrolledArea() const
{
    return areas.lanes.adjusted(0, areas.band.height(), 0, 0);
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

std::optional<std::size_t> TimelineLayout::densityRowAt(const QPointF &place) const
{
    if (!density || laneCount == 0 || !areas.lanes.contains(place))
        return std::nullopt;
    const double share = (place.y() - areas.lanes.top()) / areas.lanes.height();
    const auto row = static_cast<std::size_t>(share * static_cast<double>(laneCount));
    return std::min(row, laneCount - 1);
}

} // namespace retryscope

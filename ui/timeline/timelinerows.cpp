#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/timeline/densitywork.h"
#include "ui/timeline/overviewstrip.h"
#include "ui/timeline/timelineaccessible.h"
#include "ui/timeline/timelineview.h"
#include "ui/timeline/trackchoice.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

int asRange(double length)
{
    return static_cast<int>(std::clamp(std::round(length), 0.0, 2e9));
}

} // namespace

double TimelineView::lanesRoom(const QSizeF &size) const
{
    const std::size_t targets = m_deliveries ? m_deliveries->targets().size() : 0;
    return timelineAreas(m_metrics, size, targets, m_tracks->shown().size()).lanes.height();
}

double TimelineView::lanesOverflow(const QSizeF &size) const
{
    const double room = lanesRoom(size);
    const LaneRows rows(*m_table, m_lanes.collapsed(), m_metrics, room);
    return rows.bandHeight() + rows.height() - room;
}

/// Works the rows out again if the lanes or the room for them are others.
void TimelineView::arrangeRows()
{
    const double room = lanesRoom(frameSize());
    if (m_rowsRoom == room)
        return;
    m_rows = LaneRows(*m_table, m_lanes.collapsed(), m_metrics, room);
    m_rowsRoom = room;
}

void TimelineView::updateScrollBars()
{
    // A bar that appears takes room from the other direction; twice is enough for both.
    for (int round = 0; round < 3; ++round) {
        const QSize before = viewport()->size();
        setScrollRanges();
        const auto policy = [](const QScrollBar *bar) {
            return bar->maximum() > 0 ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff;
        };
        // As needed, but said outright: within a resize the base class does not look again.
        setVerticalScrollBarPolicy(policy(verticalScrollBar()));
        setHorizontalScrollBarPolicy(policy(horizontalScrollBar()));
        if (viewport()->size() == before)
            return;
        m_scale.setWidth(frameSize().width());
    }
}

void TimelineView::setScrollRanges()
{
    arrangeRows();
    const double page = lanesRoom(frameSize()) - m_rows.bandHeight();
    m_isAdjustingBars = true; // their values follow the scale here, not the other way round
    verticalScrollBar()->setRange(0, m_isWhole ? 0 : asRange(lanesOverflow(frameSize())));
    verticalScrollBar()->setPageStep(std::max(qRound(page), 1));
    verticalScrollBar()->setSingleStep(qRound(m_metrics.row()));
    horizontalScrollBar()->setRange(0, asRange(m_scale.contentWidth() - m_scale.width()));
    horizontalScrollBar()->setPageStep(std::max(qRound(m_scale.width()), 1));
    horizontalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setValue(qRound(m_scale.offset()));
    m_isAdjustingBars = false;
}

void TimelineView::scrollContentsBy(int dx, int)
{
    hideCard();
    if (dx != 0 && !m_isAdjustingBars) {
        m_scale.setOffset(horizontalScrollBar()->value());
        m_overview->setAxis(m_scale);
    }
    layOutAgain();
}

std::optional<std::size_t> TimelineView::slotOf(InvocationId invocation) const
{
    const auto row = m_table->rowOf(invocation);
    if (!row)
        return std::nullopt;
    const auto slot = m_rows.slotOfRow(*row);
    return slot ? slot : m_rows.slotOfGroup(m_rows.groupOf(*row));
}

void TimelineView::selectLane(int by)
{
    if (m_rows.slotCount() == 0)
        return;
    const auto selected = m_document.selectedInvocation();
    const auto current = m_header ? std::optional(m_rows.slotOfGroup(*m_header))
        : selected                ? slotOf(*selected)
                                  : std::nullopt;
    if (!current)
        return goToSlot(0);
    const auto last = static_cast<std::ptrdiff_t>(m_rows.slotCount()) - 1;
    const std::ptrdiff_t wanted = static_cast<std::ptrdiff_t>(*current) + by;
    goToSlot(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, last)));
}

/// The keys are at a lane, which is selected then, or at a group's header.
void TimelineView::goToSlot(std::size_t slot)
{
    const LaneSlot known = m_rows.slot(slot);
    m_header = known.row ? std::nullopt : std::optional(known.group);
    if (known.row)
        m_document.select(m_table->at(*known.row));
    else
        TimelineAccessible::announce(*this, slot);
    revealSlot(slot);
    layOutAgain();
}

void TimelineView::toggleGroup(std::size_t group)
{
    m_header = group;
    const LaneGroup known = m_table->groups()[group];
    m_lanes.setCollapsed(known, !m_lanes.isCollapsed(known));
}

void TimelineView::revealSlot(std::size_t slot)
{
    const LaneSlot known = m_rows.slot(slot);
    if (known.isInBand)
        return;
    const int top = asRange(known.top);
    const int height = qRound(known.height);
    const int page = verticalScrollBar()->pageStep();
    const int shown = verticalScrollBar()->value();
    if (top < shown)
        verticalScrollBar()->setValue(top);
    else if (top + height > shown + page)
        verticalScrollBar()->setValue(top + height - page);
}

void TimelineView::revealSelection()
{
    layOutAgain();
    const auto selected = m_document.selectedInvocation();
    const auto slot = selected ? slotOf(*selected) : std::nullopt;
    if (!slot)
        return;
    if (m_rows.slot(*slot).row)
        m_header.reset();
    TimelineAccessible::announce(*this, *slot);
    revealSlot(*slot);
}

void TimelineView::showLanes()
{
    if (!m_isWhole)
        return;
    m_isWhole = false;
    changed(); // first: now the lanes can be scrolled
    revealSelection();
}

/// All lanes at once show densities, and so does the strip above where its bars can't be read from
/// the trace as it is: where lanes are hidden or have ages.
void TimelineView::rebuildDensity()
{
    if (!m_isWhole && m_table->hidden() == 0 && !isByAge()) {
        m_density->clear();
        return m_overview->setDensity(nullptr);
    }
    TimeScale whole = m_scale;
    whole.fit();
    const std::size_t columns = DensityMap::columnsFor(m_trace->size());
    DensitySource source{m_trace, m_table, {}, isByAge()};
    source.edges.reserve(columns);
    for (std::size_t i = 1; i <= columns; ++i)
        source.edges.push_back(
            whole.time(whole.width() * static_cast<double>(i) / static_cast<double>(columns)));
    m_density->start(std::move(source));
}

} // namespace retryscope

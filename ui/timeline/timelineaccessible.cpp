#include "ui/timeline/timelineaccessible.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/timeline/groupaccessible.h"
#include "ui/timeline/laneaccessible.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>

namespace retryscope {

namespace {

QAccessibleInterface *made(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new TimelineAccessible(*view) : nullptr; // Qt owns what a factory makes
}

TimelineAccessible *existing(TimelineView &view)
{
    if (!QAccessible::isActive())
        return nullptr;
    return dynamic_cast<TimelineAccessible *>(QAccessible::queryAccessibleInterface(&view));
}

} // namespace

TimelineAccessible::TimelineAccessible(TimelineView &view)
    : QAccessibleWidget(&view, QAccessible::Tree, view.accessibleName())
    , m_view(view)
{
}

TimelineAccessible::~TimelineAccessible()
{
    forget();
}

void TimelineAccessible::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(made);
        return true;
    }();
    (void)installed;
}

void TimelineAccessible::forgetLanes(TimelineView &view)
{
    if (TimelineAccessible *accessible = existing(view))
        accessible->forget();
}

void TimelineAccessible::announce(TimelineView &view, std::size_t slot)
{
    if (!existing(view) || !view.hasFocus())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(static_cast<int>(slot));
    QAccessible::updateAccessibility(&event);
}

void TimelineAccessible::forget()
{
    for (const auto &[row, id] : m_lanes)
        QAccessible::deleteAccessibleInterface(id);
    m_lanes.clear();
}

int TimelineAccessible::childCount() const
{
    return static_cast<int>(m_view.rows().slotCount());
}

QAccessibleInterface *TimelineAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const auto known = m_lanes.find(index);
    if (known != m_lanes.end())
        return QAccessible::accessibleInterface(known->second);
    const LaneSlot slot = m_view.rows().slot(static_cast<std::size_t>(index));
    QAccessibleInterface *part = nullptr;
    if (slot.row)
        part = new LaneAccessible(m_view, m_view.lanes().at(*slot.row));
    else
        part = new GroupAccessible(m_view, slot.group);
    m_lanes[index] = QAccessible::registerAccessibleInterface(part); // which owns it from now on
    return part;
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    if (const auto *group = dynamic_cast<const GroupAccessible *>(child))
        return static_cast<int>(m_view.rows().slotOfGroup(group->group()));
    const auto *lane = dynamic_cast<const LaneAccessible *>(child);
    const auto slot = lane ? m_view.slotOf(lane->invocation()) : std::nullopt;
    return slot ? static_cast<int>(*slot) : -1;
}

QAccessibleInterface *TimelineAccessible::childAt(int x, int y) const
{
    const QPointF place = m_view.viewport()->mapFromGlobal(QPoint(x, y));
    const TimelineLane *lane = m_view.frame().laneAt(place);
    const LaneHeader *header = m_view.frame().headerAt(place);
    const auto slot = header ? std::optional(m_view.rows().slotOfGroup(header->group))
        : lane               ? m_view.slotOf(lane->invocation)
                             : std::nullopt;
    return slot ? child(static_cast<int>(*slot)) : nullptr;
}

QAccessibleInterface *TimelineAccessible::focusChild() const
{
    const auto selected = m_view.document().selectedInvocation();
    const auto slot = m_view.currentHeader()
        ? std::optional(m_view.rows().slotOfGroup(*m_view.currentHeader()))
        : selected ? m_view.slotOf(*selected)
                   : std::nullopt;
    return slot && m_view.hasFocus() ? child(static_cast<int>(*slot)) : nullptr;
}

} // namespace retryscope

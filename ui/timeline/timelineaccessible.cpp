#include "ui/timeline/timelineaccessible.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
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

void TimelineAccessible::announce(TimelineView &view, InvocationId invocation)
{
    if (!existing(view) || !view.hasFocus())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(static_cast<int>(invocation.value));
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
    return static_cast<int>(m_view.document().trace().invocationCount());
}

QAccessibleInterface *TimelineAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const auto known = m_lanes.find(index);
    if (known != m_lanes.end())
        return QAccessible::accessibleInterface(known->second);
    auto *lane = new LaneAccessible(m_view, InvocationId{static_cast<std::uint32_t>(index)});
    m_lanes[index] = QAccessible::registerAccessibleInterface(lane); // which owns it from now on
    return lane;
}

int TimelineAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *lane = dynamic_cast<const LaneAccessible *>(child);
    return lane ? static_cast<int>(lane->invocation().value) : -1;
}

QAccessibleInterface *TimelineAccessible::childAt(int x, int y) const
{
    const QPointF place = m_view.viewport()->mapFromGlobal(QPoint(x, y));
    const TimelineLane *lane = m_view.frame().laneAt(place);
    return lane ? child(static_cast<int>(lane->invocation.value)) : nullptr;
}

QAccessibleInterface *TimelineAccessible::focusChild() const
{
    const auto selected = m_view.document().selectedInvocation();
    return selected && m_view.hasFocus() ? child(static_cast<int>(selected->value)) : nullptr;
}

} // namespace retryscope

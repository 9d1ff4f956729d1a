#include "ui/timeline/groupaccessible.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/format.h"
#include "ui/timeline/groupname.h"
#include "ui/timeline/timelineview.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::TimelineView)
};

} // namespace

GroupAccessible::GroupAccessible(TimelineView &view, std::size_t group)
    : TimelinePart(view)
    , m_group(group)
{
}

QAccessibleInterface *GroupAccessible::parent() const
{
    return QAccessible::queryAccessibleInterface(&m_view);
}

QString GroupAccessible::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Description)
        return Words::tr("Left collapses the group, Right expands it");
    if (kind != QAccessible::Name)
        return {};
    const LaneTable &table = *m_view.lanes().table();
    const LaneGroup &group = table.groups()[m_group];
    const QString name = groupName(m_view.document().trace(), table, group);
    return group.count == 1
        ? Words::tr("%1, 1 lane", "group").arg(name)
        : Words::tr("%1, %2 lanes", "group, number")
              .arg(name, format::number(static_cast<std::int64_t>(group.count)));
}

QRect GroupAccessible::rect() const
{
    for (const LaneHeader &header : m_view.frame().headers) {
        if (header.group == m_group)
            return onScreen(QRectF(0, header.rect.top(),
                                   m_view.frame().metrics.gutter + header.rect.width(),
                                   header.rect.height()));
    }
    return {};
}

QAccessible::State GroupAccessible::state() const
{
    const bool isCollapsed = m_view.lanes().isCollapsed(m_view.lanes().table()->groups()[m_group]);
    QAccessible::State state;
    state.focusable = true;
    state.focused = m_view.currentHeader() == m_group && m_view.hasFocus();
    state.expandable = true;
    state.expanded = !isCollapsed;
    state.collapsed = isCollapsed;
    state.offscreen = rect().isNull();
    return state;
}

} // namespace retryscope

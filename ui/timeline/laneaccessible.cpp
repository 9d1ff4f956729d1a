#include "ui/timeline/laneaccessible.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/timeline/lanetext.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QWindow>

#include <algorithm>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::TimelineView)
};

} // namespace

QWindow *TimelinePart::window() const
{
    return m_view.window()->windowHandle();
}

QRect TimelinePart::onScreen(const QRectF &inViewport) const
{
    const QRect rect = inViewport.toAlignedRect();
    return {m_view.viewport()->mapToGlobal(rect.topLeft()), rect.size()};
}

LaneAccessible::LaneAccessible(TimelineView &view, InvocationId invocation)
    : TimelinePart(view)
    , m_invocation(invocation)
{
    if (!view.document().trace().stepsOf(invocation).empty())
        m_segments = segmentsOf(view.document().trace(), invocation);
}

LaneAccessible::~LaneAccessible()
{
    for (const auto &[index, id] : m_children)
        QAccessible::deleteAccessibleInterface(id);
}

QAccessibleInterface *LaneAccessible::parent() const
{
    return QAccessible::queryAccessibleInterface(&m_view);
}

int LaneAccessible::childCount() const
{
    return static_cast<int>(m_segments.size());
}

QAccessibleInterface *LaneAccessible::child(int index) const
{
    if (index < 0 || index >= childCount())
        return nullptr;
    const auto known = m_children.find(index);
    if (known != m_children.end())
        return QAccessible::accessibleInterface(known->second);
    auto *segment = new SegmentAccessible(m_view, m_invocation, index,
                                          m_segments[static_cast<std::size_t>(index)]);
    m_children[index] = QAccessible::registerAccessibleInterface(segment); // which owns it
    return segment;
}

int LaneAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const auto *segment = dynamic_cast<const SegmentAccessible *>(child);
    return segment ? segment->index() : -1;
}

QAccessibleInterface *LaneAccessible::childAt(int x, int y) const
{
    for (int i = 0; i < childCount(); ++i) {
        if (child(i)->rect().contains(x, y))
            return child(i);
    }
    return nullptr;
}

QString LaneAccessible::text(QAccessible::Text kind) const
{
    const Document &document = m_view.document();
    const Trace &trace = document.trace();
    if (kind == QAccessible::Name)
        return Words::tr("%1 %2, %3", "number, function, state")
            .arg(format::invocation(m_invocation), format::function(trace.reference(m_invocation)),
                 laneState(trace, m_invocation, document.cursor()));
    if (kind == QAccessible::Description && trace.invocationAfter(document.cursor(), m_invocation))
        return format::nowSentence(trace, m_invocation, document.cursor(), document.cursorTime());
    return {};
}

QRect LaneAccessible::rect() const
{
    for (const TimelineLane &lane : m_view.frame().lanes) {
        if (lane.invocation == m_invocation)
            return onScreen(QRectF(0, lane.rect.top(),
                                   m_view.frame().metrics.gutter + lane.rect.width(),
                                   lane.rect.height()));
    }
    return {};
}

QAccessible::State LaneAccessible::state() const
{
    QAccessible::State state;
    const bool selected = m_view.document().selectedInvocation() == m_invocation;
    state.selectable = true;
    state.focusable = true;
    state.selected = selected;
    state.focused = selected && m_view.hasFocus();
    state.expandable = childCount() > 0;
    state.expanded = childCount() > 0;
    state.offscreen = rect().isNull();
    return state;
}

SegmentAccessible::SegmentAccessible(TimelineView &view, InvocationId invocation, int index,
                                     const Segment &segment)
    : TimelinePart(view)
    , m_invocation(invocation)
    , m_index(index)
    , m_segment(segment)
{
}

QAccessibleInterface *SegmentAccessible::parent() const
{
    QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(&m_view);
    const auto slot = m_view.slotOf(m_invocation);
    return tree && slot ? tree->child(static_cast<int>(*slot)) : nullptr;
}

QString SegmentAccessible::text(QAccessible::Text kind) const
{
    const Document &document = m_view.document();
    const StepIndex step = m_segment.last.value_or(m_segment.first);
    if (kind == QAccessible::Description)
        return format::why(document.trace(), step);
    if (kind != QAccessible::Name)
        return {};
    if (m_segment.kind == SegmentKind::NeverRuns)
        return Words::tr("Attempt %1 never runs: it would be due at %2")
            .arg(m_segment.number)
            .arg(format::shortTime(m_segment.from));
    const QString what = m_segment.from == m_segment.to
        ? Words::tr("%1: %2", "time, what happened")
              .arg(format::shortTime(m_segment.from), format::fact(document.trace(), step))
        : Words::tr("%1 to %2: %3", "time, time, what happened")
              .arg(format::shortTime(m_segment.from), format::shortTime(m_segment.to),
                   format::fact(document.trace(), m_segment.first));
    return m_segment.hasBegun(document.cursor()) ? what : Words::tr("Still to come. %1").arg(what);
}

QRect SegmentAccessible::rect() const
{
    const QAccessibleInterface *lane = parent();
    if (!lane || lane->rect().isNull())
        return {};
    const Duration origin = m_view.isByAge()
        ? m_view.document().trace().calledAt(m_invocation) - Instant()
        : Duration();
    const LaneScale scale(m_view.scale(), origin);
    const double left = scale.x(m_segment.from);
    const double width = std::max(scale.x(m_segment.to) - left, 1.0);
    QRect rect = onScreen(m_view.inViewport(QRectF(left, 0, width, 1)));
    rect.setTop(lane->rect().top());
    rect.setHeight(lane->rect().height());
    return rect;
}

QAccessible::State SegmentAccessible::state() const
{
    QAccessible::State state;
    state.offscreen = rect().isNull();
    return state;
}

} // namespace retryscope

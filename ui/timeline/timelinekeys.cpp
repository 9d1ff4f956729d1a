#include "core/trace/lane.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/timeline/timelineview.h"

#include <QKeyEvent>

#include <algorithm>
#include <iterator>

namespace retryscope {

namespace {

constexpr double zoomStep = 1.4;
constexpr double usualZoom = 0.02; // pixels a millisecond

/// W, A, S and D by their place on the keyboard, because letters fail on other keyboards. X11 and
/// Wayland give the kernel's code and 8; where there is no such code, the letter must do.
int placeOf(const QKeyEvent &event)
{
    switch (event.nativeScanCode()) {
    case 25:
        return Qt::Key_W;
    case 38:
        return Qt::Key_A;
    case 39:
        return Qt::Key_S;
    case 40:
        return Qt::Key_D;
    default:
        return event.key();
    }
}

} // namespace

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    hideCard();
    if (event->key() == Qt::Key_F1) {
        showCardAtCursor();
        return event->accept();
    }
    if (m_overlays.key(*event) || changeView(*event) || useHeader(*event) || navigate(*event))
        return event->accept();
    QAbstractScrollArea::keyPressEvent(event);
}

/// What is shown: zoom and position. Single keys alone, so that commands keep their combinations.
bool TimelineView::changeView(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier)
        return false;
    const int key = placeOf(event);
    const double middle = m_scale.width() / 2;
    if (key == Qt::Key_W)
        zoomBy(zoomStep, middle);
    else if (key == Qt::Key_S)
        zoomBy(1 / zoomStep, middle);
    else if (key == Qt::Key_A)
        panBy(-0.2);
    else if (key == Qt::Key_D)
        panBy(0.2);
    else if (key == Qt::Key_Plus || key == Qt::Key_Equal)
        zoomIn();
    else if (key == Qt::Key_Minus)
        zoomOut();
    else if (key == Qt::Key_0)
        zoomToUsual();
    else if (key == Qt::Key_Home)
        fitAll();
    else if (key == Qt::Key_F)
        focusSelection();
    else
        return false;
    return true;
}

/// At a group's header the arrows open and close the group, as in any tree.
bool TimelineView::useHeader(const QKeyEvent &event)
{
    if (!m_header || event.modifiers() != Qt::NoModifier)
        return false;
    const LaneGroup group = m_table->groups()[*m_header];
    const int key = event.key();
    if (key != Qt::Key_Left && key != Qt::Key_Right && key != Qt::Key_Return
        && key != Qt::Key_Enter)
        return false;
    const bool isToggled = key == Qt::Key_Return || key == Qt::Key_Enter;
    m_lanes.setCollapsed(group, isToggled ? !m_lanes.isCollapsed(group) : key == Qt::Key_Left);
    return true;
}

/// Where the cursor and the selection are.
bool TimelineView::navigate(const QKeyEvent &event)
{
    const bool control = event.modifiers().testFlag(Qt::ControlModifier);
    const std::size_t cursor = m_document.cursor();
    switch (event.key()) {
    case Qt::Key_Up:
        selectLane(-1);
        return true;
    case Qt::Key_Down:
        selectLane(1);
        return true;
    case Qt::Key_Left:
        control ? followCause(false) : stepInLane(-1);
        return true;
    case Qt::Key_Right:
        control ? followCause(true) : stepInLane(1);
        return true;
    case Qt::Key_Comma:
        m_document.moveTo(cursor == 0 ? 0 : cursor - 1);
        return true;
    case Qt::Key_Period:
        m_document.moveTo(std::min(cursor + 1, m_document.trace().size()));
        return true;
    case Qt::Key_Home:
        if (control)
            m_document.moveTo(0);
        return control;
    case Qt::Key_End:
        if (control)
            m_document.moveTo(m_document.trace().size());
        return control;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit inspectRequested();
        return true;
    case Qt::Key_Space:
        emit playRequested();
        return true;
    default:
        return false;
    }
}

/// Onto the beginning of the next segment in the selected lane, or of the one before.
void TimelineView::stepInLane(int by)
{
    const auto selected = m_document.selectedInvocation();
    if (!selected)
        return selectLane(0);
    std::vector<std::size_t> starts;
    for (const Segment &segment : segmentsOf(m_document.trace(), *selected))
        starts.push_back(std::size_t{segment.first.value} + 1);
    std::ranges::sort(starts);
    const std::size_t cursor = m_document.cursor();
    const auto next = by > 0 ? std::ranges::upper_bound(starts, cursor)
                             : std::ranges::lower_bound(starts, cursor);
    if (by > 0 && next != starts.end())
        m_document.moveTo(*next);
    if (by < 0 && next != starts.begin())
        m_document.moveTo(*std::prev(next));
}

void TimelineView::followCause(bool forward)
{
    const Trace &trace = m_document.trace();
    const std::size_t cursor = m_document.cursor();
    if (cursor == 0)
        return;
    const StepIndex here{static_cast<std::uint32_t>(cursor - 1)};
    std::optional<StepIndex> there = forward ? std::nullopt : trace.cause(here);
    // An effect lies a little after its cause, and mostly in the same invocation.
    constexpr std::uint32_t farthest = 100'000;
    const auto end =
        static_cast<std::uint32_t>(std::min<std::size_t>(trace.size(), cursor + farthest));
    for (std::uint32_t i = here.value + 1; forward && i < end && !there; ++i) {
        if (trace.cause({i}) == here)
            there = StepIndex{i};
    }
    if (!there)
        return;
    if (const auto invocation = trace.invocationOf(*there))
        m_document.select(invocation);
    m_document.moveTo(there->value + std::size_t{1});
}

void TimelineView::zoomBy(double factor, double x)
{
    m_scale.zoomTo(m_scale.zoom() * factor, x);
    changed();
}

void TimelineView::panBy(double share)
{
    m_scale.setOffset(m_scale.offset() + share * m_scale.width());
    changed();
}

void TimelineView::zoomIn()
{
    zoomBy(zoomStep, std::clamp(frame().cursorX, 0.0, m_scale.width()));
}

void TimelineView::zoomOut()
{
    zoomBy(1 / zoomStep, std::clamp(frame().cursorX, 0.0, m_scale.width()));
}

void TimelineView::zoomToUsual()
{
    m_scale.zoomTo(usualZoom, std::clamp(frame().cursorX, 0.0, m_scale.width()));
    changed();
}

void TimelineView::fitAll()
{
    m_scale.fit();
    // Few lanes are better scrolled through than seen as dots.
    constexpr std::size_t fewestAtOnce = 100;
    m_isWhole = m_table->count() >= fewestAtOnce && lanesOverflow(frameSize()) > 0;
    changed();
    rebuildDensity();
}

void TimelineView::focusSelection()
{
    const auto selected = m_document.selectedInvocation();
    if (!selected || m_document.trace().stepsOf(*selected).empty())
        return;
    showLanes();
    const auto own = m_document.trace().stepsOf(*selected);
    const Instant from = m_document.trace().at(own.front());
    const Instant to = m_document.trace().at(own.back());
    if (isByAge())
        m_scale.show(Instant(), Instant(to - from));
    else
        m_scale.show(from, to);
    changed();
    revealSelection();
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    hideCard();
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace retryscope

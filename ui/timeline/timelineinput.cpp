#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/timeline/hovercard.h"
#include "ui/timeline/timelineview.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace retryscope {

namespace {

constexpr int hoverDelayMs = 350;
constexpr double notch = 120; // a wheel's click, in eighths of a degree

} // namespace

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        hideCard();
        m_hovered.reset();
        m_hoveredOverlay.reset();
        viewport()->update();
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomBy(1 + gesture->value(), inFrame(gesture->position()).x());
            return true;
        }
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    hideCard();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const double clicks = event->angleDelta().y() / notch;
        zoomBy(std::pow(1.25, clicks), inFrame(event->position()).x());
        return event->accept();
    }
    QAbstractScrollArea::wheelEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    hideCard();
    const QPointF place = inFrame(event->position());
    if (event->button() == Qt::MiddleButton) {
        m_panFrom = event->position();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    const bool isTaken =
        m_overlays.press({place, event->button(), event->modifiers()}, overlayFrame());
    if (isTaken || event->button() != Qt::LeftButton)
        return;
    // In the ruler the cursor follows at once; elsewhere a press may become a drag.
    if (place.x() < 0 || frame().areas.axis.contains(place))
        return clickAt(place);
    m_pressed = place;
}

void TimelineView::clickAt(const QPointF &place)
{
    const TimelineLayout &layout = frame();
    if (const FoldMark *fold = place.x() >= 0 ? layout.foldAt(place) : nullptr) {
        m_opened.insert(fold->from);
        return rebuildAxis();
    }
    if (place.x() >= 0 && layout.areas.axis.contains(place)) {
        m_isScrubbing = true;
        return m_document.moveToTime(m_scale.time(place.x()));
    }
    if (const auto lane = place.x() >= 0 ? layout.densityLaneAt(place) : std::nullopt) {
        m_document.select(*lane);
        m_document.moveToTime(m_scale.time(place.x()));
        return showLanes();
    }
    // Copies: the frame is laid out anew as soon as the selection or the cursor moves.
    if (const TimelineItem *item = place.x() >= 0 ? layout.itemAt(place) : nullptr) {
        const InvocationId invocation = item->invocation;
        const auto step = item->step;
        m_document.select(invocation);
        if (step)
            m_document.moveTo(step->value + std::size_t{1});
        return;
    }
    if (const TimelineLane *lane = layout.laneAt(place))
        m_document.select(lane->invocation);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_panFrom) {
        const QPointF moved = event->position() - *m_panFrom;
        m_panFrom = event->position();
        m_scale.setOffset(m_scale.offset() - moved.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - qRound(moved.y()));
        return changed();
    }
    const QPointF place = inFrame(event->position());
    const bool isHeld = event->buttons().testFlag(Qt::LeftButton);
    if (isHeld && m_overlays.move({place, Qt::LeftButton, event->modifiers()}, overlayFrame())) {
        m_pressed.reset();
        return;
    }
    if (m_isScrubbing)
        return m_document.moveToTime(m_scale.time(inFrame(event->position()).x()));
    hover(place);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    m_panFrom.reset();
    m_isScrubbing = false;
    viewport()->unsetCursor();
    const QPointF place = inFrame(event->position());
    m_overlays.release({place, event->button(), event->modifiers()}, overlayFrame());
    if (const auto pressed = std::exchange(m_pressed, std::nullopt))
        clickAt(*pressed);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && frame().laneAt(inFrame(event->position())) != nullptr)
        emit inspectRequested();
}

void TimelineView::hover(const QPointF &place)
{
    const TimelineLayout &layout = frame();
    const bool inHeader = place.x() < 0;
    const auto overlay = inHeader ? std::nullopt : m_overlays.hover(place, overlayFrame());
    const TimelineItem *item = inHeader || overlay ? nullptr : layout.itemAt(place);
    const TimelineLane *lane = inHeader ? layout.laneAt(place) : nullptr;
    const FoldMark *fold = inHeader ? nullptr : layout.foldAt(place);
    const bool leads = fold || (item && item->step);
    viewport()->setCursor(overlay     ? overlay->shape
                              : leads ? Qt::PointingHandCursor
                                      : Qt::ArrowCursor);
    const auto found = item ? std::optional(*item) : std::nullopt;
    const auto foundLane = lane ? std::optional(lane->invocation) : std::nullopt;
    if (found == m_hovered && foundLane == m_hoveredLane && overlay == m_hoveredOverlay)
        return;
    hideCard();
    m_hovered = found;
    m_hoveredLane = foundLane;
    m_hoveredOverlay = overlay;
    if (found || foundLane || overlay)
        m_hovering.start(hoverDelayMs, this);
    viewport()->update();
}

void TimelineView::showCard()
{
    const Trace &trace = m_document.trace();
    if (m_hoveredOverlay) {
        const QRectF thing = inViewport(m_hoveredOverlay->rect);
        return m_card->showBeside(
            QRect(viewport()->mapToGlobal(thing.topLeft().toPoint()), thing.size().toSize()),
            m_hoveredOverlay->heading, m_hoveredOverlay->text);
    }
    if (m_hovered) {
        const TimelineItem item = *m_hovered;
        const QRect thing(viewport()->mapToGlobal(inViewport(item.rect).topLeft().toPoint()),
                          item.rect.size().toSize());
        if (!item.step)
            return m_card->showBeside(
                thing, format::nowHeading(trace, item.invocation, m_document.cursor()),
                format::nowDetail(trace, item.invocation, m_document.cursor(),
                                  m_document.cursorTime()));
        const QString heading =
            tr("%1, %2: %3", "invocation, time, what happened")
                .arg(format::invocation(item.invocation), format::shortTime(trace.at(*item.step)),
                     format::fact(trace, *item.step));
        return m_card->showBeside(thing, heading, format::why(trace, *item.step));
    }
    if (!m_hoveredLane || trace.stepsOf(*m_hoveredLane).empty())
        return;
    for (const TimelineLane &lane : frame().lanes) {
        if (lane.invocation != *m_hoveredLane)
            continue;
        const QRect thing(viewport()->mapToGlobal(QPoint(0, qRound(lane.rect.top()))),
                          QSize(qRound(m_metrics.gutter), qRound(lane.rect.height())));
        m_card->showBeside(
            thing,
            tr("%1 %2", "number, function").arg(format::invocation(lane.invocation), lane.name),
            format::nowSentence(trace, lane.invocation, m_document.cursor(),
                                m_document.cursorTime()));
    }
}

void TimelineView::hideCard()
{
    m_hovering.stop();
    m_card->hide();
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    hideCard();
    QMenu menu(this);
    addContext(menu, inFrame(event->pos()));
    menu.exec(event->globalPos());
}

void TimelineView::addContext(QMenu &menu, const QPointF &place)
{
    const TimelineLayout &layout = frame();
    if (const TimelineItem *item = place.x() >= 0 ? layout.itemAt(place) : nullptr) {
        const auto step = item->step;
        if (step)
            menu.addAction(tr("Go to %1").arg(format::step(*step)), this,
                           [this, step] { m_document.moveTo(step->value + std::size_t{1}); });
    }
    if (const TimelineLane *lane = layout.laneAt(place)) {
        const InvocationId invocation = lane->invocation;
        menu.addAction(tr("Select %1").arg(format::invocation(invocation)), this,
                       [this, invocation] { m_document.select(invocation); });
        menu.addAction(tr("Focus %1").arg(format::invocation(invocation)), this,
                       [this, invocation] {
                           m_document.select(invocation);
                           focusSelection();
                       });
    }
    m_overlays.addContext(menu, place, overlayFrame());
    const Instant at = m_scale.time(place.x());
    menu.addAction(tr("Move the cursor to %1").arg(format::shortTime(at)), this,
                   [this, at] { m_document.moveToTime(at); });
    menu.addSeparator();
    menu.addAction(tr("Fit all"), this, &TimelineView::fitAll);
    menu.addAction(tr("Zoom in"), this, &TimelineView::zoomIn);
    menu.addAction(tr("Zoom out"), this, &TimelineView::zoomOut);
    menu.addSeparator();
    menu.addAction(tr("Open all folds"), this, &TimelineView::openAllFolds)->setEnabled(hasFolds());
    menu.addAction(tr("Close all folds"), this, &TimelineView::closeAllFolds)
        ->setEnabled(!m_opened.empty());
}

} // namespace retryscope

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/timeline/cardtext.h"
#include "ui/timeline/hovercard.h"
#include "ui/timeline/lanemenu.h"
#include "ui/timeline/otherscale.h"
#include "ui/timeline/timelineview.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
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
        return moveCursorTo(place.x());
    }
    if (!clickInLanes(place))
        m_header.reset();
}

/// The moment at a place of a wait, neither its first nor its last; absent for other things. At the
/// ends it would be the attempts' that the views tell of.
std::optional<Instant> TimelineView::momentAmidst(const TimelineItem &item, double x) const
{
    if (item.role != TimelineRole::BackOff && item.role != TimelineRole::RefusedWait)
        return std::nullopt;
    const OverlayFrame shown = overlayFrame();
    const LaneScale scale = laneScale(*m_trace, item.invocation, shown);
    const Instant first = scale.time(item.rect.left()) + Duration(1);
    const Instant last = scale.time(item.rect.right()) - Duration(1);
    return first < last ? std::optional(std::clamp(scale.time(x), first, last)) : std::nullopt;
}

bool TimelineView::clickInLanes(const QPointF &place)
{
    const TimelineLayout &layout = frame();
    if (const auto row = place.x() >= 0 ? layout.densityRowAt(place) : std::nullopt) {
        m_document.select(m_table->at(*row));
        moveCursorTo(place.x());
        showLanes();
        return true;
    }
    if (const LaneHeader *header = layout.headerAt(place)) {
        toggleGroup(header->group);
        return true;
    }
    // Copies: the frame is laid out anew as soon as the selection or the cursor moves.
    if (const TimelineItem *item = place.x() >= 0 ? layout.itemAt(place) : nullptr) {
        const InvocationId invocation = item->invocation;
        const auto step = item->step;
        const auto amidst = momentAmidst(*item, place.x());
        m_document.select(invocation);
        if (amidst)
            m_document.moveToTime(*amidst);
        else if (step)
            m_document.moveTo(step->value + std::size_t{1});
        return false;
    }
    if (const TimelineLane *lane = layout.laneAt(place))
        m_document.select(lane->invocation);
    return false;
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
        return moveCursorTo(inFrame(event->position()).x());
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
    auto overlay = inHeader ? std::nullopt : m_overlays.hover(place, overlayFrame());
    if (!overlay && !inHeader)
        overlay = hoverInDensity(place);
    const TimelineItem *item = inHeader || overlay ? nullptr : layout.itemAt(place);
    const TimelineLane *lane = inHeader ? layout.laneAt(place) : nullptr;
    const FoldMark *fold = inHeader ? nullptr : layout.foldAt(place);
    const bool leads = fold || (item && item->step) || layout.headerAt(place);
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

/// How much is merged at a place among all lanes at once.
std::optional<OverlayHover> TimelineView::hoverInDensity(const QPointF &place) const
{
    const TimelineLayout &layout = frame();
    const auto hit = layout.density ? layout.density->at(place) : std::nullopt;
    if (!hit)
        return std::nullopt;
    const QString from = format::shortTime(m_scale.time(hit->rect.left()));
    const QString to = format::shortTime(m_scale.time(hit->rect.right()));
    const QString count = format::number(hit->cell.count);
    return OverlayHover{hit->rect,
                        hit->cell.count == 1 ? tr("1 attempt, refusal or end")
                                             : tr("%1 attempts, refusals and ends").arg(count),
                        tr("From %1 to %2. The most serious: %3.")
                            .arg(from, to, style::meaning(hit->cell.worst()).toLower()),
                        Qt::PointingHandCursor};
}

void TimelineView::showCard()
{
    const TimelineMoment moment{*m_trace, m_document.cursor(), m_document.cursorTime()};
    const auto show = [this](const QRectF &thing, const CardText &card) {
        const QRect shown = thing.intersected(QRectF(viewport()->rect())).toAlignedRect();
        m_card->showBeside(QRect(viewport()->mapToGlobal(shown.topLeft()), shown.size()), card);
    };
    if (m_hoveredOverlay)
        return show(inViewport(m_hoveredOverlay->rect),
                    {m_hoveredOverlay->heading, m_hoveredOverlay->text, {}});
    if (m_hovered)
        return show(inViewport(m_hovered->rect), cardText(moment, *m_hovered));
    if (!m_hoveredLane || m_trace->stepsOf(*m_hoveredLane).empty())
        return;
    for (const TimelineLane &lane : frame().lanes) {
        if (lane.invocation == *m_hoveredLane)
            show(QRectF(0, lane.rect.top(), m_metrics.gutter, lane.rect.height()),
                 cardText(moment, lane.invocation));
    }
}

/// What the pointer would show, without a pointer: the thing at the cursor in the selected lane.
void TimelineView::showCardAtCursor()
{
    const auto selected = m_document.selectedInvocation();
    if (!selected)
        return;
    const TimelineLayout &layout = frame();
    const auto isHere = [&](const TimelineItem &item) {
        const bool isLast = item.step && item.step->value + std::size_t{1} == m_document.cursor();
        const bool goesOn = item.role != TimelineRole::AgeBand && !item.isGhost()
            && item.futureX < item.rect.right();
        return item.invocation == *selected && (isLast || goesOn);
    };
    const auto item = std::find_if(layout.items.rbegin(), layout.items.rend(), isHere);
    m_hoveredOverlay.reset();
    m_hovered = item == layout.items.rend() ? std::nullopt : std::optional(*item);
    m_hoveredLane = selected;
    showCard();
    viewport()->update();
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
    if (const auto at = place.x() >= 0 ? momentAt(place.x()) : std::nullopt)
        menu.addAction(tr("Move the cursor to %1").arg(format::shortTime(*at)), this,
                       [this, moment = *at] { m_document.moveToTime(moment); });
    menu.addSeparator();
    const TimelineLane *pinned = layout.laneAt(place);
    addLaneActions(menu, m_lanes, pinned ? std::optional(pinned->invocation) : std::nullopt);
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

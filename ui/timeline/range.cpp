#include "ui/timeline/range.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/timeline/snapping.h"
#include "ui/timeline/textwidth.h"
#include "ui/timeline/timelinelayout.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace retryscope {

namespace {

constexpr double targetPx = 24; // what a hand can hit

/// The band of a range in the window; empty if it lies outside.
QRectF bandOf(const TimeRange &range, const OverlayFrame &frame)
{
    const TimelineAreas &areas = frame.layout.areas;
    const double left = std::max(frame.scale.x(range.from), 0.0);
    const double right = std::min(frame.scale.x(range.to), areas.axis.width() + 2);
    if (right < left)
        return {};
    return {left, areas.axis.bottom(), right - left, areas.track.bottom() - areas.axis.bottom()};
}

} // namespace

void paintRangeBand(QPainter &painter, const QRectF &rect, style::Theme theme)
{
    QColor fill = style::surface(theme).accent;
    fill.setAlphaF(0.14F);
    painter.fillRect(rect, fill);
}

RangeOverlay::RangeOverlay(Document &document, QObject *parent)
    : TimelineOverlay(parent)
    , m_document(document)
{
}

void RangeOverlay::select(Instant one, Instant other)
{
    set(TimeRange{std::min(one, other), std::max(one, other)});
}

void RangeOverlay::clear()
{
    set(std::nullopt);
}

void RangeOverlay::set(std::optional<TimeRange> range)
{
    if (range == m_range)
        return;
    m_range = range;
    emit changed();
    emit rangeChanged();
}

void RangeOverlay::zoom()
{
    if (m_range)
        emit zoomWanted(m_range->from, m_range->to);
}

void RangeOverlay::paintUnder(QPainter &painter, const OverlayFrame &frame) const
{
    if (m_range)
        paintRangeBand(painter, bandOf(*m_range, frame), frame.theme);
}

void RangeOverlay::paintOver(QPainter &painter, const OverlayFrame &frame) const
{
    const QRectF band = m_range ? bandOf(*m_range, frame) : QRectF();
    if (band.isNull())
        return;
    const style::Surface &surface = style::surface(frame.theme);
    painter.setPen(QPen(surface.accent, 1));
    painter.drawLine(band.topLeft(), band.bottomLeft());
    painter.drawLine(band.topRight(), band.bottomRight());
    // In the ruler a bar between the ends, and how long it is.
    const TimelineMetrics &metrics = frame.layout.metrics;
    painter.fillRect(QRectF(band.left() - 2, band.top() - 4, band.width() + 4, 4), surface.accent);
    const QString label = format::duration(m_range->to - m_range->from);
    const double height = metrics.pill * 0.75;
    const double width = textWidth(metrics.tiny, label) + 12;
    if (band.width() < width + 8)
        return;
    painter.setFont(metrics.tiny);
    style::paintPill(painter,
                     QRectF(band.center().x() - width / 2, band.top() - height, width, height),
                     label, surface.accent, surface.accent, surface.onAccent);
}

Instant RangeOverlay::timeAt(const OverlayPointer &pointer, const OverlayFrame &frame) const
{
    const double x = std::clamp(pointer.place.x(), 0.0, frame.scale.width());
    return pointer.modifiers.testFlag(Qt::AltModifier)
        ? frame.scale.time(x)
        : snappedTime(m_document.trace(), frame.scale, x);
}

/// The other end of the one at `place` in the ruler.
std::optional<Instant> RangeOverlay::endAt(const QPointF &place, const OverlayFrame &frame) const
{
    const double bottom = frame.layout.areas.axis.bottom();
    if (!m_range || place.y() < bottom - targetPx || place.y() > bottom)
        return std::nullopt;
    if (std::abs(place.x() - frame.scale.x(m_range->to)) <= targetPx / 2)
        return m_range->from;
    if (std::abs(place.x() - frame.scale.x(m_range->from)) <= targetPx / 2)
        return m_range->to;
    return std::nullopt;
}

bool RangeOverlay::press(const OverlayPointer &pointer, const OverlayFrame &frame)
{
    const bool inRuler = pointer.place.x() >= 0 && frame.layout.areas.axis.contains(pointer.place);
    if (!inRuler || pointer.button != Qt::LeftButton)
        return false;
    m_anchor = endAt(pointer.place, frame);
    if (!m_anchor && pointer.modifiers.testFlag(Qt::ShiftModifier))
        m_anchor = timeAt(pointer, frame);
    m_before = m_range;
    return m_anchor.has_value();
}

bool RangeOverlay::drag(const QPointF &from, const OverlayPointer &pointer,
                        const OverlayFrame &frame)
{
    if (from.x() < 0 || from.y() < frame.layout.areas.axis.bottom())
        return false;
    m_before = m_range;
    m_anchor = timeAt({from, pointer.button, pointer.modifiers}, frame);
    return true;
}

void RangeOverlay::move(const OverlayPointer &pointer, const OverlayFrame &frame)
{
    if (m_anchor)
        select(*m_anchor, timeAt(pointer, frame));
}

void RangeOverlay::release(const OverlayPointer &, const OverlayFrame &)
{
    m_anchor.reset();
    if (m_range && m_range != m_before)
        emit selected();
}

void RangeOverlay::cancel()
{
    m_anchor.reset();
    set(m_before);
}

bool RangeOverlay::key(const QKeyEvent &event)
{
    const bool isEscape = event.key() == Qt::Key_Escape;
    const bool isFit = event.key() == Qt::Key_F && event.modifiers() == Qt::NoModifier;
    if (!m_range || !(isEscape || isFit))
        return false;
    isEscape ? clear() : zoom();
    return true;
}

std::optional<OverlayHover> RangeOverlay::hover(const QPointF &place,
                                                const OverlayFrame &frame) const
{
    const auto other = endAt(place, frame);
    if (!other)
        return std::nullopt;
    const Instant end = *other == m_range->from ? m_range->to : m_range->from;
    return OverlayHover{
        QRectF(frame.scale.x(end) - targetPx / 2, frame.layout.areas.axis.bottom() - targetPx,
               targetPx, targetPx),
        tr("Range from %1 to %2").arg(format::time(m_range->from), format::time(m_range->to)),
        tr("Drag to move this end: it goes onto steps, with Alt anywhere."), Qt::SizeHorCursor};
}

void RangeOverlay::addContext(QMenu &menu, const QPointF &, const OverlayFrame &)
{
    if (!m_range)
        return;
    menu.addAction(tr("Zoom to the range"), this, &RangeOverlay::zoom);
    menu.addAction(tr("Sum up the range"), this, &RangeOverlay::selected);
    menu.addAction(tr("Clear the range"), this, &RangeOverlay::clear);
}

} // namespace retryscope

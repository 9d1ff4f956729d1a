#include "ui/timeline/range.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/timeline/markshapes.h"
#include "ui/timeline/otherscale.h"
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

/// The band of a range between two heights; empty if it lies outside the window.
QRectF bandOf(const TimeRange &range, const LaneScale &scale, const QRectF &rows)
{
    const double left = std::max(scale.x(range.from), 0.0);
    const double right = std::min(scale.x(range.to), scale.width() + 2);
    if (right < left || rows.isEmpty())
        return {};
    return {left, rows.top(), right - left, rows.height()};
}

} // namespace

void paintRangeBand(QPainter &painter, const QRectF &rect, style::Theme theme)
{
    QColor fill = style::surface(theme).accent;
    fill.setAlphaF(0.14F);
    shapes::shade(painter, rect, fill);
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

std::vector<QRectF> RangeOverlay::bands(const OverlayFrame &frame) const
{
    std::vector<QRectF> result;
    if (!m_range)
        return result;
    const TimelineAreas &areas = frame.layout.areas;
    const auto add = [&](const LaneScale &scale, const QRectF &rows) {
        if (const QRectF band = bandOf(*m_range, scale, rows); !band.isNull())
            result.push_back(band);
    };
    if (!frame.layout.isByAge) {
        const double top = areas.axis.bottom();
        add(frame.scale, QRectF(0, top, areas.axis.width(), areas.track.bottom() - top));
        return result;
    }
    const Trace &trace = m_document.trace();
    for (const TimelineLane &lane : frame.layout.lanes) {
        const bool isCalled = !trace.stepsOf(lane.invocation).empty();
        if (isCalled && trace.calledAt(lane.invocation) <= m_range->to)
            add(laneScale(trace, lane.invocation, frame), lane.rect.intersected(areas.lanes));
    }
    return result;
}

void RangeOverlay::paintUnder(QPainter &painter, const OverlayFrame &frame) const
{
    for (const QRectF &band : bands(frame))
        paintRangeBand(painter, band, frame.theme);
}

void RangeOverlay::paintOver(QPainter &painter, const OverlayFrame &frame) const
{
    const std::vector<QRectF> all = bands(frame);
    painter.setPen(QPen(style::surface(frame.theme).accent, 1));
    for (const QRectF &band : all) {
        painter.drawLine(band.topLeft(), band.bottomLeft());
        painter.drawLine(band.topRight(), band.bottomRight());
    }
    if (!frame.layout.isByAge && !all.empty())
        paintRuler(painter, all.front(), frame);
}

/// In the ruler a bar between the ends, and how long it is.
void RangeOverlay::paintRuler(QPainter &painter, const QRectF &band,
                              const OverlayFrame &frame) const
{
    const style::Surface &surface = style::surface(frame.theme);
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
    const Trace &trace = m_document.trace();
    const LaneScale scale = m_lane ? laneScale(trace, *m_lane, frame) : LaneScale(frame.scale);
    return pointer.modifiers.testFlag(Qt::AltModifier) ? scale.time(x)
                                                       : snappedTime(trace, scale, x);
}

/// The other end of the one at `place` in the ruler.
std::optional<Instant> RangeOverlay::endAt(const QPointF &place, const OverlayFrame &frame) const
{
    const double bottom = frame.layout.areas.axis.bottom();
    if (!m_range || frame.layout.isByAge || place.y() < bottom - targetPx || place.y() > bottom)
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
    if (!inRuler || frame.layout.isByAge || pointer.button != Qt::LeftButton)
        return false;
    m_lane.reset();
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
    m_lane.reset();
    if (frame.layout.isByAge) {
        const TimelineLane *lane = frame.layout.laneAt(from);
        if (!lane || m_document.trace().stepsOf(lane->invocation).empty())
            return false;
        m_lane = lane->invocation;
    }
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

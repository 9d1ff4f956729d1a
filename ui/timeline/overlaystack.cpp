#include "ui/timeline/overlaystack.h"

#include "ui/timeline/timelinelayout.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleHints>

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

bool isShown(const TimelineOverlay &overlay, const OverlayFrame &frame)
{
    return !frame.layout.isByAge || overlay.showsAges();
}

/// Each overlay gets the painter as it was, and the frame with its headers alone.
template <typename Paint>
void paintEach(QPainter &painter, const OverlayFrame &frame,
               const std::vector<TimelineOverlay *> &overlays, Paint paint)
{
    const TimelineAreas &areas = frame.layout.areas;
    for (const TimelineOverlay *overlay : overlays) {
        if (!isShown(*overlay, frame))
            continue;
        painter.save();
        const double gutter = frame.layout.metrics.gutter;
        painter.setClipRect(QRectF(-gutter, 0, gutter + areas.axis.width(), areas.track.bottom()),
                            Qt::IntersectClip);
        painter.setRenderHint(QPainter::Antialiasing);
        paint(*overlay);
        painter.restore();
    }
}

} // namespace

void OverlayStack::paintUnder(QPainter &painter, const OverlayFrame &frame) const
{
    paintEach(painter, frame, m_overlays,
              [&](const TimelineOverlay &overlay) { overlay.paintUnder(painter, frame); });
}

void OverlayStack::paintOver(QPainter &painter, const OverlayFrame &frame) const
{
    paintEach(painter, frame, m_overlays,
              [&](const TimelineOverlay &overlay) { overlay.paintOver(painter, frame); });
}

bool OverlayStack::press(const OverlayPointer &pointer, const OverlayFrame &frame)
{
    m_from.reset();
    const auto taker =
        std::find_if(m_overlays.rbegin(), m_overlays.rend(), [&](TimelineOverlay *overlay) {
            return isShown(*overlay, frame) && overlay->press(pointer, frame);
        });
    m_holder = taker == m_overlays.rend() ? nullptr : *taker;
    if (!m_holder && pointer.button == Qt::LeftButton)
        m_from = pointer.place;
    return m_holder != nullptr;
}

bool OverlayStack::move(const OverlayPointer &pointer, const OverlayFrame &frame)
{
    if (!m_holder && m_from) {
        const double distance = (pointer.place - *m_from).manhattanLength();
        if (distance < QGuiApplication::styleHints()->startDragDistance())
            return false;
        const auto taker =
            std::find_if(m_overlays.rbegin(), m_overlays.rend(), [&](TimelineOverlay *overlay) {
                return isShown(*overlay, frame) && overlay->drag(*m_from, pointer, frame);
            });
        m_holder = taker == m_overlays.rend() ? nullptr : *taker;
        m_from.reset();
    }
    if (m_holder)
        m_holder->move(pointer, frame);
    return m_holder != nullptr;
}

bool OverlayStack::release(const OverlayPointer &pointer, const OverlayFrame &frame)
{
    m_from.reset();
    TimelineOverlay *holder = std::exchange(m_holder, nullptr);
    if (holder)
        holder->release(pointer, frame);
    return holder != nullptr;
}

bool OverlayStack::cancel()
{
    m_from.reset();
    TimelineOverlay *holder = std::exchange(m_holder, nullptr);
    if (holder)
        holder->cancel();
    return holder != nullptr;
}

bool OverlayStack::key(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape && cancel())
        return true;
    return std::any_of(m_overlays.rbegin(), m_overlays.rend(),
                       [&](TimelineOverlay *overlay) { return overlay->key(event); });
}

std::optional<OverlayHover> OverlayStack::hover(const QPointF &place,
                                                const OverlayFrame &frame) const
{
    for (auto overlay = m_overlays.rbegin(); overlay != m_overlays.rend(); ++overlay) {
        auto found = isShown(**overlay, frame) ? (*overlay)->hover(place, frame) : std::nullopt;
        if (found)
            return found;
    }
    return std::nullopt;
}

void OverlayStack::addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame) const
{
    for (TimelineOverlay *overlay : m_overlays) {
        if (isShown(*overlay, frame))
            overlay->addContext(menu, place, frame);
    }
}

} // namespace retryscope

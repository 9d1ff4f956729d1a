#include "ui/timeline/timelineoverlay.h"

namespace retryscope {

void TimelineOverlay::paintUnder(QPainter &, const OverlayFrame &) const { }

void TimelineOverlay::paintOver(QPainter &, const OverlayFrame &) const { }

bool TimelineOverlay::press(const OverlayPointer &, const OverlayFrame &)
{
    return false;
}

bool TimelineOverlay::drag(const QPointF &, const OverlayPointer &, const OverlayFrame &)
{
    return false;
}

void TimelineOverlay::move(const OverlayPointer &, const OverlayFrame &) { }

void TimelineOverlay::release(const OverlayPointer &, const OverlayFrame &) { }

void TimelineOverlay::cancel() { }

bool TimelineOverlay::key(const QKeyEvent &)
{
    return false;
}

std::optional<OverlayHover> TimelineOverlay::hover(const QPointF &, const OverlayFrame &) const
{
    return std::nullopt;
}

void TimelineOverlay::addContext(QMenu &, const QPointF &, const OverlayFrame &) { }

} // namespace retryscope

#pragma once

#include "ui/timeline/timelineoverlay.h"

#include <vector>

namespace retryscope {

/// The overlays of a timeline, from the lowest to the topmost, and which of them has the mouse.
class OverlayStack
{
public:
    void add(TimelineOverlay &overlay) { m_overlays.push_back(&overlay); }

    void paintUnder(QPainter &painter, const OverlayFrame &frame) const;
    void paintOver(QPainter &painter, const OverlayFrame &frame) const;

    /// Whether one of them takes the press.
    bool press(const OverlayPointer &pointer, const OverlayFrame &frame);
    /// The pointer moved with the button down. Whether one of them takes it now or took it before.
    bool move(const OverlayPointer &pointer, const OverlayFrame &frame);
    /// Whether one of them had the mouse.
    bool release(const OverlayPointer &pointer, const OverlayFrame &frame);
    /// Gives a drag up. Whether there was one.
    bool cancel();
    bool key(const QKeyEvent &event);

    [[nodiscard]] std::optional<OverlayHover> hover(const QPointF &place,
                                                    const OverlayFrame &frame) const;
    void addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame) const;

private:
    std::vector<TimelineOverlay *> m_overlays;
    TimelineOverlay *m_holder = nullptr; // has the mouse
    std::optional<QPointF> m_from; // a press that nobody took
};

} // namespace retryscope

#pragma once

#include "ui/style.h"

#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <optional>

class QKeyEvent;
class QMenu;
class QPainter;

namespace retryscope {

struct TimelineLayout;
class TimeScale;

/// The frame that the timeline shows, for the length of one call. All places that overlays see and
/// paint at are the layout's: x = 0 is the axis's left edge, y = 0 the top of the ruler. The lanes'
/// headers are left of it; only what is about headers paints there.
struct OverlayFrame
{
    const TimelineLayout &layout;
    const TimeScale &scale;
    style::Theme theme = style::Theme::Light; ///< exports are light, whatever is in force
};

/// Where the pointer is and what is held.
struct OverlayPointer
{
    QPointF place;
    Qt::MouseButton button = Qt::NoButton; ///< of a press, a drag or a release
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
};

/// What an overlay says about a thing of its own under the pointer.
struct OverlayHover
{
    QRectF rect; ///< the thing: the card is shown beside it, never over it
    QString heading;
    QString text; ///< may be empty
    Qt::CursorShape shape = Qt::ArrowCursor;
    bool operator==(const OverlayHover &) const = default;
};

/// Something that lies over or under the lanes and is no part of a lane: marks, a selected range,
/// another run. It takes mouse and keys before the timeline does. Each function must cost no more
/// than what is visible, and must paint nothing that is not. All do nothing unless overridden.
///
/// A press goes to the topmost overlay that takes it; that one then gets the moves and the release,
/// or `cancel`. A press that nobody takes is offered again as `drag` once the pointer has moved;
/// without that it stays a click on the timeline.
class TimelineOverlay : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Whether it has a place where each lane counts from its own acceptance. One that is only
    /// about the time since the start is left out there.
    [[nodiscard]] virtual bool showsAges() const { return false; }

    /// Above the rows and the grid, below everything that the lanes hold. Kept with the frame:
    /// painted again only if the frame or the overlay changes.
    virtual void paintUnder(QPainter &painter, const OverlayFrame &frame) const;
    /// Above everything but the hovered thing's outline.
    virtual void paintOver(QPainter &painter, const OverlayFrame &frame) const;

    virtual bool press(const OverlayPointer &pointer, const OverlayFrame &frame);
    /// The pointer has been dragged from `from`, where nobody took the press.
    virtual bool drag(const QPointF &from, const OverlayPointer &pointer,
                      const OverlayFrame &frame);
    virtual void move(const OverlayPointer &pointer, const OverlayFrame &frame);
    virtual void release(const OverlayPointer &pointer, const OverlayFrame &frame);
    /// The drag is given up: everything is as it was before the press.
    virtual void cancel();
    /// Whether the key is taken. The timeline has the focus.
    virtual bool key(const QKeyEvent &event);

    [[nodiscard]] virtual std::optional<OverlayHover> hover(const QPointF &place,
                                                            const OverlayFrame &frame) const;
    /// Adds what can be done at `place`; each entry is also a command or has a key.
    virtual void addContext(QMenu &menu, const QPointF &place, const OverlayFrame &frame);

signals:
    void changed(); ///< it looks different: the timeline paints it anew
};

} // namespace retryscope

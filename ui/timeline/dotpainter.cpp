#include "ui/style/text.h"
#include "ui/timeline/itempainter.h"
#include "ui/timeline/markshapes.h"
#include "ui/timeline/textwidth.h"

#include <QPainter>

namespace retryscope {

namespace {

using style::Mark;

/// The colour of the end that a delivery tells of; slate if it is still to come.
QColor colorOf(Mark mark, bool isGhost, style::Theme theme)
{
    if (isGhost)
        return style::mark(Mark::Ghost, theme).outline;
    const style::MarkStyle &look = style::mark(mark, theme);
    return mark == Mark::DeliveryFailed ? look.outline : look.text;
}

void paintCount(QPainter &painter, const TimelineItem &dot, const TimelineLook &look,
                const QColor &color)
{
    const QString count = QString::number(dot.count);
    const QFont &font = look.metrics.tiny;
    QRectF box(0, 0, textWidth(font, count) + 9, look.metrics.pill * 0.85);
    box.moveCenter(dot.rect.center());
    const QColor base = style::surface(look.theme).base;
    style::paintPill(painter, box, count, font, dot.isGhost() ? base : color, color,
                     dot.isGhost() ? color : base);
}

} // namespace

void paintDot(QPainter &painter, const TimelineItem &dot, const TimelineLook &look)
{
    const QColor color = colorOf(dot.mark, dot.isGhost(), look.theme);
    if (dot.count > 1)
        return paintCount(painter, dot, look, color);
    const QColor base = style::surface(look.theme).base;
    const bool hollow = dot.isGhost() || dot.isFailed;
    painter.setPen(QPen(color, 1.6));
    painter.setBrush(hollow ? base : color);
    painter.drawEllipse(dot.rect.adjusted(0.8, 0.8, -0.8, -0.8));
    if (dot.isFailed)
        painter.drawLine(dot.rect.bottomLeft() + QPointF(-1, 1),
                         dot.rect.topRight() + QPointF(1, -1));
}

void paintLine(QPainter &painter, const DeliveryLine &line, const TimelineLook &look)
{
    const QColor color = colorOf(line.mark, line.isGhost, look.theme);
    const QLineF shaft(line.x, line.top, line.x, line.bottom - 6);
    if (line.isGhost) {
        shapes::dashedLine(painter, shaft, color, 1.5);
    } else {
        painter.setPen(QPen(color, 1.6));
        painter.drawLine(shaft);
    }
    shapes::arrowDown(painter, QPointF(line.x, line.bottom), color, !line.isGhost);
}

} // namespace retryscope

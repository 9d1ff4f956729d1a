#include "ui/timeline/markshapes.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace retryscope::shapes {

QPainterPath rounded(const QRectF &rect, double radius)
{
    const double most = std::min(rect.width(), rect.height()) / 2;
    QPainterPath path;
    path.addRoundedRect(rect, std::min(radius, most), std::min(radius, most));
    return path;
}

QPainterPath notched(const QRectF &rect, double notch)
{
    const double cut = std::min(notch, rect.width() / 2);
    QPainterPath path = rounded(rect, 3);
    QPainterPath corner;
    corner.addPolygon(QPolygonF{{rect.right() - cut, rect.top() - 1},
                                {rect.right() + 1, rect.top() - 1},
                                {rect.right() + 1, rect.top() + cut}});
    corner.closeSubpath();
    return path.subtracted(corner);
}

void dashedBox(QPainter &painter, const QRectF &rect, const QColor &color)
{
    QPen pen(color, 1.6, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({3.2, 1.8});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect, 3, 3);
}

void hatchedBox(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &outline,
                const QColor &hatch)
{
    painter.save();
    painter.setPen(QPen(outline, 1.5));
    painter.setBrush(fill);
    painter.drawRect(rect);
    painter.setClipRect(rect, Qt::IntersectClip);
    // Only in sight: a wait of hours can be a hundred thousand pixels wide when zoomed in.
    const QRectF sight = rect.intersected(painter.clipBoundingRect());
    painter.setPen(QPen(hatch, 2));
    constexpr double every = 7;
    const double height = rect.height();
    const double from = rect.left() + std::max(0.0, sight.left() - rect.left() - height);
    for (double x = from - std::fmod(from - rect.left(), every) - height; x < sight.right();
         x += every)
        painter.drawLine(QLineF(x, rect.bottom(), x + height, rect.top()));
    painter.restore();
}

void dashedLine(QPainter &painter, const QLineF &line, const QColor &color, double width)
{
    QPen pen(color, width, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern(width > 2 ? QList<qreal>{2.4, 1.5} : QList<qreal>{5, 2.5});
    painter.setPen(pen);
    painter.drawLine(line);
}

void dottedLine(QPainter &painter, const QLineF &line, const QColor &color)
{
    QPen pen(color, 3, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({0.01, 2.4});
    painter.setPen(pen);
    painter.drawLine(line);
}

void arrowRight(QPainter &painter, const QPointF &tip, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{tip, tip + QPointF(-7, -5), tip + QPointF(-7, 5)});
}

void arrowDown(QPainter &painter, const QPointF &tip, const QColor &color, bool filled)
{
    painter.setPen(filled ? QPen(Qt::NoPen) : QPen(color, 1.3));
    painter.setBrush(filled ? QBrush(color) : QBrush(Qt::NoBrush));
    painter.drawPolygon(QPolygonF{tip, tip + QPointF(-4, -7), tip + QPointF(4, -7)});
}

} // namespace retryscope::shapes

#include "ui/timeline/markshapes.h"

#include "ui/style/sprite.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace retryscope::shapes {

namespace {

struct Dash
{
    double on = 0;
    double off = 0;
};

/// A line along an axis as a rectangle. It is as thick everywhere, whatever the part of a pixel.
QRectF stroke(const QLineF &line, double width)
{
    const double thick = std::max(std::round(width), 1.0);
    const QRectF box = QRectF(line.p1(), line.p2()).normalized();
    if (box.height() > box.width())
        return {std::round(box.left() - thick / 2), box.top(), thick, box.height()};
    return {box.left(), std::round(box.top() - thick / 2), box.width(), thick};
}

/// Adds the dashes of `line` that are in sight, from left to right or from the top down.
void addDashes(QList<QRectF> &parts, const QLineF &line, const Dash &dash, double width,
               const QRectF &sight)
{
    const QRectF whole = stroke(line, width);
    const bool isUpright = whole.height() > whole.width();
    const double from = isUpright ? whole.top() : whole.left();
    const double to = std::min(isUpright ? whole.bottom() : whole.right(),
                               isUpright ? sight.bottom() : sight.right());
    const double every = dash.on + dash.off;
    const double hidden = (isUpright ? sight.top() : sight.left()) - from;
    double at = from + (hidden > 0 ? std::floor(hidden / every) * every : 0);
    for (; at < to; at += every) {
        const double length = std::min(dash.on, to - at);
        parts.append(isUpright ? QRectF(whole.left(), at, whole.width(), length)
                               : QRectF(at, whole.top(), length, whole.height()));
    }
}

QRectF sightOf(const QPainter &painter)
{
    const QRectF room(painter.viewport());
    const QRectF seen = painter.hasClipping() ? painter.clipBoundingRect()
                                              : painter.transform().inverted().mapRect(room);
    return seen.adjusted(-1, -1, 1, 1);
}

void paintHatch(QPainter &painter, const QRectF &rect, const QColor &color)
{
    constexpr double every = 7;
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setPen(QPen(color, 2));
    for (double x = rect.left() - std::ceil(rect.height() / every) * every; x < rect.right();
         x += every)
        painter.drawLine(QLineF(x, rect.bottom(), x + rect.height(), rect.top()));
    painter.restore();
}

} // namespace

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
    const double radius = std::min({3.0, rect.width() / 2, rect.height() / 2});
    const double across = 2 * radius;
    QPainterPath path(QPointF(rect.right() - cut, rect.top()));
    path.lineTo(rect.right(), rect.top() + cut);
    path.arcTo(rect.right() - across, rect.bottom() - across, across, across, 0, -90);
    path.arcTo(rect.left(), rect.bottom() - across, across, across, -90, -90);
    path.arcTo(rect.left(), rect.top(), across, across, 180, -90);
    path.closeSubpath();
    return path;
}

void shade(QPainter &painter, const QRectF &rect, const QColor &color)
{
    QImage pixel(1, 1, QImage::Format_ARGB32_Premultiplied);
    pixel.fill(color);
    const bool wasSmooth = painter.testRenderHint(QPainter::SmoothPixmapTransform);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(rect, pixel);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, wasSmooth);
}

void flatRects(QPainter &painter, const QList<QRectF> &rects, const QColor &color)
{
    const bool wasSmooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRects(rects);
    painter.setRenderHint(QPainter::Antialiasing, wasSmooth);
}

void steps(QPainter &painter, const QPolygonF &line, const QColor &color)
{
    QList<QRectF> parts;
    for (int i = 1; i < line.size(); ++i)
        parts.append(stroke(QLineF(line[i - 1], line[i]), 2));
    flatRects(painter, parts, color);
}

void dashedSteps(QPainter &painter, const QPolygonF &line, const QColor &color)
{
    constexpr double on = 4;
    constexpr double every = 7;
    QList<QRectF> parts;
    for (int i = 1; i < line.size(); ++i) {
        const QRectF part = stroke(QLineF(line[i - 1], line[i]), 1);
        if (part.height() > every) {
            addDashes(parts, QLineF(line[i - 1], line[i]), {on, every - on}, 1, sightOf(painter));
            continue;
        }
        // By its place: a staircase of many short parts is dashed as one line is.
        for (double at = std::floor(part.left() / every) * every; at < part.right(); at += every) {
            QRectF dash = part;
            dash.setLeft(std::max(part.left(), at));
            dash.setRight(std::min(part.right(), at + on));
            if (dash.width() > 0)
                parts.append(dash);
        }
    }
    flatRects(painter, parts, color);
}

void dashedBox(QPainter &painter, const QRectF &rect, const QColor &color)
{
    const QRectF sight = sightOf(painter);
    QList<QRectF> parts;
    for (const QLineF &side :
         {QLineF(rect.topLeft(), rect.topRight()), QLineF(rect.bottomLeft(), rect.bottomRight()),
          QLineF(rect.topLeft(), rect.bottomLeft()), QLineF(rect.topRight(), rect.bottomRight())})
        addDashes(parts, side, {5, 3}, 1.6, sight);
    flatRects(painter, parts, color);
}

void hatchedBox(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &outline,
                const QColor &hatch)
{
    constexpr double tile = 28; // of whole hatches, and of whole pixels at the usual scales
    const QRectF sight = rect.intersected(sightOf(painter));
    painter.fillRect(sight, fill);
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    double x = rect.left() + std::floor((sight.left() - rect.left()) / tile) * tile;
    for (; x < sight.right(); x += tile)
        style::paintSprite(painter, {style::hatchShape, hatch.rgba()},
                           QRectF(x, rect.top(), tile, rect.height()),
                           [&](QPainter &own, const QRectF &box) { paintHatch(own, box, hatch); });
    painter.restore();
    painter.setPen(QPen(outline, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
}

void dashedLine(QPainter &painter, const QLineF &line, const QColor &color, double width)
{
    QList<QRectF> parts;
    addDashes(parts, line, width > 2 ? Dash{5, 3} : Dash{5 * width, 2.5 * width}, width,
              sightOf(painter));
    flatRects(painter, parts, color);
}

void dottedLine(QPainter &painter, const QLineF &line, const QColor &color)
{
    constexpr double size = 3;
    QList<QRectF> places;
    addDashes(places, line, {size, 4}, size, sightOf(painter));
    for (const QRectF &place : places)
        style::paintSprite(painter, {style::dotShape, color.rgba()},
                           QRectF(place.topLeft(), QSizeF(size, size)),
                           [&](QPainter &own, const QRectF &box) {
                               own.setPen(Qt::NoPen);
                               own.setBrush(color);
                               own.drawEllipse(box);
                           });
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

#pragma once

#include <QColor>
#include <QLineF>
#include <QList>
#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

class QPainter;

/// The shapes that marks are made of. All are drawn with the painter as it is, without saving it.
/// Lines and boxes lie along the axes: they are drawn as flat rectangles, and only in sight,
/// because a wait of hours can be a hundred thousand pixels wide when zoomed in.
namespace retryscope::shapes {

[[nodiscard]] QPainterPath rounded(const QRectF &rect, double radius);
/// With the upper right corner cut off: a failed attempt, told apart without colour.
[[nodiscard]] QPainterPath notched(const QRectF &rect, double notch);

/// A rectangle through which what is below it is seen. Qt 6 gives a tall one of these to a pool of
/// threads and waits for it, which a picture of one pixel avoids.
void shade(QPainter &painter, const QRectF &rect, const QColor &color);

/// Flat rectangles, each from one device pixel to another.
void flatRects(QPainter &painter, const QList<QRectF> &rects, const QColor &color);
/// A line that goes right, up and down only, two pixels wide.
void steps(QPainter &painter, const QPolygonF &line, const QColor &color);
void dashedSteps(QPainter &painter, const QPolygonF &line, const QColor &color);

void dashedBox(QPainter &painter, const QRectF &rect, const QColor &color);
void hatchedBox(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &outline,
                const QColor &hatch);
void dashedLine(QPainter &painter, const QLineF &line, const QColor &color, double width);
void dottedLine(QPainter &painter, const QLineF &line, const QColor &color);
void arrowRight(QPainter &painter, const QPointF &tip, const QColor &color);
void arrowDown(QPainter &painter, const QPointF &tip, const QColor &color, bool filled);

} // namespace retryscope::shapes

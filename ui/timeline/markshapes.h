#pragma once

#include <QColor>
#include <QLineF>
#include <QPainterPath>
#include <QRectF>

class QPainter;

/// The shapes that marks are made of. All are drawn with the painter as it is, without saving it.
namespace retryscope::shapes {

[[nodiscard]] QPainterPath rounded(const QRectF &rect, double radius);
/// With the upper right corner cut off: a failed attempt, told apart without colour.
[[nodiscard]] QPainterPath notched(const QRectF &rect, double notch);

void dashedBox(QPainter &painter, const QRectF &rect, const QColor &color);
void hatchedBox(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &outline,
                const QColor &hatch);
void dashedLine(QPainter &painter, const QLineF &line, const QColor &color, double width);
void dottedLine(QPainter &painter, const QLineF &line, const QColor &color);
void arrowRight(QPainter &painter, const QPointF &tip, const QColor &color);
void arrowDown(QPainter &painter, const QPointF &tip, const QColor &color, bool filled);

} // namespace retryscope::shapes

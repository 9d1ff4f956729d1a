#include "ui/style.h"
#include "ui/style/sprite.h"
#include "ui/style/text.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

#include <algorithm>

namespace retryscope::style {

namespace {

/// Puts the unit square -1 … 1 into the box, so that each glyph is written in plain numbers.
void enter(QPainter &painter, const QRectF &box, const QColor &color, double penWidth)
{
    const double half = std::min(box.width(), box.height()) / 2;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center());
    painter.scale(half, half);
    painter.setPen(QPen(color, penWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
}

void cross(QPainter &painter)
{
    painter.drawLine(QLineF(-0.6, -0.6, 0.6, 0.6));
    painter.drawLine(QLineF(-0.6, 0.6, 0.6, -0.6));
}

void tick(QPainter &painter)
{
    painter.drawPolyline(QPolygonF{{-0.7, 0.05}, {-0.2, 0.55}, {0.7, -0.5}});
}

void hourglass(QPainter &painter, const QColor &color)
{
    painter.drawLine(QLineF(-0.62, -0.85, 0.62, -0.85));
    painter.drawLine(QLineF(-0.62, 0.85, 0.62, 0.85));
    painter.drawPolyline(
        QPolygonF{{-0.45, -0.8}, {-0.45, -0.45}, {0, 0}, {0.45, -0.45}, {0.45, -0.8}});
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{{-0.45, 0.8}, {-0.45, 0.5}, {0, 0}, {0.45, 0.5}, {0.45, 0.8}});
}

void emptySet(QPainter &painter)
{
    painter.drawEllipse(QRectF(-0.7, -0.7, 1.4, 1.4));
    painter.drawLine(QLineF(-0.8, 0.85, 0.8, -0.85));
}

void wait(QPainter &painter)
{
    painter.drawLine(QLineF(-0.95, 0, -0.35, 0));
    painter.drawLine(QLineF(-0.05, 0, 0.7, 0));
    painter.drawLine(QLineF(0.8, -0.55, 0.8, 0.55));
}

void hatch(QPainter &painter)
{
    painter.drawRect(QRectF(-0.8, -0.7, 1.6, 1.4));
    painter.drawLine(QLineF(-0.8, 0.2, 0.1, -0.7));
    painter.drawLine(QLineF(-0.3, 0.7, 0.8, -0.4));
}

void dots(QPainter &painter, const QColor &color)
{
    painter.setBrush(color);
    painter.setPen(Qt::NoPen);
    for (const double x : {-0.7, 0.0, 0.7})
        painter.drawEllipse(QPointF(x, 0), 0.2, 0.2);
}

void play(QPainter &painter, const QColor &color)
{
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{{-0.5, -0.7}, {0.7, 0}, {-0.5, 0.7}});
}

void ghost(QPainter &painter, const QColor &color)
{
    painter.setPen(QPen(color, 0.22, Qt::CustomDashLine, Qt::FlatCap));
    QPen pen = painter.pen();
    pen.setDashPattern({2.2, 1.6});
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(-0.8, -0.65, 1.6, 1.3), 0.3, 0.3);
}

void delivered(QPainter &painter, const QColor &color)
{
    painter.setBrush(color);
    painter.drawEllipse(QRectF(-0.5, -0.5, 1, 1));
}

void rejected(QPainter &painter)
{
    painter.drawEllipse(QRectF(-0.7, -0.7, 1.4, 1.4));
    painter.drawLine(QLineF(-0.35, 0, 0.35, 0));
}

/// One shape behind another.
void twin(QPainter &painter)
{
    painter.drawRect(QRectF(-0.75, -0.3, 1.05, 1.0));
    painter.drawPolyline(QPolygonF{{-0.3, -0.7}, {0.75, -0.7}, {0.75, 0.3}});
}

void fork(QPainter &painter)
{
    painter.drawLine(QLineF(-0.45, -0.75, -0.45, 0.75));
    painter.drawPolyline(QPolygonF{{-0.45, 0.5}, {0.5, -0.05}, {0.5, -0.75}});
}

void drawGlyph(QPainter &painter, Mark mark, const QRectF &box, const QColor &color)
{
    painter.save();
    enter(painter, box, color, 0.26);
    switch (mark) {
    case Mark::Running:
        play(painter, color);
        break;
    case Mark::Succeeded:
        tick(painter);
        break;
    case Mark::Failed:
    case Mark::NeverRuns:
        cross(painter);
        break;
    case Mark::BackOff:
        wait(painter);
        break;
    case Mark::Refusal:
        hatch(painter);
        break;
    case Mark::Queued:
        dots(painter, color);
        break;
    case Mark::Deadline:
    case Mark::Expired:
        hourglass(painter, color);
        break;
    case Mark::Ghost:
        ghost(painter, color);
        break;
    case Mark::Delivered:
        delivered(painter, color);
        break;
    case Mark::DeliveryFailed:
    case Mark::Lost:
        emptySet(painter);
        break;
    case Mark::Rejected:
        rejected(painter);
        break;
    case Mark::OtherRun:
        twin(painter);
        break;
    case Mark::Fork:
        fork(painter);
        break;
    }
    painter.restore();
}

} // namespace

void paintGlyph(QPainter &painter, Mark mark, const QRectF &box, const QColor &color)
{
    const Sprite sprite{glyphShapes + static_cast<std::uint32_t>(mark), color.rgba()};
    paintSprite(painter, sprite, box,
                [&](QPainter &own, const QRectF &place) { drawGlyph(own, mark, place, color); });
}

void paintSwatch(QPainter &painter, Mark mark, const QRectF &box)
{
    const MarkStyle &look = style::mark(mark);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF inner = box.adjusted(0.75, 0.75, -0.75, -0.75);
    const auto fill = [&](Qt::BrushStyle pattern) {
        painter.setPen(QPen(look.outline, 1.5));
        painter.setBrush(look.fill);
        painter.drawRoundedRect(inner, 3, 3);
        if (pattern == Qt::SolidPattern)
            return;
        painter.setBrush(QBrush(look.outline, pattern));
        painter.drawRoundedRect(inner, 3, 3);
    };
    switch (look.pattern) {
    case Pattern::Solid:
        fill(Qt::SolidPattern);
        paintGlyph(painter, mark, inner.adjusted(2, 2, -2, -2), look.onFill);
        break;
    case Pattern::Hatch:
        fill(Qt::BDiagPattern);
        break;
    case Pattern::Dots:
        fill(Qt::Dense6Pattern);
        break;
    case Pattern::Dashes:
    case Pattern::DottedLine:
    case Pattern::Outline:
    case Pattern::Cross:
        paintGlyph(painter, mark, inner, look.outline);
        break;
    }
    painter.restore();
}

void paintPill(QPainter &painter, const QRectF &box, const QColor &fill, const QColor &outline)
{
    const Sprite sprite{pillShape, fill.rgba(), outline.rgba()};
    paintSprite(painter, sprite, box, [&](QPainter &own, const QRectF &place) {
        own.save();
        own.setRenderHint(QPainter::Antialiasing);
        own.setPen(QPen(outline, 1));
        own.setBrush(fill);
        const double radius = place.height() / 2;
        own.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        own.restore();
    });
}

void paintPill(QPainter &painter, const QRectF &box, const QString &text, const QColor &fill,
               const QColor &outline, const QColor &textColor)
{
    paintPill(painter, box, text, painter.font(), fill, outline, textColor);
}

void paintPill(QPainter &painter, const QRectF &box, const QString &text, const QFont &font,
               const QColor &fill, const QColor &outline, const QColor &textColor)
{
    paintPill(painter, box, fill, outline);
    const QPen former = painter.pen();
    painter.setPen(textColor);
    paintText(painter, box, Qt::AlignCenter, font, text);
    painter.setPen(former);
}

} // namespace retryscope::style

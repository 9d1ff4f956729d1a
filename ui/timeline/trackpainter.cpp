#include "ui/timeline/trackpainter.h"

#include "ui/timeline/markshapes.h"

#include <QPainter>

namespace retryscope {

namespace {

/// What lies between a line of steps and the floor. Its edges are upright, so that there is nothing
/// to smooth.
void paintArea(QPainter &painter, const QPolygonF &steps, double floor, const QColor &color)
{
    QList<QRectF> columns;
    for (int i = 1; i < steps.size(); ++i) {
        if (steps[i].x() > steps[i - 1].x() && steps[i].y() == steps[i - 1].y())
            columns.append(QRectF(steps[i - 1], QPointF(steps[i].x(), floor)));
    }
    shapes::flatRects(painter, columns, color);
}

} // namespace

void paintTrack(QPainter &painter, const CounterTrack &track, style::Theme theme)
{
    painter.setPen(QPen(style::surface(theme).line, 1));
    painter.drawLine(QLineF(track.rect.left(), track.rect.top() + 0.5, track.rect.right(),
                            track.rect.top() + 0.5));
    const style::MarkStyle &blue = style::mark(style::Mark::BackOff, theme);
    paintArea(painter, track.past, track.floor(), blue.fill);
    shapes::steps(painter, track.past, blue.outline);
    shapes::dashedSteps(painter, track.future, style::mark(style::Mark::Ghost, theme).outline);
}

} // namespace retryscope

#include "ui/timeline/trackpainter.h"

#include <QPainter>

namespace retryscope {

void paintTrack(QPainter &painter, const CounterTrack &track, style::Theme theme)
{
    painter.setPen(QPen(style::surface(theme).line, 1));
    painter.drawLine(QLineF(track.rect.left(), track.rect.top() + 0.5, track.rect.right(),
                            track.rect.top() + 0.5));
    const style::MarkStyle &blue = style::mark(style::Mark::BackOff, theme);
    if (track.past.size() > 1) {
        QPolygonF area = track.past;
        area.append(QPointF(track.past.last().x(), track.floor()));
        area.prepend(QPointF(track.past.first().x(), track.floor()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(blue.fill);
        painter.drawPolygon(area);
        painter.setPen(QPen(blue.outline, 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(track.past);
    }
    QPen dashes(style::mark(style::Mark::Ghost, theme).outline, 1.3, Qt::CustomDashLine,
                Qt::FlatCap);
    dashes.setDashPattern({3.5, 2.5});
    painter.setPen(dashes);
    painter.drawPolyline(track.future);
}

} // namespace retryscope

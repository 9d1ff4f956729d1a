#include "ui/timeline/densitypainter.h"

#include "ui/timeline/densityframe.h"

#include <QPainter>

#include <algorithm>
#include <vector>

namespace retryscope {

namespace {

constexpr double futureOpacity = 0.38;

/// Stretches of cells in one row, without a long gap: in a long run most of the area is empty.
std::vector<QRect> filledParts(const DensityFrame &frame)
{
    constexpr int longGap = 16;
    std::vector<QRect> parts;
    for (std::size_t row = 0; row < frame.rows(); ++row) {
        const std::size_t first = parts.size();
        for (std::size_t column = 0; column < frame.columns(); ++column) {
            if (frame.cell(column, row).count == 0)
                continue;
            const auto x = static_cast<int>(column);
            if (parts.size() > first && x - parts.back().right() <= longGap)
                parts.back().setRight(x);
            else
                parts.emplace_back(x, static_cast<int>(row), 1, 1);
        }
    }
    return parts;
}

QRectF placeOf(const DensityFrame &frame, const QRect &part)
{
    const auto row = static_cast<std::size_t>(part.top());
    return frame.rect(static_cast<std::size_t>(part.left()), row)
        | frame.rect(static_cast<std::size_t>(part.right()), row);
}

} // namespace

void paintDensity(QPainter &painter, const DensityFrame &frame, style::Theme theme, double futureX)
{
    const QImage image = frame.image(theme);
    const std::vector<QRect> parts = filledParts(frame);
    const QRectF area = frame.rect(0, 0) | frame.rect(frame.columns() - 1, frame.rows() - 1);
    const double split = std::clamp(futureX, area.left(), area.right());
    for (const bool isFuture : {false, true}) {
        QRectF side = area;
        if (isFuture)
            side.setLeft(split);
        else
            side.setRight(split);
        painter.save();
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.setClipRect(side, Qt::IntersectClip);
        painter.setOpacity(isFuture ? futureOpacity : 1);
        for (const QRect &part : parts) {
            const QRectF place = placeOf(frame, part);
            if (place.intersects(side))
                painter.drawImage(place, image, part);
        }
        painter.restore();
    }
}

} // namespace retryscope

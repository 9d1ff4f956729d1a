#pragma once

#include <QColor>

#include <cstdint>
#include <functional>

class QPainter;
class QRectF;

namespace retryscope::style {

/// What a small picture shows, but for its size.
struct Sprite
{
    std::uint32_t shape = 0; ///< one of those below; glyphs count on from theirs by mark
    QRgb first = 0;
    QRgb second = 0;
    bool operator==(const Sprite &) const = default;
};
inline constexpr std::uint32_t pillShape = 1;
inline constexpr std::uint32_t hatchShape = 2;
inline constexpr std::uint32_t dotShape = 3;
inline constexpr std::uint32_t glyphShapes = 4;

/// Paints by `paint` what lies in `box`, and keeps the picture for the next one of this kind and
/// size, which may be shifted by part of a pixel. On paper, in SVG and under a rotated painter
/// nothing is kept. For the GUI thread.
void paintSprite(QPainter &painter, const Sprite &sprite, const QRectF &box,
                 const std::function<void(QPainter &, const QRectF &)> &paint);

} // namespace retryscope::style

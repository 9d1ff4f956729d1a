#pragma once

#include "ui/style.h"
#include "ui/timeline/otherlane.h"

#include <cstddef>
#include <vector>

class QPainter;

namespace retryscope {

/// How one of the runs beside is painted.
struct OtherLook
{
    OtherRunPlace place = OtherRunPlace::Beside;
    std::size_t run = 0; ///< its place among those beside
};

/// Paints the other run's things of one lane: in a row of its own as small marks of the same
/// grammar on the run's band, over the shown run as outlines in the other run's colour.
void paintOtherItems(QPainter &painter, const std::vector<OtherItem> &items, const OtherLook &look,
                     style::Theme theme);

/// The band of the run at that place: one colour, and an edge of its own.
void paintOtherBand(QPainter &painter, const QRectF &rect, std::size_t run, style::Theme theme);

} // namespace retryscope

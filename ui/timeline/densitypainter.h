#pragma once

#include "ui/style.h"

class QPainter;

namespace retryscope {

class DensityFrame;

/// Paints all lanes at once; what is right of `futureX` is paler. Costs by what there is, not by
/// the area.
void paintDensity(QPainter &painter, const DensityFrame &frame, style::Theme theme, double futureX);

} // namespace retryscope

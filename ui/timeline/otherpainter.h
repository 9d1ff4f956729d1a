#pragma once

#include "ui/style.h"
#include "ui/timeline/otherlane.h"

#include <vector>

class QPainter;

namespace retryscope {

/// Paints the other run's things of one lane: in the second row as small marks of the same grammar
/// on a band of the other run's colour, over the shown run as outlines in that colour.
void paintOtherItems(QPainter &painter, const std::vector<OtherItem> &items, OtherRunPlace place,
                     style::Theme theme);

} // namespace retryscope

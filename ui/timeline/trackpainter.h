#pragma once

#include "ui/style.h"
#include "ui/timeline/countertrack.h"

class QPainter;

namespace retryscope {

/// A track's line in its rectangle: filled up to the cursor, in dashes after it.
void paintTrack(QPainter &painter, const CounterTrack &track, style::Theme theme);

} // namespace retryscope

#pragma once

#include "core/trace/trace.h" // moc 6.4 stops at <chrono>, with which the next one begins
#include "ui/timeline/timescale.h"

#include <utility>
#include <vector>

namespace retryscope {

inline Instant at(Duration since)
{
    return Instant(since);
}

/// A scale of these pieces that fits that many pixels.
inline TimeScale scaleOf(std::vector<AxisPiece> pieces, double widthPx)
{
    TimeScale scale(std::move(pieces));
    scale.setWidth(widthPx);
    scale.fit();
    return scale;
}

} // namespace retryscope

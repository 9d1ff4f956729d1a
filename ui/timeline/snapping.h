#pragma once

#include "core/model/simtime.h"

namespace retryscope {

class TimeScale;
class Trace;

/// How near a step must be to draw a dragged thing onto it.
inline constexpr double snapPx = 8;

/// The moment at `x`, or that of the step nearest to it if one is within `snapPx`.
[[nodiscard]] Instant snappedTime(const Trace &trace, const TimeScale &scale, double x);

} // namespace retryscope

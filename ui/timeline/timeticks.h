#pragma once

#include "ui/timeline/timescale.h"

#include <QString>

#include <functional>
#include <vector>

namespace retryscope {

/// A mark on the time axis.
struct TimeTick
{
    double x = 0;
    QString label; ///< empty: a small tick
    bool isMajor = false;
};

/// The ticks that a window shows. Labels are round times, at least a few pixels apart and none in a
/// fold. `labelWidth` measures a label in pixels.
[[nodiscard]] std::vector<TimeTick>
timeTicks(const TimeScale &scale, const std::function<double(const QString &)> &labelWidth);

} // namespace retryscope

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

/// The same for an axis of ages on a logarithmic scale: 0, 1 s, 10 s, 1 m, 10 m, 1 h, 6 h before
/// what lies between them.
[[nodiscard]] std::vector<TimeTick>
ageTicks(const TimeScale &scale, const std::function<double(const QString &)> &labelWidth);

} // namespace retryscope

#pragma once

namespace retryscope {

class LaneTable;
class TimeScale;
class Trace;
struct TimelineMetrics;

/// How much free room a fitted `scale` needs after the end, in pixels, so that what ends near it
/// can say how: at least `TimeScale::trailPx`, and at most 0.3 of the window. Where there are too
/// many lanes to look at each, the least.
[[nodiscard]] double endRoom(const Trace &trace, const LaneTable &lanes, TimeScale scale,
                             const TimelineMetrics &metrics, bool isByAge);

} // namespace retryscope

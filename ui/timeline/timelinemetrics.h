#pragma once

#include <QFont>

namespace retryscope {

/// The lengths of the timeline in pixels, in the size of the fonts in force.
struct TimelineMetrics
{
    double lane = 54;
    double bar = 23; ///< height of an attempt
    double barTop = 14; ///< below the lane's top
    double leastBar = 6; ///< width
    double gutter = 180;
    double overview = 42;
    double axis = 50;
    double section = 22; ///< the caption above the destinations
    double group = 26; ///< the header of a group of lanes
    double target = 27; ///< a destination's lane
    double track = 46; ///< the counter track
    double pill = 19; ///< height
    double gap = 4;
    QFont tiny, small, smallStrong, strong;

    /// In the fonts that the style has in force.
    [[nodiscard]] static TimelineMetrics current();
};

} // namespace retryscope

#pragma once

#include <QFont>

#include <cstddef>

namespace retryscope {

/// The lengths of the timeline in pixels, in the size of the fonts in force.
struct TimelineMetrics
{
    double lane = 54; ///< what the shown run takes of a row, and one run beside with it
    double added = 0; ///< to each row, for the second and third run beside
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

    /// Of a lane with all that lies beside.
    [[nodiscard]] double row() const { return lane + added; }
    /// Of one run beside.
    [[nodiscard]] double otherRow() const;
    /// Of a row the upper part that its name has: several runs beside have names of their own.
    [[nodiscard]] double named() const;
    void makeRoomFor(std::size_t others);

    /// In the fonts that the style has in force.
    [[nodiscard]] static TimelineMetrics current();
};

} // namespace retryscope

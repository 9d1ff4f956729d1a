#pragma once

#include "core/trace/series.h"

#include <cstddef>
#include <span>
#include <vector>

namespace retryscope {

/// Levels of which each holds until the next, and the highest of each block of them: what a frame
/// needs of a long run is found without reading them all.
class Levels
{
public:
    Levels() = default;
    /// `points` are in order of time, one an instant.
    explicit Levels(Series points);

    /// Zero where there are none.
    [[nodiscard]] double at(Instant instant) const;
    /// How many changes lie after `from`, up to `to`.
    [[nodiscard]] std::size_t changes(Instant from, Instant to) const;
    /// The level at `from`, and each change after it up to `to`.
    [[nodiscard]] Series between(Instant from, Instant to) const;
    /// The highest level from each edge to the next, each told where it differs from the former. Of
    /// two edges at least, in order.
    [[nodiscard]] Series peaks(std::span<const Instant> edges) const;

private:
    [[nodiscard]] std::size_t countUntil(Instant instant) const;
    [[nodiscard]] bool isBlockBefore(std::size_t first, Instant end) const;

    Series m_points;
    std::vector<double> m_blocks;
};

} // namespace retryscope

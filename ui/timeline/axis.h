#pragma once

#include "ui/timeline/timescale.h"

#include <cstdint>
#include <set>
#include <span>
#include <vector>

namespace retryscope {

class LaneTable;
class Trace;

enum class AxisMode : std::uint8_t {
    FoldedIdle, ///< stretches where nothing happens are folded
    Linear,
    EqualSteps, ///< each moment at which something happens is as far from the next
    LogAge ///< each lane counts from its own acceptance, on a logarithmic scale
};
inline constexpr std::size_t axisModeCount = 4;

inline constexpr double foldPx = 40;

/// The moments that the axis must not fold away: the start, all steps, where attempts that never
/// run would be, and the deadlines that are near enough to be worth a place. In order, each once.
[[nodiscard]] std::vector<Instant> pointsOfInterest(const Trace &trace);

/// The ages that an axis of ages must reach: the end of each lane of `lanes`, and what is expected
/// there. Of very many lanes the length of the run, which no age exceeds. 0 and the greatest, so
/// that it can be used as points of interest.
[[nodiscard]] std::vector<Instant> agesOfInterest(const Trace &trace, const LaneTable &lanes);

/// The same for the lanes of `lanes` alone: what happens to others is idle time.
[[nodiscard]] std::vector<Instant> pointsOfInterest(const Trace &trace, const LaneTable &lanes);

/// The pieces of an axis in `mode` from 0 to the last of `points`. Of folds, those stay open that
/// hold a moment of `opened`. `points` are in order; of `LogAge` they are ages.
[[nodiscard]] std::vector<AxisPiece> axisPieces(AxisMode mode, std::span<const Instant> points,
                                                const std::set<Instant> &opened);

} // namespace retryscope

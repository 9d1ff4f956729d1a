#pragma once

#include "core/model/simtime.h"

#include <vector>

namespace retryscope {

/// Round moments from 0 to `end`, at most `limit` of them (at least 2): every 1, 2, 5, 10, 15, 30
/// seconds or minutes, 1, 2, 6, 12 hours, or days.
[[nodiscard]] std::vector<Instant> timeTicks(Instant end, std::size_t limit);

/// The least of 1, 2, 5, 10, 20, 50 … that is not below `value`: where a value axis ends.
[[nodiscard]] double roundTop(double value);

} // namespace retryscope

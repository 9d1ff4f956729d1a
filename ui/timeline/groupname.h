#pragma once

#include "ui/document/lanetable.h"

#include <QString>

namespace retryscope {

/// What a group's header says: `order-processor`, `Expired`, `#3 and what it called`.
[[nodiscard]] QString groupName(const Trace &trace, const LaneTable &lanes, const LaneGroup &group);

/// `Function`: what lanes are grouped by.
[[nodiscard]] QString groupingName(LaneGrouping grouping);
/// `Age, the oldest first`.
[[nodiscard]] QString orderName(LaneOrder order);

} // namespace retryscope

#pragma once

#include "core/formats/outcomechange.h"
#include "core/model/json.h"

#include <vector>

namespace retryscope::whatif {

/// Whether all conditions hold for an event, as a behaviour's `when` looks at it.
[[nodiscard]] bool matches(const std::vector<PayloadCondition> &conditions, const Json &event);

/// Conditions on the event that hold for this dispatch and for none of the same function, moment
/// and run number that asks the functions's behaviour too; also for none that may come to be at
/// that moment by another outcome. Empty if moment and run number are enough.
///
/// Errors: another invocation has the same event.
[[nodiscard]] Result<std::vector<PayloadCondition>> distinction(const Trace &trace,
                                                                const Dispatch &dispatch);

} // namespace retryscope::whatif

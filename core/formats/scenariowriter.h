#pragma once

#include "core/model/json.h"
#include "core/model/scenario.h"

namespace retryscope {

/// The scenario as a document of format version 1, keys in the specification's order; what has its
/// default is left out. `readScenario(writeScenario(s), s.title)` equals `s`.
[[nodiscard]] Json writeScenario(const Scenario &scenario);

/// Parts of the same, for an editor that changes one part of an open document.
[[nodiscard]] Json writeOutcome(const Outcome &outcome);
[[nodiscard]] Json writeEventInvokeConfig(const EventInvokeConfig &config);

} // namespace retryscope

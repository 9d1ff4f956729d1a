#pragma once

#include "core/model/json.h"
#include "core/model/scenario.h"

namespace retryscope {

/// The scenario as a document of format version 1, keys in the specification's order; what has its
/// default is left out. `readScenario(writeScenario(s), s.title)` equals `s`.
[[nodiscard]] Json writeScenario(const Scenario &scenario);

// Parts of the same, for an editor that changes one part of an open document.
[[nodiscard]] Json writeFunction(const Function &function);
[[nodiscard]] Json writeEventInvokeConfig(const EventInvokeConfig &config);
[[nodiscard]] Json writeOutcome(const Outcome &outcome);
[[nodiscard]] Json writeBehavior(const Behavior &behavior);
[[nodiscard]] Json writeTarget(const Target &target);
[[nodiscard]] Json writeInvocation(const ScenarioInvocation &invocation);
[[nodiscard]] Json writeChange(const Change &change);
[[nodiscard]] Json writeFork(const Fork &fork);

} // namespace retryscope

#pragma once

#include "core/model/json.h"
#include "core/model/scenario.h"
#include "core/rules/rules.h"

#include <optional>

/// A second model of asynchronous invocation, written from the specification alone: slow, obvious,
/// and sharing with the engine nothing but the scenario's types. What both agree on is right more
/// often than what one of them says.
namespace retryscope::twin {

/// The whole report of the command line's `run --format json`, but for `steps`. `scenario` must be
/// one that `readScenario` accepts and hold no chance: no `oneOf` of several choices, no span of
/// durations, `duplicatesPerMille` 0 or 1000. UUIDs that nobody fixed are counted up.
[[nodiscard]] Json report(const Scenario &scenario, const Rules &rules,
                          std::optional<Instant> until = std::nullopt);

} // namespace retryscope::twin

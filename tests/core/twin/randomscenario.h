#pragma once

#include "core/model/scenario.h"

#include <cstdint>

namespace retryscope::twin {

/// A small world full of trouble under the rules of `choice`: valid, without chance that a model
/// could not predict, with at most a few hundred invocations, and the same for the same seed on
/// every machine.
[[nodiscard]] Scenario randomScenario(std::uint64_t seed, const RuleChoice &choice = {});

/// A profile with some of its rules overridden.
[[nodiscard]] RuleChoice randomRules(std::uint64_t seed);

} // namespace retryscope::twin

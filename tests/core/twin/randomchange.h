#pragma once

#include "core/model/scenario.h"
#include "tests/core/twin/dice.h"

#include <string>
#include <vector>

namespace retryscope::twin {

/// Adds a change of any kind, also one that AWS refuses, to a function or target of `scenario`.
void addChange(Dice &dice, Scenario &scenario);

/// `$LATEST`, the versions and the aliases.
[[nodiscard]] std::vector<std::string> qualifiersOf(const Function &function);

} // namespace retryscope::twin

#pragma once

#include "core/rules/rulebook.h"

#include <cstddef>

namespace retryscope {

class Trace;

/// The place among `rule(id).options` of the option that holds in this run. A run may be under
/// other rules than its scenario asks for, so what decides is what the engine was given. Of an
/// option that changes wording only, the scenario's choice is all that there is.
[[nodiscard]] std::size_t optionInForce(const Trace &trace, RuleId id);

} // namespace retryscope

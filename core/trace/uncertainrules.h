#pragma once

#include "core/rules/ruleid.h"

#include <atomic>
#include <optional>
#include <vector>

namespace retryscope {

class Trace;

/// The rules that decided steps of the run and of which it is not wholly known how AWS has them:
/// they are inferred, assumed, or assumed in parts. Of a rule that the run follows as another
/// document has it, AWS's evidence says nothing, so it is none of them. In the order of the
/// rulebook. One pass over the trace; absent if `isCancelled` was set on the way.
[[nodiscard]] std::optional<std::vector<RuleId>>
uncertainRules(const Trace &trace, const std::atomic<bool> &isCancelled);

} // namespace retryscope

#pragma once

#include "core/trace/invocationstate.h"
#include "ui/style.h"

namespace retryscope {

/// The mark that stands for what an invocation is doing, or for how it ended.
[[nodiscard]] style::Mark markOf(const InvocationState &state);

/// The mark that stands for a step.
[[nodiscard]] style::Mark markOf(const Fact &fact);

} // namespace retryscope

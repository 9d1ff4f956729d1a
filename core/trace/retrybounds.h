#pragma once

#include "core/trace/functionview.h"

namespace retryscope {

/// How long after acceptance retry `number` (1 or 2) of the function is due at the earliest,
/// whatever its script, its calls and the scenario's changes come to: a run can't fail sooner.
[[nodiscard]] Duration earliestRetry(const FunctionView &view, int number);

/// How long after acceptance retry `number` is due at the latest if nothing is refused: runs last
/// until the timeout.
[[nodiscard]] Duration latestRetry(const FunctionView &view, int number);

/// The greatest maximum age that the qualifier has, at the start or after a change.
[[nodiscard]] Duration greatestAge(const FunctionView &view, const SlotView &slot);

/// Whether the scenario changes the function's reserved concurrency.
[[nodiscard]] bool changesConcurrency(const FunctionView &view);

} // namespace retryscope

#pragma once

#include "ui/models/rowsource.h"

#include <span>

namespace retryscope {

/// What the tables sort by: columns as `InvocationTableModel`, `AttemptTableModel` and
/// `StepTableModel` number them. A pass over the trace, for any thread. What a row does not have
/// (a duration, a deadline) comes before all that have it.
[[nodiscard]] SortKeys invocationSortKeys(const Trace &trace, int column);
/// `dispatches` are the rows, as `dispatchesOf` has them.
[[nodiscard]] SortKeys attemptSortKeys(const Trace &trace, std::span<const StepIndex> dispatches,
                                       int column);
[[nodiscard]] SortKeys stepSortKeys(const Trace &trace, int column);

} // namespace retryscope

#pragma once

#include "core/trace/trace.h"

#include <cstddef>
#include <optional>

namespace retryscope {

// Where one invocation goes from a cursor. Each costs as much as the invocation has steps.

/// Its first step that has not happened after `count` steps of the trace.
[[nodiscard]] std::optional<StepIndex> nextOwnStep(const Trace &trace, InvocationId invocation,
                                                   std::size_t count);
/// Its last step that has happened.
[[nodiscard]] std::optional<StepIndex> lastOwnStep(const Trace &trace, InvocationId invocation,
                                                   std::size_t count);

/// The cursor at which the attempt that runs is over; if none runs, the invocation with its
/// deliveries. Absent if that is over.
[[nodiscard]] std::optional<std::size_t> countOut(const Trace &trace, InvocationId invocation,
                                                  std::size_t count);
/// The cursor before the attempt that runs or has just ended; if there is none, before the
/// invocation. Absent if it has not begun.
[[nodiscard]] std::optional<std::size_t> countBackOut(const Trace &trace, InvocationId invocation,
                                                      std::size_t count);

} // namespace retryscope

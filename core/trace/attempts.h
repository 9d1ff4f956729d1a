#pragma once

#include "core/trace/trace.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace retryscope {

/// One dispatch that came to something: a run, a look-up or a refusal.
struct AttemptView
{
    InvocationId invocation;
    StepIndex begin; ///< the start of the run, the look-up, or the refusal
    std::optional<StepIndex> end; ///< of a run that has ended by the cursor; else as `begin`
    std::uint16_t number = 0; ///< among the attempts, or of a refusal among those in a row
};

/// A run begins, or a look-up or a refusal happens.
[[nodiscard]] bool isDispatch(const Fact &fact);

/// The steps at which a run begins or a look-up or a refusal happens, in order. One pass.
[[nodiscard]] std::vector<StepIndex> dispatchesOf(const Trace &trace);

/// The dispatch at `begin`, which must be one of `dispatchesOf`, after the first `count` steps.
[[nodiscard]] AttemptView attemptAt(const Trace &trace, StepIndex begin, std::size_t count);

} // namespace retryscope

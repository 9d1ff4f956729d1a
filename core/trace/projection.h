#pragma once

#include "core/trace/trace.h"

#include <cstddef>
#include <span>
#include <vector>

namespace retryscope {

/// Steps of one invocation at one instant, one directly after the other: an end with its
/// deliveries.
struct Moment
{
    StepIndex first;
    StepIndex last;
    bool operator==(const Moment &) const = default;
};

/// What comes after the first `count` steps if nothing changes: at most `limit` moments, in order.
/// Costs as much as the steps that they hold.
[[nodiscard]] std::vector<Moment> nextMoments(const Trace &trace, std::size_t count,
                                              std::size_t limit);

/// The steps that one invocation still has after the first `count` ones, oldest first.
[[nodiscard]] std::span<const StepIndex> stepsAfter(const Trace &trace, std::size_t count,
                                                    InvocationId invocation);

/// At most `limit` invocations that wait for a dispatch after the first `count` steps, those whose
/// turn comes first in front. Looks at no more than `horizon` steps ahead.
[[nodiscard]] std::vector<InvocationId> nextWaiting(const Trace &trace, std::size_t count,
                                                    std::size_t limit, std::size_t horizon = 512);

} // namespace retryscope

#pragma once

#include "core/model/breakpoint.h"
#include "core/model/result.h"
#include "core/trace/filter.h"

#include <atomic>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace retryscope {

/// What a step must be for a run to go on until there: of a kind, of an invocation that a filter
/// lets through, or both.
struct StepCondition
{
    std::optional<StopOn> on; ///< absent: every kind
    Filter filter;
    bool operator==(const StepCondition &) const = default;
};

/// Understands `lost`, `failed function:orders*`, `age>60s`: at first one of a breakpoint's words
/// (`stopOnNames` without `metricCrosses`, upper and lower case alike) or none, then a filter or
/// none. A word that is both, such as `lost`, is the breakpoint's. Blank text is refused.
[[nodiscard]] Result<StepCondition, FilterError> parseStepCondition(std::string_view text);

/// The first step from `from` on that meets the condition. Absent: there is none, or `cancelled`
/// was set on the way. Costs a pass over the steps, with a filter another one over all of them.
[[nodiscard]] std::optional<StepIndex> firstStep(const Trace &trace, const StepCondition &condition,
                                                 std::size_t from,
                                                 const std::atomic<bool> *cancelled = nullptr);

} // namespace retryscope

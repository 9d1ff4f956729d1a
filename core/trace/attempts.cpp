#include "core/trace/attempts.h"

#include <algorithm>
#include <cassert>

namespace retryscope {

bool isDispatch(const Fact &fact)
{
    const auto *failed = std::get_if<AttemptFailed>(&fact);
    return std::holds_alternative<AttemptStarted>(fact) || std::holds_alternative<Refused>(fact)
        || (failed && failed->failure == Failure::NotFound);
}

std::vector<StepIndex> dispatchesOf(const Trace &trace)
{
    std::vector<StepIndex> dispatches;
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        if (isDispatch(trace.fact({i})))
            dispatches.push_back({i});
    }
    return dispatches;
}

AttemptView attemptAt(const Trace &trace, StepIndex begin, std::size_t count)
{
    const Fact fact = trace.fact(begin);
    assert(isDispatch(fact));
    const InvocationId invocation = *trace.invocationOf(begin);
    if (const auto *refused = std::get_if<Refused>(&fact))
        return {invocation, begin, begin, refused->inARow};
    const auto number = trace.invocationAfter(begin.value + 1U, invocation)->attempts;
    if (!std::holds_alternative<AttemptStarted>(fact))
        return {invocation, begin, begin, number};

    const auto own = trace.stepsOf(invocation);
    const auto next = std::ranges::upper_bound(own, begin);
    const bool hasEnded = next != own.end() && next->value < count;
    return {invocation, begin, hasEnded ? std::optional(*next) : std::nullopt, number};
}

} // namespace retryscope

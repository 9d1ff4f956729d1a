#include "ui/document/lanesteps.h"

#include <algorithm>

namespace retryscope {

namespace {

bool startsRun(const Trace &trace, StepIndex step)
{
    return std::holds_alternative<AttemptStarted>(trace.fact(step));
}

bool endsRun(const Trace &trace, StepIndex step)
{
    const Fact fact = trace.fact(step);
    return std::holds_alternative<AttemptSucceeded>(fact)
        || std::holds_alternative<AttemptFailed>(fact);
}

} // namespace

std::optional<StepIndex> nextOwnStep(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const auto own = trace.stepsOf(invocation);
    const auto next = std::ranges::lower_bound(own, count, {}, &StepIndex::value);
    return next == own.end() ? std::nullopt : std::optional(*next);
}

std::optional<StepIndex> lastOwnStep(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const auto own = trace.stepsOf(invocation);
    const auto next = std::ranges::lower_bound(own, count, {}, &StepIndex::value);
    return next == own.begin() ? std::nullopt : std::optional(*std::prev(next));
}

std::optional<std::size_t> countOut(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const auto next = nextOwnStep(trace, invocation, count);
    if (!next)
        return std::nullopt;
    const auto last = lastOwnStep(trace, invocation, count);
    const bool isRunning = last && startsRun(trace, *last);
    const StepIndex end = isRunning ? *next : trace.stepsOf(invocation).back();
    return end.value + std::size_t{1};
}

std::optional<std::size_t> countBackOut(const Trace &trace, InvocationId invocation,
                                        std::size_t count)
{
    const auto last = lastOwnStep(trace, invocation, count);
    if (!last)
        return std::nullopt;
    if (startsRun(trace, *last))
        return last->value;
    const auto before = lastOwnStep(trace, invocation, last->value);
    if (before && endsRun(trace, *last) && startsRun(trace, *before))
        return before->value;
    return trace.stepsOf(invocation).front().value;
}

} // namespace retryscope

#include "core/trace/deadline.h"

#include <algorithm>

namespace retryscope {

namespace {

bool isDispatchWithoutRun(const Fact &fact)
{
    const auto *failed = std::get_if<AttemptFailed>(&fact);
    return std::holds_alternative<Refused>(fact)
        || (failed && failed->failure == Failure::NotFound);
}

bool waitedBefore(const Trace &trace, StepIndex index)
{
    return isWaiting(trace.invocationAfter(index.value, *trace.invocationOf(index))->phase);
}

/// How many steps had happened when the dispatch that led to the last of `own` read the settings.
std::size_t readAt(const Trace &trace, std::span<const StepIndex> own)
{
    for (std::size_t i = own.size(); i > 0; --i) {
        const Fact fact = trace.fact(own[i - 1]);
        if (std::holds_alternative<AttemptStarted>(fact) || isDispatchWithoutRun(fact))
            return own[i - 1].value;
        if (std::holds_alternative<Ended>(fact) && waitedBefore(trace, own[i - 1]))
            return own[i - 1].value; // ended at the dispatch itself: too old, stopped, no places
    }
    return own.front().value;
}

RulingSettings settingsAfter(const Trace &trace, std::size_t count, const Reference &reference)
{
    const FunctionSettings &function = trace.settings(*reference.function, count);
    const SlotSettings &slot = function.bySlot[reference.slot->value];
    return {slot.maximumEventAge, slot.maximumRetryAttempts, slot.onSuccess,
            slot.onFailure,       function.deadLetterQueue,  count};
}

std::span<const StepIndex> stepsBefore(const Trace &trace, std::size_t count,
                                       InvocationId invocation)
{
    const auto own = trace.stepsOf(invocation);
    return {own.begin(), std::ranges::lower_bound(own, count, {}, &StepIndex::value)};
}

} // namespace

RulingSettings settingsBehind(const Trace &trace, StepIndex index)
{
    const InvocationId invocation = *trace.invocationOf(index);
    const auto own = stepsBefore(trace, index.value + std::size_t{1}, invocation);
    return settingsAfter(trace, readAt(trace, own), trace.reference(invocation));
}

std::optional<RulingSettings> rulingSettings(const Trace &trace, std::size_t count,
                                             InvocationId invocation)
{
    const Reference &reference = trace.reference(invocation);
    const auto state = trace.invocationAfter(count, invocation);
    const bool isEvent = trace.origin(invocation).type == InvocationType::Event;
    if (!state || !isEvent || state->phase == Phase::Rejected || !reference.function
        || !reference.slot)
        return std::nullopt;
    if (isWaiting(state->phase))
        return settingsAfter(trace, count, reference);
    return settingsBehind(trace, stepsBefore(trace, count, invocation).back());
}

std::optional<Instant> deadlineAfter(const Trace &trace, std::size_t count, InvocationId invocation)
{
    const auto settings = rulingSettings(trace, count, invocation);
    if (!settings)
        return std::nullopt;
    return trace.calledAt(invocation) + settings->maximumEventAge;
}

} // namespace retryscope

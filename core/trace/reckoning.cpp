#include "core/trace/reckoning.h"

#include "core/rules/retry.h"

#include <algorithm>

namespace retryscope {

namespace {

Duration waitAfter(const Trace &trace, const InvocationState &state, std::uint16_t attempts,
                   const Fact &fact)
{
    const Rules &rules = trace.rules();
    const bool ownBackOff = rules.throttleHandling == ThrottleHandling::OwnBackOff;
    if (const auto *refused = std::get_if<Refused>(&fact))
        return refused->wait.value_or(ownBackOff ? backOff(state.refusalsInARow)
                                                 : retryWait(rules, attempts));
    return std::get<AttemptFailed>(fact).wait.value_or(retryWait(rules, attempts));
}

} // namespace

std::optional<StepIndex> stepBefore(const Trace &trace, StepIndex index)
{
    const auto own = trace.stepsOf(*trace.invocationOf(index));
    const auto place = std::ranges::lower_bound(own, index);
    return place == own.begin() ? std::nullopt : std::optional(*std::prev(place));
}

std::optional<Reckoning> reckoningOf(const Trace &trace, StepIndex index)
{
    const auto invocation = trace.invocationOf(index);
    if (!invocation)
        return std::nullopt;
    const Fact fact = trace.fact(index);
    const bool isEnd = std::holds_alternative<Ended>(fact);
    const auto before = isEnd ? stepBefore(trace, index) : std::nullopt;
    if (before && trace.invocationAfter(index.value, *invocation)->phase == Phase::Ending)
        return reckoningOf(trace, *before);
    if (!isEnd && !std::holds_alternative<AttemptFailed>(fact)
        && !std::holds_alternative<Refused>(fact))
        return std::nullopt;

    const auto state = trace.invocationAfter(index.value + 1U, *invocation);
    Reckoning result{index,           trace.calledAt(*invocation), trace.at(index), {},
                     state->attempts, settingsBehind(trace, index)};
    const bool refusalsCount = trace.rules().throttleHandling == ThrottleHandling::FailedAttempt;
    if (refusalsCount)
        result.attempts = static_cast<std::uint16_t>(result.attempts + state->refusals);
    if (!isEnd)
        result.wait = waitAfter(trace, *state, result.attempts, fact);
    return result;
}

} // namespace retryscope

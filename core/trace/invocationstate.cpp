#include "core/trace/invocationstate.h"

#include "core/model/overloaded.h"

namespace retryscope {

namespace {

void enter(InvocationState &state, Phase phase, Instant at)
{
    state.phase = phase;
    state.since = at;
}

void wait(InvocationState &state, Phase phase, Instant at, const std::optional<Duration> &wait)
{
    enter(state, wait ? phase : Phase::Ending, at);
    if (wait)
        state.nextDispatch = at + *wait;
}

} // namespace

void apply(InvocationState &state, Instant at, const Fact &fact)
{
    std::visit(Overloaded{
                   [&](const Accepted &) { enter(state, Phase::Queued, at); },
                   [&](const Rejected &) { enter(state, Phase::Rejected, at); },
                   [&](const AttemptStarted &started) {
                       enter(state, Phase::Running, at);
                       state.attempts = started.attempt;
                       state.refusalsInARow = 0;
                   },
                   [&](const AttemptSucceeded &) { enter(state, Phase::Ending, at); },
                   [&](const AttemptFailed &failed) {
                       if (failed.failure == Failure::NotFound)
                           ++state.attempts;
                       wait(state, Phase::BackingOff, at, failed.wait);
                   },
                   [&](const Refused &refused) {
                       ++state.refusals;
                       state.refusalsInARow = refused.inARow;
                       wait(state, Phase::Refused, at, refused.wait);
                   },
                   [&](const Ended &ended) {
                       const bool succeeded = ended.condition == Condition::Success;
                       enter(state, succeeded ? Phase::Succeeded : Phase::Failed, at);
                       state.condition = ended.condition;
                       state.approximateInvokeCount = ended.approximateInvokeCount;
                   },
                   [](const Delivered &) {},
                   [](const DeliveryFailed &) {},
                   [&](const Lost &) { enter(state, Phase::Lost, at); },
                   [&](const Answered &) { enter(state, Phase::Answered, at); },
                   [](const Changed &) {},
                   [](const ChangeRefused &) {},
               },
               fact);
}

} // namespace retryscope

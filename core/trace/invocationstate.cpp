#include "core/trace/invocationstate.h"

#include "core/model/overloaded.h"

namespace retryscope {

namespace {

std::optional<Phase> waitOrEnd(Phase waiting, const std::optional<Duration> &wait)
{
    return wait ? waiting : Phase::Ending;
}

/// The phase to which each kind of fact leads; nullopt: it stays.
constexpr Overloaded leadsTo{
    [](const Accepted &) -> std::optional<Phase> { return Phase::Queued; },
    [](const Rejected &) -> std::optional<Phase> { return Phase::Rejected; },
    [](const AttemptStarted &) -> std::optional<Phase> { return Phase::Running; },
    [](const AttemptSucceeded &) -> std::optional<Phase> { return Phase::Ending; },
    [](const AttemptFailed &failed) { return waitOrEnd(Phase::BackingOff, failed.wait); },
    [](const Refused &refused) { return waitOrEnd(Phase::Refused, refused.wait); },
    [](const Ended &ended) -> std::optional<Phase> {
        return ended.condition == Condition::Success ? Phase::Succeeded : Phase::Failed;
    },
    [](const Delivered &) -> std::optional<Phase> { return std::nullopt; },
    [](const DeliveryFailed &) -> std::optional<Phase> { return std::nullopt; },
    [](const Lost &) -> std::optional<Phase> { return Phase::Lost; },
    [](const Answered &) -> std::optional<Phase> { return Phase::Answered; },
    [](const Changed &) -> std::optional<Phase> { return std::nullopt; },
    [](const ChangeRefused &) -> std::optional<Phase> { return std::nullopt; },
};

} // namespace

std::optional<Phase> phaseAfter(const PackedFact &fact)
{
    return visitPacked(leadsTo, fact);
}

void apply(InvocationState &state, Instant at, const Fact &fact)
{
    if (const auto phase = std::visit(leadsTo, fact)) {
        state.phase = *phase;
        state.since = at;
    }
    std::visit(Overloaded{
                   [](const Accepted &) {},
                   [](const Rejected &) {},
                   [&](const AttemptStarted &started) {
                       state.attempts = started.attempt;
                       state.refusalsInARow = 0;
                   },
                   [](const AttemptSucceeded &) {},
                   [&](const AttemptFailed &failed) {
                       if (failed.failure == Failure::NotFound)
                           ++state.attempts;
                       if (failed.wait)
                           state.nextDispatch = at + *failed.wait;
                   },
                   [&](const Refused &refused) {
                       ++state.refusals;
                       state.refusalsInARow = refused.inARow;
                       if (refused.wait)
                           state.nextDispatch = at + *refused.wait;
                   },
                   [&](const Ended &ended) {
                       state.condition = ended.condition;
                       state.approximateInvokeCount = ended.approximateInvokeCount;
                   },
                   [](const Delivered &) {},
                   [](const DeliveryFailed &) {},
                   [](const Lost &) {},
                   [](const Answered &) {},
                   [](const Changed &) {},
                   [](const ChangeRefused &) {},
               },
               fact);
}

} // namespace retryscope

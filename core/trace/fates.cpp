#include "core/trace/fates.h"

#include "core/model/overloaded.h"

namespace retryscope {

namespace {

constexpr std::uint32_t invocationsBetweenLooks = 2048;
constexpr std::uint32_t bits = 32;

std::uint32_t bit(std::uint32_t number)
{
    return std::uint32_t{1} << (number % bits);
}

Trait traitOf(Condition condition)
{
    switch (condition) {
    case Condition::Success:
        return Trait::Succeeded;
    case Condition::RetriesExhausted:
        return Trait::Exhausted;
    case Condition::EventAgeExceeded:
        return Trait::Expired;
    case Condition::ZeroReservedConcurrency:
        return Trait::ZeroConcurrency;
    case Condition::RecursiveInvocation:
        return Trait::Recursive;
    }
    return Trait::Failed;
}

Trait traitOf(Via via)
{
    switch (via) {
    case Via::OnSuccess:
        return Trait::OnSuccess;
    case Via::OnFailure:
        return Trait::OnFailure;
    case Via::DeadLetterQueue:
        return Trait::DeadLetterQueue;
    }
    return Trait::Delivery;
}

void add(Fate &fate, const Fact &fact)
{
    const auto set = [&fate](Trait trait) { fate.traits |= traits(trait); };
    std::visit(Overloaded{
                   [](const Accepted &) {},
                   [&](const Rejected &) { set(Trait::Rejected); },
                   [&](const AttemptStarted &started) {
                       fate.attempts = started.attempt;
                       if (started.attempt > 1)
                           set(Trait::Retry);
                   },
                   [](const AttemptSucceeded &) {},
                   [&](const AttemptFailed &failed) {
                       set(Trait::Failure);
                       if (failed.failure == Failure::NotFound && ++fate.attempts > 1)
                           set(Trait::Retry);
                   },
                   [&](const Refused &) {
                       set(Trait::Refusal);
                       ++fate.refusals;
                   },
                   [&](const Ended &ended) {
                       set(traitOf(ended.condition));
                       if (ended.condition != Condition::Success)
                           set(Trait::Failed);
                   },
                   [&](const Delivered &delivered) {
                       set(Trait::Delivery);
                       set(traitOf(delivered.via));
                       fate.targets |= bit(delivered.target.value);
                   },
                   [&](const DeliveryFailed &) { set(Trait::FailedDelivery); },
                   [&](const Lost &) { set(Trait::Lost); },
                   [&](const Answered &) { set(Trait::Answered); },
                   [](const Changed &) {},
                   [](const ChangeRefused &) {},
               },
               fact);
}

/// What follows from how it was called, and what only the end of the run tells.
void complete(const Trace &trace, std::vector<Fate> &fates)
{
    constexpr Traits over = traits(Trait::Succeeded) | traits(Trait::Failed)
        | traits(Trait::Rejected) | traits(Trait::Answered);
    for (std::uint32_t i = 0; i < fates.size(); ++i) {
        Fate &fate = fates[i];
        const Origin origin = trace.origin({i});
        if (origin.duplicate)
            fate.traits |= traits(Trait::Duplicate);
        if (origin.delivery) {
            fate.traits |= traits(Trait::Parent);
            fates[trace.invocationOf(*origin.delivery)->value].traits |= traits(Trait::Child);
        }
        if ((fate.traits & over) == 0) {
            fate.traits |= traits(Trait::Unfinished);
            fate.endedAt = trace.endedAt();
        }
    }
}

} // namespace

std::optional<std::vector<Fate>> fatesOf(const Trace &trace, const std::atomic<bool> *cancelled)
{
    std::vector<Fate> fates(trace.invocationCount());
    for (std::uint32_t i = 0; i < fates.size(); ++i) {
        if (i % invocationsBetweenLooks == 0 && cancelled && *cancelled)
            return std::nullopt;
        const auto steps = trace.stepsOf({i});
        if (steps.empty())
            continue; // the run was cut before it was called
        fates[i].calledAt = trace.at(steps.front());
        fates[i].endedAt = trace.at(steps.back());
        for (const StepIndex step : steps)
            add(fates[i], trace.fact(step));
    }
    complete(trace, fates);
    return fates;
}

} // namespace retryscope

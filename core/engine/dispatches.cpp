#include "core/engine/engine.h"
#include "core/rules/record.h"
#include "core/rules/routing.h"

namespace retryscope {

// Dispatches (semantics, section 4) and what follows them (sections 5 to 7).

namespace {

/// How a run of `outcome` fails; absent if it succeeds.
std::optional<Failure> failureOf(const Rules &rules, const Outcome &outcome)
{
    switch (outcome.type) {
    case OutcomeType::Error:
        return Failure::Error;
    case OutcomeType::InitError:
        return Failure::InitError;
    case OutcomeType::Timeout:
        return Failure::Timeout;
    case OutcomeType::Exit:
        return Failure::Exit;
    case OutcomeType::OutOfMemory:
        return Failure::OutOfMemory;
    case OutcomeType::Success:
        if (countsAsError(rules, outcome.response))
            return Failure::Error;
        break;
    case OutcomeType::Throttle:
    case OutcomeType::SystemError:
    case OutcomeType::OneOf:
        break;
    }
    return std::nullopt;
}

} // namespace

/// In the order of semantics, section 4.
void Engine::dispatch(InvocationId id)
{
    LiveInvocation &live = m_live[id.value];
    live.settings = &m_world.settings(live.function);
    ++live.dispatches;
    const FunctionSettings &settings = *live.settings;
    if (settings.deleted) {
        lookUp(id);
        return;
    }
    const bool mayLoop = settings.recursiveLoop == RecursiveLoop::Allow;
    if (live.chain.ofItsFunction >= firstStoppedInChain && !mayLoop) {
        end(id, {Condition::RecursiveInvocation, Basis::Nothing, live.counted},
            RuleId::RecursionDetection);
        return;
    }
    if (settings.reservedConcurrency == 0) {
        end(id, {Condition::ZeroReservedConcurrency, Basis::Nothing, live.counted},
            RuleId::ConcurrencyZero);
        return;
    }
    if (isTooOld(age(live))) {
        const Basis basis = live.runs == 0 ? Basis::Nothing : Basis::Run;
        end(id, {Condition::EventAgeExceeded, basis, live.counted}, RuleId::AgeAtDispatch);
        return;
    }
    const ScriptedDispatch now = scripted(id);
    const OutcomeIndex outcome = m_script.outcome(now);
    const OutcomeType type = m_trace.catalog().outcome(outcome).outcome->type;
    if (type == OutcomeType::Throttle)
        refuse(id, 429, RuleId::ThrottleHandling);
    else if (type == OutcomeType::SystemError)
        refuse(id, 500, RuleId::ThrottleHandling);
    else if (!m_places.isFree(live.function))
        refuse(id, 429, RuleId::ConcurrencyPlaces);
    else
        start(id, outcome, m_script.duration(now, outcome));
}

void Engine::lookUp(InvocationId id)
{
    LiveInvocation &live = m_live[id.value];
    ++live.attempts;
    ++live.counted;
    const Continuation next = afterFailure(m_trace.rules(), count(live), age(live));
    append(id, RuleId::FunctionGone, packed(AttemptFailed{Failure::NotFound, {}, next.wait}));
    if (next.wait)
        scheduleDispatch(id, *next.wait);
    else
        end(id, {next.condition, Basis::LookUp, live.counted}, next.rule);
}

void Engine::refuse(InvocationId id, std::uint16_t statusCode, RuleId rule)
{
    LiveInvocation &live = m_live[id.value];
    ++live.refusalsInARow;
    if (m_trace.rules().throttleHandling == ThrottleHandling::FailedAttempt)
        ++live.counted;
    const Continuation next =
        afterRefusal(m_trace.rules(), live.refusalsInARow, count(live), age(live));
    append(id, rule, packed(Refused{statusCode, live.refusalsInARow, next.wait}));
    if (next.wait)
        scheduleDispatch(id, *next.wait);
    else
        end(id, {next.condition, Basis::Refusal, live.counted}, next.rule);
}

void Engine::start(InvocationId id, OutcomeIndex outcome, Duration length)
{
    LiveInvocation &live = m_live[id.value];
    const Outcome &script = *m_trace.catalog().outcome(outcome).outcome;
    const Duration timeout = live.settings->timeout;
    const bool timesOut = script.type == OutcomeType::Timeout || length > timeout;
    live.outcome = outcome;
    live.failure = timesOut ? Failure::Timeout : failureOf(m_trace.rules(), script);
    ++live.runs;
    ++live.attempts;
    ++live.counted;
    live.refusalsInARow = 0;
    m_places.take(live.function);
    append(id, RuleId::DispatchOrder, packed(AttemptStarted{live.attempts, slot(live).version}));
    const bool varies = !timesOut && script.duration.least != script.duration.most;
    m_agenda.schedule(m_now, timesOut ? timeout : length, ItemClass::RunEnd, id.value,
                      varies ? Agenda::Delay::Varied : Agenda::Delay::Constant);
}

void Engine::endRun(InvocationId id)
{
    const LiveInvocation &live = m_live[id.value];
    m_places.release(live.function);
    if (m_trace.origin(id).type == InvocationType::Event) {
        endRunOfEvent(id);
        return;
    }
    const PackedFact fact = live.failure
        ? packed(AttemptFailed{*live.failure, live.outcome, std::nullopt})
        : packed(AttemptSucceeded{live.outcome});
    append(id, RuleId::RunOutcome, fact);
    answer(id, 200);
}

void Engine::endRunOfEvent(InvocationId id)
{
    const LiveInvocation &live = m_live[id.value];
    if (!live.failure) {
        append(id, RuleId::RunOutcome, packed(AttemptSucceeded{live.outcome}));
        const bool countsAttempts = m_trace.rules().successCount == SuccessCount::Attempts;
        const std::uint16_t shown = countsAttempts ? live.counted : std::uint16_t{1};
        end(id, {Condition::Success, Basis::Run, shown}, RuleId::SuccessEnd);
        return;
    }
    const RuleId rule = *live.failure == Failure::Timeout ? RuleId::RunTimeout : RuleId::RunOutcome;
    const Continuation next = afterFailure(m_trace.rules(), count(live), age(live));
    append(id, rule, packed(AttemptFailed{*live.failure, live.outcome, next.wait}));
    if (next.wait)
        scheduleDispatch(id, *next.wait);
    else
        end(id, {next.condition, Basis::Run, live.counted}, next.rule);
}

void Engine::scheduleDispatch(InvocationId id, Duration wait)
{
    m_agenda.schedule(m_now, wait, ItemClass::Dispatch, id.value);
}

void Engine::end(InvocationId id, const Ended &ended, RuleId rule)
{
    append(id, rule, packed(ended));
    route(id, ended.condition);
}

/// Who gets what, by the settings of the dispatch that ended it (semantics, sections 5 and 7).
void Engine::route(InvocationId id, Condition condition)
{
    const LiveInvocation &live = m_live[id.value];
    const StepIndex ended = *live.lastStep;
    const SlotSettings &settings = slot(live);
    if (condition == Condition::Success) {
        if (settings.onSuccess)
            m_courier.deliver(ended, Via::OnSuccess, *settings.onSuccess);
        return;
    }
    const auto deadLetterQueue = live.settings->deadLetterQueue;
    const Routing routing = failureRouting(m_trace.rules(), deadLetterQueue.has_value(),
                                           settings.onFailure.has_value());
    bool caught = false;
    for (std::size_t i = 0; i < routing.count; ++i) {
        const Via via = routing.via[i];
        const TargetIndex target =
            via == Via::DeadLetterQueue ? *deadLetterQueue : *settings.onFailure;
        caught = m_courier.deliver(ended, via, target) || caught;
    }
    if (!caught)
        append(id, RuleId::EventLoss, packed(Lost{}));
}

} // namespace retryscope

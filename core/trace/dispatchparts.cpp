#include "core/trace/dispatchparts.h"

#include "core/model/textmeasure.h"
#include "core/rules/routing.h"
#include "core/trace/attempts.h"
#include "core/trace/delivery.h"
#include "core/trace/script.h"

#include <algorithm>

namespace retryscope {

namespace {

/// One dispatch, with the settings that it reads.
struct Look
{
    Look(const Trace &whole, StepIndex step)
        : trace(whole)
        , index(step)
        , invocation(*whole.invocationOf(step))
        , function(*whole.reference(invocation).function)
        , settings(whole.settings(function, step.value))
        , slot(settings.bySlot[whole.reference(invocation).slot->value])
    {
    }

    const Trace &trace;
    StepIndex index;
    InvocationId invocation;
    FunctionIndex function;
    const FunctionSettings &settings;
    const SlotSettings &slot;
};

/// The place of the invocation among those of its function in the chain, from 1.
int placeInChain(const Trace &trace, InvocationId invocation)
{
    const auto function = trace.reference(invocation).function;
    int place = 1;
    for (auto delivery = trace.origin(invocation).delivery; delivery;) {
        const TargetIndex target = deliveryAt(trace, *delivery).target;
        if (trace.catalog().target(target).kind == TargetKind::Bus)
            break; // an EventBridge hop starts an empty chain
        const InvocationId parent = *trace.invocationOf(*delivery);
        place += trace.reference(parent).function == function ? 1 : 0;
        delivery = trace.origin(parent).delivery;
    }
    return place;
}

ScriptedDispatch scriptedDispatch(const Look &look)
{
    ScriptedDispatch dispatch{look.invocation, look.function, look.trace.at(look.index), 1, 1};
    for (const StepIndex step : look.trace.stepsOf(look.invocation)) {
        if (step >= look.index)
            break;
        const Fact fact = look.trace.fact(step);
        dispatch.dispatch += isDispatch(fact) ? 1U : 0U;
        dispatch.run += std::holds_alternative<AttemptStarted>(fact) ? 1U : 0U;
    }
    return dispatch;
}

ScriptRead scriptRead(const Look &look)
{
    using Source = ScriptRead::Source;
    const Script script(look.trace);
    const ScriptedDispatch dispatch = scriptedDispatch(look);
    const OutcomeIndex listed = script.scripted(dispatch);
    const OutcomeIndex outcome = script.outcome(dispatch);
    const Catalog &catalog = look.trace.catalog();
    const Origin origin = look.trace.origin(look.invocation);
    if (listed == Catalog::defaultOutcome())
        return {Source::Default, 0, outcome};
    if (!origin.delivery && !look.trace.scenario().invocations[origin.entry].outcomes.empty())
        return {Source::OwnOutcomes, listed.value - catalog.outcomesOfEntry(origin.entry).value,
                outcome};
    return {Source::Behavior, listed.value - catalog.outcomesOfFunction(look.function).value,
            outcome};
}

PlacesCounted placesCounted(const Look &look)
{
    const Trace &trace = look.trace;
    const std::size_t count = look.index.value;
    if (look.settings.reservedConcurrency)
        return {true, trace.runningAfter(count, look.function), *look.settings.reservedConcurrency};
    PlacesCounted shared{false, trace.totalsAfter(count).in(Phase::Running),
                         trace.scenario().accountConcurrency};
    for (std::uint32_t i = 0; i < trace.scenario().functions.size(); ++i) {
        const FunctionSettings &other = trace.settings({i}, count);
        if (other.deleted || !other.reservedConcurrency)
            continue;
        shared.limit -= *other.reservedConcurrency;
        shared.taken -= trace.runningAfter(count, {i});
    }
    return shared;
}

OutcomeType typeOf(const Look &look, const ScriptRead &script)
{
    return look.trace.catalog().outcome(script.outcome).outcome->type;
}

void addPlaces(PartList &parts, const Look &look)
{
    const PlacesCounted places = placesCounted(look);
    const bool isFull = places.taken >= places.limit;
    parts.add(RuleId::ConcurrencyPlaces, places, isFull);
}

void addRun(PartList &parts, const Look &look)
{
    const auto started = std::get<AttemptStarted>(look.trace.fact(look.index));
    parts.add(RuleId::DispatchOrder, RunPlaced{started.attempt, started.version});
}

} // namespace

void addCallParts(PartList &parts, const Trace &trace, StepIndex index)
{
    const InvocationId invocation = *trace.invocationOf(index);
    const Fact fact = trace.fact(index);
    const auto *rejected = std::get_if<Rejected>(&fact);
    const bool isMissing = rejected && rejected->statusCode == 404;
    parts.add(RuleId::AcceptanceChecks, FunctionSought{!isMissing}, isMissing);
    if (isMissing)
        return;
    const bool isEvent = trace.origin(invocation).type == InvocationType::Event;
    EventMeasured size{measured(compactText(eventOf(trace, invocation))).bytes,
                       isEvent ? static_cast<std::size_t>(trace.rules().payloadLimit)
                               : synchronousPayloadLimit};
    parts.add(RuleId::PayloadLimit, size, size.bytes > size.limit);
}

void addDispatchParts(PartList &parts, const Trace &trace, StepIndex index)
{
    const Look look(trace, index);
    const FunctionSettings &settings = look.settings;
    parts.add(
        RuleId::DispatchOrder,
        SettingsRead{look.slot.maximumRetryAttempts, look.slot.maximumEventAge, settings.timeout});
    parts.add(RuleId::FunctionGone, FunctionSought{!settings.deleted}, settings.deleted);
    if (settings.deleted)
        return;
    const ChainCounted chain{placeInChain(trace, look.invocation), firstStoppedInChain,
                             settings.recursiveLoop == RecursiveLoop::Allow};
    const bool isStopped = chain.count >= chain.firstStopped && !chain.isAllowed;
    parts.add(RuleId::RecursionDetection, chain, isStopped);
    if (isStopped)
        return;
    const bool hasNone = settings.reservedConcurrency == 0;
    parts.add(RuleId::ConcurrencyZero, ReservationRead{settings.reservedConcurrency}, hasNone);
    if (hasNone)
        return;
    const AgeCompared age{trace.at(index) - trace.calledAt(look.invocation),
                          look.slot.maximumEventAge};
    parts.add(RuleId::AgeAtDispatch, age, age.age > age.maximum);
    if (age.age > age.maximum)
        return;
    const ScriptRead script = scriptRead(look);
    const OutcomeType type = typeOf(look, script);
    const bool isRefused = type == OutcomeType::Throttle || type == OutcomeType::SystemError;
    parts.add(RuleId::RunOutcome, script, isRefused);
    if (isRefused)
        return;
    addPlaces(parts, look);
    if (std::holds_alternative<AttemptStarted>(trace.fact(index)))
        addRun(parts, look);
}

void addSynchronousParts(PartList &parts, const Trace &trace, StepIndex index)
{
    const Look look(trace, index);
    const bool hasNone = look.settings.reservedConcurrency == 0;
    parts.add(RuleId::ConcurrencyZero, ReservationRead{look.settings.reservedConcurrency}, hasNone);
    if (hasNone)
        return;
    const ScriptRead script = scriptRead(look);
    const OutcomeType type = typeOf(look, script);
    parts.add(RuleId::RunOutcome, script, type == OutcomeType::Throttle);
    if (type == OutcomeType::Throttle)
        return;
    const PlacesCounted places = placesCounted(look);
    const bool isFull = places.taken >= places.limit;
    parts.add(RuleId::ConcurrencyPlaces, places, isFull);
    if (isFull)
        return;
    if (type == OutcomeType::SystemError) // looked at behind the places, other than in a dispatch
        parts.add(RuleId::SynchronousCall, script, true);
    if (std::holds_alternative<AttemptStarted>(trace.fact(index)))
        addRun(parts, look);
}

bool decidesDispatch(const Trace &trace, StepIndex index)
{
    const Fact fact = trace.fact(index);
    if (isDispatch(fact))
        return true;
    return std::holds_alternative<Ended>(fact)
        && isWaiting(trace.invocationAfter(index.value, *trace.invocationOf(index))->phase);
}

} // namespace retryscope

#include "core/engine/engine.h"

#include "core/model/chance.h"
#include "core/rules/record.h"
#include "core/rules/routing.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace retryscope {

namespace {

constexpr std::uint64_t duplicateDraw = 0xD0;
constexpr std::uint64_t duplicateLuck = 0xD1;

std::uint64_t listedLuck(std::uint64_t seed, const Arrival &arrival)
{
    return chance::mixed(chance::mixed(seed, arrival.entry), arrival.repetition);
}

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

Engine::Engine(Scenario scenario, const Rules &rules, const SimulationOptions &options)
    : m_options(options)
    , m_trace(std::move(scenario), rules)
    , m_world(m_trace)
    , m_script(m_trace)
    , m_places(m_trace.scenario().accountConcurrency, m_trace.scenario().functions.size())
    , m_arrivals(m_trace.scenario().invocations)
    , m_sizes(m_trace)
    , m_courier(m_trace, m_world, m_agenda, m_sizes, m_live)
    , m_changes(m_trace.scenario().changes.size())
{
    constexpr std::uint64_t mostReserved = 1'000'000;
    const auto expected = static_cast<std::size_t>(std::min(m_arrivals.total(), mostReserved));
    m_trace.reserve(expected);
    m_live.reserve(expected);
    std::iota(m_changes.begin(), m_changes.end(), 0U);
    std::ranges::stable_sort(m_changes, {},
                             [&](std::uint32_t i) { return m_trace.scenario().changes[i].at; });
    for (std::uint32_t i = 0; i < m_trace.scenario().functions.size(); ++i)
        m_places.reserve({i}, m_world.settings({i}).reservedConcurrency);
}

Trace Engine::run() &&
{
    constexpr std::uint64_t itemsBetweenLooks = 4096;
    for (std::uint64_t items = 1; takeNext(); ++items) {
        if (!m_options.monitor || items % itemsBetweenLooks != 0)
            continue;
        m_options.monitor->steps = m_trace.size();
        if (m_options.monitor->cancelled)
            break;
    }
    m_trace.finish(m_now, m_courier.isTruncated());
    return std::move(m_trace);
}

bool Engine::isBeyond(Instant at) const
{
    return m_options.until && at > *m_options.until;
}

/// Takes the least item by time, class and sequence; false if none is left. What the scenario lists
/// counts as scheduled at load, so at one instant a listed call comes before a started one.
bool Engine::takeNext()
{
    const auto &changes = m_trace.scenario().changes;
    const bool hasChange = m_nextChange < m_changes.size();
    const bool hasArrival = !m_arrivals.isEmpty();
    const AgendaItem *item = m_agenda.isEmpty() ? nullptr : &m_agenda.next();
    const Instant never = Instant::max();
    const Instant changeAt = hasChange ? changes[m_changes[m_nextChange]].at : never;
    const Instant arrivalAt = hasArrival ? m_arrivals.next().at : never;
    const Instant itemAt = item ? Instant(Duration(item->atMs)) : never;
    const Instant next = std::min({changeAt, arrivalAt, itemAt});
    if ((!hasChange && !hasArrival && !item) || isBeyond(next))
        return false;
    m_now = next;
    if (hasChange && changeAt == next)
        takeChange();
    else if (item && itemAt == next
             && (item->itemClass() < ItemClass::Acceptance || !hasArrival || arrivalAt != next))
        take(*item);
    else
        takeArrival();
    return true;
}

void Engine::takeChange()
{
    const std::uint32_t index = m_changes[m_nextChange++];
    const Change &change = m_trace.scenario().changes[index];
    auto refusal = m_world.apply(change);
    const Fact fact = refusal ? Fact(ChangeRefused{index}) : Fact(Changed{index});
    m_trace.append({m_now, std::nullopt, std::nullopt, RuleId::SettingsChange, fact});
    if (refusal) {
        m_trace.append(index, std::move(*refusal));
        return;
    }
    if (const auto *function = std::get_if<FunctionChange>(&change.what)) {
        const FunctionIndex changed = *m_trace.catalog().function(function->function);
        const FunctionSettings &settings = m_world.settings(changed);
        m_places.reserve(changed, settings.deleted ? std::nullopt : settings.reservedConcurrency);
        m_trace.append(changed, settings);
    }
}

void Engine::takeArrival()
{
    const Arrival arrival = m_arrivals.next();
    m_arrivals.pop();
    Origin origin;
    origin.luck = listedLuck(m_trace.scenario().seed, arrival);
    origin.reference = m_trace.catalog().referenceOfEntry(arrival.entry);
    origin.entry = arrival.entry;
    origin.ordinal = arrival.repetition;
    origin.type = m_trace.scenario().invocations[arrival.entry].type;
    call(origin, nullptr, {});
}

void Engine::take(const AgendaItem &item)
{
    const std::uint32_t subject = item.subject;
    const ItemClass itemClass = item.itemClass();
    m_agenda.pop(); // `item` is gone from here on
    switch (itemClass) {
    case ItemClass::Change:
        assert(false);
        break;
    case ItemClass::RunEnd:
        endRun({subject});
        break;
    case ItemClass::Acceptance: {
        const StartedChild child = m_courier.child(subject);
        call(child.origin, &child.event, child.chain);
        break;
    }
    case ItemClass::Dispatch:
        dispatch({subject});
        break;
    }
}

void Engine::call(const Origin &origin, const TextMeasure *childEvent, const ChainPlace &chain)
{
    const InvocationId id = m_trace.add(origin);
    LiveInvocation &live = m_live.emplace_back();
    live.chain = chain;
    live.lastStep = origin.delivery;
    if (childEvent)
        m_sizes.addChild(id, *childEvent);
    const Reference &reference = m_trace.reference(id);
    if (!m_world.exists(reference)) {
        append(id, RuleId::AcceptanceChecks, Rejected{404});
        return;
    }
    live.function = *reference.function;
    live.slot = *reference.slot;
    live.acceptedAt = m_now;
    const bool isEvent = origin.type == InvocationType::Event;
    const auto limit =
        isEvent ? static_cast<std::size_t>(m_trace.rules().payloadLimit) : synchronousPayloadLimit;
    if (m_sizes.of(id).bytes > limit) {
        append(id, RuleId::PayloadLimit, Rejected{413});
        return;
    }
    switch (origin.type) {
    case InvocationType::Event:
        accept(id);
        break;
    case InvocationType::RequestResponse:
        callSynchronously(id);
        break;
    case InvocationType::DryRun:
        answer(id, 204);
        break;
    }
}

void Engine::accept(InvocationId id)
{
    append(id, RuleId::AcceptanceChecks, Accepted{});
    scheduleDispatch(id, m_trace.scenario().dispatchDelay);
    const auto perMille = static_cast<std::uint64_t>(m_trace.scenario().duplicatesPerMille);
    if (perMille == 0)
        return;
    const std::uint64_t luck = chance::mixed(m_trace.origin(id).luck, duplicateDraw);
    if (chance::below(1000, luck) < perMille)
        duplicate(id);
}

void Engine::duplicate(InvocationId id)
{
    Origin origin = m_trace.origin(id);
    origin.luck = chance::mixed(origin.luck, duplicateLuck);
    origin.duplicate = true;
    const InvocationId copy = m_trace.add(origin);
    const LiveInvocation live = m_live[id.value];
    m_live.push_back(live);
    if (origin.delivery)
        m_sizes.addChild(copy, m_sizes.of(id));
    append(copy, RuleId::Duplicates, Accepted{});
    scheduleDispatch(copy, m_trace.scenario().dispatchDelay);
}

void Engine::callSynchronously(InvocationId id)
{
    LiveInvocation &live = m_live[id.value];
    live.settings = &m_world.settings(live.function);
    live.dispatches = 1;
    const OutcomeIndex outcome = m_script.outcome(scripted(id));
    const OutcomeType type = m_trace.catalog().outcome(outcome).outcome->type;
    if (live.settings->reservedConcurrency == 0 || type == OutcomeType::Throttle
        || !m_places.isFree(live.function)) {
        answer(id, 429);
    } else if (type == OutcomeType::SystemError) {
        answer(id, 500);
    } else {
        start(id, outcome, m_script.duration(scripted(id), outcome));
    }
}

void Engine::answer(InvocationId id, std::uint16_t statusCode)
{
    const bool failed = statusCode == 200 && m_live[id.value].failure.has_value();
    append(id, RuleId::SynchronousCall, Answered{statusCode, failed});
}

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
    append(id, RuleId::FunctionGone, AttemptFailed{Failure::NotFound, {}, next.wait});
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
    append(id, rule, Refused{statusCode, live.refusalsInARow, next.wait});
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
    append(id, RuleId::DispatchOrder, AttemptStarted{live.attempts, slot(live).version});
    m_agenda.schedule(m_now, timesOut ? timeout : length, ItemClass::RunEnd, id.value);
}

void Engine::endRun(InvocationId id)
{
    const LiveInvocation &live = m_live[id.value];
    m_places.release(live.function);
    if (m_trace.origin(id).type == InvocationType::Event) {
        endRunOfEvent(id);
        return;
    }
    if (live.failure)
        append(id, RuleId::RunOutcome, AttemptFailed{*live.failure, live.outcome, std::nullopt});
    else
        append(id, RuleId::RunOutcome, AttemptSucceeded{live.outcome});
    answer(id, 200);
}

void Engine::endRunOfEvent(InvocationId id)
{
    const LiveInvocation &live = m_live[id.value];
    if (!live.failure) {
        append(id, RuleId::RunOutcome, AttemptSucceeded{live.outcome});
        const bool countsAttempts = m_trace.rules().successCount == SuccessCount::Attempts;
        const std::uint16_t shown = countsAttempts ? live.counted : std::uint16_t{1};
        end(id, {Condition::Success, Basis::Run, shown}, RuleId::SuccessEnd);
        return;
    }
    const RuleId rule = *live.failure == Failure::Timeout ? RuleId::RunTimeout : RuleId::RunOutcome;
    const Continuation next = afterFailure(m_trace.rules(), count(live), age(live));
    append(id, rule, AttemptFailed{*live.failure, live.outcome, next.wait});
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
    append(id, rule, ended);
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
        append(id, RuleId::EventLoss, Lost{});
}

void Engine::append(InvocationId id, RuleId rule, const Fact &fact)
{
    LiveInvocation &live = m_live[id.value];
    live.lastStep = m_trace.append({m_now, id, live.lastStep, rule, fact});
}

ScriptedDispatch Engine::scripted(InvocationId id) const
{
    const LiveInvocation &live = m_live[id.value];
    return {id, live.function, m_now, live.dispatches, live.runs + 1U};
}

const SlotSettings &Engine::slot(const LiveInvocation &live) const
{
    return live.settings->bySlot[live.slot.value];
}

EventAge Engine::age(const LiveInvocation &live) const
{
    return {m_now - live.acceptedAt, slot(live).maximumEventAge};
}

AttemptCount Engine::count(const LiveInvocation &live) const
{
    return {live.counted, slot(live).maximumRetryAttempts};
}

Trace simulate(Scenario scenario, const Rules &rules, const SimulationOptions &options)
{
    return Engine(std::move(scenario), rules, options).run();
}

} // namespace retryscope

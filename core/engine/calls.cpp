#include "core/engine/engine.h"
#include "core/model/chance.h"
#include "core/rules/routing.h"

namespace retryscope {

// Calls that arrive (semantics, sections 3 and 11).

namespace {

constexpr std::uint64_t duplicateDraw = 0xD0;
constexpr std::uint64_t duplicateLuck = 0xD1;

} // namespace

void Engine::call(const Origin &origin, const TextMeasure *childEvent, const ChainPlace &chain)
{
    const InvocationId id = m_trace.add(origin);
    m_live.append({});
    LiveInvocation &live = m_live[id.value];
    live.chain = chain;
    live.lastStep = origin.delivery;
    if (childEvent)
        m_sizes.addChild(id, *childEvent);
    const Reference &reference = m_trace.reference(id);
    if (!m_world.exists(reference)) {
        append(id, RuleId::AcceptanceChecks, packed(Rejected{404}));
        return;
    }
    live.function = *reference.function;
    live.slot = *reference.slot;
    live.acceptedAt = m_now;
    const bool isEvent = origin.type == InvocationType::Event;
    const auto limit =
        isEvent ? static_cast<std::size_t>(m_trace.rules().payloadLimit) : synchronousPayloadLimit;
    if (m_sizes.of(id).bytes > limit) {
        append(id, RuleId::PayloadLimit, packed(Rejected{413}));
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
    append(id, RuleId::AcceptanceChecks, packed(Accepted{}));
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
    m_live.append(live);
    if (origin.delivery)
        m_sizes.addChild(copy, m_sizes.of(id));
    append(copy, RuleId::Duplicates, packed(Accepted{}));
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
    append(id, RuleId::SynchronousCall, packed(Answered{statusCode, failed}));
}

} // namespace retryscope

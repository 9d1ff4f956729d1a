#include "core/engine/engine.h"

#include "core/model/chance.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace retryscope {

namespace {

std::uint64_t listedLuck(std::uint64_t seed, const Arrival &arrival)
{
    return chance::mixed(chance::mixed(seed, arrival.entry), arrival.repetition);
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

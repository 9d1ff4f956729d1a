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

Played Engine::run() &&
{
    constexpr std::uint64_t itemsBetweenLooks = 4096;
    for (std::uint64_t items = 1; takeNext(); ++items) {
        if (!m_options.monitor || items % itemsBetweenLooks != 0)
            continue;
        m_options.monitor->steps = m_trace.size();
        if (m_options.monitor->cancelled)
            break;
    }
    return {std::move(m_trace), m_now, m_courier.isTruncated()};
}

/// Takes the least item by time, class and sequence; false if none is left. What the scenario lists
/// counts as scheduled at load, so at one instant a listed call comes before a started one.
bool Engine::takeNext()
{
    constexpr Instant never = Instant::max();
    const bool hasChange = m_nextChange < m_changes.size();
    const Instant changeAt =
        hasChange ? m_trace.scenario().changes[m_changes[m_nextChange]].at : never;
    const Instant arrivalAt = m_arrivals.isEmpty() ? never : m_arrivals.next().at;
    const Instant itemAt = m_agenda.isEmpty() ? never : m_agenda.next().at();
    const Instant next = std::min({changeAt, arrivalAt, itemAt});
    if (next == never || (m_options.until && next > *m_options.until))
        return false;
    m_now = next;
    if (changeAt == next)
        takeChange();
    else if (itemAt == next
             && (arrivalAt != next || m_agenda.next().itemClass() < ItemClass::Acceptance))
        takeFromAgenda();
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

void Engine::takeFromAgenda()
{
    const AgendaItem item = m_agenda.next();
    const std::uint32_t subject = item.subject();
    m_agenda.pop();
    switch (item.itemClass()) {
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

Played play(Scenario scenario, const Rules &rules, const SimulationOptions &options)
{
    return Engine(std::move(scenario), rules, options).run();
}

Trace indexed(Played played)
{
    played.trace.finish(played.endedAt, played.isTruncated);
    return std::move(played.trace);
}

Trace simulate(Scenario scenario, const Rules &rules, const SimulationOptions &options)
{
    return indexed(play(std::move(scenario), rules, options));
}

} // namespace retryscope

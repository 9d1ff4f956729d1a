#pragma once

#include "core/engine/agenda.h"
#include "core/engine/arrivals.h"
#include "core/engine/courier.h"
#include "core/engine/eventsizes.h"
#include "core/engine/liveinvocation.h"
#include "core/engine/places.h"
#include "core/engine/simulate.h"
#include "core/engine/world.h"
#include "core/rules/retry.h"
#include "core/trace/column.h"
#include "core/trace/script.h"
#include "core/trace/trace.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace retryscope {

/// The loop: takes what is due, decides by asking the rules, appends steps. The only part of the
/// program that decides.
class Engine
{
public:
    Engine(Scenario scenario, const Rules &rules, const SimulationOptions &options);
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    /// Plays to the end. To be called once.
    [[nodiscard]] Played run() &&;

private:
    bool takeNext();
    void takeChange();
    void takeArrival();
    void takeFromAgenda();

    // A call arrives (sections 3 and 11).
    void call(const Origin &origin, const TextMeasure *childEvent, const ChainPlace &chain);
    void accept(InvocationId id);
    void duplicate(InvocationId id);
    void callSynchronously(InvocationId id);
    void answer(InvocationId id, std::uint16_t statusCode);

    // A dispatch (section 4) and what follows it (sections 5 to 7).
    void dispatch(InvocationId id);
    void lookUp(InvocationId id);
    void refuse(InvocationId id, std::uint16_t statusCode, RuleId rule);
    void start(InvocationId id, OutcomeIndex outcome, Duration length);
    void endRun(InvocationId id);
    void endRunOfEvent(InvocationId id);
    void scheduleDispatch(InvocationId id, Duration wait);
    void end(InvocationId id, const Ended &ended, RuleId rule);
    void route(InvocationId id, Condition condition);

    /// A step now, caused by the invocation's last one, and the new last one.
    void append(InvocationId id, RuleId rule, const PackedFact &fact)
    {
        LiveInvocation &live = m_live[id.value];
        live.lastStep = m_trace.append({m_now, id, live.lastStep, rule}, fact);
    }
    [[nodiscard]] ScriptedDispatch scripted(InvocationId id) const
    {
        const LiveInvocation &live = m_live[id.value];
        return {id, live.function, m_now, live.dispatches, live.runs + 1U};
    }
    [[nodiscard]] static const SlotSettings &slot(const LiveInvocation &live)
    {
        return live.settings->bySlot[live.slot.value];
    }
    [[nodiscard]] EventAge age(const LiveInvocation &live) const
    {
        return {m_now - live.acceptedAt, slot(live).maximumEventAge};
    }
    [[nodiscard]] static AttemptCount count(const LiveInvocation &live)
    {
        return {live.counted, slot(live).maximumRetryAttempts};
    }

    SimulationOptions m_options;
    Trace m_trace;
    World m_world;
    Script m_script;
    Places m_places;
    Agenda m_agenda;
    Arrivals m_arrivals;
    EventSizes m_sizes;
    Column<LiveInvocation> m_live; // by InvocationId
    Courier m_courier;
    std::vector<std::uint32_t> m_changes; // of the scenario, in order of time
    std::size_t m_nextChange = 0;
    Instant m_now;
};

} // namespace retryscope

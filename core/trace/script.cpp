#include "core/trace/script.h"

#include "core/model/chance.h"
#include "core/trace/delivery.h"

#include <algorithm>

namespace retryscope {

namespace {

// Which draw of a dispatch it is. The choices of nested `oneOf`s count on from `choiceDraw`.
constexpr std::uint64_t durationDraw = 0;
constexpr std::uint64_t choiceDraw = 1;

std::uint64_t draw(const Trace &trace, const ScriptedDispatch &dispatch, std::uint64_t which)
{
    const std::uint64_t luck = trace.origin(dispatch.invocation).luck;
    return chance::mixed(chance::mixed(luck, dispatch.dispatch), which);
}

} // namespace

Script::Script(const Trace &trace)
    : m_trace(trace)
{
}

OutcomeIndex Script::outcome(const ScriptedDispatch &dispatch) const
{
    const Catalog &catalog = m_trace.catalog();
    OutcomeIndex index = scripted(dispatch);
    for (std::uint64_t which = choiceDraw;
         catalog.outcome(index).outcome->type == OutcomeType::OneOf; ++which) {
        const CatalogOutcome &oneOf = catalog.outcome(index);
        const auto total = static_cast<std::uint64_t>(oneOf.totalWeight);
        auto left = static_cast<std::int64_t>(chance::below(total, draw(m_trace, dispatch, which)));
        index = oneOf.firstChoice;
        for (const Choice &choice : oneOf.outcome->choices) {
            left -= choice.weight;
            if (left < 0)
                break;
            ++index.value;
        }
    }
    return index;
}

Duration Script::duration(const ScriptedDispatch &dispatch, OutcomeIndex outcome) const
{
    const DurationRange &range = m_trace.catalog().outcome(outcome).outcome->duration;
    if (range.least == range.most)
        return range.least;
    const auto span = static_cast<std::uint64_t>((range.most - range.least).count()) + 1;
    return range.least + Duration(chance::below(span, draw(m_trace, dispatch, durationDraw)));
}

OutcomeIndex Script::scripted(const ScriptedDispatch &dispatch) const
{
    const Scenario &scenario = m_trace.scenario();
    const Origin origin = m_trace.origin(dispatch.invocation);
    if (!origin.delivery) {
        const auto own =
            static_cast<std::uint32_t>(scenario.invocations[origin.entry].outcomes.size());
        if (own != 0) {
            const OutcomeIndex first = m_trace.catalog().outcomesOfEntry(origin.entry);
            return {first.value + std::min(dispatch.dispatch, own) - 1};
        }
    }
    const auto &behavior = scenario.functions[dispatch.function.value].behavior;
    const OutcomeIndex first = m_trace.catalog().outcomesOfFunction(dispatch.function);
    for (std::uint32_t i = 0; i < behavior.size(); ++i) {
        if (applies(behavior[i].when, dispatch))
            return {first.value + i};
    }
    return Catalog::defaultOutcome();
}

bool Script::applies(const When &when, const ScriptedDispatch &dispatch) const
{
    if ((when.from && dispatch.now < *when.from) || (when.to && dispatch.now >= *when.to))
        return false;
    const std::int64_t run = dispatch.run;
    if (when.attempts && std::ranges::find(*when.attempts, run) == when.attempts->end())
        return false;
    return when.payload.empty() || payloadMatches(when.payload, dispatch.invocation);
}

bool Script::payloadMatches(const std::vector<PayloadCondition> &conditions,
                            InvocationId invocation) const
{
    const Origin origin = m_trace.origin(invocation);
    const Json event = origin.delivery ? eventOf(m_trace, invocation) : Json();
    const Json &payload =
        origin.delivery ? event : m_trace.scenario().invocations[origin.entry].payload;
    return std::ranges::all_of(conditions, [&](const PayloadCondition &condition) {
        const Json *value = resolve(payload, condition.pointer);
        if (!value)
            return false;
        if (origin.delivery)
            return *value == condition.value;
        return withRepetition(*value, origin.ordinal) == condition.value;
    });
}

} // namespace retryscope

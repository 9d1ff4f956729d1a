#include "core/formats/outcomechange.h"

#include "core/formats/distinction.h"
#include "core/formats/scenariowriter.h"
#include "core/trace/delivery.h"
#include "core/trace/script.h"

#include <algorithm>
#include <string>
#include <utility>

namespace retryscope::whatif {

namespace {

constexpr std::int64_t mostRuns = 3; // AWS allows two retries

bool isLookUp(const Fact &fact)
{
    const auto *failed = std::get_if<AttemptFailed>(&fact);
    return failed && failed->failure == Failure::NotFound;
}

/// Whether a dispatch of an invocation that has run `runs` times begins with that fact.
bool beginsDispatch(const Fact &fact, std::uint32_t runs)
{
    const auto *answered = std::get_if<Answered>(&fact);
    const bool isRefusedCall =
        answered && runs == 0 && (answered->statusCode == 429 || answered->statusCode == 500);
    return isRefusedCall || isLookUp(fact) || std::holds_alternative<AttemptStarted>(fact)
        || std::holds_alternative<Refused>(fact);
}

/// All dispatches of an invocation, look-ups too, in order.
std::vector<Dispatch> dispatchesOf(const Trace &trace, InvocationId invocation)
{
    std::vector<Dispatch> dispatches;
    std::uint32_t runs = 0;
    for (const StepIndex step : trace.stepsOf(invocation)) {
        const Fact fact = trace.fact(step);
        if (beginsDispatch(fact, runs)) {
            const auto number = static_cast<std::uint32_t>(dispatches.size()) + 1;
            dispatches.push_back({invocation, step, number, runs + 1});
        }
        if (std::holds_alternative<AttemptStarted>(fact))
            ++runs;
    }
    return dispatches;
}

bool isRefusal(const Outcome &outcome)
{
    if (outcome.type == OutcomeType::OneOf)
        return std::ranges::any_of(outcome.choices,
                                   [](const Choice &choice) { return isRefusal(choice.outcome); });
    return outcome.type == OutcomeType::Throttle || outcome.type == OutcomeType::SystemError;
}

/// A dispatch that is to get another outcome, and what the scenario says about it.
class OutcomeChange
{
public:
    OutcomeChange(const Json &document, const Trace &trace, const Dispatch &dispatch,
                  const Outcome &outcome)
        : m_document(document)
        , m_trace(trace)
        , m_dispatch(dispatch)
        , m_outcome(outcome)
        , m_origin(trace.origin(dispatch.invocation))
        , m_function(*trace.reference(dispatch.invocation).function)
    {
    }

    [[nodiscard]] Result<std::vector<JsonOperation>> operations() const
    {
        const bool isSingle = !m_origin.delivery && entry().count == 1 && !hasDuplicate();
        if (!m_origin.delivery && !entry().outcomes.empty()) {
            if (isSingle)
                return listed(ownOutcomes());
            return Error{childPointer("/invocations", m_origin.entry),
                         "expected an invocation with outcomes of its own alone, found a repeated "
                         "or duplicated one, which shares them"};
        }
        if (isSingle) {
            if (const auto rest = constantRest())
                return listed(pastAndThen(*rest));
        }
        return behaviorInFront();
    }

private:
    [[nodiscard]] const ScenarioInvocation &entry() const
    {
        return m_trace.scenario().invocations[m_origin.entry];
    }

    [[nodiscard]] const std::vector<Behavior> &behaviors() const
    {
        return m_trace.scenario().functions[m_function.value].behavior;
    }

    [[nodiscard]] bool hasDuplicate() const
    {
        const InvocationId next{m_dispatch.invocation.value + 1};
        return m_origin.duplicate
            || (next.value < m_trace.invocationCount() && m_trace.origin(next).duplicate);
    }

    [[nodiscard]] Json::Array ownOutcomes() const
    {
        const auto &own = entry().outcomes;
        Json::Array list;
        for (std::size_t i = 1; i <= std::max<std::size_t>(own.size(), m_dispatch.number + 1); ++i)
            list.push_back(i == m_dispatch.number ? writeOutcome(m_outcome)
                                                  : writeOutcome(own[std::min(i, own.size()) - 1]));
        return list;
    }

    /// What every dispatch after this one would get, at any time; absent if that depends.
    [[nodiscard]] std::optional<Outcome> constantRest() const
    {
        const std::int64_t nextRun = m_dispatch.run + (isRefusal(m_outcome) ? 0 : 1);
        const Instant now = m_trace.at(m_dispatch.begin);
        const Json event = eventOf(m_trace, m_dispatch.invocation);
        for (const Behavior &behavior : behaviors()) {
            const When &when = behavior.when;
            const auto isFuture = [&](std::int64_t run) { return run >= nextRun; };
            const bool isOver = when.to && *when.to <= now;
            const bool isForEarlierRuns =
                when.attempts && std::ranges::none_of(*when.attempts, isFuture);
            if (isOver || isForEarlierRuns || !matches(when.payload, event))
                continue;
            bool isForAllRuns = true;
            for (std::int64_t run = nextRun; when.attempts && run <= mostRuns; ++run)
                isForAllRuns &= std::ranges::find(*when.attempts, run) != when.attempts->end();
            if (when.to || (when.from && *when.from > now) || !isForAllRuns)
                return std::nullopt;
            return behavior.outcome;
        }
        return Outcome();
    }

    /// What the dispatches so far got, this one's new outcome, and what follows.
    [[nodiscard]] Json::Array pastAndThen(const Outcome &rest) const
    {
        const Script script(m_trace);
        Json::Array list;
        for (const Dispatch &former : dispatchesOf(m_trace, m_dispatch.invocation)) {
            if (former.number >= m_dispatch.number)
                break;
            const OutcomeIndex got =
                script.outcome({m_dispatch.invocation, m_function, m_trace.at(former.begin),
                                former.number, former.run});
            list.push_back(writeOutcome(*m_trace.catalog().outcome(got).outcome));
        }
        list.push_back(writeOutcome(m_outcome));
        list.push_back(writeOutcome(rest));
        return list;
    }

    [[nodiscard]] std::vector<JsonOperation> listed(Json::Array outcomes) const
    {
        const std::string entry = childPointer("/invocations", m_origin.entry);
        return {{JsonOperationKind::Add, entry + "/outcomes", Json(std::move(outcomes)), {}}};
    }

    [[nodiscard]] Result<std::vector<JsonOperation>> behaviorInFront() const
    {
        auto conditions = distinction(m_trace, m_dispatch);
        if (!conditions)
            return conditions.error();
        const Instant now = m_trace.at(m_dispatch.begin);
        Behavior behavior;
        behavior.when = {now, now + Duration(1), std::vector<std::int64_t>{m_dispatch.run},
                         std::move(conditions).value()};
        behavior.outcome = m_outcome;
        const std::string list = childPointer("/functions", m_function.value) + "/behavior";
        const Json written = writeBehavior(behavior);
        if (!resolve(m_document, list))
            return std::vector<JsonOperation>{
                {JsonOperationKind::Add, list, Json(Json::Array{written}), {}}};
        const bool isThere = !behaviors().empty() && behaviors().front().when == behavior.when;
        return std::vector<JsonOperation>{
            {isThere ? JsonOperationKind::Replace : JsonOperationKind::Add,
             list + "/0",
             written,
             {}}};
    }

    const Json &m_document;
    const Trace &m_trace;
    const Dispatch &m_dispatch;
    const Outcome &m_outcome;
    Origin m_origin;
    FunctionIndex m_function;
};

} // namespace

std::optional<Dispatch> dispatchOf(const Trace &trace, StepIndex step)
{
    const auto invocation = trace.invocationOf(step);
    if (!invocation)
        return std::nullopt;
    std::optional<Dispatch> found;
    for (const Dispatch &dispatch : dispatchesOf(trace, *invocation)) {
        if (dispatch.begin <= step)
            found = dispatch;
    }
    if (!found || isLookUp(trace.fact(found->begin)))
        return std::nullopt;
    const Fact fact = trace.fact(step);
    const bool isEnd = std::holds_alternative<AttemptSucceeded>(fact)
        || std::holds_alternative<AttemptFailed>(fact);
    return step == found->begin || isEnd ? found : std::nullopt;
}

Result<std::vector<JsonOperation>> operations(const Json &document, const Trace &trace,
                                              const Dispatch &dispatch, const Outcome &outcome)
{
    return OutcomeChange(document, trace, dispatch, outcome).operations();
}

} // namespace retryscope::whatif

#include "core/trace/trace.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace retryscope {

namespace {

constexpr std::uint32_t noInvocation = std::numeric_limits<std::uint32_t>::max();

/// A column that grew by doubling may hold twice what it needs.
template <typename... Columns>
void giveBackSlack(Columns &...columns)
{
    (columns.shrink_to_fit(), ...);
}

} // namespace

Trace::Trace(Scenario scenario, const Rules &rules)
    : m_scenario(std::move(scenario))
    , m_rules(rules)
    , m_catalog(m_scenario)
    , m_settings(m_scenario.functions.size())
{
    for (std::uint32_t i = 0; i < m_scenario.functions.size(); ++i)
        append(FunctionIndex{i}, initialSettings(m_scenario.functions[i], m_catalog, {i}));
}

void Trace::reserve(std::size_t invocations)
{
    constexpr std::size_t stepsEach = 5; // accepted, started, succeeded, ended, delivered
    const std::size_t steps = invocations * stepsEach;
    m_origin.reserve(invocations);
    m_at.reserve(steps);
    m_invocation.reserve(steps);
    m_cause.reserve(steps);
    m_large.reserve(steps);
    m_small.reserve(steps);
    m_kind.reserve(steps);
    m_rule.reserve(steps);
}

InvocationId Trace::add(const Origin &origin)
{
    m_origin.push_back({origin.luck, origin.reference.value,
                        origin.delivery ? origin.delivery->value : origin.entry, origin.ordinal,
                        origin.type, origin.delivery.has_value(), origin.duplicate});
    return {static_cast<std::uint32_t>(m_origin.size() - 1)};
}

StepIndex Trace::append(const Step &step)
{
    const StepIndex index{static_cast<std::uint32_t>(size())};
    assert(m_at.empty() || Instant(Duration(m_at.back())) <= step.at);
    assert(!step.cause || *step.cause < index);
    assert(!step.invocation || step.invocation->value < m_origin.size());
    const PackedFact fact = packed(step.fact);
    m_at.push_back(step.at.time_since_epoch().count());
    m_invocation.push_back(step.invocation ? step.invocation->value : noInvocation);
    m_cause.push_back(step.cause.value_or(index).value);
    m_large.push_back(fact.large);
    m_small.push_back(fact.small);
    m_kind.push_back(fact.kind);
    m_rule.push_back(static_cast<std::uint8_t>(step.rule));
    return index;
}

void Trace::append(FunctionIndex function, FunctionSettings settings)
{
    m_settings[function.value].push_back({size(), std::move(settings)});
}

void Trace::append(std::uint32_t change, admission::Refusal refusal)
{
    m_refusals.push_back({change, std::move(refusal)});
}

void Trace::finish(Instant endedAt, bool truncated)
{
    m_endedAt = endedAt;
    m_truncated = truncated;
    std::ranges::sort(m_refusals, {}, &ChangeRefusal::change);
    giveBackSlack(m_at, m_invocation, m_cause, m_large, m_small, m_kind, m_rule, m_origin);
    buildIndex();
    buildCheckpoints();
}

/// One counting pass, one filling pass: the steps of each invocation end up beside each other.
void Trace::buildIndex()
{
    m_ownBegin.assign(m_origin.size() + 1, 0);
    for (const std::uint32_t invocation : m_invocation) {
        if (invocation != noInvocation)
            ++m_ownBegin[invocation + 1];
    }
    for (std::size_t i = 1; i < m_ownBegin.size(); ++i)
        m_ownBegin[i] += m_ownBegin[i - 1];
    m_own.resize(m_ownBegin.back());
    std::vector<std::uint32_t> next(m_ownBegin.begin(), m_ownBegin.end() - 1);
    for (std::uint32_t i = 0; i < m_invocation.size(); ++i) {
        if (m_invocation[i] != noInvocation)
            m_own[next[m_invocation[i]]++] = {i};
    }
}

void Trace::buildCheckpoints()
{
    m_checkpoints.clear();
    m_begunAt.clear();
    m_running.clear();
    std::vector<std::uint32_t> running(m_settings.size());
    std::vector<InvocationState> states(m_origin.size());
    std::vector<bool> begun(m_origin.size());
    Totals totals;
    std::uint32_t begunCount = 0;
    for (std::size_t i = 0; i <= size(); ++i) {
        if (i % checkpointInterval == 0) {
            m_checkpoints.push_back(totals);
            m_begunAt.push_back(begunCount);
            m_running.insert(m_running.end(), running.begin(), running.end());
        }
        if (i == size() || m_invocation[i] == noInvocation)
            continue;
        const std::uint32_t invocation = m_invocation[i];
        std::optional<Phase> before;
        if (begun[invocation])
            before = states[invocation].phase;
        if (!begun[invocation])
            ++begunCount;
        begun[invocation] = true;
        apply(states[invocation], Instant(Duration(m_at[i])), unpacked(packedFact(i)));
        totals.move(before, states[invocation].phase);
        if (const int begunRuns = runsBegunBy(i))
            running[reference({invocation}).function->value] +=
                static_cast<std::uint32_t>(begunRuns);
    }
}

Step Trace::step(StepIndex index) const
{
    const std::size_t i = index.value;
    assert(i < size());
    return {at(index), invocationOf(index), cause(index), static_cast<RuleId>(m_rule[i]),
            unpacked(packedFact(i))};
}

Fact Trace::fact(StepIndex index) const
{
    assert(index.value < size());
    return unpacked(packedFact(index.value));
}

std::optional<StepIndex> Trace::cause(StepIndex index) const
{
    const StepIndex cause{m_cause[index.value]};
    return cause == index ? std::nullopt : std::optional(cause);
}

std::optional<InvocationId> Trace::invocationOf(StepIndex index) const
{
    const std::uint32_t invocation = m_invocation[index.value];
    return invocation == noInvocation ? std::nullopt : std::optional(InvocationId{invocation});
}

std::size_t Trace::countAt(Instant instant) const
{
    const auto end = std::ranges::upper_bound(m_at, instant.time_since_epoch().count());
    return static_cast<std::size_t>(end - m_at.begin());
}

Origin Trace::origin(InvocationId invocation) const
{
    assert(invocation.value < m_origin.size());
    const PackedOrigin &row = m_origin[invocation.value];
    Origin origin{row.luck, {row.reference}, std::nullopt, 0, row.ordinal, row.type, row.duplicate};
    if (row.isChild)
        origin.delivery = StepIndex{row.source};
    else
        origin.entry = row.source;
    return origin;
}

const Reference &Trace::reference(InvocationId invocation) const
{
    assert(invocation.value < m_origin.size());
    return m_catalog.reference({m_origin[invocation.value].reference});
}

std::optional<InvocationId> Trace::parent(InvocationId invocation) const
{
    const auto delivery = origin(invocation).delivery;
    return delivery ? invocationOf(*delivery) : std::nullopt;
}

std::span<const StepIndex> Trace::stepsOf(InvocationId invocation) const
{
    assert(invocation.value + 1 < m_ownBegin.size());
    const std::uint32_t begin = m_ownBegin[invocation.value];
    return {m_own.data() + begin, m_ownBegin[invocation.value + 1] - begin};
}

Instant Trace::calledAt(InvocationId invocation) const
{
    return at(stepsOf(invocation).front());
}

std::size_t Trace::invocationsAfter(std::size_t count) const
{
    assert(count <= size());
    const std::size_t checkpoint = count / checkpointInterval;
    std::size_t begun = m_begunAt[checkpoint];
    for (std::size_t i = checkpoint * checkpointInterval; i < count; ++i) {
        const auto invocation = invocationOf({static_cast<std::uint32_t>(i)});
        if (invocation && stepsOf(*invocation).front().value == i)
            ++begun;
    }
    return begun;
}

std::optional<InvocationState> Trace::invocationAfter(std::size_t count,
                                                      InvocationId invocation) const
{
    const auto own = stepsOf(invocation);
    const auto end = std::ranges::lower_bound(own, count, {}, &StepIndex::value);
    if (end == own.begin())
        return std::nullopt;
    InvocationState state;
    for (auto index = own.begin(); index != end; ++index)
        apply(state, at(*index), fact(*index));
    return state;
}

Totals Trace::totalsAfter(std::size_t count) const
{
    assert(count <= size());
    const std::size_t checkpoint = count / checkpointInterval;
    Totals totals = m_checkpoints[checkpoint];
    for (std::size_t i = checkpoint * checkpointInterval; i < count; ++i) {
        const StepIndex index{static_cast<std::uint32_t>(i)};
        const auto invocation = invocationOf(index);
        if (!invocation)
            continue;
        const auto before = invocationAfter(i, *invocation);
        InvocationState after = before.value_or(InvocationState{});
        apply(after, at(index), fact(index));
        totals.move(before ? std::optional(before->phase) : std::nullopt, after.phase);
    }
    return totals;
}

int Trace::runsBegunBy(std::size_t i) const
{
    const Fact what = unpacked(packedFact(i));
    if (std::holds_alternative<AttemptStarted>(what))
        return 1;
    const auto *failed = std::get_if<AttemptFailed>(&what);
    const bool endsRun = std::holds_alternative<AttemptSucceeded>(what)
        || (failed && failed->failure != Failure::NotFound);
    return endsRun ? -1 : 0;
}

std::uint32_t Trace::runningAfter(std::size_t count, FunctionIndex function) const
{
    assert(count <= size());
    const std::size_t checkpoint = count / checkpointInterval;
    std::uint32_t running = m_running[checkpoint * m_settings.size() + function.value];
    for (std::size_t i = checkpoint * checkpointInterval; i < count; ++i) {
        const int begun = runsBegunBy(i);
        // Unsigned, so that a run's end takes one away.
        if (begun != 0 && reference({m_invocation[i]}).function == function)
            running += static_cast<std::uint32_t>(begun);
    }
    return running;
}

const FunctionSettings &Trace::settings(FunctionIndex function, std::size_t count) const
{
    const std::vector<SettingsFrom> &all = m_settings[function.value];
    const auto next = std::ranges::upper_bound(all, count, {}, &SettingsFrom::count);
    assert(next != all.begin());
    return std::prev(next)->settings;
}

const admission::Refusal &Trace::refusalOf(std::uint32_t change) const
{
    const auto refusal = std::ranges::lower_bound(m_refusals, change, {}, &ChangeRefusal::change);
    assert(refusal != m_refusals.end() && refusal->change == change);
    return refusal->refusal;
}

} // namespace retryscope

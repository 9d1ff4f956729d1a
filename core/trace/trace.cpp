#include "core/trace/trace.h"

#include "core/model/overloaded.h"

#include <algorithm>
#include <cassert>

namespace retryscope {

namespace {

/// What a step does to the number of runs under way: 1, 0 or -1.
int runsBegunBy(const PackedFact &fact)
{
    return visitPacked(Overloaded{
                           [](const AttemptStarted &) { return 1; },
                           [](const AttemptSucceeded &) { return -1; },
                           [](const AttemptFailed &failed) {
                               return failed.failure == Failure::NotFound ? 0 : -1;
                           },
                           [](const Accepted &) { return 0; },
                           [](const Rejected &) { return 0; },
                           [](const Refused &) { return 0; },
                           [](const Ended &) { return 0; },
                           [](const Delivered &) { return 0; },
                           [](const DeliveryFailed &) { return 0; },
                           [](const Lost &) { return 0; },
                           [](const Answered &) { return 0; },
                           [](const Changed &) { return 0; },
                           [](const ChangeRefused &) { return 0; },
                       },
                       fact);
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
    m_origin.reserve(invocations);
    m_at.reserve(invocations * stepsEach);
    m_steps.reserve(invocations * stepsEach);
}

StepIndex Trace::append(const Step &step)
{
    return append({step.at, step.invocation, step.cause, step.rule}, packedFact(step.fact));
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
    m_at.giveBackSlack();
    m_steps.giveBackSlack();
    m_origin.giveBackSlack();
    buildCheckpoints();
    listOwnSteps();
}

/// One pass for all that is counted: the totals, and how many steps each invocation has.
void Trace::buildCheckpoints()
{
    m_ownBegin.assign(m_origin.size() + 2, 0);
    std::vector<std::uint32_t> running(m_settings.size());
    std::vector<std::optional<Phase>> phases(m_origin.size()); // absent: it has not begun
    Totals totals;
    std::uint32_t begun = 0;
    for (std::size_t i = 0; i <= size(); ++i) {
        if (i % checkpointInterval == 0) {
            m_checkpoints.push_back(totals);
            m_begunAt.push_back(begun);
            m_running.insert(m_running.end(), running.begin(), running.end());
        }
        if (i == size() || m_steps[i].invocation == noInvocation)
            continue;
        const PackedFact fact = m_steps[i].fact();
        const InvocationId invocation{m_steps[i].invocation};
        ++m_ownBegin[invocation.value + 2];
        std::optional<Phase> &phase = phases[invocation.value];
        if (const auto after = phaseAfter(fact)) {
            begun += phase ? 0U : 1U;
            totals.move(phase, *after);
            phase = after;
        }
        if (const int begunRuns = runsBegunBy(fact))
            running[reference(invocation).function->value] += static_cast<std::uint32_t>(begunRuns);
    }
}

/// Sorts the steps by invocation. An invocation's place in `m_ownBegin` says first where its steps
/// begin, and moves on with each, so that in the end it says where those of the next one begin.
void Trace::listOwnSteps()
{
    for (std::size_t i = 1; i < m_ownBegin.size(); ++i)
        m_ownBegin[i] += m_ownBegin[i - 1];
    m_own.assign(m_ownBegin[m_origin.size() + 1], {});
    for (std::uint32_t i = 0; i < size(); ++i) {
        const std::uint32_t invocation = m_steps[i].invocation;
        if (invocation != noInvocation)
            m_own[m_ownBegin[invocation + 1]++] = {i};
    }
}

Step Trace::step(StepIndex index) const
{
    const std::size_t i = index.value;
    assert(i < size());
    return {at(index), invocationOf(index), cause(index), static_cast<RuleId>(m_steps[i].rule),
            unpacked(m_steps[i].fact())};
}

Fact Trace::fact(StepIndex index) const
{
    assert(index.value < size());
    return unpacked(m_steps[index.value].fact());
}

std::optional<StepIndex> Trace::cause(StepIndex index) const
{
    const StepIndex cause{m_steps[index.value].cause};
    return cause == index ? std::nullopt : std::optional(cause);
}

std::optional<InvocationId> Trace::invocationOf(StepIndex index) const
{
    const std::uint32_t invocation = m_steps[index.value].invocation;
    return invocation == noInvocation ? std::nullopt : std::optional(InvocationId{invocation});
}

std::size_t Trace::countAt(Instant instant) const
{
    const auto all = m_at.values();
    const auto end = std::ranges::upper_bound(all, instant.time_since_epoch().count());
    return static_cast<std::size_t>(end - all.begin());
}

std::size_t Trace::countAt(Instant instant, std::size_t from) const
{
    const auto all = m_at.values();
    const auto wanted = instant.time_since_epoch().count();
    std::size_t stride = 1;
    while (from + stride < all.size() && all[from + stride] <= wanted) {
        from += stride;
        stride *= 2;
    }
    const auto near = all.subspan(from, std::min(stride, all.size() - from));
    return from + static_cast<std::size_t>(std::ranges::upper_bound(near, wanted) - near.begin());
}

std::optional<InvocationId> Trace::parent(InvocationId invocation) const
{
    const auto delivery = origin(invocation).delivery;
    return delivery ? invocationOf(*delivery) : std::nullopt;
}

std::span<const StepIndex> Trace::stepsOf(InvocationId invocation) const
{
    assert(invocation.value < m_origin.size());
    const std::uint32_t begin = m_ownBegin[invocation.value];
    return m_own.values().subspan(begin, m_ownBegin[invocation.value + 1] - begin);
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

std::uint32_t Trace::runningAfter(std::size_t count, FunctionIndex function) const
{
    assert(count <= size());
    const std::size_t checkpoint = count / checkpointInterval;
    std::uint32_t running = m_running[checkpoint * m_settings.size() + function.value];
    for (std::size_t i = checkpoint * checkpointInterval; i < count; ++i) {
        const int begun = runsBegunBy(m_steps[i].fact());
        // Unsigned, so that a run's end takes one away.
        if (begun != 0 && reference({m_steps[i].invocation}).function == function)
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

#pragma once

#include "core/model/scenario.h"
#include "core/rules/admission.h"
#include "core/rules/rules.h"
#include "core/trace/catalog.h"
#include "core/trace/column.h"
#include "core/trace/invocationstate.h"
#include "core/trace/packedfact.h"
#include "core/trace/settings.h"
#include "core/trace/step.h"
#include "core/trace/totals.h"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace retryscope {

/// Where an invocation came from. What happened to it is in its steps.
struct Origin
{
    std::uint64_t luck = 0; ///< what its draws and ids are made of
    ReferenceIndex reference; ///< the function and qualifier that were called
    std::optional<StepIndex> delivery; ///< that called it, of another invocation: its parent
    std::uint32_t entry = 0; ///< without a delivery: its place in the scenario's `invocations`
    std::uint32_t ordinal =
        1; ///< the repetition of that entry, from 1; else the subscriber, from 0
    InvocationType type = InvocationType::Event;
    bool duplicate = false; ///< a second dispatch of the invocation before it
};

/// A step without its fact.
struct StepFrame
{
    Instant at;
    std::optional<InvocationId> invocation; ///< absent for changes
    std::optional<StepIndex> cause;
    RuleId rule = RuleId::AcceptanceChecks;
};

/// What happened, step by step, and what was true after any number of steps.
///
/// The engine appends; `finish` ends that and builds the index. Steps are kept in columns. Nothing
/// copies the state of all invocations:
/// - one invocation is folded from its own steps, found by binary search in its index;
/// - totals come from the nearest checkpoint and fewer than `checkpointInterval` steps after it.
/// So a jump back costs as much as a jump forward, and both cost the same in a long trace.
///
/// It owns its scenario, and its catalog points into that: a trace moves, but can't be copied.
class Trace
{
public:
    static constexpr std::size_t checkpointInterval = 1024;

    Trace(Scenario scenario, const Rules &rules);
    Trace(const Trace &) = delete;
    Trace(Trace &&) = default;
    Trace &operator=(const Trace &) = delete;
    Trace &operator=(Trace &&) = default;
    ~Trace() = default;

    [[nodiscard]] const Scenario &scenario() const { return m_scenario; }
    [[nodiscard]] const Rules &rules() const { return m_rules; }
    [[nodiscard]] const Catalog &catalog() const { return m_catalog; }

    // What the engine appends.

    /// Room for that many invocations; a guess is enough.
    void reserve(std::size_t invocations);
    /// The next invocation. Its first step must follow before the next one is added, unless it is
    /// called and never taken up.
    InvocationId add(const Origin &origin)
    {
        m_origin.append({origin.luck, origin.reference.value,
                         origin.delivery ? origin.delivery->value : origin.entry, origin.ordinal,
                         origin.type, origin.delivery.has_value(), origin.duplicate});
        return {static_cast<std::uint32_t>(m_origin.size() - 1)};
    }
    /// Adds a step. It must not be earlier than the last one; its cause must be there.
    StepIndex append(const Step &step);
    /// The same, packed already.
    StepIndex append(const StepFrame &frame, const PackedFact &fact);
    /// The settings of a function from the next step on.
    void append(FunctionIndex function, FunctionSettings settings);
    /// AWS's answer to a refused change.
    void append(std::uint32_t change, admission::Refusal refusal);
    /// No more steps follow. `endedAt` is the time of the last item taken.
    void finish(Instant endedAt, bool truncated);

    // What everybody asks. The questions about an invocation's own steps and
    // about totals want a finished trace.

    /// The number of steps.
    [[nodiscard]] std::size_t size() const noexcept { return m_at.size(); }
    [[nodiscard]] std::size_t invocationCount() const noexcept { return m_origin.size(); }
    [[nodiscard]] Instant endedAt() const noexcept { return m_endedAt; }
    /// Whether a bound on chains kept invocations from being started (semantics, section 10).
    [[nodiscard]] bool isTruncated() const noexcept { return m_truncated; }

    /// The step at `index`, which must be less than `size()`.
    [[nodiscard]] Step step(StepIndex index) const;
    [[nodiscard]] Fact fact(StepIndex index) const;
    [[nodiscard]] Instant at(StepIndex index) const { return Instant(Duration(m_at[index.value])); }
    [[nodiscard]] std::optional<StepIndex> cause(StepIndex index) const;
    [[nodiscard]] std::optional<InvocationId> invocationOf(StepIndex index) const;

    /// How many steps have happened by `instant`, those at `instant` included.
    [[nodiscard]] std::size_t countAt(Instant instant) const;
    /// The same from `from` on, which must be at most that many: the nearer, the faster.
    [[nodiscard]] std::size_t countAt(Instant instant, std::size_t from) const;

    [[nodiscard]] Origin origin(InvocationId invocation) const;
    [[nodiscard]] const Reference &reference(InvocationId invocation) const
    {
        return m_catalog.reference({m_origin[invocation.value].reference});
    }
    /// The invocation whose delivery called this one.
    [[nodiscard]] std::optional<InvocationId> parent(InvocationId invocation) const;

    /// The steps of one invocation, oldest first. At least one, unless the run was cut before.
    [[nodiscard]] std::span<const StepIndex> stepsOf(InvocationId invocation) const;

    /// When the invocation was called: the time of its first step.
    [[nodiscard]] Instant calledAt(InvocationId invocation) const;

    /// How many invocations have a step among the first `count`: those with lower numbers.
    [[nodiscard]] std::size_t invocationsAfter(std::size_t count) const;

    /// One invocation after the first `count` steps; absent if it had not begun by then.
    [[nodiscard]] std::optional<InvocationState> invocationAfter(std::size_t count,
                                                                 InvocationId invocation) const;

    /// All invocations, counted, after the first `count` steps.
    [[nodiscard]] Totals totalsAfter(std::size_t count) const;

    /// How many runs of a function are under way after the first `count` steps: the places that it
    /// takes.
    [[nodiscard]] std::uint32_t runningAfter(std::size_t count, FunctionIndex function) const;

    /// The settings of a function after the first `count` steps.
    [[nodiscard]] const FunctionSettings &settings(FunctionIndex function, std::size_t count) const;

    /// AWS's answer to the change, which must have been refused.
    [[nodiscard]] const admission::Refusal &refusalOf(std::uint32_t change) const;

private:
    struct SettingsFrom
    {
        std::size_t count = 0; // steps before them
        FunctionSettings settings;
    };
    struct ChangeRefusal
    {
        std::uint32_t change = 0;
        admission::Refusal refusal;
    };

    /// A step without its time in 16 bytes.
    struct PackedStep
    {
        std::uint32_t invocation = 0; // none: noInvocation
        std::uint32_t cause = 0; // a step without a cause names itself
        std::uint32_t large = 0;
        std::uint16_t small = 0;
        std::uint8_t kind = 0;
        std::uint8_t rule = 0;
        [[nodiscard]] PackedFact fact() const { return {kind, small, large}; }
    };
    /// `Origin` in 24 bytes.
    struct PackedOrigin
    {
        std::uint64_t luck = 0;
        std::uint32_t reference = 0;
        std::uint32_t source = 0; // the delivery's step if `isChild`, else the entry
        std::uint32_t ordinal = 0;
        InvocationType type = InvocationType::Event;
        bool isChild = false;
        bool duplicate = false;
    };

    static constexpr std::uint32_t noInvocation = std::numeric_limits<std::uint32_t>::max();

    void buildCheckpoints();
    void listOwnSteps();

    Scenario m_scenario;
    Rules m_rules;
    Catalog m_catalog;

    // One entry a step, 24 bytes in all.
    Column<std::int64_t> m_at; // milliseconds
    Column<PackedStep> m_steps;

    Column<PackedOrigin> m_origin;
    std::vector<std::vector<SettingsFrom>> m_settings; // by function
    std::vector<ChangeRefusal> m_refusals; // in order of time

    Column<std::uint32_t> m_ownBegin; // by invocation, and one more: where its steps begin
    Column<StepIndex> m_own; // the steps of invocation 0, of 1, …
    std::vector<Totals> m_checkpoints; // [i] is totalsAfter(i * checkpointInterval)
    std::vector<std::uint32_t> m_begunAt; // [i] is invocationsAfter(i * checkpointInterval)
    std::vector<std::uint32_t> m_running; // by checkpoint, then by function: runs under way
    Instant m_endedAt;
    bool m_truncated = false;
};

inline Origin Trace::origin(InvocationId invocation) const
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

inline StepIndex Trace::append(const StepFrame &frame, const PackedFact &fact)
{
    const StepIndex index{static_cast<std::uint32_t>(size())};
    assert(m_at.isEmpty() || at({index.value - 1}) <= frame.at);
    assert(!frame.cause || *frame.cause < index);
    assert(!frame.invocation || frame.invocation->value < m_origin.size());
    m_at.append(frame.at.time_since_epoch().count());
    m_steps.append({frame.invocation ? frame.invocation->value : noInvocation,
                    frame.cause.value_or(index).value, fact.large, fact.small, fact.kind,
                    static_cast<std::uint8_t>(frame.rule)});
    return index;
}

} // namespace retryscope

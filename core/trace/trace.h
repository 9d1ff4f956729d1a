#pragma once

#include "core/model/scenario.h"
#include "core/rules/admission.h"
#include "core/rules/rules.h"
#include "core/trace/catalog.h"
#include "core/trace/invocationstate.h"
#include "core/trace/packedfact.h"
#include "core/trace/settings.h"
#include "core/trace/step.h"
#include "core/trace/totals.h"

#include <cstddef>
#include <cstdint>
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
    InvocationId add(const Origin &origin);
    /// Adds a step. It must not be earlier than the last one; its cause must be there.
    StepIndex append(const Step &step);
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

    [[nodiscard]] Origin origin(InvocationId invocation) const;
    [[nodiscard]] const Reference &reference(InvocationId invocation) const;
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

    [[nodiscard]] PackedFact packedFact(std::size_t i) const
    {
        return {m_kind[i], m_small[i], m_large[i]};
    }
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

    /// What step `i` does to the number of runs under way: 1, 0 or -1.
    [[nodiscard]] int runsBegunBy(std::size_t i) const;

    void buildIndex();
    void buildCheckpoints();

    Scenario m_scenario;
    Rules m_rules;
    Catalog m_catalog;

    // One entry a step, 24 bytes in all.
    std::vector<std::int64_t> m_at; // milliseconds
    std::vector<std::uint32_t> m_invocation; // none: noInvocation
    std::vector<std::uint32_t> m_cause; // a step without a cause names itself
    std::vector<std::uint32_t> m_large;
    std::vector<std::uint16_t> m_small;
    std::vector<std::uint8_t> m_kind;
    std::vector<std::uint8_t> m_rule;

    std::vector<PackedOrigin> m_origin;
    std::vector<std::vector<SettingsFrom>> m_settings; // by function
    std::vector<ChangeRefusal> m_refusals; // in order of time

    std::vector<std::uint32_t> m_ownBegin; // by invocation, and one more: where its steps begin
    std::vector<StepIndex> m_own; // the steps of invocation 0, of 1, …
    std::vector<Totals> m_checkpoints; // [i] is totalsAfter(i * checkpointInterval)
    std::vector<std::uint32_t> m_begunAt; // [i] is invocationsAfter(i * checkpointInterval)
    std::vector<std::uint32_t> m_running; // by checkpoint, then by function: runs under way
    Instant m_endedAt;
    bool m_truncated = false;
};

} // namespace retryscope

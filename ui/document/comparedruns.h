#pragma once

#include "core/trace/comparison.h"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace retryscope {

/// Where an invocation of the shown run and its twin of the other run part; without both, where the
/// runs themselves do, by a change.
struct Parting
{
    Instant at; ///< of the first step that only one of them makes
    std::optional<InvocationId> shown; ///< absent: the shown run does not have it
    std::optional<InvocationId> other;
    std::optional<StepIndex> step; ///< of the shown run, if it is at `at`
    bool operator==(const Parting &) const = default;
};

/// Two runs compared, whole. It keeps them alive.
struct ComparedRuns
{
    std::shared_ptr<const Trace> shown;
    std::shared_ptr<const Trace> other;
    TraceComparison comparison; ///< the shown run is the left one
    std::vector<Parting> partings; ///< in order of time, then of the shown run's steps
    std::vector<std::optional<InvocationId>> twins; ///< by invocation of the shown run
    std::vector<std::uint32_t> partingOf; ///< likewise: a place in `partings`, or their number

    /// When the two runs part; absent: they are the same.
    [[nodiscard]] std::optional<Instant> firstDivergence() const;
    /// Where an invocation of the shown run parts from its twin; null: it has one life in both.
    [[nodiscard]] const Parting *parting(InvocationId inShown) const;
};

/// How far comparisons are, and whether they are still wanted.
struct ComparisonMonitor
{
    int all = 1; ///< how many there are to make
    std::atomic<int> finished = 0; ///< how many of them are made
    std::atomic<int> percent = 0; ///< of the one under way
    std::atomic<bool> isCancelled = false;
};

/// Compares two whole runs; null if it is cancelled.
[[nodiscard]] std::shared_ptr<const ComparedRuns> comparedRuns(std::shared_ptr<const Trace> shown,
                                                               std::shared_ptr<const Trace> other,
                                                               ComparisonMonitor &monitor);

} // namespace retryscope

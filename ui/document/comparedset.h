#pragma once

#include "ui/document/comparedruns.h"
#include "ui/document/otherrun.h"

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace retryscope {

/// One event whose end in some run beside is not that in the shown one: its invocation in each.
struct DifferentEnd
{
    std::optional<InvocationId> shown; ///< absent: the run does not have it, as of the others
    std::array<std::optional<InvocationId>, mostOthers> others; ///< by the run's place
};

/// Where the shown run parts first from any that lies beside.
struct FirstDivergence
{
    Instant at;
    std::size_t place = 0; ///< of that run among those beside
};

/// The shown run compared with each that lies beside, whole.
struct ComparedSet
{
    std::vector<std::shared_ptr<const ComparedRuns>> runs; ///< by place: at least one, none null
    /// In the order of the shown run, then what only others have.
    std::vector<DifferentEnd> ends;

    [[nodiscard]] const std::shared_ptr<const Trace> &shown() const { return runs.front()->shown; }
    /// Absent: all runs are the same.
    [[nodiscard]] std::optional<FirstDivergence> firstDivergence() const;
    /// Where an invocation of the shown run parts first from a twin; null: it has one life in all.
    [[nodiscard]] const Parting *parting(InvocationId inShown) const;
};

/// Compares the shown run with each of `others`, which are there and at least one. What `former`
/// holds of the same runs is taken over; it may be null. Null if it is cancelled.
[[nodiscard]] std::shared_ptr<const ComparedSet>
comparedSet(const std::shared_ptr<const Trace> &shown,
            const std::vector<std::shared_ptr<const Trace>> &others, const ComparedSet *former,
            ComparisonMonitor &monitor);

} // namespace retryscope

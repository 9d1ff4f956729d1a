#pragma once

#include "core/trace/trace.h"

#include <atomic>
#include <cstddef>
#include <optional>
#include <vector>

namespace retryscope {

/// The same event in two traces: the invocations with the same luck. Absent where one trace lacks
/// it.
struct InvocationPair
{
    std::optional<InvocationId> left;
    std::optional<InvocationId> right;
    bool operator==(const InvocationPair &) const = default;
};

/// How one invocation came out.
struct Ending
{
    std::optional<Condition> condition; ///< absent: it has not ended, or is no `Event` in the queue
    std::optional<Instant> at; ///< of the end
    std::uint16_t attempts = 0; ///< runs and look-ups
    std::uint16_t approximateInvokeCount = 0;
    std::uint16_t statusCode = 0; ///< of a rejected or synchronous call; else 0
    std::vector<StepIndex> deliveries; ///< done and failed
    bool lost = false;
};

[[nodiscard]] Ending endingOf(const Trace &trace, InvocationId invocation);

/// Whether one event ends differently in two traces; it does where only one of them has it.
[[nodiscard]] bool endsDiffer(const Trace &left, const Trace &right, const InvocationPair &pair);

/// How the end of one event differs: all that a sentence about it says.
struct EndDifference
{
    InvocationPair pair;
    Ending left; ///< meaningless where `pair` lacks it, as is the next
    Ending right;
    std::optional<Duration> later; ///< from the left end to the right one; absent unless both end
};

[[nodiscard]] EndDifference differenceOf(const Trace &left, const Trace &right,
                                         const InvocationPair &pair);

/// Where two traces part.
struct TraceComparison
{
    /// The first step that is not the same in both: its place counts for both traces, and is
    /// `size()` of one that ends there. Absent: all steps are the same.
    std::optional<StepIndex> firstDivergence;
    /// The invocations that end differently, in order of the left trace, then those that only the
    /// right one has.
    std::vector<InvocationPair> differentEnds;
};

/// Compares what happened, by the meaning of the steps: numbers of the catalogues don't count.
/// Costs one pass over each trace and a sort of their invocations.
[[nodiscard]] TraceComparison compared(const Trace &left, const Trace &right);
/// The same; absent if `isCancelled` was set on the way.
[[nodiscard]] std::optional<TraceComparison> compared(const Trace &left, const Trace &right,
                                                      const std::atomic<bool> &isCancelled);
/// Its first part alone: at a million invocations a fraction of a second.
[[nodiscard]] std::optional<StepIndex> firstDivergence(const Trace &left, const Trace &right);

/// How many of its first steps an invocation makes in both traces in the same way. If that is all
/// steps of both, it has one life in both.
[[nodiscard]] std::size_t sharedSteps(const Trace &left, InvocationId inLeft, const Trace &right,
                                      InvocationId inRight);

} // namespace retryscope

#pragma once

#include "core/trace/series.h"
#include "core/trace/step.h"

#include <QString>

#include <cstddef>
#include <optional>

namespace retryscope {
class Trace;
} // namespace retryscope

/// Why what is no step is as it is: waits, deadlines, gaps, lanes. Each says its numbers.
namespace retryscope::format {

/// `#3, step 22 at 1:10: Ended: EventAgeExceeded`.
[[nodiscard]] QString stepLine(const Trace &trace, StepIndex index);

/// Why the next dispatch is due when it is, after the failed attempt or refusal at `index`, which
/// must be followed by a wait.
[[nodiscard]] QString waitReason(const Trace &trace, StepIndex index);

/// Why an event is in the queue, and until when.
[[nodiscard]] QString queueReason(const Trace &trace, InvocationId invocation);

/// When an event is too old, as far as that is known after `count` steps.
[[nodiscard]] QString deadlineReason(const Trace &trace, InvocationId invocation,
                                     std::size_t count);

/// How old the event is, and how much is left.
[[nodiscard]] QString ageReason(const Trace &trace, InvocationId invocation, std::size_t count,
                                Instant now);

/// Why the attempt will never run that would have followed the end at step `ended`.
[[nodiscard]] QString neverRunsReason(const Trace &trace, StepIndex ended);

/// How many attempts there were, and why no more than that there can be.
[[nodiscard]] QString attemptsReason(const Trace &trace, InvocationId invocation,
                                     std::size_t count);

/// Why nothing happens in between.
[[nodiscard]] QString gapReason(const Trace &trace, Instant from, Instant to);

/// Which settings at the start send there: `OnFailure of order-processor:live`; empty if none.
[[nodiscard]] QString sendersOf(const Trace &trace, TargetIndex target);

/// What a counter counts.
[[nodiscard]] QString seriesMeaning(SeriesKind kind);

} // namespace retryscope::format

#pragma once

#include "core/model/simtime.h"
#include "core/model/walltime.h"
#include "core/trace/invocationstate.h"
#include "core/trace/step.h"

#include <QString>

namespace retryscope {
class Trace;
}

/// Every string that a user reads about a core value is made here, and only here.
namespace retryscope::format {

/// `h:mm:ss.mmm` since the start of the scenario: exact.
[[nodiscard]] QString time(Instant instant);

/// As short as it can be without loss for whole seconds: `0:05`, `1:21`, `1:02:03`, `0:00.350`.
[[nodiscard]] QString shortTime(Instant instant);

/// A span for people: `350 ms`, `3 s`, `1 m 28 s`, `6 h`; at most two units.
[[nodiscard]] QString duration(Duration duration);

/// A count-down: `1:45`, `0:14`, `5:58:39`.
[[nodiscard]] QString countdown(Duration duration);

/// `#1` for the first invocation: people count from one.
[[nodiscard]] QString invocation(InvocationId id);

/// `order-processor` or `order-processor:live`: `$LATEST` is not shown.
[[nodiscard]] QString function(const Reference &reference);

/// The kind of a target in one short word: `SQS`, `SNS`, `EventBridge`, `S3`, `Lambda`.
[[nodiscard]] QString targetKind(TargetKind kind);

/// The phase in one or two words: `Backing off`, `Succeeded`, `Lost`.
[[nodiscard]] QString phase(const InvocationState &state);

/// One short sentence without a full stop: `Attempt 2 failed: timeout; next in 120 s`.
[[nodiscard]] QString fact(const Trace &trace, StepIndex index);

/// Why the step happened, one to three sentences with the numbers that decided it.
[[nodiscard]] QString why(const Trace &trace, StepIndex index);

/// What is true of the invocation after `count` steps, at `now`, and what comes next: one to three sentences.
[[nodiscard]] QString nowSentence(const Trace &trace, InvocationId invocation, std::size_t count,
                                  Instant now);

} // namespace retryscope::format

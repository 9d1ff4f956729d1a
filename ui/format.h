#pragma once

#include "core/model/simtime.h"
#include "core/model/terms.h"
#include "core/model/walltime.h"
#include "core/rules/rulebook.h"
#include "core/trace/invocationstate.h"
#include "core/trace/series.h"
#include "core/trace/step.h"

#include <QString>

namespace retryscope {
class Trace;
struct CatalogTarget;
struct Moment;
} // namespace retryscope

/// Every string that a user reads about a core value is made here, and only here. Words of AWS's
/// own
/// (`RetriesExhausted`, names of calls and metrics) keep AWS's spelling and are not translated.
namespace retryscope::format {

// Times (ui/format/times.cpp).

/// `h:mm:ss.mmm` since the start of the scenario: exact.
[[nodiscard]] QString time(Instant instant);

/// As short as it can be without loss: `0:05`, `1:21`, `1:02:03`, `0:00.350`.
[[nodiscard]] QString shortTime(Instant instant);

/// A span for people: `350 ms`, `3 s`, `1.5 s`, `1 m 28 s`, `6 h`; at most two units, cut below.
[[nodiscard]] QString duration(Duration duration);

/// A span in seconds, exact: `60 s`, `186 s`, `0.35 s`, `21,600 s`.
[[nodiscard]] QString seconds(Duration duration);

/// A count-down: `1:45`, `0:14`, `5:58:39`. Begun seconds count, so `0:00` means that it is over.
[[nodiscard]] QString countdown(Duration duration);

/// A time that has passed: `1:21`, `0:00`. Only whole seconds count.
[[nodiscard]] QString elapsed(Duration duration);

/// `2026-01-15 10:31:10.000 UTC`.
[[nodiscard]] QString clock(WallTime time);

/// `1,048,576`.
[[nodiscard]] QString number(std::int64_t number);

// Names (ui/format/names.cpp).

/// `#1` for the first invocation: people count from one.
[[nodiscard]] QString invocation(InvocationId id);

/// `step 22` for the step at index 21.
[[nodiscard]] QString step(StepIndex index);

/// `order-processor` or `order-processor:live`: `$LATEST` is not shown.
[[nodiscard]] QString function(const Reference &reference);

/// The kind of a target in one short word: `SQS`, `SNS`, `EventBridge`, `S3`, `Lambda`.
[[nodiscard]] QString targetKind(TargetKind kind);

/// `SQS orders-dlq`.
[[nodiscard]] QString target(const CatalogTarget &target);

/// `OnFailure record`, `OnSuccess record`, `DLQ message`.
[[nodiscard]] QString message(Via via);

/// Why an attempt failed, in one or two words: `timeout`, `function not found`.
[[nodiscard]] QString failure(Failure failure);

/// The phase in one or two words: `Backing off`, `Succeeded`, `Expired`, `Lost`.
[[nodiscard]] QString phase(const InvocationState &state);

/// Attempts so far, and of how many at most while more may come: `2 of 3`, `2`.
[[nodiscard]] QString attempts(const Trace &trace, InvocationId invocation, std::size_t count);

/// How sure the rule is: `recorded on AWS`, `assumed`.
[[nodiscard]] QString evidence(Evidence evidence);

/// What the rule decides, what holds by the `aws` profile, and who says so.
[[nodiscard]] QString ruleNote(RuleId rule);

/// What a series shows, with its unit: `AsyncEventAge, s`, `Throttles a minute`.
[[nodiscard]] QString series(SeriesKind kind);

// Steps (ui/format/facts.cpp, ui/format/why.cpp, ui/format/now.cpp).

/// One short sentence without a full stop: `Attempt 2 failed: timeout; next in 120 s`.
[[nodiscard]] QString fact(const Trace &trace, StepIndex index);

/// What the steps of a moment to come will be: `Succeeds, to orders-done`.
[[nodiscard]] QString moment(const Trace &trace, const Moment &moment);

/// Why the step happened, one to three sentences with the numbers that decided it.
[[nodiscard]] QString why(const Trace &trace, StepIndex index);

/// The steps that led to this one, the latest first, one a line: at most eight.
[[nodiscard]] QString causes(const Trace &trace, StepIndex index);

/// Why a failed event reached nobody: `no DLQ, no OnFailure`, `DLQ: AccessDenied`.
[[nodiscard]] QString lossReason(const Trace &trace, InvocationId invocation);

/// What is true of the invocation after `count` steps, at `now`: `#3 expired at 1:10.`
[[nodiscard]] QString nowHeading(const Trace &trace, InvocationId invocation, std::size_t count);

/// Why that is so, and what comes next, in one to three sentences.
[[nodiscard]] QString nowDetail(const Trace &trace, InvocationId invocation, std::size_t count,
                                Instant now);

/// The heading and the detail as one text.
[[nodiscard]] QString nowSentence(const Trace &trace, InvocationId invocation, std::size_t count,
                                  Instant now);

/// What a waiting invocation waits for: `waits for attempt 3`, `waits after refusal 5`.
[[nodiscard]] QString waitsFor(const InvocationState &state);

} // namespace retryscope::format

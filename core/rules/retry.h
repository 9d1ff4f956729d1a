#pragma once

#include "core/model/simtime.h"
#include "core/model/terms.h"
#include "core/rules/ruleid.h"
#include "core/rules/rules.h"

#include <cstdint>
#include <optional>

namespace retryscope {

/// What becomes of an invocation after an attempt that failed or a dispatch that was refused:
/// either it is dispatched again after `wait`, or it ends with `condition`.
struct Continuation
{
    std::optional<Duration> wait; ///< whole seconds; absent: it ends
    Condition condition = Condition::RetriesExhausted; ///< if it ends
    RuleId rule = RuleId::RetryWaits; ///< that decided
    bool operator==(const Continuation &) const = default;
};

/// What the decision looks at.
struct AttemptCount
{
    int attempts = 1; ///< that the rules count, this one included; from 1
    int maximumRetryAttempts = 2; ///< 0 to 2
};

struct EventAge
{
    Duration now{}; ///< since acceptance
    Duration maximum{};
};

/// The wait before the next dispatch after the n-th attempt that the rules count, n from 1.
/// Rule `retry.waits`.
[[nodiscard]] Duration retryWait(const Rules &rules, int attempts);

/// The wait after the k-th refusal in a row, k from 1: 1, 2, 4 … at most 300 seconds.
[[nodiscard]] Duration backOff(int refusalsInARow);

/// After a failed run or look-up (semantics, section 6): retries first, then the age.
[[nodiscard]] Continuation afterFailure(const Rules &rules, AttemptCount count, EventAge age);

/// After a refusal (semantics, section 4.5). `count` matters only where a refusal is a failed
/// attempt (rule `throttle.handling`).
[[nodiscard]] Continuation afterRefusal(const Rules &rules, int refusalsInARow, AttemptCount count,
                                        EventAge age);

/// Whether an event is too old to be dispatched at all (semantics, section 4.4).
[[nodiscard]] inline bool isTooOld(EventAge age)
{
    return age.now > age.maximum;
}

} // namespace retryscope

#include "core/rules/retry.h"

#include <algorithm>
#include <cassert>

namespace retryscope {

namespace {

/// Waits unless the next dispatch would come too late; with the check at the dispatch it waits
/// anyhow.
Continuation afterWait(const Rules &rules, Duration wait, RuleId waitRule, EventAge age)
{
    switch (rules.ageCheck) {
    case AgeCheck::WhenScheduled:
        if (age.now + wait > age.maximum)
            return {std::nullopt, Condition::EventAgeExceeded, RuleId::AgeCheck};
        break;
    case AgeCheck::AtDispatch:
        break;
    }
    return {wait, Condition::EventAgeExceeded, waitRule};
}

} // namespace

Duration retryWait(const Rules &rules, int attempts)
{
    assert(attempts >= 1);
    const auto last = static_cast<int>(rules.retryWaits.size());
    return rules.retryWaits[static_cast<std::size_t>(std::min(attempts, last) - 1)];
}

Duration backOff(int refusalsInARow)
{
    assert(refusalsInARow >= 1);
    constexpr int longestSeconds = 300;
    constexpr int doublings = 9; // 2^9 s is more than 300 s
    return std::chrono::seconds(
        std::min(1 << std::min(refusalsInARow - 1, doublings), longestSeconds));
}

Continuation afterFailure(const Rules &rules, AttemptCount count, EventAge age)
{
    if (count.attempts > count.maximumRetryAttempts)
        return {std::nullopt, Condition::RetriesExhausted, RuleId::RetryAttempts};
    return afterWait(rules, retryWait(rules, count.attempts), RuleId::RetryWaits, age);
}

Continuation afterRefusal(const Rules &rules, int refusalsInARow, AttemptCount count, EventAge age)
{
    switch (rules.throttleHandling) {
    case ThrottleHandling::OwnBackOff:
        break;
    case ThrottleHandling::FailedAttempt:
        return afterFailure(rules, count, age);
    }
    return afterWait(rules, backOff(refusalsInARow), RuleId::ThrottleHandling, age);
}

} // namespace retryscope

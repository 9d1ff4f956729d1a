#pragma once

#include "tests/core/handmadetrace.h"

namespace retryscope {

/// #1 fails, is refused, fails again and expires; #2 is lost; #3 succeeds at once.
inline Trace threeInvocations()
{
    using namespace std::chrono_literals;
    HandmadeTrace made;
    const InvocationId live = made.call(1);
    made.step(0s, live, Accepted{}, RuleId::AcceptanceChecks);
    made.step(0s, live, AttemptStarted{1, made.version("2")});
    made.step(3s, live, AttemptFailed{Failure::Timeout, made.error(), 60s}, RuleId::RunTimeout);
    const InvocationId mail = made.call(2);
    made.step(8s, mail, Accepted{}, RuleId::AcceptanceChecks);
    made.step(8s, mail, AttemptFailed{Failure::NotFound, {}, std::nullopt}, RuleId::FunctionGone);
    made.step(8s, mail, Ended{Condition::RetriesExhausted, Basis::LookUp, 1},
              RuleId::RetryAttempts);
    made.step(8s, mail, Lost{}, RuleId::EventLoss);
    made.step(63s, live, Refused{429, 1, 1s}, RuleId::ConcurrencyPlaces);
    made.step(64s, live, AttemptStarted{2, made.version("2")});
    const InvocationId plain = made.call(0);
    made.step(64s, plain, Accepted{}, RuleId::AcceptanceChecks);
    made.step(64s, plain, AttemptStarted{1, made.version("$LATEST")});
    made.step(64'250ms, plain, AttemptSucceeded{}, RuleId::RunOutcome);
    made.step(64'250ms, plain, Ended{Condition::Success, Basis::Run, 1}, RuleId::SuccessEnd);
    made.step(67s, live, AttemptFailed{Failure::Error, made.error(), std::nullopt});
    made.step(67s, live, Ended{Condition::EventAgeExceeded, Basis::Run, 2}, RuleId::AgeCheck);
    made.step(67s, live, Delivered{Via::DeadLetterQueue, made.target("orders-dlq")});
    made.step(67s, live,
              DeliveryFailed{Via::OnFailure, Problem::AccessDenied, made.target("orders-failed")});
    return std::move(made).finished();
}

} // namespace retryscope

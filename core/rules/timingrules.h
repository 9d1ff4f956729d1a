#pragma once

#include "core/rules/rulebook.h"

// The rulebook's data on waits, refusals and age. Only rulebook.cpp needs it.

namespace retryscope {

inline constexpr Rule retryWaitsRule{
    RuleId::RetryWaits,
    "How long Lambda waits after a failed attempt before it tries again",
    Evidence::Recorded,
    "",
    {
        {"60 s after the first failed attempt, 120 s after the second, without the few seconds of "
         "noise that recordings show.",
         {{Profile::Aws,
           "LocalStack snapshot test_retries; stackd capture event_invocation; AWS Lambda "
           "developer guide, invocation-async-error-handling"}},
         [](Rules &rules) {
             rules.retryWaits = {std::chrono::seconds(60), std::chrono::seconds(120)};
         }},
        {"60 s after each failed attempt.",
         {{Profile::Chapter,
           "Why Async Invocations Exist; Walk-Through, step 2; Frequently Asked Questions"}},
         [](Rules &rules) {
             rules.retryWaits = {std::chrono::seconds(60), std::chrono::seconds(60)};
         }},
        {"3 s after the first failed attempt, 60 s after the second: our numbers for the guide's "
         "few seconds and up to about a minute.",
         {{Profile::RetryGuide, "Automatic Retries: Two Chances to Succeed"}},
         [](Rules &rules) {
             rules.retryWaits = {std::chrono::seconds(3), std::chrono::seconds(60)};
         }},
    }};

inline constexpr Rule throttleHandlingRule{
    RuleId::ThrottleHandling,
    "What becomes of an invocation whose dispatch is refused",
    Evidence::Captured,
    "That refusals with 429 and with 5xx count together, that a run starts the count anew, and "
    "that the waits have no jitter.",
    {
        {"It goes back to the queue and waits 1, 2, 4 s and so on, at most 300 s, as long as its "
         "maximum age allows. No retry is used up.",
         {{Profile::Aws,
           "stackd capture outcomes_expiry; AWS Lambda developer guide, "
           "invocation-async-error-handling"}},
         [](Rules &rules) { rules.throttleHandling = ThrottleHandling::OwnBackOff; }},
        {"It counts as a failed attempt, whether 429 or 5xx: it raises the invoke count, uses up a "
         "retry and waits as retry.waits says.",
         {{Profile::Chapter,
           "Internal Mechanism; Walk-Through, step 2; Common Exam Scenarios; Edge Cases"}},
         [](Rules &rules) { rules.throttleHandling = ThrottleHandling::FailedAttempt; }},
    }};

inline constexpr Rule ageMaximumRule{
    RuleId::AgeMaximum,
    "The highest value that MaximumEventAgeInSeconds may have",
    Evidence::Documented,
    "",
    {
        {"21,600 s (6 hours).",
         {{Profile::Aws,
           "API model, MaximumEventAgeInSeconds; AWS Lambda developer guide, "
           "invocation-async-error-handling"},
          {Profile::Chapter, "Maximum Event Age and Retry Attempts"}},
         [](Rules &rules) { rules.ageMaximum = std::chrono::seconds(21'600); }},
        {"86,400 s (one day).",
         {{Profile::RetryGuide,
           "Controlling Retry Behavior with MaximumRetryAttempts and MaximumEventAge"}},
         [](Rules &rules) { rules.ageMaximum = std::chrono::seconds(86'400); }},
    }};

inline constexpr Rule ageCheckRule{
    RuleId::AgeCheck,
    "When it is noticed that an event exceeds its maximum age",
    Evidence::Recorded,
    "",
    {
        {"When the next dispatch is scheduled: if it would come after the deadline, the invocation "
         "ends at once, without waiting.",
         {{Profile::Aws, "LocalStack snapshot test_maxeventage; stackd capture outcomes_expiry"}},
         [](Rules &rules) { rules.ageCheck = AgeCheck::WhenScheduled; }},
        {"At the dispatch: the next one is scheduled in any case, and an invocation that is then "
         "past its deadline ends without running.",
         {{Profile::Chapter, "Walk-Through, step 2; Frequently Asked Questions"},
          {Profile::RetryGuide,
           "Controlling Retry Behavior with MaximumRetryAttempts and MaximumEventAge"}},
         [](Rules &rules) { rules.ageCheck = AgeCheck::AtDispatch; }},
    }};

} // namespace retryscope

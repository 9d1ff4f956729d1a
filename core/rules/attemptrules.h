#pragma once

#include "core/rules/rulebook.h"

// The rulebook's data on runs, retries and deliveries, the same in every profile. Only rulebook.cpp
// needs it.

namespace retryscope {

inline constexpr Rule runOutcomeRule{
    RuleId::RunOutcome,
    "How a run ends",
    Evidence::Recorded,
    "The error of a run that is out of memory.",
    {
        {"As the scenario says. A run that returns is a success; an exception, an init error, an "
         "exit of the runtime and a lack of memory are function errors.",
         {{Profile::Aws, "LocalStack snapshots TestLambdaErrors"}}},
    }};

inline constexpr Rule runTimeoutRule{
    RuleId::RunTimeout,
    "How long a run may last",
    Evidence::Recorded,
    "",
    {
        {"Until the function's Timeout. Then it is cut off, and that is a function error, which is "
         "retried.",
         {{Profile::Aws,
           "LocalStack snapshot test_lambda_invoke_with_timeout; AWS Lambda developer guide, "
           "invocation-async-error-handling"},
          {Profile::Chapter, "Error Handling; Edge Cases"},
          {Profile::RetryGuide,
           "Automatic Retries: Two Chances to Succeed; Practical Considerations"}}},
    }};

inline constexpr Rule retryAttemptsRule{
    RuleId::RetryAttempts,
    "How often a failed event is tried again",
    Evidence::Recorded,
    "That the retries are looked at before the age when both are used up; only an emulator shows "
    "it.",
    {
        {"MaximumRetryAttempts times, twice if it is not set. When they are used up, the "
         "invocation ends, whatever its age.",
         {{Profile::Aws,
           "LocalStack snapshots test_lambda_destination_default_retries, test_retries"},
          {Profile::Chapter, "Why Async Invocations Exist; Internal Mechanism"},
          {Profile::DestinationsArticle, "How Lambda Destinations Work: The Mechanics"},
          {Profile::RetryGuide, "Automatic Retries: Two Chances to Succeed"}}},
    }};

inline constexpr Rule ageAtDispatchRule{
    RuleId::AgeAtDispatch,
    "What becomes of an event that is already too old at its dispatch",
    Evidence::Assumed,
    "When a dispatch looks at the age, and what the record then holds.",
    {
        {"It ends with EventAgeExceeded without running. The record has the response of its last "
         "run, if it ever ran.",
         {{Profile::Aws,
           "AWS Lambda developer guide, invocation-async-error-handling, says only that events "
           "that are too old are dropped"}}},
    }};

inline constexpr Rule successEndRule{
    RuleId::SuccessEnd,
    "Who is sent something after a success",
    Evidence::Recorded,
    "",
    {
        {"OnSuccess, if set, gets the record. The dead-letter queue and OnFailure get nothing.",
         {{Profile::Aws, "LocalStack snapshot test_assess_lambda_destination_invocation"}}},
    }};

inline constexpr Rule deliveryChecksRule{
    RuleId::DeliveryChecks,
    "When a delivery fails",
    Evidence::Captured,
    "The order of these checks, that nothing is sent a second time, and how a record that is too "
    "large for a topic is cut.",
    {
        {"If the target does not exist, the role may not send to it, it is unavailable, the "
         "message is too large, or it would start an invocation that is stopped.",
         {{Profile::Aws,
           "stackd capture outcomes_queues; AWS Lambda developer guide, "
           "monitoring-metrics-types"}}},
    }};

inline constexpr Rule eventLossRule{
    RuleId::EventLoss,
    "When a failed event is lost",
    Evidence::Documented,
    "",
    {
        {"When none of its deliveries succeeded. AsyncEventsDropped counts every failed event, "
         "also one that a delivery saved.",
         {{Profile::Aws,
           "AWS Lambda developer guide, monitoring-metrics-types; stackd captures outcomes_expiry, "
           "concurrency_execution"}}},
    }};

inline constexpr Rule synchronousCallRule{
    RuleId::SynchronousCall,
    "How a RequestResponse or DryRun call is answered",
    Evidence::Recorded,
    "The order of the checks, and the message of a system error.",
    {
        {"At once, without queue, retries, destinations or dead-letter queue: 404, 413, 429 or 500 "
         "if it can't run, else 200, even after a function error. A DryRun gets 204 and runs "
         "nothing.",
         {{Profile::Aws,
           "LocalStack snapshots TestLambdaErrors, test_reserved_concurrency; stackd capture "
           "concurrency_execution; API model, Invoke"},
          {Profile::Chapter, "Frequently Asked Questions"},
          {Profile::DestinationsArticle,
           "Mistake #1: Using Synchronous Invocations and Wondering Why Destinations Don't Fire"}}},
    }};

inline constexpr Rule settingsChangeRule{
    RuleId::SettingsChange,
    "When a change of settings takes hold",
    Evidence::Captured,
    "That it takes hold at once; on AWS it spreads within minutes, 152 s in one capture.",
    {
        {"At once: each dispatch reads the settings of its instant, and they rule that attempt to "
         "its end.",
         {{Profile::Aws,
           "stackd capture event_config_timing; LocalStack test "
           "test_async_invoke_queue_upon_function_update"}}},
    }};

} // namespace retryscope

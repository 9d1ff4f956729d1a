#pragma once

#include "core/rules/rulebook.h"

// The rulebook's data on targets and payloads. Only rulebook.cpp needs it.

namespace retryscope {

inline constexpr Rule failureFanoutRule{
    RuleId::FailureFanout,
    "Who is sent a failed event when a dead-letter queue and an OnFailure destination are set",
    Evidence::Captured,
    "The order; AWS promises none, and in two captures the dead-letter queue came first.",
    {
        {"Both: the dead-letter queue gets the event, then OnFailure gets the record.",
         {{Profile::Aws,
           "stackd captures outcomes_expiry, concurrency_execution; API model, DestinationConfig"},
          {Profile::RetryGuide,
           "The Legacy DLQ vs. Modern Destinations; When to Use Destinations vs. DLQs"}},
         [](Rules &rules) { rules.failureFanout = FailureFanout::Both; }},
        {"OnFailure alone. The dead-letter queue gets the event only if there is no OnFailure.",
         {{Profile::Chapter,
           "Retry Behavior and DLQ vs Destinations; Common Pitfalls; Watch Out for These; "
           "Frequently Asked Questions"}},
         [](Rules &rules) { rules.failureFanout = FailureFanout::OnFailureElseDeadLetterQueue; }},
        {"Both: OnFailure gets the record, then the dead-letter queue gets the event.",
         {{Profile::DestinationsArticle, "Destinations vs. Dead Letter Queues: When to Use Which"}},
         [](Rules &rules) { rules.failureFanout = FailureFanout::OnFailureFirst; }},
    }};

inline constexpr Rule fifoTargetsRule{
    RuleId::FifoTargets,
    "Whether a FIFO queue or topic may be a target",
    Evidence::Captured,
    "The message with which a FIFO topic is refused; only an emulator has it.",
    {
        {"No: the setting is refused, as destination and as dead-letter queue.",
         {{Profile::Aws,
           "stackd capture outcomes_queues; AWS Lambda developer guide, "
           "invocation-async-retain-records"}},
         [](Rules &rules) { rules.fifoTargets = FifoTargets::Refused; }},
        {"As destination, with the request id as MessageGroupId; not as dead-letter queue.",
         {{Profile::Chapter,
           "Lambda Destinations; Best Practices; Edge Cases; Key Takeaways; Frequently Asked "
           "Questions"}},
         [](Rules &rules) { rules.fifoTargets = FifoTargets::AcceptedAsDestination; }},
    }};

inline constexpr Rule s3TargetRule{
    RuleId::S3Target,
    "Whether an S3 bucket may be a destination",
    Evidence::Documented,
    "",
    {
        {"For OnFailure only.",
         {{Profile::Aws,
           "AWS Lambda developer guide, invocation-async-retain-records; stackd capture "
           "outcomes_s3"}},
         [](Rules &rules) { rules.s3Target = S3Target::OnFailureOnly; }},
        {"No: the setting is refused, as for any service that can't be a destination.",
         {{Profile::Chapter, "Lambda Destinations; Specific Numbers and Terms"},
          {Profile::DestinationsArticle, "How Lambda Destinations Work: The Mechanics"},
          {Profile::RetryGuide, "The Legacy DLQ vs. Modern Destinations"}},
         [](Rules &rules) { rules.s3Target = S3Target::Refused; }},
    }};

inline constexpr Rule lambdaTargetRule{
    RuleId::LambdaTarget,
    "How a function that is a destination is invoked",
    Evidence::Documented,
    "",
    {
        {"Asynchronously, with a request id, retries and destinations of its own.",
         {{Profile::Aws, "AWS Lambda developer guide, invocation-async-retain-records"}},
         [](Rules &rules) { rules.lambdaTarget = LambdaTarget::Asynchronous; }},
        {"Synchronously, by a RequestResponse call. The delivery counts as delivered, whatever the "
         "function answers.",
         {{Profile::Chapter, "Walk-Through, step 5"}},
         [](Rules &rules) { rules.lambdaTarget = LambdaTarget::Synchronous; }},
    }};

inline constexpr Rule payloadLimitRule{
    RuleId::PayloadLimit,
    "The largest payload with which an Event call is accepted",
    Evidence::Documented,
    "",
    {
        {"1,048,576 bytes (1 MB).",
         {{Profile::Aws, "AWS compute blog, payloads of up to 1 MB (January 2026)"}},
         [](Rules &rules) { rules.payloadLimit = 1'048'576; }},
        {"262,144 bytes (256 KB), which was AWS's limit until October 2025.",
         {{Profile::Chapter, "Limitations"}},
         [](Rules &rules) { rules.payloadLimit = 262'144; }},
    }};

} // namespace retryscope

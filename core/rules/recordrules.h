#pragma once

#include "core/rules/rulebook.h"

// The rulebook's data on records and on what counts as an error. Only rulebook.cpp needs it.

namespace retryscope {

inline constexpr Rule recordShapeRule{
    RuleId::RecordShape,
    "How the record that a destination is sent is laid out",
    Evidence::Recorded,
    "Status code 500 and AWS's message for it after a refusal with 5xx, here and in the "
    "dead-letter message; the error of a run that is out of memory; and the response of an event "
    "that is too old at its dispatch.",
    {
        {"As AWS writes it: functionArn is always qualified, functionError is absent on success, "
         "and requestPayload holds the event.",
         {{Profile::Aws,
           "LocalStack snapshots test_assess_lambda_destination_invocation, test_retries, "
           "test_maxeventage; stackd capture outcomes_expiry"},
          {Profile::DestinationsArticle, "What Lambda Actually Sends to the Destination"}},
         [](Rules &rules) { rules.recordShape = RecordShape::Aws; }},
        {"As AWS writes it, but functionArn has no qualifier, and a success has an empty "
         "functionError.",
         {{Profile::Chapter, "Event Payload"}},
         [](Rules &rules) { rules.recordShape = RecordShape::Chapter; }},
        {"A layout of its own: timestamp in epoch milliseconds, functionArn without qualifier, "
         "responseContext with status code 500 and logResult, and the event under body.",
         {{Profile::RetryGuide, "Understanding the Destination Payload Envelope"}},
         [](Rules &rules) { rules.recordShape = RecordShape::RetryGuide; }},
    }};

inline constexpr Rule recordSuccessCountRule{
    RuleId::RecordSuccessCount,
    "What approximateInvokeCount is after a success",
    Evidence::Captured,
    "",
    {
        {"1, also after failed runs.",
         {{Profile::Aws, "stackd capture qualified_deletion_retry"}},
         [](Rules &rules) { rules.successCount = SuccessCount::One; }},
        {"The number of attempts.",
         {{Profile::RetryGuide, "Understanding the Destination Payload Envelope"}},
         [](Rules &rules) { rules.successCount = SuccessCount::Attempts; }},
    }};

inline constexpr Rule recordExhaustedNameRule{
    RuleId::RecordExhaustedName,
    "What the condition is called when the retries are used up",
    Evidence::Recorded,
    "",
    {
        {"RetriesExhausted.",
         {{Profile::Aws, "LocalStack snapshot test_assess_lambda_destination_invocation"},
          {Profile::DestinationsArticle, "What Lambda Actually Sends to the Destination"}},
         [](Rules &rules) { rules.exhaustedName = ExhaustedName::RetriesExhausted; }},
        {"RetryAttemptsExhausted, which AWS uses for event source mappings on streams.",
         {{Profile::RetryGuide, "Understanding the Destination Payload Envelope"}},
         [](Rules &rules) { rules.exhaustedName = ExhaustedName::RetryAttemptsExhausted; }},
    }};

inline constexpr Rule returnedErrorMeaningRule{
    RuleId::ReturnedErrorMeaning,
    "Whether a returned value that looks like an error is one",
    Evidence::Documented,
    "",
    {
        {"No: a run that returns is a success, and the value is never looked into.",
         {{Profile::Aws, "AWS Lambda developer guide of 2023, invocation-retries"}},
         [](Rules &rules) { rules.returnedError = ReturnedError::Success; }},
        {"Yes: a returned object with a statusCode of 400 or more, or with a key error, is a "
         "function error, in synchronous calls too.",
         {{Profile::RetryGuide, "Automatic Retries: Two Chances to Succeed"}},
         [](Rules &rules) { rules.returnedError = ReturnedError::FunctionError; }},
    }};

} // namespace retryscope

#include "tests/core/facts/fact.h"

namespace retryscope::facts {

namespace {

const std::string queue = "arn:aws:sqs:us-east-1:123456789012:failed";

std::string withOutcomes(const std::string &settings, const std::string &outcomes)
{
    return document(R"("functions":[{"FunctionName":"orders",)" + settings
                    + R"(}],"invocations":[{"atMs":0,"function":"orders","outcomes":[)" + outcomes
                    + "]}]");
}

const Fact throttledToDeath{
    "refusals come at 0, 1, 3, 7, 15 and 31 s, and end an age of 60 s without a run",
    "stackd capture outcomes_expiry: six Throttles in about 31 s",
    withOutcomes(
        R"("EventInvokeConfigs":[{"MaximumRetryAttempts":2,"MaximumEventAgeInSeconds":60}])",
        R"({"type":"throttle"})"),
    {{"/invocations/0/refusals",
      R"([{"atMs":0,"statusCode":429},{"atMs":1000,"statusCode":429},)"
      R"({"atMs":3000,"statusCode":429},{"atMs":7000,"statusCode":429},)"
      R"({"atMs":15000,"statusCode":429},{"atMs":31000,"statusCode":429}])"},
     {"/invocations/0/attempts", "[]"},
     {"/invocations/0/condition", R"("EventAgeExceeded")"},
     {"/invocations/0/endMs", "31000"},
     {"/invocations/0/approximateInvokeCount", "0"},
     {"/metrics/orders/Throttles", "6"},
     {"/metrics/orders/Invocations", "0"},
     {"/metrics/orders/AsyncEventsDropped", "1"}}};

const Fact throttledRecord{
    "its record has the status code 429 alone",
    "stackd capture outcomes_expiry",
    withOutcomes(R"("EventInvokeConfigs":[{"MaximumEventAgeInSeconds":60,"DestinationConfig":)"
                 R"({"OnFailure":{"Destination":")"
                     + queue + R"("}}}],"DeadLetterConfig":{"TargetArn":")" + queue + R"("})",
                 R"({"type":"throttle"})"),
    {{"/invocations/0/deliveries/1/body/responseContext", R"({"statusCode":429})"},
     {"/invocations/0/deliveries/1/body/responsePayload", "absent"},
     {"/invocations/0/deliveries/1/body/requestContext/approximateInvokeCount", "0"},
     {"/invocations/0/deliveries/0/attributes/ErrorCode", "429"},
     {"/invocations/0/deliveries/0/attributes/ErrorMessage", R"("Rate Exceeded.")"}}};

const Fact backOffBound{
    "the back-off grows to five minutes",
    "developer guide, invocation-async-error-handling: from 1 second to a maximum of 5 minutes",
    withOutcomes(
        R"("Timeout":3)",
        R"({"type":"throttle"},{"type":"throttle"},{"type":"throttle"},{"type":"throttle"},)"
        R"({"type":"throttle"},{"type":"throttle"},{"type":"throttle"},{"type":"throttle"},)"
        R"({"type":"throttle"},{"type":"throttle"},{"type":"throttle"},{"type":"success"})"),
    {{"/invocations/0/refusals/8/atMs", "255000"},
     {"/invocations/0/refusals/9/atMs", "511000"},
     {"/invocations/0/refusals/10/atMs", "811000"},
     {"/invocations/0/attempts/0/startMs", "1111000"}}};

const Fact refusalsUseNoRetry{
    "refusals use up no retry, and a run starts the back-off anew",
    "stackd capture outcomes_expiry; developer guide",
    withOutcomes(
        R"("EventInvokeConfigs":[{"MaximumRetryAttempts":1}])",
        R"({"type":"throttle"},{"type":"throttle"},{"type":"error"},{"type":"systemError"},)"
        R"({"type":"error"})"),
    {{"/invocations/0/refusals",
      R"([{"atMs":0,"statusCode":429},{"atMs":1000,"statusCode":429},)"
      R"({"atMs":63100,"statusCode":500}])"},
     {"/invocations/0/attempts/0/startMs", "3000"},
     {"/invocations/0/attempts/1/startMs", "64100"},
     {"/invocations/0/condition", R"("RetriesExhausted")"},
     {"/invocations/0/approximateInvokeCount", "2"},
     {"/metrics/orders/Throttles", "2"}}};

const Fact zeroReserved{
    "zero reserved concurrency is accepted, and ends at once without response fields",
    "LocalStack snapshot test_reserved_concurrency; stackd capture concurrency_execution",
    oneOrder(R"("ReservedConcurrentExecutions":0,"DeadLetterConfig":{"TargetArn":")" + queue
             + R"("},"EventInvokeConfigs":[{"DestinationConfig":{"OnFailure":{"Destination":")"
             + queue + R"("}}}])"),
    {{"/invocations/0/statusCode", "202"},
     {"/invocations/0/condition", R"("ZeroReservedConcurrency")"},
     {"/invocations/0/endMs", "0"},
     {"/invocations/0/approximateInvokeCount", "0"},
     {"/invocations/0/deliveries/0/attributes",
      R"({"RequestID":")" + requestId
          + R"(","ErrorMessage":"Function not invoked. Function isconfigured with zero reserved )"
            R"(concurrent executions"})"},
     {"/invocations/0/deliveries/1/body/requestPayload", R"({"order":1})"},
     {"/invocations/0/deliveries/1/body/responseContext", "absent"},
     {"/invocations/0/deliveries/1/body/responsePayload", "absent"},
     {"/metrics/orders/AsyncEventsReceived", "1"},
     {"/metrics/orders/AsyncEventsDropped", "1"},
     {"/metrics/orders/Throttles", "0"},
     {"/metrics/orders/Errors", "0"}}};

const Fact raisedLimit{
    "an event refused for reserved concurrency runs when a place is free",
    "LocalStack snapshot test_reserved_concurrency_async_queue",
    document(
        R"("functions":[{"FunctionName":"orders","Timeout":60,"ReservedConcurrentExecutions":1,)"
        R"("behavior":[{"outcome":{"type":"success","durationMs":10000}}]}],)"
        R"("invocations":[{"atMs":0,"everyMs":0,"count":2,"function":"orders"}],"changes":)"
        R"([{"atMs":5000,"function":"orders","DeleteFunctionConcurrency":{}}])"),
    {{"/invocations/0/attempts/0/startMs", "0"},
     {"/invocations/1/refusals/2/atMs", "3000"},
     {"/invocations/1/refusals/3", "absent"},
     {"/invocations/1/attempts/0/startMs", "7000"},
     {"/metrics/orders/ConcurrentExecutions", "2"}}};

const Fact accountLimit{
    "a reservation takes places from the account's limit, also while nothing runs there",
    "Lambda's documentation of reserved concurrency",
    document(R"("accountConcurrency":3,"functions":[{"FunctionName":"kept",)"
             R"("ReservedConcurrentExecutions":2},{"FunctionName":"orders"}],"invocations":)"
             R"([{"atMs":0,"everyMs":0,"count":2,"function":"orders"}])"),
    {{"/invocations/0/attempts/0/startMs", "0"},
     {"/invocations/1/refusals", R"([{"atMs":0,"statusCode":429}])"},
     {"/invocations/1/attempts/0/startMs", "1000"}}};

} // namespace

std::vector<Fact> refusalFacts()
{
    return {throttledToDeath, throttledRecord, backOffBound, refusalsUseNoRetry,
            zeroReserved,     raisedLimit,     accountLimit};
}

} // namespace retryscope::facts

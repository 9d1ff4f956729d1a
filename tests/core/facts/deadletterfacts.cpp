#include "tests/core/facts/fact.h"

namespace retryscope::facts {

namespace {

const std::string deadLetters = "arn:aws:sqs:us-east-1:123456789012:dead-letters";
const std::string failed = "arn:aws:sqs:us-east-1:123456789012:failed";

std::string failing(const std::string &outcome, const std::string &more = {})
{
    return oneOrder(R"("DeadLetterConfig":{"TargetArn":")" + deadLetters
                        + R"("},"EventInvokeConfigs":[{"MaximumRetryAttempts":0,)"
                          R"("DestinationConfig":{"OnFailure":{"Destination":")"
                        + failed + R"("}}}],"behavior":[{"outcome":)" + outcome + "}]",
                    more);
}

std::string repeated(const std::string &text, int count)
{
    std::string result;
    for (int i = 0; i < count; ++i)
        result += text;
    return result;
}

const Fact both{"dead-letter queue and OnFailure, if both are set, both get their message",
                "stackd captures, the queue stamped first; API model, DestinationConfig",
                failing(R"({"type":"error"})"),
                {{"/invocations/0/deliveries/0/via", R"("DeadLetterQueue")"},
                 {"/invocations/0/deliveries/0/arn", '"' + deadLetters + '"'},
                 {"/invocations/0/deliveries/0/status", R"("delivered")"},
                 {"/invocations/0/deliveries/1/via", R"("OnFailure")"},
                 {"/invocations/0/deliveries/1/arn", '"' + failed + '"'},
                 {"/invocations/0/deliveries/1/status", R"("delivered")"},
                 {"/invocations/0/deliveries/2", "absent"},
                 {"/invocations/0/lost", "false"},
                 {"/metrics/orders/AsyncEventsDropped", "1"}}};

const Fact message{
    "a dead-letter message is the event, with three attributes",
    "LocalStack snapshot test_dead_letter_queue",
    failing(R"({"type":"error","errorMessage":"Test exception"})"),
    {{"/invocations/0/deliveries/0/body", R"({"order":1})"},
     {"/invocations/0/deliveries/0/attributes",
      R"({"RequestID":")" + requestId + R"(","ErrorCode":200,"ErrorMessage":"Test exception"})"}}};

const Fact longMessage{
    "the message is cut at the last whole character within 1,024 bytes",
    "developer guide (1 KB), stackd capture for the bytes; whole characters by semantics, section "
    "8",
    failing(R"({"type":"error","errorMessage":")" + repeated("a", 1022) + R"(日本"})"),
    {{"/invocations/0/deliveries/0/attributes/ErrorMessage", '"' + repeated("a", 1022) + '"'}}};

const Fact longestMessage{
    "a message of exactly 1,024 bytes is kept",
    "developer guide, invocation-async-retain-records",
    failing(R"({"type":"error","errorMessage":")" + repeated("é", 512) + R"("})"),
    {{"/invocations/0/deliveries/0/attributes/ErrorMessage", '"' + repeated("é", 512) + '"'}}};

const Fact noSuccess{"a success never touches the dead-letter queue",
                     "developer guide, invocation-async-retain-records",
                     failing(R"({"type":"success"})"),
                     {{"/invocations/0/deliveries", "[]"}, {"/invocations/0/lost", "false"}}};

const Fact queueGone{
    "a dead-letter queue that can't be sent to counts in DeadLetterErrors, and OnFailure still "
    "works",
    "developer guide, monitoring-metrics-types",
    failing(R"({"type":"error"})",
            R"(,"targets":[{"Arn":")" + deadLetters + R"(","allowed":false}])"),
    {{"/invocations/0/deliveries/0/status", R"("failed")"},
     {"/invocations/0/deliveries/0/reason", R"("AccessDenied")"},
     {"/invocations/0/deliveries/1/status", R"("delivered")"},
     {"/invocations/0/lost", "false"},
     {"/metrics/orders/DeadLetterErrors", "1"},
     {"/metrics/orders/DestinationDeliveryFailures", "0"}}};

} // namespace

std::vector<Fact> deadLetterFacts()
{
    return {both, message, longMessage, longestMessage, noSuccess, queueGone};
}

} // namespace retryscope::facts

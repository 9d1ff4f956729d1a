#include "tests/core/facts/fact.h"

namespace retryscope::facts {

namespace {

const std::string qualified = "arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST";
const std::string queue = "arn:aws:sqs:us-east-1:123456789012:failed";
const std::string topic = "arn:aws:sns:us-east-1:123456789012:failed";
const std::string bus = "arn:aws:events:us-east-1:123456789012:event-bus/orders";

/// One failed run, whose record goes to `arn`.
std::string failingTo(const std::string &arn, const std::string &more = {})
{
    return oneOrder(
        R"("behavior":[{"outcome":{"type":"error"}}],"EventInvokeConfigs":)"
        R"([{"MaximumRetryAttempts":0,"DestinationConfig":{"OnFailure":{"Destination":")"
            + arn + R"("}}}])",
        more);
}

/// The same with an event that is a string of `bytes` bytes as JSON.
std::string failingWith(const std::string &arn, std::size_t bytes)
{
    return document(R"("functions":[{"FunctionName":"orders","behavior":[{"outcome":)"
                    R"({"type":"error"}}],"EventInvokeConfigs":[{"MaximumRetryAttempts":0,)"
                    R"("DestinationConfig":{"OnFailure":{"Destination":")"
                    + arn + R"("}}}]}],"invocations":[{"atMs":0,"function":"orders","requestId":")"
                    + requestId + R"(","payload":")" + std::string(bytes - 2, 'x') + R"("}])");
}

/// Bytes of that record but for its `requestPayload`: `version` and `timestamp` 56,
/// `requestContext` with its `requestId` 69, `functionArn` 78, `condition` 31 and
/// `approximateInvokeCount` 28, the key `requestPayload` 17, `responseContext` 93,
/// `responsePayload` and the last bracket 141.
constexpr std::size_t frame = 56 + 69 + 78 + 31 + 28 + 17 + 93 + 141;

const Fact busEvent{
    "a bus wraps the record: plain hyphen, bus before function, time to the second",
    "LocalStack snapshot test_invoke_lambda_eventbridge; stackd capture for the time",
    failingTo(bus),
    {{"/invocations/0/deliveries/0/body/version", R"("0")"},
     {"/invocations/0/deliveries/0/body/detail-type",
      R"("Lambda Function Invocation Result - Failure")"},
     {"/invocations/0/deliveries/0/body/source", R"("lambda")"},
     {"/invocations/0/deliveries/0/body/account", R"("123456789012")"},
     {"/invocations/0/deliveries/0/body/time", R"("2026-01-15T10:30:00Z")"},
     {"/invocations/0/deliveries/0/body/region", R"("us-east-1")"},
     {"/invocations/0/deliveries/0/body/resources", R"([")" + bus + R"(",")" + qualified + R"("])"},
     {"/invocations/0/deliveries/0/body/detail/requestContext/condition",
      R"("RetriesExhausted")"}}};

const Fact topicMessage{"a topic gets the record itself as its message",
                        "stackd capture: an SQS subscriber sees it inside the SNS envelope",
                        failingTo(topic),
                        {{"/invocations/0/deliveries/0/body/version", R"("1.0")"},
                         {"/invocations/0/deliveries/0/body/requestPayload", R"({"order":1})"}}};

const Fact withoutPayloads{
    "a record too large for a topic is sent without its payloads",
    "API model, OnFailure; not recorded in detail",
    failingWith(topic, 262'144 - frame + 1),
    {{"/invocations/0/deliveries/0/status", R"("delivered")"},
     {"/invocations/0/deliveries/0/body/requestPayload", "absent"},
     {"/invocations/0/deliveries/0/body/responsePayload", "absent"},
     {"/invocations/0/deliveries/0/body/responseContext/statusCode", "200"}}};

const Fact justWhole{
    "a record of exactly 262,144 bytes goes to a topic whole",
    "API model of SNS",
    failingWith(topic, 262'144 - frame),
    {{"/invocations/0/deliveries/0/status", R"("delivered")"},
     {"/invocations/0/deliveries/0/body/responsePayload/errorType", R"("Error")"}}};

const Fact queueLimit{"a record of exactly 1,048,576 bytes goes to a queue",
                      "stackd capture: MaximumMessageSize 1048576",
                      failingWith(queue, 1'048'576 - frame),
                      {{"/invocations/0/deliveries/0/status", R"("delivered")"}}};

const Fact tooLargeForQueue{
    "one byte more is too large, and the event is lost",
    "stackd capture; developer guide, monitoring-metrics-types: size limits",
    failingWith(queue, 1'048'576 - frame + 1),
    {{"/invocations/0/deliveries/0/status", R"("failed")"},
     {"/invocations/0/deliveries/0/reason", R"("TooLarge")"},
     {"/invocations/0/lost", "true"},
     {"/metrics/orders/DestinationDeliveryFailures", "1"}}};

const Fact noBucketLimit{"a bucket takes a record of any size",
                         "stackd capture: a record of 308,107 bytes delivered whole",
                         failingWith("arn:aws:s3:::archive", 1'048'576),
                         {{"/invocations/0/deliveries/0/status", R"("delivered")"}}};

const Fact revoked{
    "a permission taken away after the config was saved loses the record",
    "stackd capture; developer guide, monitoring-metrics-types",
    failingTo(queue, R"(,"changes":[{"atMs":50,"target":")" + queue + R"(","allowed":false}])"),
    {{"/invocations/0/deliveries/0/reason", R"("AccessDenied")"},
     {"/invocations/0/condition", R"("RetriesExhausted")"},
     {"/invocations/0/lost", "true"},
     {"/metrics/orders/DestinationDeliveryFailures", "1"},
     {"/metrics/orders/DeadLetterErrors", "0"}}};

const Fact missingBus{
    "a bus that does not exist is accepted when saved, and then nothing arrives",
    "stackd capture outcomes_events",
    oneOrder(R"("behavior":[{"outcome":{"type":"error"}}])",
             R"(,"targets":[{"Arn":")" + bus
                 + R"(","exists":false}],"changes":[{"atMs":0,"function":"orders",)"
                   R"("PutFunctionEventInvokeConfig":{"MaximumRetryAttempts":0,)"
                   R"("DestinationConfig":{"OnFailure":{"Destination":")"
                 + bus + R"("}}}}])"),
    {{"/invocations/0/deliveries/0/reason", R"("NotFound")"},
     {"/invocations/0/approximateInvokeCount", "1"},
     {"/invocations/0/lost", "true"}}};

const Fact unavailableEnd{
    "a target is unavailable from its first moment on and before its last",
    "semantics, section 9",
    document(R"("functions":[{"FunctionName":"orders","EventInvokeConfigs":[{"DestinationConfig":)"
             R"({"OnSuccess":{"Destination":")"
             + queue + R"("}}}]}],"targets":[{"Arn":")" + queue
             + R"(","unavailable":[{"fromMs":1100,"toMs":2100}]}],"invocations":)"
               R"([{"atMs":999,"function":"orders"},{"atMs":1000,"function":"orders"},)"
               R"({"atMs":1999,"function":"orders"},{"atMs":2000,"function":"orders"}])"),
    {{"/invocations/0/deliveries/0/reason", "null"},
     {"/invocations/1/deliveries/0/reason", R"("Unavailable")"},
     {"/invocations/2/deliveries/0/reason", R"("Unavailable")"},
     {"/invocations/3/deliveries/0/reason", "null"},
     {"/invocations/1/condition", R"("Success")"},
     {"/invocations/1/lost", "false"}}};

const Fact noOtherKind{
    "a failed OnSuccess delivery does not turn into OnFailure",
    "inferred: no such record was seen in stackd's denied cases",
    oneOrder(R"("EventInvokeConfigs":[{"DestinationConfig":{"OnSuccess":{"Destination":")" + queue
                 + R"("},"OnFailure":{"Destination":")" + topic + R"("}}}])",
             R"(,"targets":[{"Arn":")" + queue + R"(","exists":false}])"),
    {{"/invocations/0/deliveries/0/reason", R"("NotFound")"},
     {"/invocations/0/deliveries/1", "absent"},
     {"/invocations/0/condition", R"("Success")"}}};

} // namespace

std::vector<Fact> deliveryFacts()
{
    return {busEvent,   topicMessage,     withoutPayloads, justWhole,
            queueLimit, tooLargeForQueue, noBucketLimit,   revoked,
            missingBus, unavailableEnd,   noOtherKind};
}

} // namespace retryscope::facts

#include "tests/core/facts/fact.h"

namespace retryscope::facts {

namespace {

const std::string lambda = "arn:aws:lambda:us-east-1:123456789012:function:";
const std::string topic = "arn:aws:sns:us-east-1:123456789012:news";
const std::string bus = "arn:aws:events:us-east-1:123456789012:event-bus/default";

std::string function(const std::string &name, const std::string &onSuccess,
                     const std::string &more = {})
{
    return R"({"FunctionName":")" + name
        + R"(","EventInvokeConfigs":[{"DestinationConfig":{"OnSuccess":{"Destination":")"
        + onSuccess + R"("}}}])" + more + '}';
}

std::string starting(const std::string &functions, const std::string &more = {})
{
    return document(R"("functions":[)" + functions
                    + R"(],"invocations":[{"atMs":0,"function":"ping"}])" + more);
}

const Fact ownLife{
    "a function as destination is invoked asynchronously, with an id and retries of its own",
    "developer guide, invocation-async-retain-records; stackd capture",
    starting(function("ping", lambda + "pong")
             + R"(,{"FunctionName":"pong","behavior":[{"outcome":{"type":"error"}}]})"),
    {{"/invocations/0/endMs", "100"},
     {"/invocations/1/parent", "0"},
     {"/invocations/1/type", R"("Event")"},
     {"/invocations/1/atMs", "100"},
     {"/invocations/1/attempts/1/startMs", "60200"},
     {"/invocations/1/approximateInvokeCount", "3"}}};

const Fact stopped{
    "in a loop of two functions each runs 16 times; the 17th is stopped",
    "stackd capture recursion_execution: 16 runs, the 17th did not come",
    starting(function("ping", lambda + "pong") + ',' + function("pong", lambda + "ping")),
    {{"/metrics/ping/Invocations", "16"},
     {"/metrics/pong/Invocations", "16"},
     {"/metrics/ping/RecursiveInvocationsDropped", "1"},
     {"/metrics/ping/AsyncEventsReceived", "17"},
     {"/metrics/ping/AsyncEventsDropped", "1"},
     {"/invocations/32/statusCode", "202"},
     {"/invocations/32/attempts", "[]"},
     {"/invocations/32/condition", R"("RecursiveInvocation")"},
     {"/invocations/32/approximateInvokeCount", "0"},
     {"/invocations/32/lost", "true"},
     {"/invocations/33", "absent"},
     {"/truncated", "false"}}};

const Fact allowed{"a loop that is allowed runs on, until a hundred hops end the simulation of it",
                   "stackd capture recursion_execution: with Allow it ran on; the bound is ours",
                   starting(function("ping", lambda + "pong", R"(,"RecursiveLoop":"Allow")") + ','
                            + function("pong", lambda + "ping", R"(,"RecursiveLoop":"Allow")")),
                   {{"/metrics/ping/Invocations", "51"},
                    {"/metrics/pong/Invocations", "50"},
                    {"/metrics/ping/RecursiveInvocationsDropped", "0"},
                    {"/invocations/100/deliveries/0/status", R"("delivered")"},
                    {"/invocations/101", "absent"},
                    {"/truncated", "true"}}};

const Fact busForgets{"a loop through a bus is not detected",
                      "developer guide, invocation-recursion: not EventBridge",
                      starting(function("ping", bus),
                               R"(,"targets":[{"Arn":")" + bus + R"(","subscribers":["ping"]}])"),
                      {{"/metrics/ping/Invocations", "101"},
                       {"/metrics/ping/RecursiveInvocationsDropped", "0"},
                       {"/truncated", "true"}}};

const Fact wholeChain{
    "the count is per function in the whole chain, whatever the qualifier",
    "developer guide, invocation-recursion: your function is invoked approximately 16 times",
    starting(
        R"({"FunctionName":"ping","Versions":["1"],"EventInvokeConfigs":[{"DestinationConfig":)"
        R"({"OnSuccess":{"Destination":")"
        + lambda + R"(pong"}}},{"Qualifier":"1","DestinationConfig":{"OnSuccess":{"Destination":")"
        + lambda + R"(pong"}}}]},)" + function("pong", lambda + "ping:1")),
    {{"/metrics/ping/RecursiveInvocationsDropped", "1"},
     {"/invocations/32/qualifier", R"("1")"},
     {"/invocations/32/condition", R"("RecursiveInvocation")"}}};

const Fact stoppedStartsNone{
    "a stopped invocation starts none that would be stopped as well",
    "assumed: semantics, section 10",
    starting(R"({"FunctionName":"ping","EventInvokeConfigs":[{"DestinationConfig":{"OnSuccess":)"
             R"({"Destination":")"
             + lambda + R"(pong"},"OnFailure":{"Destination":")" + lambda + R"(pong"}}}]},)"
             + function("pong", lambda + "ping")),
    {{"/invocations/32/condition", R"("RecursiveInvocation")"},
     {"/invocations/32/deliveries/0/status", R"("failed")"},
     {"/invocations/32/deliveries/0/reason", R"("Recursive")"},
     {"/metrics/ping/DestinationDeliveryFailures", "1"},
     {"/invocations/33", "absent"}}};

const Fact subscriber{"a topic's subscriber gets the record as text in the event of SNS",
                      "the shape that SNS documents; stackd capture for the message",
                      starting(function("ping", topic)
                                   + R"(,{"FunctionName":"pong","behavior":[{"when":{"payload":)"
                                     R"({"/Records/0/EventSource":"aws:sns",)"
                                     R"("/Records/0/Sns/MessageAttributes":{}}},)"
                                     R"("outcome":{"type":"success","durationMs":7}}]})",
                               R"(,"targets":[{"Arn":")" + topic + R"(","subscribers":["pong"]}])"),
                      {{"/invocations/1/functionName", R"("pong")"},
                       {"/invocations/1/parent", "0"},
                       {"/invocations/1/endMs", "107"}}};

const Fact goneSubscriber{
    "a subscriber that is gone is a rejected call with a parent",
    "semantics, section 10",
    starting(function("ping", topic) + R"(,{"FunctionName":"pong"})",
             R"(,"targets":[{"Arn":")" + topic
                 + R"(","subscribers":["pong"]}],"changes":[{"atMs":0,"function":"pong",)"
                   R"("DeleteFunction":{}}])"),
    {{"/invocations/0/deliveries/0/status", R"("delivered")"},
     {"/invocations/1/statusCode", "404"},
     {"/invocations/1/parent", "0"}}};

} // namespace

std::vector<Fact> chainFacts()
{
    return {ownLife,    stopped,           allowed,    busForgets,
            wholeChain, stoppedStartsNone, subscriber, goneSubscriber};
}

} // namespace retryscope::facts

#include "tests/core/facts/fact.h"

namespace retryscope::facts {

namespace {

const std::string queue = "arn:aws:sqs:us-east-1:123456789012:failed";
const std::string fails = R"("behavior":[{"outcome":{"type":"error"}}])";
const std::string toQueue =
    R"("DestinationConfig":{"OnFailure":{"Destination":")" + queue + R"("}})";

const Fact readAtTheAttempt{
    "settings are read at the attempt, not at acceptance",
    "stackd capture event_config_timing",
    oneOrder(fails,
             R"(,"changes":[{"atMs":30000,"function":"orders",)"
             R"("PutFunctionEventInvokeConfig":{"MaximumRetryAttempts":0}}])"),
    {{"/invocations/0/attempts/1/startMs", "60100"},
     {"/invocations/0/attempts/2", "absent"},
     {"/invocations/0/condition", R"("RetriesExhausted")"},
     {"/invocations/0/approximateInvokeCount", "2"}}};

const Fact movedAlias{
    "an alias that moves while the event waits runs its new version",
    "stackd capture; LocalStack snapshot test_async_invoke_queue_upon_function_update for code",
    document(R"("functions":[{"FunctionName":"orders","Versions":["1","2"],)"
             R"("Aliases":[{"Name":"live","FunctionVersion":"1"}],"EventInvokeConfigs":)"
             R"([{"Qualifier":"live","MaximumRetryAttempts":1,)"
             + toQueue + "}]," + fails
             + R"(}],"invocations":[{"atMs":0,"function":"orders:live"}],"changes":)"
               R"([{"atMs":50,"function":"orders","UpdateAlias":)"
               R"({"Name":"live","FunctionVersion":"2"}}])"),
    {{"/invocations/0/deliveries/0/body/responseContext/executedVersion", R"("2")"},
     {"/invocations/0/deliveries/0/body/requestContext/functionArn",
      R"("arn:aws:lambda:us-east-1:123456789012:function:orders:live")"},
     {"/invocations/0/approximateInvokeCount", "2"}}};

const Fact noFallback{
    "a version without a config of its own has the defaults, not the function's",
    "stackd capture event_edge_cases",
    document(R"("functions":[{"FunctionName":"orders","Versions":["1"],"EventInvokeConfigs":)"
             R"([{"MaximumRetryAttempts":0}],)"
             + fails + R"(}],"invocations":[{"atMs":0,"function":"orders:1"}])"),
    {{"/invocations/0/qualifier", R"("1")"}, {"/invocations/0/approximateInvokeCount", "3"}}};

const Fact deletedFunction{
    "each look-up of a deleted function counts as an attempt and waits 60 s, then 120 s",
    "stackd capture async_deleted_targets",
    oneOrder(fails + R"(,"DeadLetterConfig":{"TargetArn":")" + queue
                 + R"("},"EventInvokeConfigs":[{)" + toQueue + "}]",
             R"(,"changes":[{"atMs":0,"function":"orders","DeleteFunction":{}}])"),
    {{"/invocations/0/statusCode", "404"}}};

const Fact deletedWhileQueued{
    "a function deleted while its event waits: RetriesExhausted, 404 alone, count of look-ups",
    "stackd capture async_deleted_targets",
    oneOrder(
        fails + R"(,"DeadLetterConfig":{"TargetArn":")" + queue + R"("},"EventInvokeConfigs":[{)"
            + toQueue + "}]",
        R"(,"dispatchDelayMs":2,"changes":[{"atMs":1,"function":"orders","DeleteFunction":{}}])"),
    {{"/invocations/0/attempts",
      R"([{"number":1,"startMs":2,"endMs":2,"outcome":"notFound","errorType":null},)"
      R"({"number":2,"startMs":60002,"endMs":60002,"outcome":"notFound","errorType":null},)"
      R"({"number":3,"startMs":180002,"endMs":180002,"outcome":"notFound","errorType":null}])"},
     {"/invocations/0/condition", R"("RetriesExhausted")"},
     {"/invocations/0/approximateInvokeCount", "3"},
     {"/invocations/0/deliveries/1/body/responseContext", R"({"statusCode":404})"},
     {"/invocations/0/deliveries/1/body/responsePayload", "absent"},
     {"/invocations/0/deliveries/0/attributes/ErrorCode", "404"},
     {"/invocations/0/deliveries/0/attributes/ErrorMessage",
      R"("Function not found: arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST")"},
     {"/metrics/orders/Invocations", "0"}}};

const Fact runsGoOn{
    "setting the reserved concurrency to 0 does not end what runs",
    "stackd capture concurrency_execution",
    oneOrder(R"("behavior":[{"outcome":{"type":"success","durationMs":2000}}])",
             R"(,"changes":[{"atMs":1000,"function":"orders","PutFunctionConcurrency":)"
             R"({"ReservedConcurrentExecutions":0}}])"),
    {{"/invocations/0/condition", R"("Success")"}, {"/invocations/0/endMs", "2000"}}};

const Fact updateNeedsConfig{
    "Update without a config is refused and changes nothing",
    "LocalStack snapshot update_eventinvokeconfig_config_doesnotexist",
    oneOrder(fails,
             R"(,"changes":[{"atMs":0,"function":"orders",)"
             R"("UpdateFunctionEventInvokeConfig":{"MaximumRetryAttempts":0}}])"),
    {{"/invocations/0/approximateInvokeCount", "3"}}};

const Fact updateKeeps{
    "Update with an empty side keeps it, and an empty destination clears it",
    "stackd capture event_edge_cases",
    oneOrder(fails + R"(,"EventInvokeConfigs":[{"MaximumRetryAttempts":0,)" + toQueue + "}]",
             R"(,"dispatchDelayMs":1000,"changes":[{"atMs":0,"function":"orders",)"
             R"("UpdateFunctionEventInvokeConfig":{"DestinationConfig":{"OnFailure":{}}}}])"),
    {{"/invocations/0/deliveries/0/arn", '"' + queue + '"'}}};

const Fact updateClears{
    "Update with an empty destination clears it",
    "stackd capture event_edge_cases",
    oneOrder(fails + R"(,"EventInvokeConfigs":[{"MaximumRetryAttempts":0,)" + toQueue + "}]",
             R"(,"dispatchDelayMs":1000,"changes":[{"atMs":0,"function":"orders",)"
             R"("UpdateFunctionEventInvokeConfig":)"
             R"({"DestinationConfig":{"OnFailure":{"Destination":""}}}}])"),
    {{"/invocations/0/deliveries", "[]"}, {"/invocations/0/approximateInvokeCount", "1"}}};

} // namespace

std::vector<Fact> settingsFacts()
{
    return {readAtTheAttempt, movedAlias,        noFallback,  deletedFunction, deletedWhileQueued,
            runsGoOn,         updateNeedsConfig, updateKeeps, updateClears};
}

} // namespace retryscope::facts

#include "tests/core/facts/fact.h"

namespace retryscope::facts {

namespace {

const std::string arn = "arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST";

std::string recording(const std::string &outcome)
{
    const std::string queue = R"({"Destination":"arn:aws:sqs:us-east-1:123456789012:records"})";
    return oneOrder(R"("Timeout":1,"behavior":[{"outcome":)" + outcome
                    + R"(}],"EventInvokeConfigs":[{"MaximumRetryAttempts":0,"DestinationConfig":)"
                      R"({"OnSuccess":)"
                    + queue + R"(,"OnFailure":)" + queue + "}}]");
}

std::string record(const std::string &time, const std::string &condition, const std::string &rest)
{
    return R"({"version":"1.0","timestamp":"2026-01-15T10:30:)" + time
        + R"(Z","requestContext":{"requestId":")" + requestId + R"(","functionArn":")" + arn
        + R"(","condition":")" + condition
        + R"(","approximateInvokeCount":1},"requestPayload":{"order":1},"responseContext":)" + rest
        + '}';
}

const std::string unhandled =
    R"({"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"})";

Fact failure(const char *claim, const char *evidence, const std::string &outcome,
             const std::string &time, const std::string &payload)
{
    return {claim,
            evidence,
            recording(outcome),
            {{"/invocations/0/deliveries/0/body",
              record(time, "RetriesExhausted", unhandled + R"(,"responsePayload":)" + payload)}}};
}

std::string runtimeError(const std::string &type, const std::string &text)
{
    return R"({"errorType":")" + type + R"(","errorMessage":"RequestId: )" + requestId
        + " Error: " + text + R"("})";
}

const Fact success{"the record of a success, keys in AWS's order, without functionError",
                   "LocalStack snapshot test_assess_lambda_destination_invocation[payload0]",
                   recording(R"({"type":"success","response":{"status":"processed"}})"),
                   {{"/invocations/0/deliveries/0/body",
                     record("00.100", "Success",
                            R"({"statusCode":200,"executedVersion":"$LATEST"},)"
                            R"("responsePayload":{"status":"processed"})")},
                    {"/invocations/0/deliveries/0/via", R"("OnSuccess")"}}};

const Fact nothingReturned{"a function that returns nothing gives null",
                           "LocalStack snapshots of synchronous calls; inferred for the record",
                           recording(R"({"type":"success"})"),
                           {{"/invocations/0/deliveries/0/body/responsePayload", "null"}}};

} // namespace

std::vector<Fact> recordFacts()
{
    return {
        success,
        nothingReturned,
        failure("the record of an exception",
                "LocalStack snapshots [payload1] and test_lambda_handler_error",
                R"({"type":"error","errorType":"Exception","errorMessage":"no"})", "00.100",
                R"({"errorMessage":"no","errorType":"Exception","requestId":")" + requestId
                    + R"(","stackTrace":[]})"),
        failure("an error while initialising has an empty request id",
                "LocalStack snapshot test_lambda_runtime_error",
                R"({"type":"initError","errorType":"Exception","errorMessage":"no"})", "00.100",
                R"({"errorMessage":"no","errorType":"Exception","requestId":"","stackTrace":[]})"),
        failure("a timeout tells its seconds with two decimals",
                "LocalStack snapshot test_lambda_invoke_with_timeout", R"({"type":"timeout"})",
                "01.000", runtimeError("Sandbox.Timedout", "Task timed out after 1.00 seconds")),
        failure("a runtime that exits", "LocalStack snapshot test_lambda_runtime_exit",
                R"({"type":"exit","durationMs":20})", "00.020",
                runtimeError("Runtime.ExitError", "Runtime exited without providing a reason")),
        failure("out of memory is a killed runtime", "assumed: no recording of the payload",
                R"({"type":"outOfMemory"})", "00.100",
                runtimeError("Runtime.ExitError", "Runtime exited with error: signal: killed"))};
}

} // namespace retryscope::facts

#include "tests/core/facts/fact.h"

namespace retryscope::facts {

namespace {

/// One call of this type with an event that is a string of `bytes` bytes as JSON.
std::string calling(const std::string &type, std::size_t bytes)
{
    return document(R"("functions":[{"FunctionName":"orders"}],"invocations":[{"atMs":0,)"
                    R"("function":"orders","type":")"
                    + type + R"(","payload":")" + std::string(bytes - 2, 'x') + R"("}])");
}

std::string synchronous(const std::string &settings, const std::string &type = "RequestResponse")
{
    return document(R"("functions":[{"FunctionName":"orders")" + settings
                    + R"(}],"invocations":[{"atMs":0,"function":"orders","type":")" + type
                    + R"("}])");
}

Fact status(const char *claim, const char *evidence, const std::string &scenario, const char *code,
            const char *error)
{
    return {claim,
            evidence,
            scenario,
            {{"/invocations/0/statusCode", code}, {"/invocations/0/error", error}}};
}

const char *const tooLarge = R"("RequestTooLargeException")";
const char *const throttled = R"("TooManyRequestsException")";

std::vector<Fact> sizeFacts()
{
    const char *blog = "AWS compute blog of January 2026: payloads up to 1 MB";
    const char *guide = "developer guide, 6 MB; LocalStack snapshot test_lambda_too_large_response";
    return {status("an event of exactly 1,048,576 bytes is accepted", blog,
                   calling("Event", 1'048'576), "202", "null"),
            status("an event one byte larger is too large", blog, calling("Event", 1'048'577),
                   "413", tooLarge),
            status("a synchronous call of exactly 6,291,456 bytes is answered", guide,
                   calling("RequestResponse", 6'291'456), "200", "null"),
            status("a synchronous call one byte larger is too large", guide,
                   calling("RequestResponse", 6'291'457), "413", tooLarge)};
}

} // namespace

std::vector<Fact> callFacts()
{
    std::vector<Fact> facts = sizeFacts();
    const std::vector<Fact> more{
        status("a function that does not exist is no error of the queue",
               "LocalStack snapshot test_invoke_exceptions",
               document(R"("functions":[],"invocations":[{"atMs":0,"function":"nobody"}])"), "404",
               R"("ResourceNotFoundException")"),
        status("a qualifier that does not exist likewise",
               "LocalStack snapshot test_lambda_alias_moving",
               document(R"("functions":[{"FunctionName":"orders"}],)"
                        R"("invocations":[{"atMs":0,"function":"orders:live"}])"),
               "404", R"("ResourceNotFoundException")"),
        status("zero reserved concurrency refuses a synchronous call",
               "LocalStack snapshot test_reserved_concurrency",
               synchronous(R"(,"ReservedConcurrentExecutions":0)"), "429", throttled),
        status("but not a dry run", "stackd capture concurrency_execution",
               synchronous(R"(,"ReservedConcurrentExecutions":0)", "DryRun"), "204", "null"),
        {"a synchronous call answers 200 to a function error, without retry, destination or queue",
         "LocalStack snapshot test_lambda_handler_error",
         synchronous(
             R"(,"DeadLetterConfig":{"TargetArn":"arn:aws:sqs:us-east-1:123456789012:dlq"},)"
             R"("behavior":[{"outcome":{"type":"error"}}])"),
         {{"/invocations/0/statusCode", "200"},
          {"/invocations/0/error", "null"},
          {"/invocations/0/attempts",
           R"([{"number":1,"startMs":0,"endMs":100,"outcome":"error","errorType":"Error"}])"},
          {"/invocations/0/endMs", "100"},
          {"/invocations/0/condition", "null"},
          {"/invocations/0/deliveries", "[]"},
          {"/metrics/orders/AsyncEventsReceived", "0"},
          {"/metrics/orders/Invocations", "1"},
          {"/metrics/orders/Errors", "1"},
          {"/metrics/orders/AsyncEventAge", R"({"count":0,"maximum":null,"average":null})"}}},
        {"a duplicate is an invocation of its own with the same request id, received once",
         "developer guide: at least once; the detail is assumed",
         oneOrder(R"("behavior":[{"outcome":{"type":"success","durationMs":5}}])",
                  R"(,"duplicatesPerMille":1000)"),
         {{"/invocations/0/duplicate", "absent"},
          {"/invocations/1/duplicate", "true"},
          {"/invocations/1/requestId", '"' + requestId + '"'},
          {"/invocations/1/attempts/0/startMs", "0"},
          {"/metrics/orders/AsyncEventsReceived", "1"},
          {"/metrics/orders/Invocations", "2"}}}};
    facts.insert(facts.end(), more.begin(), more.end());
    return facts;
}

} // namespace retryscope::facts

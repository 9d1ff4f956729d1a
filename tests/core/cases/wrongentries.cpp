#include "tests/core/cases/scenariocases.h"

namespace retryscope::cases {

namespace {

constexpr auto cannotTell = Schema::CannotTell;

std::string withTargets(std::string_view entries)
{
    return scenario("\"targets\": [" + std::string(entries) + ']');
}

std::string withChange(std::string_view members)
{
    return scenario(R"("changes": [{"atMs": 0, )" + std::string(members) + "}]");
}

std::string invocations(std::string_view entries)
{
    return R"({"format": "retryscope-scenario", "version": 1, "functions": [], "invocations": [)"
        + std::string(entries) + "]}";
}

} // namespace

std::vector<WrongDocument> wrongTargets() // NOLINT(readability-function-size): a table
{
    const std::string topic = R"({"Arn": "arn:aws:sns:us-east-1:123456789012:t")";
    const std::string keys =
        "expected one of the keys Arn, logicalId, exists, allowed, unavailable, subscribers, ";
    return {
        {"a target without ARN", withTargets("{}"),
         "/targets/0: expected the key \"Arn\", found none\n"},
        {"a target that is no ARN", withTargets(R"({"Arn": "queue"})"),
         "/targets/0/Arn: expected an ARN, found the string \"queue\"\n"},
        {"a target listed twice", withTargets(topic + "}, " + topic + '}'),
         "/targets/1/Arn: expected each target once, found the string "
         "\"arn:aws:sns:us-east-1:123456789012:t\" again\n",
         cannotTell},
        {"an unknown key of a target", withTargets(topic + R"(, "name": "t"})"),
         "/targets/0/name: " + keys + "found \"name\"\n"},
        {"exists as a string", withTargets(topic + R"(, "exists": "no"})"),
         "/targets/0/exists: expected true or false, found the string \"no\"\n"},
        {"allowed as a number", withTargets(topic + R"(, "allowed": 0})"),
         "/targets/0/allowed: expected true or false, found 0\n"},
        {"a window that is no object", withTargets(topic + R"(, "unavailable": [5]})"),
         "/targets/0/unavailable/0: expected an object, found 5\n"},
        {"a window with an unknown key", withTargets(topic + R"(, "unavailable": [{"until": 5}]})"),
         "/targets/0/unavailable/0/until: expected one of the keys fromMs, toMs, found \"until\""
         "\n"},
        {"a window's end", withTargets(topic + R"(, "unavailable": [{"toMs": 0.5}]})"),
         "/targets/0/unavailable/0/toMs: expected a whole number from 0 to 31536000000, found 0.5"
         "\n"},
        {"subscribers as a string", withTargets(topic + R"(, "subscribers": "fn"})"),
         "/targets/0/subscribers: expected an array, found the string \"fn\"\n"},
        {"an unknown subscriber", withTargets(topic + R"(, "subscribers": ["fn", "other"]})"),
         "/targets/0/subscribers/1: expected the name of a function of the scenario, found the "
         "string \"other\"\n",
         cannotTell},
        {"a subscriber listed twice", withTargets(topic + R"(, "subscribers": ["fn", "fn"]})"),
         "/targets/0/subscribers/1: expected each subscriber once, found the string \"fn\" "
         "again\n"},
        {"subscribers of a queue, before its ARN",
         withTargets(R"({"subscribers": ["fn"], "Arn": "arn:aws:sqs:us-east-1:123456789012:q"})"),
         "/targets/0/subscribers: expected subscribers of a topic, bus or bucket only, found some "
         "of the string \"arn:aws:sqs:us-east-1:123456789012:q\"\n"},
    };
}

std::vector<WrongDocument> wrongInvocations() // NOLINT(readability-function-size): a table
{
    const std::string id = "0a1b2c3d-0000-4000-8000-00000000000f";
    const std::string upper = "0A1B2C3D-0000-4000-8000-00000000000F";
    const std::string entry = R"({"atMs": 0, "function": "f", "requestId": ")";
    return {
        {"an invocation without its keys", invocations("{}"),
         "/invocations/0: expected the key \"atMs\", found none\n"
         "/invocations/0: expected the key \"function\", found none\n"},
        {"an unknown key of an invocation", withInvocation(R"("delayMs": 1)"),
         "/invocations/0/delayMs: expected one of the keys atMs, function, payload, everyMs, "
         "count, "
         "type, source, outcomes, note, requestId, found \"delayMs\"\n"},
        {"time just below", invocations(R"({"atMs": -1, "function": "f"})"),
         "/invocations/0/atMs: expected a whole number from 0 to 31536000000, found -1\n"},
        {"time just above", invocations(R"({"atMs": 31536000001, "function": "f"})"),
         "/invocations/0/atMs: expected a whole number from 0 to 31536000000, found 31536000001\n"},
        {"function as an object", invocations(R"({"atMs": 0, "function": {}})"),
         "/invocations/0/function: expected a string, found an object\n"},
        {"type", withInvocation(R"("type": "Async")"),
         "/invocations/0/type: expected one of \"Event\", \"RequestResponse\", \"DryRun\", found "
         "the string \"Async\"\n"},
        {"source", withInvocation(R"("source": "sqs")"),
         "/invocations/0/source: expected one of \"sdk\", \"s3\", \"sns\", \"eventbridge\", "
         "\"scheduler\", \"ses\", \"logs\", \"config\", \"codecommit\", \"cloudformation\", "
         "\"iot\", found the string \"sqs\"\n"},
        {"count just below", withInvocation(R"("count": 0, "everyMs": 1)"),
         "/invocations/0/count: expected a whole number from 1 to 100000000, found 0\n"},
        {"count just above", withInvocation(R"("count": 100000001, "everyMs": 0)"),
         "/invocations/0/count: expected a whole number from 1 to 100000000, found 100000001\n"},
        {"a count without everyMs", withInvocation(R"("count": 2)"),
         "/invocations/0/count: expected everyMs beside a count above 1, found none\n"},
        {"everyMs just above", withInvocation(R"("everyMs": 31536000001)"),
         "/invocations/0/everyMs: expected a whole number from 0 to 31536000000, found 31536000001"
         "\n"},
        {"a last repetition just after a year",
         invocations(R"({"atMs": 1, "function": "f", "count": 3, "everyMs": 15768000000})"),
         "/invocations/0/count: expected the last repetition at 31536000000 ms or before, found it "
         "at 31536000001 ms\n",
         cannotTell},
        {"a request id that is no UUID", withInvocation(R"("requestId": "1")"),
         "/invocations/0/requestId: expected a UUID, found the string \"1\"\n"},
        {"a request id with a letter beyond f",
         withInvocation(R"("requestId": "0a1b2c3g-0000-4000-8000-00000000000f")"),
         "/invocations/0/requestId: expected a UUID, found the string "
         "\"0a1b2c3g-0000-4000-8000-00000000000f\"\n"},
        {"a request id used twice, ignoring case",
         invocations(entry + id + "\"}, " + entry + upper + "\"}"),
         "/invocations/1/requestId: expected each request id once, found the string \"" + upper
             + "\" again\n",
         cannotTell},
        {"a request id of a repeated entry",
         withInvocation(R"("requestId": ")" + id + R"(", "count": 2, "everyMs": 0)"),
         "/invocations/0/requestId: expected no request id beside a count above 1, found the "
         "string \""
             + id + "\"\n"},
        {"no outcomes", withInvocation(R"("outcomes": [])"),
         "/invocations/0/outcomes: expected at least one outcome, found none\n"},
        {"a wrong outcome", withInvocation(R"("outcomes": [{"type": "exit"}, {"type": "exit",
            "response": 1}])"),
         "/invocations/0/outcomes/1/response: expected one of the keys type, durationMs, found "
         "\"response\"\n"},
        {"note", withInvocation(R"("note": 1)"),
         "/invocations/0/note: expected a string, found 1\n"},
    };
}

std::vector<WrongDocument> wrongChanges() // NOLINT(readability-function-size): a table
{
    const std::string calls =
        "PutFunctionEventInvokeConfig, UpdateFunctionEventInvokeConfig, "
        "DeleteFunctionEventInvokeConfig, PutFunctionConcurrency, DeleteFunctionConcurrency, "
        "UpdateFunctionConfiguration, UpdateAlias, DeleteFunction, PutFunctionRecursionConfig";
    const std::string change = "/changes/0";
    const std::string safe = "from -9007199254740991 to 9007199254740991, found ";
    return {
        {"a change that is no object", scenario(R"("changes": [null])"),
         change + ": expected an object, found null\n"},
        {"a change without anything", scenario(R"("changes": [{}])"),
         change + ": expected target or one of " + calls + ", found none\n" + change
             + ": expected the key \"atMs\", found none\n" + change
             + ": expected the key \"function\", found none\n"},
        {"an unknown function", withChange(R"("function": "fn:live", "DeleteFunction": {})"),
         change
             + "/function: expected the name of a function of the scenario, found the string "
               "\"fn:live\"\n",
         cannotTell},
        {"two changes in one entry",
         withChange(
             R"("function": "fn", "DeleteFunction": {}, "PutFunctionConcurrency":
                {"ReservedConcurrentExecutions": 1})"),
         change
             + ": expected one change an entry, found PutFunctionConcurrency and DeleteFunction"
               "\n"},
        {"an unknown call", withChange(R"("function": "fn", "PublishVersion": {})"),
         change + ": expected target or one of " + calls + ", found none\n" + change
             + "/PublishVersion: expected one of the keys atMs, function, " + calls
             + ", found \"PublishVersion\"\n"},
        {"an argument of a call that has none",
         withChange(R"("function": "fn", "DeleteFunction": {"Qualifier": "1"})"),
         change + "/DeleteFunction/Qualifier: expected no keys, found \"Qualifier\"\n"},
        {"an unknown argument",
         withChange(R"("function": "fn", "DeleteFunctionEventInvokeConfig": {"Name": "1"})"),
         change
             + "/DeleteFunctionEventInvokeConfig/Name: expected only the key Qualifier, found "
               "\"Name\"\n"},
        {"arguments of the wrong type",
         withChange(R"("function": "fn", "PutFunctionEventInvokeConfig": {"Qualifier": 1,
             "MaximumRetryAttempts": true, "MaximumEventAgeInSeconds": 1.5,
             "DestinationConfig": {"OnSuccess": {"Destination": 1}, "OnFailure": null}})"),
         change + "/PutFunctionEventInvokeConfig/Qualifier: expected a string, found 1\n" + change
             + "/PutFunctionEventInvokeConfig/MaximumRetryAttempts: expected a whole number " + safe
             + "true\n" + change
             + "/PutFunctionEventInvokeConfig/MaximumEventAgeInSeconds: expected a whole number "
             + safe + "1.5\n" + change
             + "/PutFunctionEventInvokeConfig/DestinationConfig/OnSuccess/Destination: expected a "
               "string, found 1\n"
             + change
             + "/PutFunctionEventInvokeConfig/DestinationConfig/OnFailure: expected an object, "
               "found null\n"},
        {"a reservation as a string", withChange(R"("function": "fn", "PutFunctionConcurrency":
                       {"ReservedConcurrentExecutions": "1"})"),
         change + "/PutFunctionConcurrency/ReservedConcurrentExecutions: expected a number " + safe
             + "the string \"1\"\n"},
        {"a reservation beyond 64 bits", withChange(R"("function": "fn", "PutFunctionConcurrency":
                       {"ReservedConcurrentExecutions": 1e20})"),
         change + "/PutFunctionConcurrency/ReservedConcurrentExecutions: expected a number " + safe
             + "1e20\n"},
        {"no reservation", withChange(R"("function": "fn", "PutFunctionConcurrency": {})"),
         change
             + "/PutFunctionConcurrency: expected the key \"ReservedConcurrentExecutions\", found "
               "none\n"},
        {"configuration of the wrong type",
         withChange(R"("function": "fn", "UpdateFunctionConfiguration": {"Timeout": "3",
                       "DeadLetterConfig": {"TargetArn": null}})"),
         change + "/UpdateFunctionConfiguration/Timeout: expected a whole number " + safe
             + "the string \"3\"\n" + change
             + "/UpdateFunctionConfiguration/DeadLetterConfig/TargetArn: expected a string, found "
               "null\n"},
        {"an alias without version",
         withChange(R"("function": "fn", "UpdateAlias": {"Name": "live"})"),
         change + "/UpdateAlias: expected the key \"FunctionVersion\", found none\n"},
        {"recursion as a flag",
         withChange(R"("function": "fn", "PutFunctionRecursionConfig": {"RecursiveLoop": true})"),
         change + "/PutFunctionRecursionConfig/RecursiveLoop: expected a string, found true\n"},
        {"a target without a change", withChange(R"("target": "arn:aws:s3:::b")"),
         change + ": expected exists or allowed beside target, found neither\n"},
        {"a target that is no ARN", withChange(R"("target": "b", "exists": false)"),
         change + "/target: expected an ARN, found the string \"b\"\n"},
        {"a target and a function",
         withChange(R"("target": "arn:aws:s3:::b", "exists": 1, "function": "fn")"),
         change + "/exists: expected true or false, found 1\n" + change
             + "/function: expected one of the keys atMs, target, exists, allowed, found "
               "\"function\"\n"},
    };
}

} // namespace retryscope::cases

#include "tests/core/cases/scenariocases.h"

namespace retryscope::cases {

namespace {

/// Uses every key of the format.
constexpr const char *everything = R"({
  "format": "retryscope-scenario",
  "version": 1,
  "title": "A night at the bakery",
  "description": "Ovens fail **twice**.",
  "startTime": "2026-03-04T05:06:07.089Z",
  "seed": 9007199254740991,
  "rules": {"profile": "chapter", "overrides": {"retry.waits": "aws", "s3.target": "aws"}},
  "region": "eu-west-1",
  "accountId": "000000000042",
  "accountConcurrency": 50,
  "dispatchDelayMs": 25,
  "duplicatesPerMille": 1000,
  "functions": [
    {
      "FunctionName": "bake",
      "logicalId": "BakeFunction",
      "Timeout": 900,
      "MemorySize": 10240,
      "ReservedConcurrentExecutions": 50,
      "RecursiveLoop": "Allow",
      "DeadLetterConfig": {"TargetArn": "arn:aws:sns:eu-west-1:000000000042:burnt"},
      "Versions": ["1", "20"],
      "Aliases": [
        {"Name": "live", "FunctionVersion": "20"},
        {"Name": "next", "FunctionVersion": "$LATEST"}
      ],
      "EventInvokeConfigs": [
        {"Qualifier": "live", "MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60},
        {
          "MaximumRetryAttempts": 2,
          "DestinationConfig": {
            "OnSuccess": {
              "Destination": "arn:aws:lambda:eu-west-1:000000000042:function:sell:$LATEST"
            },
            "OnFailure": {"Destination": ""}
          }
        },
        {"Qualifier": "20", "DestinationConfig": {"OnSuccess": {}}}
      ],
      "behavior": [
        {
          "when": {
            "fromMs": 0,
            "toMs": 31536000000,
            "attempt": [1, 3],
            "payload": {"/kind": "rye", "": {"kind": "rye"}, "/a~1b": [1.0, null]}
          },
          "outcome": {"type": "error", "errorType": "TooHot", "durationMs": {"min": 0, "max": 9}}
        },
        {"when": {"attempt": []}, "outcome": {"type": "timeout"}},
        {"when": {"toMs": 5}, "outcome": {"type": "initError", "errorMessage": "no gas"}},
        {
          "outcome": {
            "type": "oneOf",
            "choices": [
              {"weight": 1000000, "outcome": {"type": "success", "response": [1e3, {"a": -0}]}},
              {"outcome": {"type": "oneOf", "choices": [{"outcome": {"type": "exit"}}]}},
              {"weight": 1, "outcome": {"type": "outOfMemory", "durationMs": 0}}
            ]
          }
        }
      ]
    },
    {"FunctionName": "sell"}
  ],
  "targets": [
    {
      "Arn": "arn:aws:sns:eu-west-1:000000000042:burnt",
      "logicalId": "module.bakery[\"x\"]",
      "exists": false,
      "allowed": false,
      "unavailable": [{"fromMs": 1}, {"toMs": 2}, {"fromMs": 3, "toMs": 4}, {}],
      "subscribers": ["sell", "bake"]
    },
    {"Arn": "arn:aws:s3:::loaves", "subscribers": []},
    {"Arn": "arn:aws:sqs:short"}
  ],
  "invocations": [
    {"atMs": 0, "function": "bake:live", "payload": {"n": "{n}"}, "everyMs": 0, "count": 100000000},
    {"atMs": 31536000000, "function": "nobody", "source": "s3", "type": "DryRun"},
    {"atMs": 5, "function": "sell:$LATEST", "payload": null, "note": "by hand", "source": "iot"},
    {
      "atMs": 7,
      "everyMs": 3,
      "function": "sell",
      "type": "RequestResponse",
      "payload": "text",
      "outcomes": [{"type": "throttle"}, {"type": "systemError"}, {"type": "success"}],
      "requestId": "0A1b2c3d-0000-4000-8000-00000000000f"
    }
  ],
  "changes": [
    {"atMs": 1, "function": "bake", "PutFunctionEventInvokeConfig": {"MaximumRetryAttempts": 99}},
    {
      "atMs": 2,
      "function": "bake",
      "UpdateFunctionEventInvokeConfig": {
        "Qualifier": "nowhere",
        "MaximumEventAgeInSeconds": -5,
        "DestinationConfig": {"OnSuccess": {}, "OnFailure": {"Destination": "x"}}
      }
    },
    {"atMs": 3, "function": "bake", "DeleteFunctionEventInvokeConfig": {"Qualifier": "live"}},
    {"atMs": 3, "function": "bake", "DeleteFunctionEventInvokeConfig": {}},
    {
      "atMs": 4,
      "function": "bake",
      "PutFunctionConcurrency": {"ReservedConcurrentExecutions": -2.9}
    },
    {"atMs": 5, "function": "bake", "DeleteFunctionConcurrency": {}},
    {"atMs": 6, "function": "bake", "UpdateFunctionConfiguration": {}},
    {
      "atMs": 6,
      "function": "bake",
      "UpdateFunctionConfiguration": {"Timeout": 0, "DeadLetterConfig": {"TargetArn": ""}}
    },
    {"atMs": 7, "function": "bake", "UpdateAlias": {"Name": "live", "FunctionVersion": "9"}},
    {"atMs": 8, "function": "bake", "PutFunctionRecursionConfig": {"RecursiveLoop": "Perhaps"}},
    {"atMs": 9, "function": "sell", "DeleteFunction": {}},
    {"atMs": 9, "target": "arn:aws:s3:::loaves", "exists": true, "allowed": false},
    {"atMs": 0, "target": "arn:aws:sqs:eu-west-1:000000000042:new", "exists": false}
  ],
  "breakpoints": [{"on": "expired"}, 1.50],
  "notes": [{"text": "x", "atMs": 60000}],
  "questions": [],
  "forks": [
    {
      "name": "another price",
      "atMs": 7,
      "patch": [
        {"op": "replace", "path": "/seed", "value": 8},
        {"op": "test", "path": "/version", "value": 1},
        {"op": "add", "path": "/changes/-", "value": {"atMs": 7, "function": "sell", "DeleteFunction": {}}},
        {"op": "copy", "from": "/notes", "path": "/questions"},
        {"op": "move", "from": "/questions", "path": "/breakpoints"},
        {"op": "remove", "path": "/notes/0"}
      ]
    },
    {"name": "none", "atMs": 0, "patch": []}
  ]
})";

} // namespace

std::vector<RightDocument> rightDocuments()
{
    return {
        {"the least", scenario()},
        {"everything", everything},
        {"no functions",
         R"({"format": "retryscope-scenario", "version": 1.0, "functions": [], "invocations": []})"},
        {"a reservation of zero", withFunction(R"("ReservedConcurrentExecutions": 0)")},
        {"a name of 64 characters",
         R"({"format": "retryscope-scenario", "version": 1, "invocations": [], "functions":
             [{"FunctionName": ")"
             + std::string(64, '-') + "\"}]}"},
        {"a dead-letter config without queue", withFunction(R"("DeadLetterConfig": {})")},
        {"a dead-letter queue that is cleared",
         withFunction(R"("DeadLetterConfig": {"TargetArn": ""})")},
        {"retries and age at their limits",
         withConfig(R"("MaximumRetryAttempts": 2, "MaximumEventAgeInSeconds": 21600)")},
        {"an age that only other rules allow",
         R"({"format": "retryscope-scenario", "version": 1, "invocations": [], "functions":
             [{"FunctionName": "fn", "EventInvokeConfigs": [{"MaximumEventAgeInSeconds": 86400}]}],
             "rules": {"profile": "retry-guide"}})"},
        {"targets that are missing or forbidden when the scenario starts",
         scenario(R"("targets": [{"Arn": "arn:aws:sqs:us-east-1:123456789012:q", "exists": false,
                     "allowed": false}])")},
        {"a bucket for failures",
         withConfig(R"("DestinationConfig": {"OnFailure": {"Destination": "arn:aws:s3:::b"}})")},
        {"a FIFO queue that other rules accept",
         R"({"format": "retryscope-scenario", "version": 1, "invocations": [], "functions":
             [{"FunctionName": "fn", "EventInvokeConfigs": [{"DestinationConfig": {"OnFailure":
                 {"Destination": "arn:aws:sqs:us-east-1:123456789012:q.fifo"}}}]}],
             "rules": {"overrides": {"fifo.targets": "chapter"}}})"},
        {"numbers spelled with a point or an exponent",
         R"({"format": "retryscope-scenario", "version": 1, "functions": [{"FunctionName": "fn",
             "Timeout": 9e2}], "invocations": [{"atMs": 1.0, "function": "fn", "count": 20e-1,
             "everyMs": 5}]})"},
        {"a last repetition exactly after a year",
         R"({"format": "retryscope-scenario", "version": 1, "functions": [], "invocations":
             [{"atMs": 0, "function": "f", "count": 3, "everyMs": 15768000000}]})"},
        {"a duration of a year", withOutcome(R"({"type": "exit", "durationMs": 31536000000})")},
    };
}

} // namespace retryscope::cases

#pragma once

#include <QByteArray>

/// Six invocations with all that the timeline can show: runs that succeed, fail and expire, a lost
/// event, refusals in a row, destinations and a dead-letter queue.
inline QByteArray outageScenario()
{
    return R"({
  "format": "retryscope-scenario", "version": 1, "title": "Orders during a payment outage", "seed": 42,
  "functions": [
    {"FunctionName": "order-processor", "Timeout": 3, "Aliases": [{"Name": "live", "FunctionVersion": "2"}], "Versions": ["2"],
     "DeadLetterConfig": {"TargetArn": "arn:aws:sqs:us-east-1:123456789012:orders-dlq"},
     "EventInvokeConfigs": [
      {"MaximumEventAgeInSeconds": 300, "DestinationConfig": {
        "OnSuccess": {"Destination": "arn:aws:sqs:us-east-1:123456789012:orders-done"},
        "OnFailure": {"Destination": "arn:aws:sns:us-east-1:123456789012:orders-failed"}}},
      {"Qualifier": "live", "MaximumEventAgeInSeconds": 90, "DestinationConfig": {
        "OnFailure": {"Destination": "arn:aws:sns:us-east-1:123456789012:orders-failed"}}}],
     "behavior": [
      {"when": {"payload": {"/card": "blocked"}}, "outcome": {"type": "timeout"}},
      {"when": {"payload": {"/slow": true}, "attempt": [1]}, "outcome": {"type": "error", "durationMs": 1000}},
      {"outcome": {"type": "success", "durationMs": 700}}]},
    {"FunctionName": "receipt-mailer", "EventInvokeConfigs": [{"MaximumRetryAttempts": 0}],
     "behavior": [{"outcome": {"type": "error", "durationMs": 1000}}]}
  ],
  "invocations": [
    {"atMs": 0, "function": "order-processor", "payload": {"card": "blocked"}},
    {"atMs": 1000, "function": "order-processor", "payload": {}},
    {"atMs": 4000, "function": "order-processor:live", "payload": {"card": "blocked"}},
    {"atMs": 6000, "function": "order-processor", "payload": {"slow": true}},
    {"atMs": 7500, "function": "receipt-mailer", "payload": {}},
    {"atMs": 64000, "function": "order-processor", "payload": {},
     "outcomes": [{"type": "throttle"}, {"type": "throttle"}, {"type": "throttle"}, {"type": "throttle"}, {"type": "throttle"}, {"type": "success", "durationMs": 1000}]}
  ]
})";
}

#pragma once

#include <QByteArray>

namespace retryscope {

/// A run with everything in it: back-off, expiry, loss, refusals, deliveries that work and fail, a
/// call that is rejected, and a change.
inline QByteArray outageScenario()
{
    return R"json({
  "format": "retryscope-scenario", "version": 1, "title": "Orders during a payment outage",
  "startTime": "2026-01-15T10:30:00.000Z", "seed": 42,
  "functions": [
    {"FunctionName": "order-processor", "Timeout": 3,
     "DeadLetterConfig": {"TargetArn": "arn:aws:sqs:us-east-1:123456789012:orders-dlq"},
     "Versions": ["2"], "Aliases": [{"Name": "live", "FunctionVersion": "2"}],
     "EventInvokeConfigs": [
       {"MaximumEventAgeInSeconds": 300,
        "DestinationConfig": {
          "OnSuccess": {"Destination": "arn:aws:sqs:us-east-1:123456789012:orders-done"},
          "OnFailure": {"Destination": "arn:aws:sns:us-east-1:123456789012:orders-failed"}}},
       {"Qualifier": "live", "MaximumEventAgeInSeconds": 90,
        "DestinationConfig": {
          "OnSuccess": {"Destination": "arn:aws:sqs:us-east-1:123456789012:orders-done"},
          "OnFailure": {"Destination": "arn:aws:sns:us-east-1:123456789012:orders-failed"}}}],
     "behavior": [
       {"when": {"payload": {"/card": "blocked"}}, "outcome": {"type": "timeout"}},
       {"when": {"payload": {"/slow": true}, "attempt": [1]},
        "outcome": {"type": "error", "errorType": "UpstreamTimeout",
                    "errorMessage": "payment service did not answer"}},
       {"outcome": {"type": "success", "response": {"status": "processed"}, "durationMs": 250}}]},
    {"FunctionName": "receipt-mailer",
     "EventInvokeConfigs": [{"MaximumRetryAttempts": 0}],
     "behavior": [{"outcome": {"type": "error", "errorType": "SmtpError", "durationMs": 500}}]}],
  "targets": [{"Arn": "arn:aws:sqs:us-east-1:123456789012:orders-dlq", "allowed": false}],
  "invocations": [
    {"atMs": 0, "function": "order-processor", "payload": {"order_id": "ORD-1", "card": "blocked"}},
    {"atMs": 1000, "function": "order-processor", "payload": {"order_id": "ORD-2"}},
    {"atMs": 4000, "function": "order-processor:live",
     "payload": {"order_id": "ORD-3", "card": "blocked"}},
    {"atMs": 6000, "function": "order-processor", "payload": {"order_id": "ORD-4", "slow": true}},
    {"atMs": 8000, "function": "receipt-mailer", "payload": {"order_id": "ORD-5"}},
    {"atMs": 64000, "function": "order-processor", "payload": {"order_id": "ORD-6"},
     "outcomes": [{"type": "throttle"}, {"type": "throttle"}, {"type": "throttle"},
                  {"type": "throttle"}, {"type": "throttle"}, {"type": "success"}]},
    {"atMs": 65000, "function": "nobody", "payload": {}}]
})json";
}

} // namespace retryscope

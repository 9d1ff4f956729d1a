#include "core/formats/sampleevents.h"

#include "core/formats/jsontext.h"

#include <array>
#include <cassert>
#include <string_view>

namespace retryscope {

namespace {

constexpr std::size_t sourceCount = static_cast<std::size_t>(Source::Iot) + 1;

constexpr std::string_view s3Event = R"({"Records": [{
    "eventVersion": "2.1", "eventSource": "aws:s3", "awsRegion": "us-east-1",
    "eventTime": "2026-01-01T00:00:00.000Z", "eventName": "ObjectCreated:Put",
    "userIdentity": {"principalId": "AWS:AIDAUPLOADER"},
    "requestParameters": {"sourceIPAddress": "192.0.2.10"},
    "responseElements": {"x-amz-request-id": "7C2D9E4F1A6B8035", "x-amz-id-2": "retryscope"},
    "s3": {
        "s3SchemaVersion": "1.0", "configurationId": "on-upload",
        "bucket": {
            "name": "photo-uploads", "ownerIdentity": {"principalId": "A1OWNER"},
            "arn": "arn:aws:s3:::photo-uploads"
        },
        "object": {
            "key": "2026/harbour.jpg", "size": 482133,
            "eTag": "5f1d0c7a9b3e48d2a6c4e8f01b7d93aa", "sequencer": "00677485A0B1C2D3E4"
        }
    }
}]})";

constexpr std::string_view snsEvent = R"({"Records": [{
    "EventSource": "aws:sns", "EventVersion": "1.0",
    "EventSubscriptionArn":
        "arn:aws:sns:us-east-1:123456789012:orders:2f9c1b7e-4a53-4d0e-8f61-0b5a7c3d9e12",
    "Sns": {
        "Type": "Notification", "MessageId": "8d3a5c1e-6f27-4b90-a1d4-7e9f2c0b8a65",
        "TopicArn": "arn:aws:sns:us-east-1:123456789012:orders", "Subject": "New order",
        "Message": "{\"orderId\":\"ORD-1001\"}", "Timestamp": "2026-01-01T00:00:00.000Z",
        "SignatureVersion": "1", "Signature": "c2lnbmF0dXJl",
        "SigningCertUrl": "https://sns.us-east-1.amazonaws.com/certificate.pem",
        "UnsubscribeUrl": "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe",
        "MessageAttributes": {"channel": {"Type": "String", "Value": "web"}}
    }
}]})";

constexpr std::string_view eventBridgeEvent = R"({
    "version": "0", "id": "4b7f2c90-1d8e-4a36-9c5b-e02f6a7d1358",
    "detail-type": "Order placed", "source": "shop.orders", "account": "123456789012",
    "time": "2026-01-01T00:00:00Z", "region": "us-east-1", "resources": [],
    "detail": {"orderId": "ORD-1001", "total": 42.5}
})";

constexpr std::string_view schedulerEvent = R"({
    "version": "0", "id": "c61a9e07-52f4-4bd8-8e3d-7f10a4c92b6e",
    "detail-type": "Scheduled Event", "source": "aws.scheduler", "account": "123456789012",
    "time": "2026-01-01T00:00:00Z", "region": "us-east-1",
    "resources": ["arn:aws:scheduler:us-east-1:123456789012:schedule/default/nightly-report"],
    "detail": "{}"
})";

constexpr std::string_view sesEvent = R"({"Records": [{
    "eventSource": "aws:ses", "eventVersion": "1.0",
    "ses": {
        "mail": {
            "timestamp": "2026-01-01T00:00:00.000Z", "source": "ada@example.com",
            "messageId": "m7q2k9v4c1x8b5n3", "destination": ["support@example.org"],
            "headersTruncated": false,
            "headers": [
                {"name": "From", "value": "Ada <ada@example.com>"},
                {"name": "To", "value": "support@example.org"},
                {"name": "Subject", "value": "Where is my order?"}
            ],
            "commonHeaders": {
                "returnPath": "ada@example.com", "from": ["Ada <ada@example.com>"],
                "date": "Thu, 1 Jan 2026 00:00:00 +0000", "to": ["support@example.org"],
                "messageId": "<1001@example.com>", "subject": "Where is my order?"
            }
        },
        "receipt": {
            "timestamp": "2026-01-01T00:00:00.000Z", "processingTimeMillis": 312,
            "recipients": ["support@example.org"],
            "spamVerdict": {"status": "PASS"}, "virusVerdict": {"status": "PASS"},
            "spfVerdict": {"status": "PASS"}, "dkimVerdict": {"status": "PASS"},
            "action": {
                "type": "Lambda", "invocationType": "Event",
                "functionArn": "arn:aws:lambda:us-east-1:123456789012:function:mail-sorter"
            }
        }
    }
}]})";

// Compressed with gzip: a DATA_MESSAGE of the log group /shop/orders with one log event.
constexpr std::string_view logsEvent =
    R"({"awslogs": {"data": "H4sIAAAAAAACA41PTQuCUBD8K/LOhR+VmjdB6xRBdgsJ01UfpfvY9ywi+u+tRdCxPQ0z)"
    R"(uzM7D9GB1kUD+7sCEYkk3sfHTZpl8ToVE4G3Hohp15vNF34QLh3XY/qCzZpwUKzYukVlI1VA+qNkhqDoWCpb)"
    R"(KM84GDtgQQ8nXZJURmK/khczrkcHAUTIKH9fplfozUg/hKzYYBYuf4P/Q47jcpyR3MsUHb/oBn7geQvfGWfy)"
    R"(7cv2qrh3HGgR1IOGyqqRrO0umb69xDN/vgBTj95rHQEAAA=="}})";

constexpr std::string_view configEvent =
    R"({
    "invokingEvent": "{\"awsAccountId\":\"123456789012\",\"notificationCreationTime\":)"
    R"(\"2026-01-01T00:00:00.000Z\",\"messageType\":)"
    R"(\"ScheduledNotification\",\"recordVersion\":\"1.0\"}",
    "ruleParameters": "{\"maximumDays\":\"90\"}", "resultToken": "dG9rZW4tMTAwMQ",
    "eventLeftScope": false,
    "executionRoleArn": "arn:aws:iam::123456789012:role/config-recorder",
    "configRuleArn": "arn:aws:config:us-east-1:123456789012:config-rule/config-rule-k4m8qz",
    "configRuleName": "key-rotation", "configRuleId": "config-rule-k4m8qz",
    "accountId": "123456789012", "version": "1.0"
})";

constexpr std::string_view codeCommitEvent = R"({"Records": [{
    "awsRegion": "us-east-1",
    "codecommit": {
        "references": [
            {"commit": "9c4e1f7a2b8d3605e1f49a7c6b2d80e3f5a19c74", "ref": "refs/heads/main"}
        ]
    },
    "customData": "from the main branch",
    "eventId": "e17c5a90-83b2-4f6d-9a04-5d2e8c7b1f36", "eventName": "ReferenceChanges",
    "eventPartNumber": 1, "eventSource": "aws:codecommit",
    "eventSourceARN": "arn:aws:codecommit:us-east-1:123456789012:shop",
    "eventTime": "2026-01-01T00:00:00.000+0000", "eventTotalParts": 1,
    "eventTriggerConfigId": "b92d4e6f-10a7-4c38-8f5e-6a3c9d07b1e4",
    "eventTriggerName": "on-push", "eventVersion": "1.0",
    "userIdentityARN": "arn:aws:iam::123456789012:user/ada"
}]})";

constexpr std::string_view cloudFormationEvent = R"({
    "RequestType": "Create",
    "ResponseURL": "https://cloudformation-custom-resource-response.example.com/answer",
    "StackId":
        "arn:aws:cloudformation:us-east-1:123456789012:stack/shop/)"
                                                 R"(6e0b3d72-94c1-4f58-a7e9-1c2d5f8b0a63",
    "RequestId": "d05c8f2e-7b14-4a69-b3e7-90f1c6a82d4b",
    "ResourceType": "Custom::SearchIndex", "LogicalResourceId": "OrderIndex",
    "ResourceProperties": {"IndexName": "orders", "Shards": "2"}
})";

constexpr std::string_view iotEvent = R"({
    "deviceId": "thermometer-17", "timestamp": 1767225600000, "temperature": 21.4, "battery": 87
})";

std::string_view eventText(Source source)
{
    switch (source) {
    case Source::Sdk:
        return "{}";
    case Source::S3:
        return s3Event;
    case Source::Sns:
        return snsEvent;
    case Source::EventBridge:
        return eventBridgeEvent;
    case Source::Scheduler:
        return schedulerEvent;
    case Source::Ses:
        return sesEvent;
    case Source::Logs:
        return logsEvent;
    case Source::Config:
        return configEvent;
    case Source::CodeCommit:
        return codeCommitEvent;
    case Source::CloudFormation:
        return cloudFormationEvent;
    case Source::Iot:
        return iotEvent;
    }
    return "{}";
}

} // namespace

Json sampleEvent(Source source)
{
    static const auto events = [] {
        std::array<Json, sourceCount> parsed;
        for (std::size_t i = 0; i < sourceCount; ++i) {
            const auto event = parseJson(eventText(static_cast<Source>(i)));
            assert(event);
            parsed[i] = event.value();
        }
        return parsed;
    }();
    return events[static_cast<std::size_t>(source)];
}

} // namespace retryscope

#include "core/rules/envelope.h"

namespace retryscope {

namespace {

Json messageAttributes(const DeadLetterAttributes &attributes)
{
    const auto attribute = [](const char *type, std::string value) {
        return Json(Json::Object{{"Type", type}, {"Value", std::move(value)}});
    };
    Json::Object result{{"RequestID", attribute("String", attributes.requestId)}};
    if (attributes.errorCode)
        result.push_back({"ErrorCode", attribute("Number", std::to_string(*attributes.errorCode))});
    if (attributes.errorMessage)
        result.push_back({"ErrorMessage", attribute("String", *attributes.errorMessage)});
    return result;
}

} // namespace

Json busEnvelope(const RecordContent &content, BusMessage message)
{
    const bool succeeded = content.condition == Condition::Success;
    Json::Array resources{message.busArn,
                          functionArn(content.home, content.function.name) + ':'
                              + content.function.qualifier};
    Json::Object envelope{
        {"version", "0"},
        {"id", std::move(message.id)},
        {"detail-type",
         succeeded ? "Lambda Function Invocation Result - Success"
                   : "Lambda Function Invocation Result - Failure"},
        {"source", "lambda"},
        {"account", content.home.accountId},
        {"time", isoSeconds(content.timestamp)},
        {"region", content.home.region},
        {"resources", std::move(resources)},
    };
    envelope.push_back({"detail", std::move(message.record)}); // moved: it can be large
    return envelope;
}

Json topicEvent(const TopicMessage &message)
{
    Json::Object notification{
        {"Type", "Notification"},
        {"MessageId", message.messageId},
        {"TopicArn", message.topicArn},
        {"Message", message.text},
        {"Timestamp", isoMilliseconds(message.timestamp)},
        {"MessageAttributes",
         message.attributes ? messageAttributes(*message.attributes) : Json(Json::Object{})},
    };
    Json::Object entry{
        {"EventSource", "aws:sns"},
        {"EventVersion", "1.0"},
        {"EventSubscriptionArn", message.topicArn + ':' + message.subscriptionId},
        {"Sns", std::move(notification)},
    };
    return Json::Object{{"Records", Json::Array{std::move(entry)}}};
}

Json bucketEvent(const BucketObject &object)
{
    Json::Object bucket{{"name", shortName(object.bucketArn)}, {"arn", object.bucketArn}};
    Json::Object content{{"key", object.key}, {"size", static_cast<std::int64_t>(object.size)}};
    Json::Object entry{
        {"eventVersion", "2.1"},
        {"eventSource", "aws:s3"},
        {"awsRegion", object.region},
        {"eventTime", isoMilliseconds(object.written)},
        {"eventName", "ObjectCreated:Put"},
        {"s3", Json::Object{{"bucket", std::move(bucket)}, {"object", std::move(content)}}},
    };
    return Json::Object{{"Records", Json::Array{std::move(entry)}}};
}

std::string objectKey(std::string_view functionName, WallTime written, std::string_view id)
{
    std::string key = "aws/lambda/async/";
    key += functionName;
    key += '/' + objectKeyTime(written) + '-';
    key += id;
    return key;
}

Json attributesObject(const DeadLetterAttributes &attributes)
{
    Json::Object result{{"RequestID", attributes.requestId}};
    if (attributes.errorCode)
        result.push_back({"ErrorCode", int{*attributes.errorCode}});
    if (attributes.errorMessage)
        result.push_back({"ErrorMessage", *attributes.errorMessage});
    return result;
}

} // namespace retryscope

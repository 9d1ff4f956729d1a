#include "tests/core/twin/messages.h"

#include <algorithm>
#include <cstdint>

namespace retryscope::twin {

namespace {

std::string base64(const std::string &bytes)
{
    const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group * 256
                + (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        const std::size_t present = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= present ? letters[group >> (18 - 6 * k) & 63U] : '=';
    }
    return text;
}

/// The text's first 1,024 bytes, without a character that they cut.
std::string cutMessage(const std::string &text)
{
    std::size_t size = std::min<std::size_t>(text.size(), 1024);
    const auto continues = [&](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
    };
    while (continues(size))
        --size;
    return text.substr(0, size);
}

bool isRetryGuide(const Setting &setting)
{
    return setting.rules.recordShape == RecordShape::RetryGuide;
}

std::string functionArnInRecord(const Setting &setting, const FunctionReference &function)
{
    if (setting.rules.recordShape == RecordShape::Aws)
        return setting.arn(function);
    return functionArn(setting.scenario.home, function.name);
}

} // namespace

std::string Setting::arn(const FunctionReference &function) const
{
    return functionArn(scenario.home, function.name) + ':' + function.qualifier;
}

WallTime Setting::wallTime(Instant at) const
{
    return retryscope::at(scenario.startTime, at);
}

Answer answerOfSuccess(const Setting &setting, const std::string &version, const Json &response)
{
    Answer answer;
    answer.responsePayload = response;
    if (isRetryGuide(setting)) {
        answer.responseContext =
            response.isObject() ? response : Json(Json::Object{{"statusCode", 200}});
        return answer;
    }
    Json::Object context{{"statusCode", 200}, {"executedVersion", version}};
    if (setting.rules.recordShape == RecordShape::Chapter)
        context.push_back({"functionError", ""});
    answer.responseContext = context;
    return answer;
}

Answer answerOfError(const Setting &setting, const FunctionError &error)
{
    Answer answer;
    answer.responsePayload = error.payload;
    answer.errorCode = 200;
    answer.errorMessage = cutMessage(error.message);
    if (isRetryGuide(setting)) {
        const std::string log = "START RequestId: " + error.requestId + " Version: " + error.version
            + "\n[ERROR] " + error.type + ": " + error.message
            + "\nEND RequestId: " + error.requestId + "\n";
        answer.responseContext = Json::Object{
            {"statusCode", 500}, {"functionError", "Unhandled"}, {"logResult", base64(log)}};
    } else {
        answer.responseContext = Json::Object{{"statusCode", 200},
                                              {"executedVersion", error.version},
                                              {"functionError", "Unhandled"}};
    }
    return answer;
}

Answer answerOfRefusal(const Setting &, int statusCode)
{
    Answer answer;
    answer.responseContext = Json::Object{{"statusCode", statusCode}};
    answer.errorCode = statusCode;
    answer.errorMessage = statusCode == 429
        ? "Rate Exceeded."
        : "The AWS Lambda service encountered an internal error.";
    return answer;
}

Answer answerOfLookUp(const Setting &setting, const FunctionReference &function)
{
    Answer answer;
    answer.responseContext = Json::Object{{"statusCode", 404}};
    answer.errorCode = 404;
    answer.errorMessage = "Function not found: " + setting.arn(function);
    return answer;
}

Answer answerOfZeroConcurrency()
{
    Answer answer;
    answer.errorMessage =
        "Function not invoked. Function isconfigured with zero reserved concurrent executions";
    return answer;
}

Json record(const Setting &setting, const Call &call, const Answer &answer)
{
    const Json::Object context{{"requestId", call.requestId},
                               {"functionArn", functionArnInRecord(setting, call.request.function)},
                               {"condition", *call.condition},
                               {"approximateInvokeCount", *call.approximateInvokeCount}};
    const WallTime time = setting.wallTime(*call.end);
    Json::Object record{{"version", "1.0"}};
    if (isRetryGuide(setting))
        record.push_back({"timestamp", std::int64_t{time.sinceEpoch.count()}});
    else
        record.push_back({"timestamp", isoMilliseconds(time)});
    record.push_back({"requestContext", context});
    if (!isRetryGuide(setting))
        record.push_back({"requestPayload", call.request.payload});
    if (answer.responseContext)
        record.push_back({"responseContext", *answer.responseContext});
    if (isRetryGuide(setting))
        record.push_back({"body", call.request.payload});
    else if (answer.responsePayload)
        record.push_back({"responsePayload", *answer.responsePayload});
    return record;
}

Json without(const Json &object, const std::vector<std::string> &keys)
{
    Json::Object kept = *object.object();
    std::erase_if(
        kept, [&](const JsonMember &member) { return std::ranges::count(keys, member.key) > 0; });
    return kept;
}

Json deadLetterAttributes(const Call &call, const Answer &answer)
{
    Json::Object attributes{{"RequestID", call.requestId}};
    if (answer.errorCode)
        attributes.push_back({"ErrorCode", *answer.errorCode});
    if (answer.errorMessage)
        attributes.push_back({"ErrorMessage", *answer.errorMessage});
    return attributes;
}

Json busEvent(const Setting &setting, const Call &call, const std::string &bus,
              const std::string &id, const Json &record)
{
    const std::string result = *call.condition == "Success" ? "Success" : "Failure";
    return Json::Object{{"version", "0"},
                        {"id", id},
                        {"detail-type", "Lambda Function Invocation Result - " + result},
                        {"source", "lambda"},
                        {"account", setting.scenario.home.accountId},
                        {"time", isoSeconds(setting.wallTime(*call.end))},
                        {"region", setting.scenario.home.region},
                        {"resources", Json::Array{bus, setting.arn(call.request.function)}},
                        {"detail", record}};
}

Json topicEvent(const Setting &setting, const std::string &topic, Instant at, const Json &message,
                const Json &attributes)
{
    Json::Object typed;
    for (const JsonMember &attribute : *attributes.object()) {
        const std::string *text = attribute.value.string();
        typed.push_back({attribute.key,
                         Json::Object{{"Type", text ? "String" : "Number"},
                                      {"Value", text ? *text : compactText(attribute.value)}}});
    }
    // The UUIDs are told apart by nobody: see the comparison.
    const std::string uuid = "00000000-0000-4000-8000-000000000000";
    const Json::Object sns{{"Type", "Notification"},
                           {"MessageId", uuid},
                           {"TopicArn", topic},
                           {"Message", compactText(message)},
                           {"Timestamp", isoMilliseconds(setting.wallTime(at))},
                           {"MessageAttributes", typed}};
    const Json::Object entry{{"EventSource", "aws:sns"},
                             {"EventVersion", "1.0"},
                             {"EventSubscriptionArn", topic + ':' + uuid},
                             {"Sns", sns}};
    return Json::Object{{"Records", Json::Array{entry}}};
}

Json bucketEvent(const Setting &setting, const StoredObject &object, Instant at)
{
    const Json::Object bucket{{"name", splitArn(object.bucketArn)->resource},
                              {"arn", object.bucketArn}};
    const Json::Object stored{{"key", object.key},
                              {"size", static_cast<std::int64_t>(object.bytes)}};
    const Json::Object entry{{"eventVersion", "2.1"},
                             {"eventSource", "aws:s3"},
                             {"awsRegion", setting.scenario.home.region},
                             {"eventTime", isoMilliseconds(setting.wallTime(at))},
                             {"eventName", "ObjectCreated:Put"},
                             {"s3", Json::Object{{"bucket", bucket}, {"object", stored}}}};
    return Json::Object{{"Records", Json::Array{entry}}};
}

} // namespace retryscope::twin

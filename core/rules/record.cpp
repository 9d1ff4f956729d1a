#include "core/rules/record.h"

#include "core/rules/base64.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cstdio>

namespace retryscope {

namespace {

std::string qualifiedArn(const RecordContent &content)
{
    return functionArn(content.home, content.function.name) + ':' + content.function.qualifier;
}

int statusCode(const RecordContent &content)
{
    switch (content.basis) {
    case Basis::Refusal:
        return content.refusalStatusCode;
    case Basis::LookUp:
        return 404;
    case Basis::Run:
    case Basis::Nothing:
        break;
    }
    return 200;
}

Json requestContext(const Rules &rules, const RecordContent &content)
{
    const bool qualified = rules.recordShape == RecordShape::Aws;
    return Json::Object{
        {"requestId", content.requestId},
        {"functionArn",
         qualified ? qualifiedArn(content) : functionArn(content.home, content.function.name)},
        {"condition", conditionName(rules, content.condition)},
        {"approximateInvokeCount", int{content.approximateInvokeCount}},
    };
}

Json responseContext(const Rules &rules, const RecordContent &content)
{
    Json::Object context{{"statusCode", statusCode(content)}};
    if (content.basis == Basis::Run) {
        context.push_back({"executedVersion", content.executedVersion});
        if (content.error)
            context.push_back({"functionError", "Unhandled"});
        else if (rules.recordShape == RecordShape::Chapter)
            context.push_back({"functionError", ""});
    }
    return context;
}

/// The last lines of the log, as the retry guide's sample has them.
std::string logResult(const RecordContent &content)
{
    return base64("START RequestId: " + content.requestId + " Version: " + content.executedVersion
                  + "\n[ERROR] " + content.error->type + ": " + content.error->message
                  + "\nEND RequestId: " + content.requestId + '\n');
}

Json retryGuideContext(const RecordContent &content)
{
    if (content.basis != Basis::Run)
        return Json::Object{{"statusCode", statusCode(content)}};
    if (content.error) {
        return Json::Object{
            {"statusCode", 500}, {"functionError", "Unhandled"}, {"logResult", logResult(content)}};
    }
    if (content.response.isObject())
        return content.response;
    return Json::Object{{"statusCode", 200}};
}

Json retryGuideRecord(const Rules &rules, RecordContent content)
{
    Json::Object record{{"version", "1.0"},
                        {"timestamp", std::int64_t{content.timestamp.sinceEpoch.count()}},
                        {"requestContext", requestContext(rules, content)}};
    if (content.basis != Basis::Nothing)
        record.push_back({"responseContext", retryGuideContext(content)});
    record.push_back({"body", std::move(content.requestPayload)});
    return record;
}

void erase(Json &record, std::string_view key)
{
    std::erase_if(*record.object(), [&](const JsonMember &member) { return member.key == key; });
}

std::string seconds(Duration duration)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", static_cast<double>(duration.count()) / 1000.0);
    return text;
}

FunctionError returnedError(const Json &response)
{
    FunctionError error{Failure::Error, "Error", compactText(response), response};
    if (const Json *type = response.find("errorType"); type && type->string())
        error.type = *type->string();
    for (const char *key : {"error", "errorMessage"}) {
        if (const Json *message = response.find(key); message && message->string())
            error.message = *message->string();
    }
    return error;
}

FunctionError thrownError(Failure failure, const Outcome &outcome, const std::string &requestId)
{
    return {failure, outcome.errorType, outcome.errorMessage,
            Json::Object{{"errorMessage", outcome.errorMessage},
                         {"errorType", outcome.errorType},
                         {"requestId", failure == Failure::InitError ? std::string() : requestId},
                         {"stackTrace", Json::Array{}}}};
}

FunctionError platformError(Failure failure, std::string type, const std::string &message)
{
    Json payload(Json::Object{{"errorType", type}, {"errorMessage", message}});
    return {failure, std::move(type), message, std::move(payload)};
}

/// The longest beginning of `text` within `bytes` that ends at a whole UTF-8 character.
std::string cut(const std::string &text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    while (bytes > 0 && continues(text[bytes]))
        --bytes;
    return text.substr(0, bytes);
}

} // namespace

FunctionError functionError(Failure failure, const Outcome &outcome, const std::string &requestId,
                            Duration ran)
{
    assert(failure != Failure::NotFound);
    const std::string who = "RequestId: " + requestId + " Error: ";
    switch (failure) {
    case Failure::Timeout:
        return platformError(failure, "Sandbox.Timedout",
                             who + "Task timed out after " + seconds(ran) + " seconds");
    case Failure::Exit:
        return platformError(failure, "Runtime.ExitError",
                             who + "Runtime exited without providing a reason");
    case Failure::OutOfMemory:
        return platformError(failure, "Runtime.ExitError",
                             who + "Runtime exited with error: signal: killed");
    case Failure::Error:
    case Failure::InitError:
    case Failure::NotFound:
        break;
    }
    if (outcome.type == OutcomeType::Success)
        return returnedError(outcome.response);
    return thrownError(failure, outcome, requestId);
}

bool countsAsError(const Rules &rules, const Json &response)
{
    switch (rules.returnedError) {
    case ReturnedError::Success:
        return false;
    case ReturnedError::FunctionError:
        break;
    }
    if (!response.isObject())
        return false;
    if (response.find("error"))
        return true;
    const Json *status = response.find("statusCode");
    if (!status || !status->number())
        return false;
    double value = 0;
    const std::string &text = status->number()->text;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value >= 400;
}

std::optional<std::string> errorType(Failure failure, const Outcome &outcome)
{
    if (failure == Failure::NotFound)
        return std::nullopt;
    return functionError(failure, outcome, {}, {}).type;
}

// Values are moved into the record, not copied: an event can be large, and a chain nests them.
Json record(const Rules &rules, RecordContent content)
{
    if (rules.recordShape == RecordShape::RetryGuide)
        return retryGuideRecord(rules, std::move(content));
    Json::Object record{{"version", "1.0"},
                        {"timestamp", isoMilliseconds(content.timestamp)},
                        {"requestContext", requestContext(rules, content)}};
    record.push_back({"requestPayload", std::move(content.requestPayload)});
    if (content.basis != Basis::Nothing)
        record.push_back({"responseContext", responseContext(rules, content)});
    if (content.basis == Basis::Run) {
        record.push_back(
            {"responsePayload", content.error ? content.error->payload : content.response});
    }
    return record;
}

Json slimRecord(const Rules &rules, const RecordContent &content)
{
    Json slim = record(rules, content);
    for (const char *key : {"requestPayload", "responsePayload", "body"})
        erase(slim, key);
    return slim;
}

const char *conditionName(const Rules &rules, Condition condition)
{
    switch (rules.exhaustedName) {
    case ExhaustedName::RetriesExhausted:
        break;
    case ExhaustedName::RetryAttemptsExhausted:
        if (condition == Condition::RetriesExhausted)
            return "RetryAttemptsExhausted";
        break;
    }
    return name(condition);
}

DeadLetterAttributes deadLetterAttributes(const RecordContent &content)
{
    constexpr std::size_t longestMessage = 1024; // bytes
    DeadLetterAttributes attributes{content.requestId, std::nullopt, std::nullopt};
    switch (content.basis) {
    case Basis::Run:
        attributes.errorCode = 200;
        attributes.errorMessage = content.error->message;
        break;
    case Basis::Refusal:
        attributes.errorCode = content.refusalStatusCode;
        attributes.errorMessage = content.refusalStatusCode == 429
            ? "Rate Exceeded."
            : "The AWS Lambda service encountered an internal error."; // assumed
        break;
    case Basis::LookUp:
        attributes.errorCode = 404;
        attributes.errorMessage = "Function not found: " + qualifiedArn(content);
        break;
    case Basis::Nothing:
        if (content.condition == Condition::ZeroReservedConcurrency) {
            attributes.errorMessage = "Function not invoked. Function isconfigured with zero "
                                      "reserved concurrent executions"; // AWS's own typo
        }
        break;
    }
    if (attributes.errorMessage)
        attributes.errorMessage = cut(*attributes.errorMessage, longestMessage);
    return attributes;
}

} // namespace retryscope

#include "tests/core/twin/script.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>

namespace retryscope::twin {

namespace {

std::string replaced(std::string text, const std::string &by)
{
    const std::string mark = "{n}";
    std::string result;
    for (std::size_t begin = 0;;) {
        const std::size_t found = text.find(mark, begin);
        result += text.substr(begin, found - begin);
        if (found == std::string::npos)
            return result;
        result += by;
        begin = found + mark.size();
    }
}

std::optional<std::string> stringAt(const Json &object, const char *key)
{
    const Json *value = object.find(key);
    return value && value->string() ? std::optional(*value->string()) : std::nullopt;
}

/// The rule `returned-error.meaning` of the retry guide.
bool looksLikeError(const Json &response)
{
    if (!response.isObject())
        return false;
    const Json *status = response.find("statusCode");
    const bool isHigh =
        status && status->number() && std::strtod(status->number()->text.c_str(), nullptr) >= 400;
    return isHigh || response.find("error");
}

} // namespace

Json withNumber(const Json &payload, std::int64_t n)
{
    if (const std::string *text = payload.string())
        return replaced(*text, std::to_string(n));
    Json copy = payload;
    if (Json::Array *array = copy.array()) {
        for (std::size_t i = 0; i < array->size(); ++i)
            (*array)[i] = withNumber((*array)[i], n);
    }
    if (Json::Object *object = copy.object()) {
        for (JsonMember &member : *object)
            member.value = withNumber(member.value, n);
    }
    return copy;
}

bool applies(const When &when, Instant now, std::int64_t run, const Json &payload)
{
    if ((when.from && now < *when.from) || (when.to && now >= *when.to))
        return false;
    if (when.attempts && std::ranges::count(*when.attempts, run) == 0)
        return false;
    return std::ranges::all_of(when.payload, [&](const PayloadCondition &condition) {
        const Json *value = resolve(payload, condition.pointer);
        return value && *value == condition.value;
    });
}

Outcome certain(const Outcome &outcome)
{
    if (outcome.type != OutcomeType::OneOf) {
        assert(outcome.duration.least == outcome.duration.most);
        return outcome;
    }
    assert(outcome.choices.size() == 1);
    return certain(outcome.choices.front().outcome);
}

Plan ScriptedRun::plan(const Outcome &outcome) const
{
    const Duration length = outcome.duration.least;
    if (outcome.type == OutcomeType::Timeout || length > snapshot.timeout)
        return timedOut();
    switch (outcome.type) {
    case OutcomeType::Success:
        return returned(outcome);
    case OutcomeType::Error:
        return threw(outcome, "error", requestId);
    case OutcomeType::InitError:
        return threw(outcome, "initError", "");
    case OutcomeType::Exit:
        return exited(length, "exit", "Runtime exited without providing a reason");
    case OutcomeType::OutOfMemory:
        return exited(length, "outOfMemory", "Runtime exited with error: signal: killed");
    case OutcomeType::Timeout:
    case OutcomeType::Throttle:
    case OutcomeType::SystemError:
    case OutcomeType::OneOf:
        break;
    }
    assert(false && "an outcome that runs");
    return {};
}

Plan ScriptedRun::timedOut() const
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(snapshot.timeout).count();
    const std::string message = "RequestId: " + requestId + " Error: Task timed out after "
        + std::to_string(seconds) + ".00 seconds";
    const Json payload = Json::Object{{"errorType", "Sandbox.Timedout"}, {"errorMessage", message}};
    return {snapshot.timeout, "timeout",
            FunctionError{snapshot.version, requestId, "Sandbox.Timedout", message, payload}};
}

Plan ScriptedRun::exited(Duration length, const char *word, const char *how) const
{
    const std::string message = "RequestId: " + requestId + " Error: " + how;
    const Json payload =
        Json::Object{{"errorType", "Runtime.ExitError"}, {"errorMessage", message}};
    return {length, word,
            FunctionError{snapshot.version, requestId, "Runtime.ExitError", message, payload}};
}

Plan ScriptedRun::threw(const Outcome &outcome, const char *word, const std::string &id) const
{
    const Json payload = Json::Object{{"errorMessage", outcome.errorMessage},
                                      {"errorType", outcome.errorType},
                                      {"requestId", id},
                                      {"stackTrace", Json::Array{}}};
    return {outcome.duration.least, word,
            FunctionError{snapshot.version, requestId, outcome.errorType, outcome.errorMessage,
                          payload}};
}

Plan ScriptedRun::returned(const Outcome &outcome) const
{
    const Json &response = outcome.response;
    const Duration length = outcome.duration.least;
    if (rules.returnedError == ReturnedError::Success || !looksLikeError(response))
        return {length, "success", std::nullopt};
    const std::string message =
        stringAt(response, "errorMessage")
            .value_or(stringAt(response, "error").value_or(compactText(response)));
    const std::string type = stringAt(response, "errorType").value_or("Error");
    return {length, "error", FunctionError{snapshot.version, requestId, type, message, response}};
}

} // namespace retryscope::twin

#include "core/formats/awscliscript.h"

#include "core/formats/jsontext.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace retryscope {

namespace {

struct Call
{
    std::size_t line = 1; ///< on which it begins
    std::vector<std::string> words;
};

/// Parts a script into words as a shell does, as far as quotes, comments and continued lines go.
class Words
{
public:
    explicit Words(std::string_view text)
        : m_text(text)
    {
    }

    std::vector<Call> calls() &&
    {
        while (m_at < m_text.size())
            take(m_text[m_at++]);
        endCall();
        return std::move(m_calls);
    }

private:
    void take(char c)
    {
        if (c == '\n' || c == ';')
            endCall();
        else if (c == ' ' || c == '\t' || c == '\r')
            endWord();
        else if (c == '#' && !m_inWord)
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        else if (c == '\\' && m_at < m_text.size())
            takeEscaped(m_text[m_at++]);
        else if (c == '\'' || c == '"')
            takeQuoted(c);
        else
            add(c);
        if (c == '\n')
            ++m_line;
    }

    void takeEscaped(char c)
    {
        if (c == '\n')
            ++m_line; // the call goes on
        else
            add(c);
    }

    void takeQuoted(char quote)
    {
        begin();
        for (; m_at < m_text.size() && m_text[m_at] != quote; ++m_at) {
            const bool isEscape = quote == '"' && m_text[m_at] == '\\' && m_at + 1 < m_text.size();
            if (isEscape)
                ++m_at;
            m_word += m_text[m_at];
            if (m_text[m_at] == '\n')
                ++m_line;
        }
        ++m_at; // the other quote
    }

    void begin()
    {
        if (m_call.words.empty() && !m_inWord)
            m_call.line = m_line;
        m_inWord = true;
    }

    void add(char c)
    {
        begin();
        m_word += c;
    }

    void endWord()
    {
        if (m_inWord)
            m_call.words.push_back(std::move(m_word));
        m_word.clear();
        m_inWord = false;
    }

    void endCall()
    {
        endWord();
        const auto &words = m_call.words;
        if (words.size() > 2 && words[0] == "aws" && words[1] == "lambda")
            m_calls.push_back(std::move(m_call));
        m_call = {};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    bool m_inWord = false;
    std::string m_word;
    Call m_call;
    std::vector<Call> m_calls;
};

/// `--maximum-retry-attempts` as `MaximumRetryAttempts`.
std::string keyOf(std::string_view option)
{
    std::string key;
    bool begins = true;
    for (const char c : option) {
        if (c != '-')
            key += begins && 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        begins = c == '-';
    }
    return key;
}

/// An option's value: JSON, a number, `Key=text`, or a text.
Result<Json, std::vector<Error>> valueOf(const std::string &text)
{
    if (text.starts_with('{'))
        return parseJson(text);
    const bool isNumber =
        !text.empty() && std::ranges::all_of(text, [](char c) { return '0' <= c && c <= '9'; });
    if (isNumber)
        return Json(JsonNumber{text});
    const std::size_t sign = text.find('=');
    if (sign == std::string::npos)
        return Json(text);
    return Json(Json::Object{{text.substr(0, sign), text.substr(sign + 1)}});
}

/// Everything that a call is given, under the API's names.
Result<Json, std::vector<Error>> inputOf(const Call &call)
{
    Json input(Json::Object{});
    for (std::size_t i = 3; i + 1 < call.words.size(); ++i) {
        if (!call.words[i].starts_with("--") || call.words[i + 1].starts_with("--"))
            continue;
        const std::string key = keyOf(call.words[i]);
        const bool isText = key == "Qualifier" || key == "FunctionVersion" || key == "FunctionName";
        auto value = isText ? Json(call.words[i + 1]) : valueOf(call.words[i + 1]);
        if (!value)
            return value;
        if (key != "CliInputJson") {
            input.set(key, std::move(value).value());
            continue;
        }
        if (!value.value().isObject())
            return std::vector<Error>{
                {{}, "expected a JSON object, found " + described(value.value())}};
        for (const auto &[name, member] : *value.value().object())
            input.set(name, member);
    }
    return input;
}

/// Where the AWS CLI prints what a call sets, and under which name it names the function there.
struct Place
{
    std::string_view operation;
    const char *list;
    const char *name; ///< of the function or a part of it
    const char *part; ///< key of the part; null if it is the function itself
};

constexpr std::array places{
    Place{"create-function", "Functions", "FunctionArn", nullptr},
    Place{"update-function-configuration", "Functions", "FunctionArn", nullptr},
    Place{"put-function-concurrency", "Functions", "FunctionArn", nullptr},
    Place{"put-function-recursion-config", "Functions", "FunctionArn", nullptr},
    Place{"create-alias", "Aliases", "AliasArn", "Name"},
    Place{"update-alias", "Aliases", "AliasArn", "Name"},
    Place{"put-function-event-invoke-config", "FunctionEventInvokeConfigs", "FunctionArn",
          "Qualifier"},
    Place{"update-function-event-invoke-config", "FunctionEventInvokeConfigs", "FunctionArn",
          "Qualifier"},
};

/// The input as the AWS CLI would print it; absent if it names no function.
std::optional<Json> printed(const Place &place, const Json &input)
{
    const Json *function = input.find("FunctionName");
    if (!function || !function->string())
        return std::nullopt;
    const Json *part = place.part ? input.find(place.part) : nullptr;
    std::string name = *function->string();
    if (part && part->string())
        name += ':' + *part->string();
    Json result(Json::Object{{place.name, std::move(name)}});
    for (const auto &[key, value] : *input.object()) {
        if (key != "FunctionName" && key != "Qualifier")
            result.set(key, value);
    }
    return result;
}

} // namespace

bool isAwsCliScript(std::string_view text)
{
    constexpr std::string_view command = "aws lambda ";
    return text.starts_with(command) || text.find("\naws lambda ") != std::string_view::npos;
}

Result<Json, std::vector<Error>> parseAwsCliScript(std::string_view text)
{
    Json document(Json::Object{});
    std::vector<Error> errors;
    for (const Call &call : Words(text).calls()) {
        const auto *place = std::ranges::find(places, call.words[2], &Place::operation);
        if (place == places.end())
            continue;
        const std::string where = std::to_string(call.line) + ":1";
        const auto input = inputOf(call);
        if (!input) {
            for (const Error &error : input.error())
                errors.push_back({where, error.what});
            continue;
        }
        auto item = printed(*place, input.value());
        if (!item) {
            errors.push_back({where, "expected a `FunctionName`, found none"});
            continue;
        }
        if (!document.find(place->list))
            document.set(place->list, Json::Array{});
        document.find(place->list)->array()->push_back(std::move(*item));
    }
    if (!errors.empty())
        return errors;
    return document;
}

} // namespace retryscope

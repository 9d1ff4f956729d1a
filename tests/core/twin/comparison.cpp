#include "tests/core/twin/comparison.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace retryscope::twin {

namespace {

constexpr std::string_view uuidShape = "00000000-0000-0000-0000-000000000000";

bool isHex(char c)
{
    return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f') || ('A' <= c && c <= 'F');
}

bool beginsWithUuid(std::string_view text)
{
    if (text.size() < uuidShape.size())
        return false;
    for (std::size_t i = 0; i < uuidShape.size(); ++i) {
        if (uuidShape[i] == '-' ? text[i] != '-' : !isHex(text[i]))
            return false;
    }
    return true;
}

/// Whether what stands before a UUID shows that a topic made it.
bool isTopics(std::string_view before)
{
    if (before.ends_with(':'))
        return true; // the end of a subscription's ARN
    while (before.ends_with('"') || before.ends_with('\\') || before.ends_with(':'))
        before.remove_suffix(1);
    return before.ends_with("MessageId");
}

std::string withNumberedUuids(std::string_view text)
{
    constexpr std::size_t firstDash = uuidShape.find('-');
    std::map<std::string, std::size_t, std::less<>> numbers;
    std::string result;
    std::size_t copied = 0;
    for (std::size_t dash = 0; (dash = text.find('-', dash)) != std::string_view::npos; ++dash) {
        if (dash < copied + firstDash || !beginsWithUuid(text.substr(dash - firstDash)))
            continue;
        const std::size_t begin = dash - firstDash;
        const std::string_view uuid = text.substr(begin, uuidShape.size());
        result += text.substr(copied, begin - copied);
        if (isTopics(text.substr(0, begin)))
            result += "<uuid>";
        else
            result += "<uuid "
                + std::to_string(numbers.emplace(uuid, numbers.size() + 1).first->second) + '>';
        copied = begin + uuid.size();
    }
    result += text.substr(copied);
    return result;
}

std::string decoded(std::string_view base64)
{
    const std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned group = 0;
    int bits = 0;
    for (const char c : base64) {
        const std::size_t value = letters.find(c);
        if (value == std::string_view::npos)
            break;
        group = (group << 6U | static_cast<unsigned>(value)) & 0xFFFFU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(group >> static_cast<unsigned>(bits) & 0xFFU);
        }
    }
    return bytes;
}

/// Logs name request ids, so they are read before the UUIDs are numbered.
std::string withReadableLogs(const std::string &text)
{
    const std::string mark = "logResult";
    std::string result;
    for (std::size_t begin = 0;;) {
        const std::size_t found = text.find(mark, begin);
        if (found == std::string::npos)
            return result + text.substr(begin);
        const std::size_t log = text.find_first_not_of("\\\":", found + mark.size());
        const std::size_t end = text.find_first_of("\\\"", log);
        result += text.substr(begin, log - begin) + decoded(text.substr(log, end - log));
        begin = end;
    }
}

std::string cut(const std::string &text)
{
    constexpr std::size_t longest = 6000;
    return text.size() <= longest ? text : text.substr(0, longest) + " …";
}

std::string firstDifferingEntry(const Json &left, const Json &right)
{
    const Json::Array &a = *left.array();
    const Json::Array &b = *right.array();
    const std::size_t both = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < both; ++i) {
        const Json one = Json(Json::Object{{"", a[i]}});
        const Json other = Json(Json::Object{{"", b[i]}});
        if (comparableText(one) != comparableText(other))
            return cut(compactText(a[i])) + "\n  and\n  " + cut(compactText(b[i]));
    }
    return std::to_string(a.size()) + " and " + std::to_string(b.size()) + " invocations";
}

template <typename T>
bool leaveOut(Scenario &scenario, std::vector<T> Scenario::*part,
              const std::function<bool(const Scenario &)> &differs)
{
    bool smaller = false;
    for (std::size_t i = (scenario.*part).size(); i-- > 0;) {
        Scenario without = scenario;
        (without.*part).erase((without.*part).begin() + static_cast<std::ptrdiff_t>(i));
        if (differs(without)) {
            scenario = std::move(without);
            smaller = true;
        }
    }
    return smaller;
}

} // namespace

std::string comparableText(const Json &report)
{
    Json::Object kept = *report.object();
    std::erase_if(kept, [](const JsonMember &member) {
        return member.key == "title" || member.key == "steps";
    });
    return withNumberedUuids(withReadableLogs(compactText(Json(kept))));
}

std::string firstDifference(const Json &left, const Json &right)
{
    const Json *a = left.find("invocations");
    const Json *b = right.find("invocations");
    if (comparableText(Json(Json::Object{{"", *a}}))
        != comparableText(Json(Json::Object{{"", *b}})))
        return "  " + firstDifferingEntry(*a, *b);
    std::string rest;
    for (const Json *report : {&left, &right}) {
        Json::Object members = *report->object();
        std::erase_if(members,
                      [](const JsonMember &member) { return member.key == "invocations"; });
        rest += (rest.empty() ? "  " : "\n  and\n  ") + comparableText(Json(members));
    }
    return rest;
}

Scenario reduced(Scenario scenario, const std::function<bool(const Scenario &)> &differs)
{
    bool smaller = true;
    while (smaller) {
        smaller = leaveOut(scenario, &Scenario::invocations, differs);
        smaller = leaveOut(scenario, &Scenario::changes, differs) || smaller;
        smaller = leaveOut(scenario, &Scenario::targets, differs) || smaller;
    }
    return scenario;
}

} // namespace retryscope::twin

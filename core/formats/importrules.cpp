#include "core/formats/importrules.h"

#include <algorithm>
#include <optional>
#include <string>

namespace retryscope {

namespace {

/// Whether one matcher of a list accepts `value`; absent if that can't be told.
std::optional<bool> accepts(const Json &matcher, const Json &value)
{
    if (!matcher.isObject())
        return matcher == value;
    const Json *prefix = matcher.find("prefix");
    if (!prefix || !prefix->string() || !value.string())
        return std::nullopt;
    return value.string()->starts_with(*prefix->string());
}

/// Whether a field of the event, or one of its items, is accepted by one matcher of the list.
std::optional<bool> acceptsOne(const Json::Array &matchers, const Json &value)
{
    const Json::Array single{value};
    const Json::Array &values = value.array() ? *value.array() : single;
    bool isUncertain = false;
    for (const Json &matcher : matchers) {
        for (const Json &item : values) {
            const auto accepted = accepts(matcher, item);
            if (accepted && *accepted)
                return true;
            isUncertain = isUncertain || !accepted;
        }
    }
    return isUncertain ? std::nullopt : std::optional(false);
}

std::optional<bool> lets(const Json &pattern, const Json &event)
{
    const Json::Object *fields = pattern.object();
    if (!fields)
        return std::nullopt;
    bool isUncertain = false;
    for (const auto &[key, matchers] : *fields) {
        const Json *value = event.find(key);
        const auto accepted =
            value && matchers.array() ? acceptsOne(*matchers.array(), *value) : std::nullopt;
        if (accepted && !*accepted)
            return false;
        isUncertain = isUncertain || !accepted;
    }
    return isUncertain ? std::nullopt : std::optional(true);
}

} // namespace

PatternReach patternReach(const Json &pattern, const std::vector<Json> &events)
{
    const auto count = [&](std::optional<bool> answer) {
        return std::ranges::count_if(
            events, [&](const Json &event) { return lets(pattern, event) == answer; });
    };
    const auto all = static_cast<std::ptrdiff_t>(events.size());
    if (count(false) == all)
        return PatternReach::None;
    return count(true) == all ? PatternReach::All : PatternReach::Some;
}

} // namespace retryscope

#include "core/trace/eventmatch.h"

#include "core/model/chance.h"
#include "core/trace/delivery.h"

#include <charconv>

namespace retryscope {

namespace {

constexpr std::string_view placeholder = "{n}";
constexpr std::size_t uuidLength = 36;

bool isDashPlace(std::size_t i)
{
    return i == 8 || i == 13 || i == 18 || i == 23;
}

std::optional<std::uint64_t> hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<std::uint64_t>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<std::uint64_t>(c - 'a') + 10;
    return std::nullopt;
}

std::string replaced(std::string_view text, std::string_view number)
{
    std::string result;
    for (auto i = text.find(placeholder); i != std::string_view::npos; i = text.find(placeholder)) {
        result += text.substr(0, i);
        result += number;
        text.remove_prefix(i + placeholder.size());
    }
    result += text;
    return result;
}

Repetitions repetitionsOfText(std::string_view text, std::string_view wanted)
{
    const std::size_t first = text.find(placeholder);
    if (first == std::string_view::npos)
        return {text == wanted, std::nullopt};
    std::size_t count = 0;
    for (auto i = first; i != std::string_view::npos; i = text.find(placeholder, i + 1))
        ++count;
    const std::size_t rest = text.size() - count * placeholder.size();
    if (wanted.size() <= rest || (wanted.size() - rest) % count != 0)
        return {};
    const std::string_view number = wanted.substr(first, (wanted.size() - rest) / count);
    std::uint32_t repetition = 0;
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), repetition);
    const bool isNumber =
        error == std::errc() && end == number.data() + number.size() && number.front() != '0';
    if (!isNumber || replaced(text, number) != wanted)
        return {};
    return {false, repetition};
}

Repetitions both(const Repetitions &left, const Repetitions &right)
{
    if (left.any)
        return right;
    if (right.any || left.only == right.only)
        return left;
    return {};
}

} // namespace

RequestIdMatch::RequestIdMatch(const Trace &trace, std::string_view beginning)
    : m_trace(trace)
{
    for (const ScenarioInvocation &entry : trace.scenario().invocations) {
        m_isFixed.push_back(entry.requestId.has_value());
        m_fixedMatches.push_back(entry.requestId && entry.requestId->starts_with(beginning));
    }
    m_canBeDrawn = beginning.size() <= uuidLength;
    std::size_t digits = 0;
    for (std::size_t i = 0; m_canBeDrawn && i < beginning.size(); ++i) {
        const auto digit = hexDigit(beginning[i]);
        if (isDashPlace(i)) {
            m_canBeDrawn = beginning[i] == '-';
        } else if (digit) {
            const std::size_t shift = 60 - 4 * (digits % 16);
            m_wanted[digits / 16] |= *digit << shift;
            m_mask[digits / 16] |= std::uint64_t{15} << shift;
            ++digits;
        } else {
            m_canBeDrawn = false;
        }
    }
}

bool RequestIdMatch::matches(InvocationId invocation) const
{
    Origin origin = m_trace.origin(invocation);
    if (origin.duplicate)
        origin = m_trace.origin({invocation.value - 1});
    if (!origin.delivery && m_isFixed[origin.entry])
        return m_fixedMatches[origin.entry];
    if (!m_canBeDrawn)
        return false;
    const auto bits = chance::uuidBits(requestIdLuck(origin.luck));
    return (bits[0] & m_mask[0]) == m_wanted[0] && (bits[1] & m_mask[1]) == m_wanted[1];
}

Repetitions repetitionsThatGive(const Json &value, const Json &wanted)
{
    if (const std::string *text = value.string())
        return wanted.string() ? repetitionsOfText(*text, *wanted.string()) : Repetitions{};
    Repetitions result{true, std::nullopt};
    if (const Json::Array *array = value.array()) {
        const Json::Array *other = wanted.array();
        if (!other || other->size() != array->size())
            return {};
        for (std::size_t i = 0; i < array->size(); ++i)
            result = both(result, repetitionsThatGive((*array)[i], (*other)[i]));
        return result;
    }
    if (const Json::Object *object = value.object()) {
        if (!wanted.isObject() || wanted.object()->size() != object->size())
            return {};
        for (const JsonMember &member : *object) {
            const Json *other = wanted.find(member.key);
            result =
                other ? both(result, repetitionsThatGive(member.value, *other)) : Repetitions{};
        }
        return result;
    }
    return {value == wanted, std::nullopt};
}

PayloadMatch::PayloadMatch(const Trace &trace, std::string_view pointer, Json wanted)
    : m_trace(trace)
    , m_pointer(pointer)
    , m_wanted(std::move(wanted))
{
    m_byEntry.reserve(trace.scenario().invocations.size());
    for (const ScenarioInvocation &entry : trace.scenario().invocations) {
        const Json *value = resolve(entry.payload, m_pointer);
        m_byEntry.push_back(value ? repetitionsThatGive(*value, m_wanted) : Repetitions{});
    }
}

bool PayloadMatch::matches(InvocationId invocation) const
{
    const Origin origin = m_trace.origin(invocation);
    if (!origin.delivery)
        return m_byEntry[origin.entry].contains(origin.ordinal);
    const Json event = eventOf(m_trace, invocation);
    const Json *value = resolve(event, m_pointer);
    return value && *value == m_wanted;
}

} // namespace retryscope

#include "core/trace/filtervalues.h"

#include <algorithm>
#include <array>
#include <limits>

namespace retryscope {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the digits at the beginning of `text` away.
std::string_view takeDigits(std::string_view &text)
{
    const auto end = std::ranges::find_if_not(text, isDigit);
    const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    return digits;
}

bool takeOneOf(std::string_view &text, std::string_view characters)
{
    if (text.empty() || characters.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

/// A number by RFC 8259.
bool isJsonNumber(std::string_view text)
{
    takeOneOf(text, "-");
    const std::string_view whole = takeDigits(text);
    if (whole.empty() || (whole.size() > 1 && whole.front() == '0'))
        return false;
    if (takeOneOf(text, ".") && takeDigits(text).empty())
        return false;
    if (takeOneOf(text, "eE")) {
        takeOneOf(text, "+-");
        if (takeDigits(text).empty())
            return false;
    }
    return text.empty();
}

/// `1:21` or `1:02:03`.
std::optional<std::int64_t> clockTime(std::string_view text)
{
    std::int64_t seconds = 0;
    int parts = 0;
    while (true) {
        const std::string_view digits = takeDigits(text);
        const auto number = wholeNumber(digits);
        if (!number || digits.size() > 6 || (parts > 0 && (digits.size() != 2 || *number > 59)))
            return std::nullopt;
        seconds = seconds * 60 + *number;
        ++parts;
        if (text.empty())
            return parts == 2 || parts == 3 ? std::optional(seconds * 1000) : std::nullopt;
        if (!takeOneOf(text, ":"))
            return std::nullopt;
    }
}

struct Unit
{
    std::string_view name;
    std::int64_t milliseconds = 0;
};
// The longer name first where one begins with another.
constexpr std::array<Unit, 5> units{
    {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}}};

/// One number with its unit, taken away from the beginning of `text`.
std::optional<std::int64_t> takeSpan(std::string_view &text)
{
    const std::string_view whole = takeDigits(text);
    std::string_view fraction;
    if (takeOneOf(text, "."))
        fraction = takeDigits(text);
    const auto unit = std::ranges::find_if(
        units, [text](const Unit &candidate) { return text.starts_with(candidate.name); });
    const auto number = wholeNumber(whole);
    if (!number || *number > 1'000'000'000 || unit == units.end())
        return std::nullopt;
    text.remove_prefix(unit->name.size());
    std::int64_t result = *number * unit->milliseconds;
    std::int64_t share = unit->milliseconds;
    for (const char digit : fraction.substr(0, 8)) {
        share /= 10;
        result += (digit - '0') * share;
    }
    return result;
}

} // namespace

std::string lowerCase(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::string expectedButFound(std::string_view expected, std::string_view found,
                             std::string_view meant)
{
    std::string what = "expected ";
    what += expected;
    what += ", found ";
    if (found.empty())
        what += "nothing";
    else
        appendQuoted(what, found);
    if (!meant.empty()) {
        what += "; did you mean ";
        what += meant;
        what += '?';
    }
    return what;
}

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    constexpr std::size_t mostDigits = 15;
    if (text.empty() || text.size() > mostDigits || !std::ranges::all_of(text, isDigit))
        return std::nullopt;
    std::int64_t number = 0;
    for (const char digit : text)
        number = number * 10 + (digit - '0');
    return number;
}

std::optional<std::int64_t> milliseconds(std::string_view text)
{
    if (text.find(':') != std::string_view::npos)
        return clockTime(text);
    if (text.empty())
        return std::nullopt;
    std::int64_t sum = 0;
    while (!text.empty()) {
        const auto span = takeSpan(text);
        if (!span)
            return std::nullopt;
        sum += *span;
    }
    return sum;
}

std::optional<InvocationId> invocationNumber(std::string_view text)
{
    if (!text.starts_with('#'))
        return std::nullopt;
    const auto number = wholeNumber(text.substr(1));
    if (!number || *number < 1 || *number > std::numeric_limits<std::uint32_t>::max())
        return std::nullopt;
    return InvocationId{static_cast<std::uint32_t>(*number - 1)};
}

Json scalarJson(std::string_view text)
{
    if (text == "true" || text == "false")
        return text == "true";
    if (text == "null")
        return {};
    if (isJsonNumber(text))
        return JsonNumber{std::string(text)};
    return text;
}

} // namespace retryscope

#include "core/formats/jsonnumber.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace retryscope {

namespace {

template <typename Integer>
std::optional<Integer> parsed(std::string_view text)
{
    Integer value = 0;
    const char *const end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, value);
    if (problem != std::errc() || stop != end)
        return std::nullopt;
    return value;
}

/// A number that is spelled with a point or an exponent, cut at its point.
struct CutText
{
    std::string whole; ///< with its sign
    bool hasFraction = false;
};

/// Absent if the number has more digits before its point than any number of 64 bits.
std::optional<CutText> cutText(std::string_view text)
{
    constexpr std::int64_t mostDigits = 19;
    std::int64_t exponent = 0;
    const auto e = std::min(text.find_first_of("eE"), text.size());
    std::string digits(text.substr(0, e));
    const std::string sign = digits.starts_with('-') ? "-" : "";
    digits.erase(0, sign.size());
    const auto point = std::min(digits.find('.'), digits.size());
    auto wholeDigits = static_cast<std::int64_t>(point);
    digits.erase(point, 1);
    const auto zeros = std::min(digits.find_first_not_of('0'), digits.size());
    digits.erase(0, zeros);
    if (digits.empty())
        return CutText{"0"};
    wholeDigits -= static_cast<std::int64_t>(zeros);
    if (e < text.size()) {
        auto power = text.substr(e + 1);
        power.remove_prefix(power.starts_with('+') ? 1 : 0);
        // An exponent beyond 64 bits is very large or, if negative, leaves nothing but a fraction.
        const bool isSmall = power.starts_with('-');
        constexpr std::int64_t beyond = 1'000'000'000'000;
        exponent = std::clamp(parsed<std::int64_t>(power).value_or(isSmall ? -beyond : beyond),
                              -beyond, beyond);
    }
    wholeDigits += exponent;
    if (wholeDigits > mostDigits)
        return std::nullopt;
    const auto kept = static_cast<std::size_t>(std::max<std::int64_t>(wholeDigits, 0));
    const bool hasFraction =
        kept < digits.size() && digits.find_first_not_of('0', kept) != std::string::npos;
    digits.resize(kept, '0');
    return CutText{digits.empty() ? "0" : sign + digits, hasFraction};
}

} // namespace

std::optional<std::int64_t> wholeNumber(const JsonNumber &number)
{
    if (const auto value = parsed<std::int64_t>(number.text))
        return value;
    const auto cut = cutText(number.text);
    if (!cut || cut->hasFraction)
        return std::nullopt;
    return parsed<std::int64_t>(cut->whole);
}

std::optional<std::int64_t> cutNumber(const JsonNumber &number)
{
    const auto cut = cutText(number.text);
    return cut ? parsed<std::int64_t>(cut->whole) : std::nullopt;
}

} // namespace retryscope

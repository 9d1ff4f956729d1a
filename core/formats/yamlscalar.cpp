#include "core/formats/yamlscalar.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

namespace retryscope {

namespace {

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::ranges::find(words, text) != words.end();
}

bool areDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// `0o17` and `0x1f`, which JSON writes as decimals.
std::optional<Json> numberInBase(std::string_view digits, int base)
{
    std::uint64_t number = 0;
    const char *last = digits.data() + digits.size();
    const auto [end, problem] = std::from_chars(digits.data(), last, number, base);
    if (digits.empty() || end != last || problem != std::errc())
        return std::nullopt;
    return Json(JsonNumber{std::to_string(number)});
}

/// The number as JSON spells it: no plus sign, a digit on both sides of the point. Absent if `text`
/// is no decimal number, or has leading zeros.
std::optional<std::string> jsonSpelling(std::string_view text)
{
    std::string spelling;
    if (text.starts_with('-'))
        spelling = '-';
    if (text.starts_with('-') || text.starts_with('+'))
        text.remove_prefix(1);

    const auto e = std::min(text.find_first_of("eE"), text.size());
    std::string_view exponent = text.substr(e);
    const std::string_view mantissa = text.substr(0, e);
    const auto point = std::min(mantissa.find('.'), mantissa.size());
    const std::string_view whole = mantissa.substr(0, point);
    const std::string_view fraction = mantissa.substr(std::min(point + 1, mantissa.size()));

    if (whole.empty() && fraction.empty())
        return std::nullopt;
    if ((!whole.empty() && !areDigits(whole)) || (!fraction.empty() && !areDigits(fraction)))
        return std::nullopt;
    if (whole.size() > 1 && whole.starts_with('0'))
        return std::nullopt;
    spelling += whole.empty() ? "0" : whole;
    if (!fraction.empty())
        (spelling += '.') += fraction;
    if (exponent.empty())
        return spelling;

    spelling += exponent;
    exponent.remove_prefix(1);
    if (exponent.starts_with('-') || exponent.starts_with('+'))
        exponent.remove_prefix(1);
    return areDigits(exponent) ? std::optional(spelling) : std::nullopt;
}

} // namespace

Json plainScalar(std::string_view text)
{
    if (isOneOf(text, {"", "~", "null", "Null", "NULL"}))
        return {};
    if (isOneOf(text, {"true", "True", "TRUE"}))
        return true;
    if (isOneOf(text, {"false", "False", "FALSE"}))
        return false;
    if (text.starts_with("0o"))
        return numberInBase(text.substr(2), 8).value_or(Json(text));
    if (text.starts_with("0x"))
        return numberInBase(text.substr(2), 16).value_or(Json(text));
    if (auto spelling = jsonSpelling(text))
        return JsonNumber{std::move(*spelling)};
    return text;
}

} // namespace retryscope

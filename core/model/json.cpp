#include "core/model/json.h"

#include "core/model/overloaded.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace retryscope {

namespace {

/// A number as sign, digits without zeros at either end, and the power of ten of the last digit.
struct Decimal
{
    bool negative = false;
    std::string digits;
    std::int64_t exponent = 0;
    bool operator==(const Decimal &) const = default;
};

/// Stands for every power of ten that a 64-bit number can't hold.
constexpr std::int64_t hugeExponent = 1'000'000'000'000'000;

Decimal decimal(std::string_view text)
{
    Decimal result;
    std::int64_t power = 0;
    if (const auto e = text.find_first_of("eE"); e != std::string_view::npos) {
        auto exponent = text.substr(e + 1);
        if (exponent.starts_with('+'))
            exponent.remove_prefix(1);
        const auto [end, problem] =
            std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
        if (problem == std::errc::result_out_of_range)
            power = exponent.starts_with('-') ? -hugeExponent : hugeExponent;
        text = text.substr(0, e);
    }
    if (text.starts_with('-')) {
        result.negative = true;
        text.remove_prefix(1);
    }
    for (bool fraction = false; const char c : text) {
        if (c == '.') {
            fraction = true;
            continue;
        }
        result.digits += c;
        if (fraction)
            --power;
    }
    const auto first = result.digits.find_first_not_of('0');
    if (first == std::string::npos)
        return {};
    result.digits.erase(0, first);
    while (result.digits.back() == '0') {
        result.digits.pop_back();
        ++power;
    }
    result.exponent = power;
    return result;
}

bool sameMembers(const Json::Object &left, const Json::Object &right)
{
    if (left.size() != right.size())
        return false;
    const auto byKey = [](const JsonMember *a, const JsonMember *b) { return a->key < b->key; };
    const auto sorted = [&](const Json::Object &object) {
        std::vector<const JsonMember *> members;
        members.reserve(object.size());
        for (const JsonMember &member : object)
            members.push_back(&member);
        std::ranges::sort(members, byKey);
        return members;
    };
    return std::ranges::equal(sorted(left), sorted(right),
                              [](const JsonMember *a, const JsonMember *b) {
                                  return a->key == b->key && a->value == b->value;
                              });
}

/// `elements` between the two `brackets`, with commas.
template <typename Elements, typename Append>
void appendList(std::string &out, std::string_view brackets, const Elements &elements,
                Append append)
{
    out += brackets[0];
    for (bool first = true; const auto &element : elements) {
        if (!first)
            out += ',';
        first = false;
        append(element);
    }
    out += brackets[1];
}

bool mustBeEscaped(char c)
{
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void appendEscaped(std::string &out, char c)
{
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    if (const auto i = escaped.find(c); i != std::string_view::npos) {
        out += '\\';
        out += letters[i];
        return;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out += hex[byte >> 4U];
    out += hex[byte & 0xFU];
}

} // namespace

bool JsonNumber::operator==(const JsonNumber &other) const
{
    return text == other.text || decimal(text) == decimal(other.text);
}

// Here and not in each of the hundred files that use them.
Json::Json() = default;
Json::Json(const Json &other) = default;
Json::Json(Json &&other) noexcept = default;
Json &Json::operator=(const Json &other) = default;
Json &Json::operator=(Json &&other) noexcept = default;
Json::~Json() = default;

Json::Json(bool value)
    : m_content(value)
{
}

Json::Json(std::int64_t value)
    : m_content(JsonNumber{std::to_string(value)})
{
}

Json::Json(int value)
    : Json(std::int64_t{value})
{
}

Json::Json(JsonNumber value)
    : m_content(std::move(value))
{
}

Json::Json(std::string value)
    : m_content(std::move(value))
{
}

Json::Json(std::string_view value)
    : m_content(std::string(value))
{
}

Json::Json(const char *value)
    : m_content(std::string(value))
{
}

Json::Json(Array value)
    : m_content(std::move(value))
{
}

Json::Json(Object value)
    : m_content(value.empty() ? Shared<Object>() : Shared<Object>(std::move(value)))
{
}

Json::Object *Json::object()
{
    auto *object = std::get_if<Shared<Object>>(&m_content);
    return object ? &object->own() : nullptr;
}

const Json *Json::find(std::string_view key) const
{
    const Object *members = object();
    if (!members)
        return nullptr;
    const auto member = std::ranges::find(*members, key, &JsonMember::key);
    return member == members->end() ? nullptr : &member->value;
}

Json *Json::find(std::string_view key)
{
    // What is only searched stays shared.
    if (!std::as_const(*this).find(key))
        return nullptr;
    return &std::ranges::find(*object(), key, &JsonMember::key)->value;
}

void Json::set(std::string_view key, Json value)
{
    assert(isObject());
    if (Json *present = find(key))
        *present = std::move(value);
    else
        object()->push_back({std::string(key), std::move(value)});
}

bool Json::operator==(const Json &other) const
{
    return std::visit(Overloaded{
                          [](const Shared<Object> &left, const Shared<Object> &right) {
                              return left.isSame(right) || sameMembers(left.value(), right.value());
                          },
                          []<typename T>(const T &left, const T &right) { return left == right; },
                          [](const auto &, const auto &) { return false; },
                      },
                      m_content, other.m_content);
}

std::string described(const Json &value)
{
    if (value.isNull())
        return "null";
    if (const bool *boolean = value.boolean())
        return *boolean ? "true" : "false";
    if (const JsonNumber *number = value.number())
        return "the number " + number->text;
    if (const std::string *string = value.string()) {
        constexpr std::size_t longest = 60;
        if (string->size() > longest)
            return "a string of " + std::to_string(string->size()) + " bytes";
        std::string text = "the string ";
        appendQuoted(text, *string);
        return text;
    }
    return value.array() ? "an array" : "an object";
}

void appendQuoted(std::string &out, std::string_view text)
{
    out += '"';
    for (auto next = text.begin();; ++next) {
        const auto plainEnd = std::find_if(next, text.end(), mustBeEscaped);
        out.append(next, plainEnd); // at once: most texts have nothing to escape
        next = plainEnd;
        if (next == text.end())
            break;
        appendEscaped(out, *next);
    }
    out += '"';
}

void appendCompact(std::string &out, const Json &value)
{
    if (const auto *object = value.object()) {
        appendList(out, "{}", *object, [&](const JsonMember &member) {
            appendQuoted(out, member.key);
            out += ':';
            appendCompact(out, member.value);
        });
    } else if (const auto *array = value.array()) {
        appendList(out, "[]", *array, [&](const Json &element) { appendCompact(out, element); });
    } else if (const auto *string = value.string()) {
        appendQuoted(out, *string);
    } else if (const auto *number = value.number()) {
        out += number->text;
    } else if (const auto *boolean = value.boolean()) {
        out += *boolean ? "true" : "false";
    } else {
        out += "null";
    }
}

std::string compactText(const Json &value)
{
    std::string text;
    appendCompact(text, value);
    return text;
}

} // namespace retryscope

#include "core/formats/yamlwriter.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace retryscope {

namespace {

bool isLetter(char c)
{
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}

/// Whether a reader of YAML 1.1 or 1.2 takes the bare text for a text.
bool canBeBare(const std::string &text)
{
    constexpr std::string_view marks = ":/_.-";
    constexpr std::array<std::string_view, 9> words{"true", "false", "null", "yes", "no",
                                                    "on",   "off",   "y",    "n"};
    if (text.empty() || !isLetter(text.front()) || text.back() == ':')
        return false;
    const bool isPlain = std::ranges::all_of(text, [&](char c) {
        return isLetter(c) || ('0' <= c && c <= '9') || marks.find(c) != std::string_view::npos;
    });
    return isPlain && std::ranges::none_of(words, [&](std::string_view word) {
               return std::ranges::equal(text, word, {},
                                         [](char c) { return static_cast<char>(c | 0x20); });
           });
}

std::string bareOrQuoted(const std::string &text)
{
    return canBeBare(text) ? text : compactText(text);
}

std::string scalar(const Json &value)
{
    const std::string *text = value.string();
    return text ? bareOrQuoted(*text) : compactText(value);
}

void append(std::string &out, const Json &object, std::size_t indent)
{
    for (const auto &[key, value] : *object.object()) {
        out.append(indent, ' ');
        out += bareOrQuoted(key) + ':';
        if (const Json *id = value.find("Ref")) {
            out += " !Ref " + scalar(*id) + '\n';
        } else if (const Json *attribute = value.find("Fn::GetAtt")) {
            out += " !GetAtt " + scalar(*attribute) + '\n';
        } else if (value.isObject() && !value.object()->empty()) {
            out += '\n';
            append(out, value, indent + 2);
        } else {
            out += ' ' + scalar(value) + '\n';
        }
    }
}

} // namespace

std::string yamlText(const Json &object)
{
    std::string text;
    append(text, object, 0);
    return text;
}

} // namespace retryscope

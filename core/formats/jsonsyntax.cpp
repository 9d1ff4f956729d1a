#include "core/formats/jsonsyntax.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

namespace {

constexpr auto npos = std::string_view::npos;

/// What the library was reading, and what may stand there in a person's words.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> expectations{{
    {"value", "a value"},
    {"object key", "a key in quotes"},
    {"object separator", "a colon"},
    {"object", "a comma or }"},
    {"array", "a comma or ]"},
}};

bool isWordByte(char c)
{
    return ('0' <= c && c <= '9') || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z')
        || std::string_view("+-._").find(c) != npos;
}

/// Whether the quote at `offset` is escaped: an odd number of backslashes stands before it.
bool isEscaped(std::string_view text, std::size_t offset)
{
    std::size_t first = offset;
    while (first > 0 && text[first - 1] == '\\')
        --first;
    return (offset - first) % 2 == 1;
}

/// The first byte of the token that `last` belongs to: a string ends there.
std::size_t tokenBegin(std::string_view text, std::size_t last)
{
    std::size_t first = last;
    if (text[last] == '"') {
        do {
            first = first == 0 ? npos : text.rfind('"', first - 1);
        } while (first != npos && isEscaped(text, first));
        return first == npos ? last : first;
    }
    while (isWordByte(text[last]) && first > 0 && isWordByte(text[first - 1]))
        --first;
    return first;
}

/// The last byte of it: the library stops in the middle of a word that it does not know.
std::size_t tokenLast(std::string_view text, std::size_t last)
{
    while (isWordByte(text[last]) && last + 1 < text.size() && isWordByte(text[last + 1]))
        ++last;
    return last;
}

std::string shortened(std::string_view token)
{
    constexpr std::size_t longest = 40;
    if (token.size() <= longest)
        return std::string(token);
    return "a token of " + std::to_string(token.size()) + " bytes";
}

std::string_view expectation(std::string_view context, std::string_view detail)
{
    if (detail.ends_with("expected end of input"))
        return "the end of the text";
    const auto entry =
        std::ranges::find(expectations, context, &decltype(expectations)::value_type::first);
    return entry == expectations.end() ? "JSON" : entry->second;
}

} // namespace

std::string lineColumn(std::string_view text, std::size_t offset)
{
    const std::string_view before = text.substr(0, offset);
    const auto lines = std::ranges::count(before, '\n');
    const auto lineBegin = before.rfind('\n') + 1; // npos + 1 is 0
    const auto columns = std::ranges::count_if(before.substr(lineBegin), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; // no continuation byte
    });
    return std::to_string(lines + 1) + ':' + std::to_string(columns + 1);
}

Error jsonSyntaxError(std::string_view text, std::size_t offset, std::string_view report)
{
    constexpr std::string_view marker = "syntax error while parsing ";
    const auto begin = report.find(marker);
    const auto dash = report.find(" - ", begin);
    if (begin == npos || dash == npos)
        return {lineColumn(text, offset), std::string(report)};
    const auto context = report.substr(begin + marker.size(), dash - begin - marker.size());
    std::string_view detail = report.substr(dash + 3);
    std::string what = "expected ";
    what += expectation(context, detail);
    what += ", found ";
    if (offset >= text.size()) {
        const bool inString = detail.starts_with("invalid string");
        what += inString ? "the end of the text inside a string" : "the end of the text";
        return {lineColumn(text, text.size()), what};
    }
    if (detail.starts_with("unexpected ") || detail.starts_with("invalid literal")) {
        const std::size_t first = tokenBegin(text, offset);
        what += shortened(text.substr(first, tokenLast(text, offset) + 1 - first));
        return {lineColumn(text, first), what};
    }
    what += "an "; // the library's words begin with "invalid"
    what += detail.substr(0, detail.find("; last read"));
    return {lineColumn(text, offset), what};
}

Error jsonNumberTooLarge(std::string_view text, std::size_t offset)
{
    const std::size_t first = tokenBegin(text, offset);
    return {lineColumn(text, first),
            "expected a number between -1.7e308 and 1.7e308, found "
                + shortened(text.substr(first, offset + 1 - first))};
}

} // namespace retryscope

#pragma once

#include <cstddef>
#include <string_view>

namespace retryscope {

/// What must be known of a JSON text to tell the size of any text that embeds it, as it is or as a
/// string: limits can be checked without building the text.
struct TextMeasure
{
    std::size_t bytes = 0;
    std::size_t quotes = 0; ///< `"` among the bytes
    std::size_t backslashes = 0; ///< `\` among the bytes
    bool operator==(const TextMeasure &) const = default;

    TextMeasure &operator+=(const TextMeasure &other)
    {
        bytes += other.bytes;
        quotes += other.quotes;
        backslashes += other.backslashes;
        return *this;
    }

    TextMeasure &operator-=(const TextMeasure &other)
    {
        bytes -= other.bytes;
        quotes -= other.quotes;
        backslashes -= other.backslashes;
        return *this;
    }

    friend TextMeasure operator+(TextMeasure left, const TextMeasure &right)
    {
        return left += right;
    }
    friend TextMeasure operator-(TextMeasure left, const TextMeasure &right)
    {
        return left -= right;
    }
};

/// Of a text as it stands.
[[nodiscard]] inline TextMeasure measured(std::string_view text)
{
    TextMeasure measure{text.size()};
    for (const char c : text) {
        measure.quotes += c == '"' ? 1 : 0;
        measure.backslashes += c == '\\' ? 1 : 0;
    }
    return measure;
}

/// Of the JSON string that holds a compact JSON text of this measure, with its two quotes. (Compact
/// text holds no control characters, so only quotes and backslashes are escaped.)
[[nodiscard]] inline TextMeasure quoted(const TextMeasure &text)
{
    return {text.bytes + text.quotes + text.backslashes + 2, text.quotes + 2,
            text.quotes + 2 * text.backslashes};
}

} // namespace retryscope

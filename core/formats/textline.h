#pragma once

#include "core/model/json.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace retryscope {

/// Appends one JSON object to a text, key by key, on a line of its own: without a value in between,
/// as a trace has millions of lines.
class TextLine
{
public:
    /// `text` must outlive the line and change through it alone.
    explicit TextLine(std::string &text)
        : m_text(text)
    {
        m_text += '{';
    }

    // Keys are written as they are: they must need no escape.

    void put(std::string_view key, std::int64_t value)
    {
        constexpr std::size_t mostDigits = 20;
        std::array<char, mostDigits> digits{};
        putKey(key);
        m_text.append(digits.data(),
                      std::to_chars(digits.data(), digits.data() + mostDigits, value).ptr);
    }
    void put(std::string_view key, std::string_view text)
    {
        putKey(key);
        appendQuoted(m_text, text);
    }
    void putNull(std::string_view key)
    {
        putKey(key);
        m_text += "null";
    }

    void end() { m_text += "}\n"; }

private:
    void putKey(std::string_view key)
    {
        if (!m_isFirst)
            m_text += ',';
        m_isFirst = false;
        m_text += '"';
        m_text += key;
        m_text += "\":";
    }

    std::string &m_text;
    bool m_isFirst = true;
};

} // namespace retryscope

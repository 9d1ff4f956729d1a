#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace retryscope {

/// `text`, filled up with spaces to `width` bytes.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

/// Text for a terminal, at most `columns` wide. For ASCII: a byte is a column.
class TextPage
{
public:
    static constexpr std::size_t columns = 92;

    /// Words parted by single spaces, after a lead (spaces, a number, a name in its column).
    /// Further lines are indented as far as the lead reaches. A word too long for a line has one of
    /// its own.
    void paragraph(std::string_view lead, std::string_view words);
    void emptyLine() { m_text += '\n'; }

    /// All lines, each with its line feed.
    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    std::string m_text;
};

} // namespace retryscope

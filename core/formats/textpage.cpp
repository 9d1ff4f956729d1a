#include "core/formats/textpage.h"

#include <algorithm>

namespace retryscope {

std::string padded(std::string_view text, std::size_t width)
{
    std::string result(text);
    result.resize(std::max(text.size(), width), ' ');
    return result;
}

void TextPage::paragraph(std::string_view lead, std::string_view words)
{
    std::string line(lead);
    bool lineHasWord = false;
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        words.remove_prefix(std::min(word.size() + 1, words.size()));
        if (lineHasWord && line.size() + 1 + word.size() > columns) {
            m_text += line + '\n';
            line.assign(lead.size(), ' ');
            lineHasWord = false;
        }
        if (lineHasWord)
            line += ' ';
        line += word;
        lineHasWord = true;
    }
    m_text += line + '\n';
}

} // namespace retryscope

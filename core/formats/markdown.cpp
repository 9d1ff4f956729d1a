#include "core/formats/markdown.h"

namespace retryscope {

namespace {

constexpr std::string_view markup = "\\`*_[]<>|#";

} // namespace

std::string markdownText(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == '\n') {
            escaped += ' ';
            continue;
        }
        if (markup.find(c) != std::string_view::npos)
            escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string markdownRow(std::initializer_list<std::string_view> cells)
{
    std::string row = "|";
    for (const std::string_view cell : cells)
        row += cell.empty() ? " |" : ' ' + std::string(cell) + " |";
    return row + '\n';
}

std::string markdownHead(std::initializer_list<std::string_view> titles)
{
    std::string line = "|";
    for (std::size_t i = 0; i < titles.size(); ++i)
        line += "---|";
    return markdownRow(titles) + line + '\n';
}

std::string markdownAnchor(std::string_view heading)
{
    std::string anchor;
    for (const char c : heading) {
        if (c == ' ')
            anchor += '-';
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
            anchor += c;
        else if (c >= 'A' && c <= 'Z')
            anchor += static_cast<char>(c - 'A' + 'a');
    }
    return anchor;
}

} // namespace retryscope

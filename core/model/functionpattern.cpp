#include "core/model/functionpattern.h"

namespace retryscope {

bool matchesWildcard(std::string_view text, std::string_view pattern)
{
    // Where to go on when a later part does not fit: the last star takes one character more.
    std::optional<std::size_t> star;
    std::size_t starText = 0;
    std::size_t at = 0;
    std::size_t in = 0;
    while (at < text.size()) {
        if (in < pattern.size() && pattern[in] == '*') {
            star = in++;
            starText = at;
        } else if (in < pattern.size() && pattern[in] == text[at]) {
            ++in;
            ++at;
        } else if (star) {
            in = *star + 1;
            at = ++starText;
        } else {
            return false;
        }
    }
    while (in < pattern.size() && pattern[in] == '*')
        ++in;
    return in == pattern.size();
}

bool FunctionPattern::matches(const FunctionReference &reference) const
{
    return matchesName(reference.name)
        && (!qualifier || matchesWildcard(reference.qualifier, *qualifier));
}

bool FunctionPattern::matchesName(std::string_view functionName) const
{
    return matchesWildcard(functionName, name);
}

FunctionPattern functionPattern(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos)
        return {std::string(text), std::nullopt};
    return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

std::string text(const FunctionPattern &pattern)
{
    return pattern.qualifier ? pattern.name + ':' + *pattern.qualifier : pattern.name;
}

} // namespace retryscope

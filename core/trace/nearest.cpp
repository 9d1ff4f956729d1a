#include "core/trace/nearest.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace retryscope {

namespace {

/// How many letters must be put in, left out or changed to make one of the other.
std::size_t distance(std::string_view left, std::string_view right)
{
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < right.size(); ++j) {
            const std::size_t changed = diagonal + (left[i] == right[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string_view nearestWord(std::string_view typed, std::span<const std::string_view> words)
{
    constexpr std::size_t longest = 40; // nobody means a word of ours with more
    if (typed.empty() || typed.size() > longest)
        return {};
    std::string_view nearest;
    std::size_t least = (typed.size() + 2) / 3 + 1;
    for (const std::string_view word : words) {
        const bool isBeginning = typed.size() >= 2 && word.starts_with(typed);
        const std::size_t difference = isBeginning ? 1 : distance(typed, word);
        if (difference < least) {
            least = difference;
            nearest = word;
        }
    }
    return nearest;
}

} // namespace retryscope

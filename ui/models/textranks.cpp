#include "ui/models/textranks.h"

#include <algorithm>
#include <map>

namespace retryscope {

SortKeys textRanks(const std::vector<std::uint32_t> &numbers,
                   const std::function<QString(std::uint32_t)> &text)
{
    std::map<std::uint32_t, QString> texts;
    for (const std::uint32_t number : numbers) {
        if (!texts.contains(number))
            texts[number] = text(number);
    }
    std::vector<QString> sorted;
    for (const auto &[number, known] : texts)
        sorted.push_back(known);
    std::ranges::sort(sorted);
    std::map<std::uint32_t, std::int64_t> ranks; // equal texts share one
    for (const auto &[number, known] : texts)
        ranks[number] = std::ranges::lower_bound(sorted, known) - sorted.begin();
    SortKeys keys;
    keys.reserve(numbers.size());
    for (const std::uint32_t number : numbers)
        keys.push_back(ranks[number]);
    return keys;
}

} // namespace retryscope

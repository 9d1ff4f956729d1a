#pragma once

#include "core/model/json.h"

#include <cstddef>
#include <vector>

namespace retryscope {

/// What one array has in the place of another's: the elements from `toBegin` on and before `toEnd`
/// in that of the other's from `fromBegin` on and before `fromEnd`. Either may be none.
struct JsonChange
{
    std::size_t fromBegin = 0;
    std::size_t fromEnd = 0;
    std::size_t toBegin = 0;
    std::size_t toEnd = 0;
    bool operator==(const JsonChange &) const = default;
};

/// What leads from one array to the other, in order; all else is equal. Of what both share nothing
/// is looked at: the cost is that of the blocks that were changed. Between two such blocks there is
/// one change, from the first to the last element that differ.
[[nodiscard]] std::vector<JsonChange> changes(const JsonArray &from, const JsonArray &to);

} // namespace retryscope

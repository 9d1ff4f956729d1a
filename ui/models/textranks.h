#pragma once

#include "ui/models/rowsource.h"

#include <QString>

namespace retryscope {

/// Keys that sort by texts: `numbers` are by row, and each number has a text. Each text is asked
/// for once, so few numbers cost little however many rows there are.
[[nodiscard]] SortKeys textRanks(const std::vector<std::uint32_t> &numbers,
                                 const std::function<QString(std::uint32_t)> &text);

} // namespace retryscope

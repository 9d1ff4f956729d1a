#pragma once

#include "core/trace/rangestatistics.h"

#include <QString>

#include <vector>

namespace retryscope {

/// One number of a range's statistics, in words.
struct RangeRow
{
    QString what; ///< `Timeout`
    QString value; ///< `12`, `1.5 s`
};

/// Rows that belong together.
struct RangeGroup
{
    QString title; ///< `Attempts`
    std::vector<RangeRow> rows;
};

/// All statistics, in the order in which an event goes. Zeros are told only where they say
/// something.
[[nodiscard]] std::vector<RangeGroup> rangeGroups(const RangeStatistics &statistics);

/// `0:00:05.000 to 0:01:10.000: 1 m 5 s, 41 steps`.
[[nodiscard]] QString rangeHeading(const RangeStatistics &statistics);

/// All of it as plain text, a row a line with a tab before the value.
[[nodiscard]] QString rangeText(const RangeStatistics &statistics);

} // namespace retryscope

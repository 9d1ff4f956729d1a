#pragma once

#include "ui/style.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

class QPainter;

namespace retryscope {

/// What the timeline shows beside the marks of the style table.
enum class LegendSign : std::uint8_t {
    Cursor,
    Fold,
    MeasuringMarks,
    Range,
    BreakpointHits,
    SameInstant,
    MergedMarks ///< of many in one place
};
inline constexpr std::size_t legendSignCount = 7;

/// A line of the legend: a mark of the style table or another sign.
struct LegendEntry
{
    std::optional<style::Mark> mark;
    LegendSign sign = LegendSign::Cursor; ///< without a mark
    QString word; ///< `Failed attempt`
    QString explanation; ///< `Attempt that failed: it uses up a retry`
};

/// All marks in the table's order, then the other signs.
[[nodiscard]] std::vector<LegendEntry> legendEntries();

/// Paints the entry as the timeline does, in `box`, in the theme in force.
void paintLegendSample(QPainter &painter, const LegendEntry &entry, const QRectF &box);

} // namespace retryscope

#pragma once

#include "core/model/json.h"

#include <QString>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace retryscope {

/// What became of a line between two texts.
enum class LineChange : std::uint8_t { Same, Changed, Removed, Added };

/// A line of one JSON text beside the line of another that shows the same field.
struct DifferenceLine
{
    LineChange change = LineChange::Same;
    QString left; ///< indented; empty if the line is only on the right
    QString right;
    std::string pointer; ///< of the field, as the side calls it that has it; the left one first
};

/// A field that the right side calls otherwise, with all that lies within it.
struct FieldName
{
    std::string left; ///< JSON pointers
    std::string right;
};

/// Two JSON values line by line, in the order of the left one; what only the right one has stands
/// where it has it. The order of an object's members is no difference, nor is the name of a field
/// that `names` lists. Costs as much as both have lines.
[[nodiscard]] std::vector<DifferenceLine> differenceLines(const Json &left, const Json &right,
                                                          std::span<const FieldName> names = {});

} // namespace retryscope

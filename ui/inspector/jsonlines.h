#pragma once

#include "core/model/json.h"

#include <QString>

#include <string>
#include <vector>

namespace retryscope {

/// One line of a JSON text for people, with the value that it shows.
struct JsonLine
{
    QString text; ///< indented by two spaces a level
    std::string pointer; ///< of the value that begins or ends on this line
};

/// JSON as lines: an object or array that is short stays on one line. A string of more than 2,000
/// characters is shown cut, with the number of those that are left out.
[[nodiscard]] std::vector<JsonLine> jsonLines(const Json &value);

} // namespace retryscope

#pragma once

#include "core/model/result.h"
#include "core/model/scenario.h"

#include <string>
#include <vector>

namespace retryscope {

/// A file's name without folder and extension: the title of a scenario that has none.
[[nodiscard]] std::string titleOf(const std::string &path);

/// Reads the scenario file at `path`. The errors' places are within the file: a JSON pointer, a
/// `line:column`, or nothing for the file itself.
[[nodiscard]] Result<Scenario, std::vector<Error>> openScenario(const std::string &path);

} // namespace retryscope

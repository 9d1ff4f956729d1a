#pragma once

#include "core/model/json.h"
#include "core/model/result.h"
#include "core/model/scenario.h"

#include <string_view>
#include <vector>

namespace retryscope {

/// Reads a scenario (format version 1). Every error of the document is reported, in the document's
/// order, each with its JSON pointer, what was expected and what was found. Configurations are
/// checked as AWS checks them, with AWS's own message, under the scenario's own `rules`.
///
/// `fallbackTitle` is the title of a scenario that has none: the file's name without folder and
/// extension.
[[nodiscard]] Result<Scenario, std::vector<Error>> readScenario(const Json &document,
                                                                std::string_view fallbackTitle);

/// Text in, scenario out: `parseJson`, then `readScenario`.
[[nodiscard]] Result<Scenario, std::vector<Error>> readScenarioText(std::string_view text,
                                                                    std::string_view fallbackTitle);

} // namespace retryscope

#pragma once

#include "core/formats/requestid.h"
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

/// The same of a document of which some entries of `invocations` were left out: they have the
/// request ids that are `taken`. What its forks' patches make of it is not looked at.
[[nodiscard]] Result<Scenario, std::vector<Error>>
readPart(const Json &document, std::string_view fallbackTitle, RequestIds taken);

/// Text in, scenario out: `parseJson`, then `readScenario`.
[[nodiscard]] Result<Scenario, std::vector<Error>> readScenarioText(std::string_view text,
                                                                    std::string_view fallbackTitle);

} // namespace retryscope

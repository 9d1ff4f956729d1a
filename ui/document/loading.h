#pragma once

#include "core/formats/scenariocheck.h"
#include "core/model/result.h"
#include "core/model/scenario.h"

#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// What a file held.
struct Loaded
{
    ScenarioCheck document;
    Scenario scenario; ///< the same, read
    std::string text; ///< word for word; empty if it was imported
    bool isImported = false;
    std::vector<Error> notes; ///< of an import
};

/// Reads a scenario, or, if the text is none, AWS configuration. `fileName` is for messages, and
/// for the title of a scenario that has none.
[[nodiscard]] Result<Loaded, std::vector<Error>> load(std::string text,
                                                      const std::string &fileName);

/// Reads the files at `paths` as parts of one AWS configuration.
[[nodiscard]] Result<Loaded, std::vector<Error>> importFrom(const std::vector<std::string> &paths);

/// The name of a file without folder and extension.
[[nodiscard]] std::string titleOf(std::string_view path);

} // namespace retryscope

#pragma once

#include "core/model/result.h"
#include "core/model/scenario.h"

#include <optional>
#include <string>
#include <vector>

namespace retryscope {

/// A file's name without folder and extension: the title of a scenario that has none.
[[nodiscard]] std::string titleOf(const std::string &path);

/// A scenario file, read.
struct ScenarioFile
{
    Json document;
    Scenario scenario; ///< the base
};

/// The JSON document at `path`; errors as of `openScenario`.
[[nodiscard]] Result<Json, std::vector<Error>> openDocument(const std::string &path);

/// The document with the scenario that it holds.
[[nodiscard]] Result<ScenarioFile, std::vector<Error>> checkedFile(Json document,
                                                                   const std::string &title);

/// As `openScenario`, with the document, which forks are applied to.
[[nodiscard]] Result<ScenarioFile, std::vector<Error>> openScenarioFile(const std::string &path);

/// The scenario of the fork of that name; absent: the base. Error: there is none of that name; it
/// lists those that there are.
[[nodiscard]] Result<Scenario> chosenBranch(const ScenarioFile &file,
                                            const std::optional<std::string> &fork);

/// Reads the scenario file at `path`. The errors' places are within the file: a JSON pointer, a
/// `line:column`, or nothing for the file itself.
[[nodiscard]] Result<Scenario, std::vector<Error>> openScenario(const std::string &path);

} // namespace retryscope

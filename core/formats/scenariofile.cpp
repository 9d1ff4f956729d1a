#include "core/formats/scenariofile.h"

#include "core/formats/forkreader.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/textfile.h"

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <utility>

namespace retryscope {

std::string titleOf(const std::string &path)
{
    return std::filesystem::path(path).stem().string();
}

Result<Json, std::vector<Error>> openDocument(const std::string &path)
{
    const auto text = readFile(path);
    if (!text)
        return std::vector<Error>{{{}, text.error().what}};
    if (const auto problem = emptiness(text.value()))
        return std::vector<Error>{{{}, *problem}};
    return parseJson(text.value());
}

Result<ScenarioFile, std::vector<Error>> checkedFile(Json document, const std::string &title)
{
    auto scenario = readScenario(document, title);
    if (!scenario)
        return scenario.error();
    return ScenarioFile{std::move(document), std::move(scenario).value()};
}

Result<ScenarioFile, std::vector<Error>> openScenarioFile(const std::string &path)
{
    auto document = openDocument(path);
    if (!document)
        return document.error();
    return checkedFile(std::move(document).value(), titleOf(path));
}

Result<Scenario> chosenBranch(const ScenarioFile &file, const std::optional<std::string> &name)
{
    if (!name)
        return file.scenario;
    const auto &forks = file.scenario.forks;
    const auto fork = std::ranges::find(forks, *name, &Fork::name);
    if (fork == forks.end()) {
        std::string known;
        for (const Fork &each : forks)
            known += (known.empty() ? "" : ", ") + each.name;
        return Error{"/forks",
                     forks.empty() ? "expected a scenario with forks, found none"
                                   : "expected one of the forks " + known + ", found " + *name};
    }
    auto scenario = branchOf(file.document, *fork, file.scenario.title);
    assert(scenario.hasValue()); // the reader has looked at all forks
    return std::move(scenario).value();
}

Result<Scenario, std::vector<Error>> openScenario(const std::string &path)
{
    auto file = openScenarioFile(path);
    if (!file)
        return file.error();
    return std::move(file).value().scenario;
}

} // namespace retryscope

#include "ui/document/loading.h"

#include "core/formats/import.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenariowriter.h"
#include "core/formats/textfile.h"

#include <utility>

namespace retryscope {

namespace {

/// Whether the text means to be JSON: YAML of a template never begins like this, nor does nothing.
bool beginsAsJson(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const auto first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
}

bool isScenario(const Json &json)
{
    return json.find("format") || json.find("functions") || json.find("invocations");
}

std::string nameOf(std::string_view path)
{
    return std::string(path.substr(path.find_last_of('/') + 1));
}

Result<Loaded, std::vector<Error>> import(const std::vector<ConfigurationFile> &files)
{
    auto imported = importConfiguration(files);
    if (!imported)
        return imported.error();
    auto [scenario, notes] = std::move(imported).value();
    ScenarioCheck document(writeScenario(scenario));
    return Loaded{std::move(document), std::move(scenario), {}, true, std::move(notes)};
}

} // namespace

Result<Loaded, std::vector<Error>> load(std::string text, const std::string &fileName)
{
    if (!beginsAsJson(text))
        return import({{nameOf(fileName), std::move(text)}});
    auto json = parseJson(text);
    if (!json)
        return json.error();
    if (!isScenario(json.value()))
        return import({{nameOf(fileName), std::move(text)}});
    auto scenario = readScenario(json.value(), titleOf(fileName));
    if (!scenario)
        return scenario.error();
    ScenarioCheck document(std::move(json).value());
    return Loaded{std::move(document), std::move(scenario).value(), std::move(text), false, {}};
}

Result<Loaded, std::vector<Error>> importFrom(const std::vector<std::string> &paths)
{
    std::vector<ConfigurationFile> files;
    std::vector<Error> errors;
    for (const std::string &path : paths) {
        auto text = readFile(path);
        if (text)
            files.push_back({nameOf(path), std::move(text).value()});
        else
            errors.push_back(text.error());
    }
    if (!errors.empty())
        return errors;
    return import(files);
}

std::string titleOf(std::string_view path)
{
    const std::string name = nameOf(path);
    const auto dot = name.find_last_of('.');
    return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

} // namespace retryscope

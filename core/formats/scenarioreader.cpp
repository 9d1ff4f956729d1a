#include "core/formats/scenarioreader.h"

#include "core/formats/changereader.h"
#include "core/formats/forkreader.h"
#include "core/formats/functionreader.h"
#include "core/formats/invocationreader.h"
#include "core/formats/jsonfields.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenariocheck.h"
#include "core/formats/scenariosettings.h"
#include "core/formats/targetreader.h"

#include <array>
#include <utility>

namespace retryscope {

namespace {

/// A scenario that is being read.
struct ScenarioDraft
{
    Scenario scenario;
    const ScenarioDirectory &directory;
    RequestIds takenRequestIds;
};

void readFormat(const JsonNode &node, ScenarioDraft & /*draft*/)
{
    constexpr std::array<std::string_view, 1> format{"retryscope-scenario"};
    static_cast<void>(node.oneOf(format));
}

void readVersion(const JsonNode &node, ScenarioDraft & /*draft*/)
{
    const JsonNumber *number = node.json().number();
    if (!number || wholeNumber(*number) != 1)
        node.failExpecting("the number 1");
}

void readSeed(const JsonNode &node, ScenarioDraft &draft)
{
    if (const auto seed = node.wholeNumber({0, safeWholeNumbers.most}))
        draft.scenario.seed = static_cast<std::uint64_t>(*seed);
}

void readDispatchDelay(const JsonNode &node, ScenarioDraft &draft)
{
    if (const auto milliseconds = node.wholeNumber(scenarioTimes))
        draft.scenario.dispatchDelay = Duration(*milliseconds);
}

void readDuplicates(const JsonNode &node, ScenarioDraft &draft)
{
    draft.scenario.duplicatesPerMille = node.wholeNumber({0, 1000}).value_or(0);
}

/// Keeps an array that the simulation does not look at.
void keep(const JsonNode &node, std::optional<Json> &value)
{
    if (node.array())
        value = node.json();
}

constexpr std::array<JsonField<ScenarioDraft>, 20> scenarioFields{{
    {"format", readFormat, Presence::Required},
    {"version", readVersion, Presence::Required},
    {"title", [](const JsonNode &node, auto &draft) { readText(node, draft.scenario.title); }},
    {"description",
     [](const JsonNode &node, auto &draft) { readText(node, draft.scenario.description); }},
    {"startTime",
     [](const JsonNode &node, auto &draft) { readStartTime(node, draft.scenario.startTime); }},
    {"seed", readSeed},
    {"rules", [](const JsonNode &node, auto &draft) { readRules(node, draft.scenario.rules); }},
    {"region", [](const JsonNode &node, auto &draft) { readRegion(node, draft.scenario.home); }},
    {"accountId",
     [](const JsonNode &node, auto &draft) { readAccountId(node, draft.scenario.home); }},
    {"accountConcurrency",
     [](const JsonNode &node, auto &draft) {
         readAccountConcurrency(node, draft.scenario.accountConcurrency);
     }},
    {"dispatchDelayMs", readDispatchDelay},
    {"duplicatesPerMille", readDuplicates},
    {"functions",
     [](const JsonNode &node, auto &draft) {
         readFunctions(node, draft.directory, draft.scenario.functions);
     },
     Presence::Required},
    {"targets",
     [](const JsonNode &node, auto &draft) {
         readTargets(node, draft.directory, draft.scenario.targets);
     }},
    {"invocations",
     [](const JsonNode &node, auto &draft) {
         readInvocations(node, std::move(draft.takenRequestIds), draft.scenario.invocations);
     },
     Presence::Required},
    {"changes",
     [](const JsonNode &node, auto &draft) {
         readChanges(node, draft.directory, draft.scenario.changes);
     }},
    {"breakpoints",
     [](const JsonNode &node, auto &draft) { keep(node, draft.scenario.breakpoints); }},
    {"notes", [](const JsonNode &node, auto &draft) { keep(node, draft.scenario.notes); }},
    {"questions", [](const JsonNode &node, auto &draft) { keep(node, draft.scenario.questions); }},
    {"forks", [](const JsonNode &node, auto &draft) { readForks(node, draft.scenario.forks); }},
}};

} // namespace

Result<Scenario, std::vector<Error>> readPart(const Json &document, std::string_view fallbackTitle,
                                              RequestIds taken)
{
    const ScenarioDirectory directory(document);
    std::vector<Error> errors;
    ScenarioDraft draft{{}, directory, std::move(taken)};
    draft.scenario.title = fallbackTitle;
    readFields(JsonNode(document, errors), scenarioFields, draft);
    if (!errors.empty())
        return errors;
    return std::move(draft.scenario);
}

Result<Scenario, std::vector<Error>> readScenario(const Json &document,
                                                  std::string_view fallbackTitle)
{
    auto scenario = readPart(document, fallbackTitle, {});
    if (!scenario || scenario.value().forks.empty())
        return scenario;
    // Only now: each of the forks would repeat the errors of the document.
    auto errors = ScenarioCheck(document).forkErrors(document, scenario.value());
    if (!errors.empty())
        return errors;
    return scenario;
}

Result<Scenario, std::vector<Error>> readScenarioText(std::string_view text,
                                                      std::string_view fallbackTitle)
{
    const auto document = parseJson(text);
    if (!document)
        return document.error();
    return readScenario(document.value(), fallbackTitle);
}

} // namespace retryscope

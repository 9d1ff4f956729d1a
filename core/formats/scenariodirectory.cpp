#include "core/formats/scenariodirectory.h"

#include "core/formats/scenariosettings.h"
#include "core/model/scenario.h"

#include <vector>

namespace retryscope {

namespace {

const Json::Array &elementsOf(const Json &object, std::string_view key)
{
    static const Json::Array none;
    const Json *value = object.find(key);
    return value && value->array() ? *value->array() : none;
}

const std::string *stringOf(const Json &object, std::string_view key)
{
    const Json *value = object.find(key);
    return value ? value->string() : nullptr;
}

} // namespace

bool Qualifiers::hasVersion(std::string_view version) const
{
    return version == latestVersion || versions.contains(version);
}

bool Qualifiers::contains(std::string_view qualifier) const
{
    return hasVersion(qualifier) || aliases.contains(qualifier);
}

Qualifiers qualifiersOf(const Json &function)
{
    Qualifiers qualifiers;
    for (const Json &version : elementsOf(function, "Versions")) {
        if (version.string())
            qualifiers.versions.insert(*version.string());
    }
    for (const Json &alias : elementsOf(function, "Aliases")) {
        if (const std::string *name = stringOf(alias, "Name"))
            qualifiers.aliases.insert(*name);
    }
    return qualifiers;
}

ScenarioDirectory::ScenarioDirectory(const Json &document)
{
    Scenario settings;
    std::vector<Error> reportedLater;
    const auto read = [&](std::string_view key, auto readValue, auto &into) {
        if (const Json *value = document.find(key))
            readValue(JsonNode(*value, reportedLater), into);
    };
    read("rules", readRules, settings.rules);
    read("region", readRegion, settings.home);
    read("accountId", readAccountId, settings.home);
    read("accountConcurrency", readAccountConcurrency, settings.accountConcurrency);
    if (auto rules = rulesOf(settings.rules))
        m_rules = std::move(rules).value();
    m_home = settings.home;
    m_accountConcurrency = settings.accountConcurrency;
    collectFunctions(document);
    collectAbsentTargets(document);
}

bool ScenarioDirectory::hasFunction(std::string_view name) const
{
    return m_functions.find(name) != m_functions.end();
}

bool ScenarioDirectory::hasFunctionArn(std::string_view arn) const
{
    const auto reference = functionOfArn(arn);
    const auto parts = splitArn(arn);
    if (!reference || parts->region != m_home.region || parts->account != m_home.accountId)
        return false;
    const auto function = m_functions.find(reference->name);
    return function != m_functions.end() && function->second.contains(reference->qualifier)
        && !m_absent.contains(arn);
}

void ScenarioDirectory::collectFunctions(const Json &document)
{
    for (const Json &function : elementsOf(document, "functions")) {
        if (const std::string *name = stringOf(function, "FunctionName"))
            m_functions.try_emplace(*name, qualifiersOf(function));
    }
}

void ScenarioDirectory::collectAbsentTargets(const Json &document)
{
    for (const Json &target : elementsOf(document, "targets")) {
        const std::string *arn = stringOf(target, "Arn");
        const Json *exists = target.find("exists");
        if (arn && exists && exists->boolean() && !*exists->boolean())
            m_absent.insert(*arn);
    }
}

} // namespace retryscope

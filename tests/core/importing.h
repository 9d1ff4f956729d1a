#pragma once

#include "core/formats/import.h"
#include "tests/support/print.h"

#include <QByteArray>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

/// Imports in the tests, told as text.
namespace retryscope {

inline ConfigurationFile file(const char *name, const QByteArray &text)
{
    return {name, text.toStdString()};
}

/// The errors of an import, a line each; empty if it works.
inline std::string errorsOf(const std::vector<ConfigurationFile> &files)
{
    const auto result = importConfiguration(files);
    return result ? std::string() : listed(result.error());
}

/// The notes of an import that works, a line each; else its errors. Notes that only say how
/// something without a name is called are left out.
inline std::string notesOf(const std::vector<ConfigurationFile> &files)
{
    const auto result = importConfiguration(files);
    if (!result)
        return "ERRORS\n" + listed(result.error());
    auto notes = result.value().notes;
    std::erase_if(notes,
                  [](const Error &note) { return note.what.ends_with("as it has no name"); });
    return listed(notes);
}

/// The scenario of an import that works; else one whose title tells the errors.
inline Scenario scenarioOf(const std::vector<ConfigurationFile> &files)
{
    auto result = importConfiguration(files);
    if (result)
        return std::move(result).value().scenario;
    Scenario scenario;
    scenario.title = listed(result.error());
    return scenario;
}

inline std::string told(const std::optional<std::int64_t> &number)
{
    return number ? std::to_string(*number) : "-";
}

inline std::string told(const std::optional<DestinationSetting> &side)
{
    return side ? side->destination.value_or("{}") : "-";
}

/// `QUALIFIER retries N age N success ARN failure ARN`, with `-` for what is not set.
inline std::string told(const EventInvokeConfig &config)
{
    const DestinationConfig none;
    const DestinationConfig &sides = config.destinationConfig ? *config.destinationConfig : none;
    return config.qualifier + " retries " + told(config.maximumRetryAttempts) + " age "
        + told(config.maximumEventAgeInSeconds) + " success " + told(sides.onSuccess) + " failure "
        + told(sides.onFailure);
}

/// All configs of a scenario, a line each: `FUNCTION:` and as above.
inline std::string configsOf(const Scenario &scenario)
{
    std::string text;
    for (const Function &function : scenario.functions) {
        for (const EventInvokeConfig &config : function.eventInvokeConfigs)
            text += function.name + ':' + told(config) + '\n';
    }
    return text + (scenario.functions.empty() ? scenario.title : "");
}

/// All targets, a line each: `ARN (LOGICAL ID) > SUBSCRIBER …`.
inline std::string targetsOf(const Scenario &scenario)
{
    std::string text;
    for (const Target &target : scenario.targets) {
        text += target.arn + " (" + target.logicalId + ')';
        for (const std::string &subscriber : target.subscribers)
            text += " > " + subscriber;
        text += '\n';
    }
    return text;
}

/// All invocations, a line each: `NAME:QUALIFIER SOURCE`.
inline std::string invocationsOf(const Scenario &scenario)
{
    std::string text;
    for (const ScenarioInvocation &invocation : scenario.invocations)
        text += invocation.function.name + ':' + invocation.function.qualifier + ' '
            + name(invocation.source) + '\n';
    return text;
}

/// The names of the functions, a line each.
inline std::string functionsOf(const Scenario &scenario)
{
    std::string text;
    for (const Function &function : scenario.functions)
        text += function.name + '\n';
    return text + (scenario.functions.empty() ? scenario.title : "");
}

} // namespace retryscope

#include "core/formats/scenariowriter.h"

#include "core/formats/jsonwriting.h"
#include "core/formats/sampleevents.h"

namespace retryscope {

namespace {

Json writeRules(const RuleChoice &rules)
{
    ObjectWriter overrides;
    for (const auto &[rule, option] : rules.overrides)
        overrides.put(rule, Json(option));
    ObjectWriter object;
    object.put("profile", rules.profile, RuleChoice().profile);
    if (!rules.overrides.empty())
        object.put("overrides", std::move(overrides).object());
    return std::move(object).object();
}

Json writeWindow(const Window &window)
{
    ObjectWriter object;
    object.put("fromMs", window.from);
    object.put("toMs", window.to);
    return std::move(object).object();
}

std::string written(const FunctionReference &function)
{
    if (function.qualifier == latestVersion)
        return function.name;
    return function.name + ':' + function.qualifier;
}

Json writeOperation(const JsonOperation &operation)
{
    ObjectWriter object;
    object.put("op", Json(name(operation.kind)));
    if (operation.kind == JsonOperationKind::Move || operation.kind == JsonOperationKind::Copy)
        object.put("from", Json(operation.from));
    object.put("path", Json(operation.path));
    const bool hasValue = operation.kind == JsonOperationKind::Add
        || operation.kind == JsonOperationKind::Replace
        || operation.kind == JsonOperationKind::Test;
    if (hasValue)
        object.put("value", operation.value);
    return std::move(object).object();
}

} // namespace

Json writeFork(const Fork &fork)
{
    ObjectWriter object;
    object.put("name", Json(fork.name));
    object.put("atMs", writeMilliseconds(fork.at));
    object.put("patch", ObjectWriter::writeArray(fork.patch, writeOperation));
    return std::move(object).object();
}

Json writeTarget(const Target &target)
{
    ObjectWriter object;
    object.put("Arn", Json(target.arn));
    object.put("logicalId", target.logicalId, std::string());
    object.put("exists", target.exists, true);
    object.put("allowed", target.allowed, true);
    object.putArray("unavailable", target.unavailable, writeWindow);
    object.putArray("subscribers", target.subscribers, [](const auto &name) { return Json(name); });
    return std::move(object).object();
}

Json writeInvocation(const ScenarioInvocation &invocation)
{
    ObjectWriter object;
    object.put("atMs", writeMilliseconds(invocation.at));
    if (invocation.every != Duration())
        object.put("everyMs", writeMilliseconds(invocation.every));
    else if (invocation.count > 1)
        object.put("everyMs", Json(0));
    object.put("count", invocation.count, std::int64_t{1});
    object.put("function", Json(written(invocation.function)));
    if (invocation.type != InvocationType::Event)
        object.put("type", Json(name(invocation.type)));
    if (invocation.source != Source::Sdk)
        object.put("source", Json(name(invocation.source)));
    object.put("payload", invocation.payload, sampleEvent(invocation.source));
    object.putArray("outcomes", invocation.outcomes, writeOutcome);
    object.put("requestId", invocation.requestId);
    object.put("note", invocation.note, std::string());
    return std::move(object).object();
}

Json writeScenario(const Scenario &scenario)
{
    const Scenario byDefault;
    ObjectWriter object;
    object.put("format", Json("retryscope-scenario"));
    object.put("version", Json(1));
    object.put("title", Json(scenario.title));
    object.put("description", scenario.description, byDefault.description);
    if (scenario.startTime != byDefault.startTime)
        object.put("startTime", Json(isoMilliseconds(scenario.startTime)));
    object.put("seed", static_cast<std::int64_t>(scenario.seed),
               static_cast<std::int64_t>(byDefault.seed));
    if (scenario.rules != byDefault.rules)
        object.put("rules", writeRules(scenario.rules));
    object.put("region", scenario.home.region, byDefault.home.region);
    object.put("accountId", scenario.home.accountId, byDefault.home.accountId);
    object.put("accountConcurrency", scenario.accountConcurrency, byDefault.accountConcurrency);
    if (scenario.dispatchDelay != byDefault.dispatchDelay)
        object.put("dispatchDelayMs", writeMilliseconds(scenario.dispatchDelay));
    object.put("duplicatesPerMille", scenario.duplicatesPerMille, byDefault.duplicatesPerMille);
    object.put("functions", ObjectWriter::writeArray(scenario.functions, writeFunction));
    object.putArray("targets", scenario.targets, writeTarget);
    object.put("invocations", ObjectWriter::writeArray(scenario.invocations, writeInvocation));
    object.putArray("changes", scenario.changes, writeChange);
    object.put("breakpoints", scenario.breakpoints);
    object.put("notes", scenario.notes);
    object.put("questions", scenario.questions);
    object.putArray("forks", scenario.forks, writeFork);
    return std::move(object).object();
}

} // namespace retryscope

#include "tests/core/twin/randomscenario.h"

#include "core/rules/ruleid.h"
#include "tests/core/twin/randomchange.h"
#include "tests/core/twin/randomvalues.h"
#include "tests/core/twin/simulation.h"

#include <algorithm>

namespace retryscope::twin {

namespace {

using namespace std::chrono_literals;

/// The initial config must be one that AWS accepts, so the function's own ARN and those of absent
/// functions and qualifiers are left out.
std::vector<std::string> destinationsOf(const Scenario &scenario, const Function &function,
                                        bool onSuccess)
{
    const TargetNames &names = targetNames();
    std::vector<std::string> arns = names.queuesAndTopics;
    arns.insert(arns.end(), names.buses.begin(), names.buses.end());
    if (!onSuccess)
        arns.insert(arns.end(), names.buckets.begin(), names.buckets.end());
    for (const std::string &arn : names.functions) {
        const FunctionReference reference = *functionOfArn(arn);
        const bool isThere = std::ranges::any_of(scenario.functions, [&](const Function &other) {
            return other.name == reference.name
                && (reference.qualifier == latestVersion
                    || std::ranges::count(other.versions, reference.qualifier) > 0
                    || std::ranges::count(other.aliases, reference.qualifier, &Alias::name) > 0);
        });
        if (isThere && reference.name != function.name)
            arns.insert(arns.end(), 2, arn);
    }
    return arns;
}

DestinationConfig randomDestinations(Dice &dice, const Scenario &scenario, const Function &function)
{
    DestinationConfig config;
    if (dice.chance(60))
        config.onSuccess = DestinationSetting{dice.of(destinationsOf(scenario, function, true))};
    if (dice.chance(75))
        config.onFailure = DestinationSetting{dice.of(destinationsOf(scenario, function, false))};
    if (!config.onSuccess && !config.onFailure)
        config.onFailure = DestinationSetting{};
    return config;
}

void addConfigs(Dice &dice, const Scenario &scenario, Function &function)
{
    for (const std::string &qualifier : qualifiersOf(function)) {
        if (!dice.chance(70))
            continue;
        EventInvokeConfig config;
        config.qualifier = qualifier;
        if (dice.chance(60))
            config.maximumRetryAttempts = dice.between(0, 2);
        if (dice.chance(50))
            config.maximumEventAgeInSeconds =
                dice.of(std::vector<std::int64_t>{60, 61, 63, 90, 180, 181, 600, 21'600});
        if (dice.chance(80))
            config.destinationConfig = randomDestinations(dice, scenario, function);
        if (!config.maximumRetryAttempts && !config.maximumEventAgeInSeconds
            && !config.destinationConfig)
            config.maximumRetryAttempts = 2;
        function.eventInvokeConfigs.push_back(config);
    }
}

Function randomFunction(Dice &dice, std::size_t number, std::int64_t accountConcurrency)
{
    Function function;
    function.name = "f" + std::to_string(number);
    if (dice.chance(60))
        function.timeoutSeconds = dice.of(std::vector<std::int64_t>{1, 2, 3, 30, 90, 900});
    if (dice.chance(40))
        function.reservedConcurrentExecutions =
            std::min(accountConcurrency, dice.of(std::vector<std::int64_t>{0, 1, 1, 1, 2, 5}));
    if (dice.chance(15))
        function.recursiveLoop = RecursiveLoop::Allow;
    if (dice.chance(50))
        function.deadLetterTargetArn = dice.of(targetNames().queuesAndTopics);
    if (dice.chance(50))
        function.versions = {"1", "2"};
    if (dice.chance(50))
        function.aliases.push_back({"live", function.versions.empty() ? latestVersion : "2"});
    function.behavior = randomBehavior(dice);
    return function;
}

void addTargets(Dice &dice, Scenario &scenario)
{
    const TargetNames &names = targetNames();
    std::vector<std::string> arns = names.queuesAndTopics;
    for (const auto *more : {&names.buses, &names.buckets})
        arns.insert(arns.end(), more->begin(), more->end());
    for (const std::string &arn : arns) {
        if (!dice.chance(55))
            continue;
        Target target;
        target.arn = arn;
        target.exists = !dice.chance(12);
        target.allowed = !dice.chance(12);
        while (dice.chance(25))
            target.unavailable.push_back(randomWindow(dice));
        for (const Function &function : scenario.functions) {
            if (targetKind(arn) != TargetKind::Queue && dice.chance(40))
                target.subscribers.push_back(function.name);
        }
        scenario.targets.push_back(target);
    }
    // A Lambda ARN must exist at first, but may not be allowed or available.
    if (dice.chance(25)) {
        Target target;
        target.arn = dice.of(names.functions);
        target.allowed = dice.chance(40);
        if (dice.chance(50))
            target.unavailable.push_back(randomWindow(dice));
        scenario.targets.push_back(target);
    }
}

std::string randomRequestId(Dice &dice)
{
    std::string id = "aaaaaaaa-0000-4000-8000-000000000000";
    for (std::size_t i = id.size() - 12; i < id.size(); ++i)
        id[i] = "0123456789abcdef"[dice.below(16)];
    return id;
}

ScenarioInvocation randomInvocation(Dice &dice, const Scenario &scenario, bool isLarge)
{
    ScenarioInvocation entry;
    entry.at = randomInstant(dice);
    const Function &function = dice.of(scenario.functions);
    entry.function.name = dice.chance(3) ? "nobody" : function.name;
    entry.function.qualifier = dice.of(qualifiersOf(function));
    if (dice.chance(3))
        entry.function.qualifier = "7";
    const std::size_t kind = dice.below(100);
    if (kind < 14)
        entry.type = kind < 10 ? InvocationType::RequestResponse : InvocationType::DryRun;
    const bool getsLarge = isLarge && dice.chance(50);
    entry.payload = getsLarge ? largePayload(dice) : randomPayload(dice);
    if (!getsLarge && dice.chance(20)) {
        entry.count = dice.between(2, 5);
        entry.every = dice.of(std::vector<Duration>{0ms, 0ms, 1ms, 500ms, 60s});
    } else if (dice.chance(20)) {
        entry.requestId = randomRequestId(dice);
    }
    if (dice.chance(30)) {
        entry.outcomes.resize(1 + dice.below(8));
        for (Outcome &outcome : entry.outcomes)
            outcome = dice.chance(25)
                ? Outcome{OutcomeType::Throttle, {}, {}, "Error", "Unhandled error", {}}
                : randomOutcome(dice);
    }
    return entry;
}

/// How much may come of a scenario.
struct Bounds
{
    std::size_t calls = 0;
    std::size_t bytesOfChildren = 0;
};

bool isWithin(const Bounds &bounds, const Scenario &scenario)
{
    const Rules rules = rulesOf(scenario.rules).value();
    Simulation simulation(scenario, rules);
    while (simulation.takeItem(std::nullopt)) {
        if (simulation.calls().size() > bounds.calls
            || simulation.bytesOfChildren() > bounds.bytesOfChildren)
            return false;
    }
    return true;
}

/// Takes away, one after the other, what makes chains grow.
void tame(Scenario &scenario, const Bounds &bounds)
{
    for (const std::size_t subscribers : {std::size_t{1}, std::size_t{0}}) {
        if (isWithin(bounds, scenario))
            return;
        for (Target &target : scenario.targets)
            target.subscribers.resize(std::min(target.subscribers.size(), subscribers));
    }
    if (isWithin(bounds, scenario))
        return;
    scenario.duplicatesPerMille = 0;
    if (isWithin(bounds, scenario))
        return;
    for (Function &function : scenario.functions)
        function.eventInvokeConfigs.clear();
    scenario.changes.clear();
}

} // namespace

std::vector<std::string> qualifiersOf(const Function &function)
{
    std::vector<std::string> qualifiers{latestVersion};
    qualifiers.insert(qualifiers.end(), function.versions.begin(), function.versions.end());
    for (const Alias &alias : function.aliases)
        qualifiers.push_back(alias.name);
    return qualifiers;
}

Scenario randomScenario(std::uint64_t seed, const RuleChoice &choice)
{
    Dice dice(seed);
    Scenario scenario;
    scenario.title = "random " + std::to_string(seed);
    scenario.seed = seed;
    scenario.rules = choice;
    scenario.startTime.sinceEpoch += Duration(dice.between(0, 90'000'000));
    if (dice.chance(40))
        scenario.accountConcurrency = dice.between(1, 6);
    if (dice.chance(25))
        scenario.dispatchDelay = dice.of(std::vector<Duration>{1ms, 500ms, 60s, 61s, 200s});
    if (dice.chance(15))
        scenario.duplicatesPerMille = 1000;
    const std::size_t functions = 1 + dice.below(5);
    for (std::size_t i = 0; i < functions; ++i)
        scenario.functions.push_back(randomFunction(dice, i, scenario.accountConcurrency));
    for (Function &function : scenario.functions)
        addConfigs(dice, scenario, function);
    if (dice.chance(85))
        addTargets(dice, scenario);
    const bool isLarge = dice.chance(3);
    // More lengths of runs than the engine keeps apart.
    const bool isOdd = dice.chance(4);
    const std::size_t invocations = isOdd ? 60 : 1 + dice.below(8);
    for (std::size_t i = 0; i < invocations; ++i)
        scenario.invocations.push_back(randomInvocation(dice, scenario, isLarge));
    if (isOdd) {
        for (ScenarioInvocation &entry : scenario.invocations)
            entry.outcomes = {oddOutcome(dice), oddOutcome(dice)};
    }
    while (scenario.changes.size() < 8 && dice.chance(60))
        addChange(dice, scenario);
    // Long chains cost the most, by far, and few of them show what all of them would.
    tame(scenario, dice.chance(8) ? Bounds{150, 400'000} : Bounds{80, 60'000});
    return scenario;
}

RuleChoice randomRules(std::uint64_t seed)
{
    const std::vector<std::string> profiles{"aws", "chapter", "destinations-article",
                                            "retry-guide"};
    Dice dice(seed);
    RuleChoice choice{dice.of(profiles), {}};
    for (std::size_t i = 0; i < switchableRuleCount; ++i) {
        if (dice.chance(40))
            choice.overrides.emplace_back(name(static_cast<RuleId>(i)), dice.of(profiles));
    }
    return choice;
}

} // namespace retryscope::twin

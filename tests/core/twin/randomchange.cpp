#include "tests/core/twin/randomchange.h"

#include "tests/core/twin/randomvalues.h"

namespace retryscope::twin {

namespace {

std::string randomArn(Dice &dice)
{
    const TargetNames &names = targetNames();
    switch (dice.below(7)) {
    case 0:
        return dice.of(names.refused);
    case 1:
        return dice.of(names.buses);
    case 2:
        return dice.of(names.buckets);
    case 3:
        return dice.of(names.functions);
    case 4:
        return "";
    default:
        return dice.of(names.queuesAndTopics);
    }
}

std::optional<DestinationSetting> randomSide(Dice &dice)
{
    if (dice.chance(35))
        return std::nullopt;
    if (dice.chance(10))
        return DestinationSetting{};
    return DestinationSetting{randomArn(dice)};
}

EventInvokeConfig randomConfig(Dice &dice, const Function &function)
{
    EventInvokeConfig config;
    config.qualifier = dice.chance(95) ? dice.of(qualifiersOf(function)) : "9";
    if (dice.chance(50))
        config.maximumRetryAttempts = dice.chance(90) ? dice.between(0, 2) : dice.between(-1, 3);
    if (dice.chance(40))
        config.maximumEventAgeInSeconds =
            dice.of(std::vector<std::int64_t>{59, 60, 90, 180, 300, 21'600, 21'601, 86'400});
    if (dice.chance(60))
        config.destinationConfig = DestinationConfig{randomSide(dice), randomSide(dice)};
    return config;
}

UpdateFunctionConfiguration randomConfiguration(Dice &dice)
{
    UpdateFunctionConfiguration update;
    if (dice.chance(60))
        update.timeoutSeconds = dice.of(std::vector<std::int64_t>{0, 1, 2, 3, 60, 900, 901});
    if (dice.chance(70))
        update.deadLetterTargetArn = randomArn(dice);
    return update;
}

TargetChange randomTargetChange(Dice &dice)
{
    TargetChange change;
    do
        change.arn = randomArn(dice);
    while (!change.arn.starts_with("arn:"));
    if (dice.chance(70))
        change.exists = dice.chance(40);
    if (dice.chance(50) || !change.exists)
        change.allowed = dice.chance(40);
    return change;
}

FunctionCall randomCall(Dice &dice, const Scenario &scenario, const Function &function)
{
    switch (dice.below(10)) {
    case 0:
    case 1:
        return PutFunctionEventInvokeConfig{randomConfig(dice, function)};
    case 2:
        return UpdateFunctionEventInvokeConfig{randomConfig(dice, function)};
    case 3:
        return DeleteFunctionEventInvokeConfig{dice.of(qualifiersOf(function))};
    case 4:
        return PutFunctionConcurrency{
            dice.chance(85) ? dice.between(0, 2)
                            : dice.of(std::vector<std::int64_t>{-1, scenario.accountConcurrency,
                                                                scenario.accountConcurrency + 1})};
    case 5:
        return DeleteFunctionConcurrency{};
    case 6:
        return randomConfiguration(dice);
    case 7:
        return UpdateAlias{{dice.chance(90) ? "live" : "test",
                            dice.of(std::vector<std::string>{"1", "2", "3", latestVersion})}};
    case 8:
        return PutFunctionRecursionConfig{
            dice.of(std::vector<std::string>{"Allow", "Terminate", "Sometimes"})};
    default:
        return DeleteFunction{};
    }
}

} // namespace

void addChange(Dice &dice, Scenario &scenario)
{
    Change change;
    change.at = randomInstant(dice);
    const Function &function = dice.of(scenario.functions);
    if (!dice.chance(30)) {
        change.what = FunctionChange{function.name, randomCall(dice, scenario, function)};
        scenario.changes.push_back(change);
        return;
    }
    const TargetChange target = randomTargetChange(dice);
    change.what = target;
    scenario.changes.push_back(change);
    if (dice.chance(50)) {
        // What has just changed decides whether a config that names it is accepted.
        EventInvokeConfig config;
        config.destinationConfig = DestinationConfig{{}, DestinationSetting{target.arn}};
        change.what = FunctionChange{function.name, PutFunctionEventInvokeConfig{config}};
        scenario.changes.push_back(change);
    }
}

} // namespace retryscope::twin

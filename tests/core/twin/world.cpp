#include "tests/core/twin/world.h"

#include "core/model/overloaded.h"

#include <algorithm>
#include <regex>

namespace retryscope::twin {

namespace {

// The two patterns of Lambda's API model.
const std::regex destinationPattern(
    R"($|kafka://([^.]([a-zA-Z0-9\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-])+:)"
    R"(((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*))");
const std::regex deadLetterPattern(R"((arn:(aws[a-zA-Z-]*)?:[a-z0-9\-.]+:.*)|())");

constexpr std::size_t longestDestination = 350;

std::string destinationOf(const std::optional<DestinationSetting> &setting)
{
    return setting ? setting->destination.value_or("") : "";
}

EventInvokeConfig *configOf(Function &function, const std::string &qualifier)
{
    const auto found =
        std::ranges::find(function.eventInvokeConfigs, qualifier, &EventInvokeConfig::qualifier);
    return found == function.eventInvokeConfigs.end() ? nullptr : &*found;
}

const EventInvokeConfig *configOf(const Function &function, const std::string &qualifier)
{
    return configOf(const_cast<Function &>(function), qualifier);
}

bool hasQualifier(const Function &function, const std::string &qualifier)
{
    return qualifier == latestVersion || std::ranges::count(function.versions, qualifier) > 0
        || std::ranges::count(function.aliases, qualifier, &Alias::name) > 0;
}

/// What an Update names changes; a side that is `{}` keeps what it had.
void update(EventInvokeConfig &config, const EventInvokeConfig &named)
{
    if (named.maximumRetryAttempts)
        config.maximumRetryAttempts = named.maximumRetryAttempts;
    if (named.maximumEventAgeInSeconds)
        config.maximumEventAgeInSeconds = named.maximumEventAgeInSeconds;
    if (!named.destinationConfig)
        return;
    DestinationConfig merged = config.destinationConfig.value_or(DestinationConfig{});
    if (named.destinationConfig->onSuccess && named.destinationConfig->onSuccess->destination)
        merged.onSuccess = named.destinationConfig->onSuccess;
    if (named.destinationConfig->onFailure && named.destinationConfig->onFailure->destination)
        merged.onFailure = named.destinationConfig->onFailure;
    config.destinationConfig = merged;
}

} // namespace

void Statistic::add(Duration sample)
{
    maximum = count == 0 ? sample.count() : std::max(maximum, std::int64_t{sample.count()});
    ++count;
    sum += sample.count();
}

World::World(const Scenario &scenario, const Rules &rules)
    : m_scenario(scenario)
    , m_rules(rules)
{
    for (const Function &function : scenario.functions)
        m_functions[function.name].settings = function;
    for (const Target &target : scenario.targets)
        m_targets[target.arn] = target;
}

FunctionState &World::function(const std::string &name)
{
    return m_functions.at(name);
}

bool World::hasFunction(const FunctionReference &reference) const
{
    const auto found = m_functions.find(reference.name);
    return found != m_functions.end() && !found->second.gone
        && hasQualifier(found->second.settings, reference.qualifier);
}

Snapshot World::snapshot(const FunctionReference &reference) const
{
    const Function &function = m_functions.at(reference.name).settings;
    Snapshot snapshot;
    snapshot.version = reference.qualifier;
    for (const Alias &alias : function.aliases) {
        if (alias.name == reference.qualifier)
            snapshot.version = alias.functionVersion;
    }
    snapshot.timeout = std::chrono::seconds(function.timeoutSeconds);
    snapshot.deadLetterQueue = function.deadLetterTargetArn;
    snapshot.age = std::chrono::hours(6);
    if (const EventInvokeConfig *config = configOf(function, reference.qualifier)) {
        snapshot.retries = config->maximumRetryAttempts.value_or(2);
        snapshot.age = std::chrono::seconds(config->maximumEventAgeInSeconds.value_or(21'600));
        if (config->destinationConfig) {
            snapshot.onSuccess = destinationOf(config->destinationConfig->onSuccess);
            snapshot.onFailure = destinationOf(config->destinationConfig->onFailure);
        }
    }
    return snapshot;
}

bool World::hasFreePlace(const FunctionState &function) const
{
    if (function.settings.reservedConcurrentExecutions)
        return function.inFlight < *function.settings.reservedConcurrentExecutions;
    std::int64_t places = m_scenario.accountConcurrency;
    std::int64_t taken = 0;
    for (const auto &[name, other] : m_functions) {
        if (!other.gone && other.settings.reservedConcurrentExecutions)
            places -= *other.settings.reservedConcurrentExecutions;
        else
            taken += other.inFlight;
    }
    return taken < places;
}

Target World::target(const std::string &arn) const
{
    const auto found = m_targets.find(arn);
    Target target = found == m_targets.end() ? Target{} : found->second;
    if (const auto reference = functionOfArn(arn)) {
        const bool isHere = arn.starts_with(functionArn(m_scenario.home, reference->name));
        target.exists = target.exists && isHere && hasFunction(*reference);
    }
    return target;
}

void World::apply(const Change &change)
{
    if (const auto *target = std::get_if<TargetChange>(&change.what)) {
        Target &state = m_targets[target->arn];
        state.arn = target->arn;
        state.exists = target->exists.value_or(state.exists);
        state.allowed = target->allowed.value_or(state.allowed);
        return;
    }
    const auto &call = std::get<FunctionChange>(change.what);
    FunctionState &function = m_functions.at(call.function);
    if (function.gone || !isAccepted(call))
        return;
    if (std::holds_alternative<DeleteFunction>(call.call))
        function.gone = true;
    else
        save(function.settings, call.call);
}

bool World::isAccepted(const FunctionChange &change) const
{
    const Function &function = m_functions.at(change.function).settings;
    return std::visit(
        Overloaded{
            [&](const PutFunctionEventInvokeConfig &put) {
                return isAccepted(change.function, put.config, false);
            },
            [&](const UpdateFunctionEventInvokeConfig &update) {
                return isAccepted(change.function, update.config, true);
            },
            [&](const DeleteFunctionEventInvokeConfig &erase) {
                return configOf(function, erase.qualifier) != nullptr;
            },
            [&](const PutFunctionConcurrency &put) {
                return put.reservedConcurrentExecutions >= 0
                    && put.reservedConcurrentExecutions <= m_scenario.accountConcurrency;
            },
            [](const DeleteFunctionConcurrency &) { return true; },
            [&](const UpdateFunctionConfiguration &update) {
                const auto timeout = update.timeoutSeconds.value_or(1);
                return 1 <= timeout && timeout <= 900
                    && isAcceptedDeadLetterTarget(update.deadLetterTargetArn.value_or(""));
            },
            [&](const UpdateAlias &update) {
                const std::string &version = update.alias.functionVersion;
                return std::ranges::count(function.aliases, update.alias.name, &Alias::name) > 0
                    && (version == latestVersion || std::ranges::count(function.versions, version));
            },
            [](const DeleteFunction &) { return true; },
            [](const PutFunctionRecursionConfig &put) {
                return put.recursiveLoop == "Allow" || put.recursiveLoop == "Terminate";
            }},
        change.call);
}

bool World::isAccepted(const std::string &function, const EventInvokeConfig &config,
                       bool isUpdate) const
{
    const DestinationConfig sides = config.destinationConfig.value_or(DestinationConfig{});
    const std::string onSuccess = destinationOf(sides.onSuccess);
    const std::string onFailure = destinationOf(sides.onFailure);
    for (const std::string &arn : {onSuccess, onFailure}) {
        if (arn.size() > longestDestination || !std::regex_match(arn, destinationPattern))
            return false;
    }
    const auto retries = config.maximumRetryAttempts.value_or(0);
    const Duration age = std::chrono::seconds(config.maximumEventAgeInSeconds.value_or(60));
    if (retries < 0 || retries > 2 || age < std::chrono::seconds(60) || age > m_rules.ageMaximum)
        return false;
    const bool namesNothing = !config.maximumRetryAttempts && !config.maximumEventAgeInSeconds
        && !sides.onSuccess && !sides.onFailure;
    const Function &settings = m_functions.at(function).settings;
    if (namesNothing || !hasQualifier(settings, config.qualifier))
        return false;
    if (isUpdate && !configOf(settings, config.qualifier))
        return false;
    return isAcceptedDestination(function, onSuccess, true)
        && isAcceptedDestination(function, onFailure, false);
}

bool World::isAcceptedDestination(const std::string &function, const std::string &arn,
                                  bool onSuccess) const
{
    if (arn.empty())
        return true;
    const TargetKind kind = targetKind(arn);
    if (kind == TargetKind::Other || (isFifo(arn) && m_rules.fifoTargets == FifoTargets::Refused))
        return false;
    if (kind == TargetKind::Bucket && (onSuccess || m_rules.s3Target == S3Target::Refused))
        return false;
    if (kind == TargetKind::Function && functionOfArn(arn)->name == function)
        return false;
    const bool fails = m_rules.missingPermission == MissingPermission::FailsAtDelivery;
    const bool isSendable = kind == TargetKind::Queue || kind == TargetKind::Topic;
    const Target state = target(arn);
    if (!state.exists && kind != TargetKind::Bus && !(isSendable && fails))
        return false;
    return state.allowed || fails;
}

bool World::isAcceptedDeadLetterTarget(const std::string &arn) const
{
    if (arn.empty())
        return true;
    const TargetKind kind = targetKind(arn);
    if (!std::regex_match(arn, deadLetterPattern) || isFifo(arn)
        || (kind != TargetKind::Queue && kind != TargetKind::Topic)
        || splitArn(arn)->region != m_scenario.home.region)
        return false;
    const Target state = target(arn);
    return (state.exists && state.allowed)
        || m_rules.missingPermission == MissingPermission::FailsAtDelivery;
}

void World::save(Function &function, const FunctionCall &call)
{
    if (const auto *put = std::get_if<PutFunctionEventInvokeConfig>(&call)) {
        std::erase_if(function.eventInvokeConfigs, [&](const EventInvokeConfig &config) {
            return config.qualifier == put->config.qualifier;
        });
        function.eventInvokeConfigs.push_back(put->config);
    } else if (const auto *change = std::get_if<UpdateFunctionEventInvokeConfig>(&call)) {
        update(*configOf(function, change->config.qualifier), change->config);
    } else if (const auto *erase = std::get_if<DeleteFunctionEventInvokeConfig>(&call)) {
        std::erase_if(function.eventInvokeConfigs, [&](const EventInvokeConfig &config) {
            return config.qualifier == erase->qualifier;
        });
    } else if (const auto *places = std::get_if<PutFunctionConcurrency>(&call)) {
        function.reservedConcurrentExecutions = places->reservedConcurrentExecutions;
    } else if (std::holds_alternative<DeleteFunctionConcurrency>(call)) {
        function.reservedConcurrentExecutions.reset();
    } else if (const auto *settings = std::get_if<UpdateFunctionConfiguration>(&call)) {
        function.timeoutSeconds = settings->timeoutSeconds.value_or(function.timeoutSeconds);
        function.deadLetterTargetArn =
            settings->deadLetterTargetArn.value_or(function.deadLetterTargetArn);
    } else if (const auto *alias = std::get_if<UpdateAlias>(&call)) {
        std::ranges::find(function.aliases, alias->alias.name, &Alias::name)->functionVersion =
            alias->alias.functionVersion;
    } else if (const auto *recursion = std::get_if<PutFunctionRecursionConfig>(&call)) {
        function.recursiveLoop =
            recursion->recursiveLoop == "Allow" ? RecursiveLoop::Allow : RecursiveLoop::Terminate;
    }
}

} // namespace retryscope::twin

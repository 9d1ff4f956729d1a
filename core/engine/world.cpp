#include "core/engine/world.h"

#include "core/model/overloaded.h"

#include <algorithm>

namespace retryscope {

World::World(const Trace &trace)
    : m_scenario(trace.scenario())
    , m_rules(trace.rules())
    , m_catalog(trace.catalog())
    , m_current(m_scenario.functions.size())
    , m_targets(m_catalog.targetCount())
{
    for (std::uint32_t i = 0; i < m_current.size(); ++i)
        replace({i}, trace.settings({i}, 0));
    for (std::uint32_t i = 0; i < m_targets.size(); ++i) {
        if (const Target *listed = m_catalog.target(TargetIndex{i}).listed)
            m_targets[i] = {listed->exists, listed->allowed};
    }
}

void World::replace(FunctionIndex function, FunctionSettings settings)
{
    m_all.push_back(std::move(settings));
    m_current[function.value] = &m_all.back();
}

bool World::exists(const Reference &reference) const
{
    return reference.slot && !settings(*reference.function).deleted;
}

bool World::exists(TargetIndex target) const
{
    const CatalogTarget &entry = m_catalog.target(target);
    if (!m_targets[target.value].exists)
        return false;
    if (entry.kind != TargetKind::Function)
        return true;
    return entry.function && exists(m_catalog.reference(*entry.function));
}

bool World::isAllowed(TargetIndex target) const
{
    return m_targets[target.value].allowed;
}

bool World::isAvailable(TargetIndex target, Instant now) const
{
    const Target *listed = m_catalog.target(target).listed;
    return !listed || std::ranges::none_of(listed->unavailable, [&](const Window &window) {
        return window.contains(now);
    });
}

admission::TargetState World::stateOf(std::string_view arn) const
{
    const auto target = m_catalog.target(arn);
    if (!target)
        return {};
    return {exists(*target), isAllowed(*target)};
}

void World::apply(const TargetChange &change)
{
    TargetState &state = m_targets[m_catalog.target(change.arn)->value];
    state.exists = change.exists.value_or(state.exists);
    state.allowed = change.allowed.value_or(state.allowed);
}

/// One call to the control plane: the settings that it makes, in force once it is accepted.
struct World::Call
{
    FunctionIndex function;
    const std::string &name;
    FunctionSettings settings;
};

std::optional<admission::Refusal> World::apply(const Change &change)
{
    if (const auto *target = std::get_if<TargetChange>(&change.what)) {
        apply(*target);
        return std::nullopt;
    }
    const auto &functionChange = std::get<FunctionChange>(change.what);
    const FunctionIndex function = *m_catalog.function(functionChange.function);
    Call call{function, functionChange.function, settings(function)};
    Verdict refusal =
        std::visit([&](const auto &what) { return apply(call, what); }, functionChange.call);
    if (!refusal)
        replace(function, std::move(call.settings));
    return refusal;
}

World::Verdict World::missing(const Call &call, std::string_view qualifier) const
{
    if (call.settings.deleted)
        return admission::functionNotFound(m_scenario.home, call.name, qualifier);
    return std::nullopt;
}

/// All that Put and Update check before they look at a destination.
World::Verdict World::checkedSettings(const Call &call, const EventInvokeConfig &config) const
{
    if (auto refusal = admission::joined(admission::brokenConstraints(m_rules, config)))
        return refusal;
    if (auto refusal = admission::emptyCall(config))
        return refusal;
    if (call.settings.deleted || !m_catalog.slot(call.function, config.qualifier))
        return admission::eventInvokeFunctionMissing();
    return std::nullopt;
}

World::Verdict World::checkedDestinations(const Call &call, const EventInvokeConfig &config) const
{
    if (!config.destinationConfig)
        return std::nullopt;
    const std::function<admission::TargetState(std::string_view)> target =
        [this](std::string_view arn) { return stateOf(arn); };
    const admission::Surroundings around{m_rules, m_scenario.home, call.name, target};
    const auto check = [&](Via side, const std::optional<DestinationSetting> &setting) -> Verdict {
        if (!setting || !setting->destination)
            return std::nullopt;
        return admission::destination(around, side, *setting->destination);
    };
    if (auto refusal = check(Via::OnSuccess, config.destinationConfig->onSuccess))
        return refusal;
    return check(Via::OnFailure, config.destinationConfig->onFailure);
}

World::Verdict World::apply(Call &call, const PutFunctionEventInvokeConfig &put) const
{
    if (auto refusal = checkedSettings(call, put.config))
        return refusal;
    if (auto refusal = checkedDestinations(call, put.config))
        return refusal;
    const SlotIndex slot = *m_catalog.slot(call.function, put.config.qualifier);
    call.settings.bySlot[slot.value].config = put.config;
    refreshSlot(call.settings, m_catalog, call.function, slot);
    return std::nullopt;
}

World::Verdict World::apply(Call &call, const UpdateFunctionEventInvokeConfig &update) const
{
    const EventInvokeConfig &named = update.config;
    if (auto refusal = checkedSettings(call, named))
        return refusal;
    const SlotIndex slot = *m_catalog.slot(call.function, named.qualifier);
    auto &saved = call.settings.bySlot[slot.value].config;
    if (!saved)
        return admission::eventInvokeConfigMissing(m_scenario.home, {call.name, named.qualifier});
    if (auto refusal = checkedDestinations(call, named))
        return refusal;
    if (named.maximumRetryAttempts)
        saved->maximumRetryAttempts = named.maximumRetryAttempts;
    if (named.maximumEventAgeInSeconds)
        saved->maximumEventAgeInSeconds = named.maximumEventAgeInSeconds;
    if (named.destinationConfig) {
        DestinationConfig &kept = saved->destinationConfig ? *saved->destinationConfig
                                                           : saved->destinationConfig.emplace();
        // `{}` names no destination and keeps the old one; an empty text clears it.
        const auto merge = [](auto &old, const std::optional<DestinationSetting> &side) {
            if (side && side->destination)
                old = side;
        };
        merge(kept.onSuccess, named.destinationConfig->onSuccess);
        merge(kept.onFailure, named.destinationConfig->onFailure);
    }
    refreshSlot(call.settings, m_catalog, call.function, slot);
    return std::nullopt;
}

World::Verdict World::apply(Call &call, const DeleteFunctionEventInvokeConfig &remove) const
{
    const auto slot = m_catalog.slot(call.function, remove.qualifier);
    const bool isThere =
        slot && !call.settings.deleted && call.settings.bySlot[slot->value].config.has_value();
    if (!isThere)
        return admission::eventInvokeConfigMissing(m_scenario.home, {call.name, remove.qualifier});
    call.settings.bySlot[slot->value].config.reset();
    refreshSlot(call.settings, m_catalog, call.function, *slot);
    return std::nullopt;
}

World::Verdict World::apply(Call &call, const PutFunctionConcurrency &put) const
{
    const std::int64_t places = put.reservedConcurrentExecutions;
    // The model's constraint comes before the function is looked up, the account's limit after it.
    if (places < 0)
        return admission::reservedConcurrency(places, m_scenario.accountConcurrency);
    if (auto refusal = missing(call, latestVersion))
        return refusal;
    if (auto refusal = admission::reservedConcurrency(places, m_scenario.accountConcurrency))
        return refusal;
    call.settings.reservedConcurrency = places;
    return std::nullopt;
}

World::Verdict World::apply(Call &call, const DeleteFunctionConcurrency &) const
{
    if (auto refusal = missing(call, latestVersion))
        return refusal;
    call.settings.reservedConcurrency.reset();
    return std::nullopt;
}

World::Verdict World::apply(Call &call, const UpdateFunctionConfiguration &update) const
{
    if (update.timeoutSeconds) {
        if (auto refusal = admission::timeout(*update.timeoutSeconds))
            return refusal;
    }
    if (auto refusal = missing(call, {}))
        return refusal;
    if (const auto &arn = update.deadLetterTargetArn) {
        const std::function<admission::TargetState(std::string_view)> target =
            [this](std::string_view text) { return stateOf(text); };
        const admission::Surroundings around{m_rules, m_scenario.home, call.name, target};
        if (auto refusal = admission::deadLetterTarget(around, *arn))
            return refusal;
        call.settings.deadLetterQueue = arn->empty() ? std::nullopt : m_catalog.target(*arn);
    }
    if (update.timeoutSeconds)
        call.settings.timeout = std::chrono::seconds(*update.timeoutSeconds);
    return std::nullopt;
}

World::Verdict World::apply(Call &call, const UpdateAlias &update) const
{
    if (auto refusal = missing(call, {}))
        return refusal;
    auto &aliases = call.settings.aliases;
    const auto alias = std::ranges::find(aliases, update.alias.name, &Alias::name);
    if (alias == aliases.end())
        return admission::aliasNotFound(m_scenario.home, {call.name, update.alias.name});
    const auto &versions = m_scenario.functions[call.function.value].versions;
    const std::string &version = update.alias.functionVersion;
    if (version != latestVersion && std::ranges::find(versions, version) == versions.end())
        return admission::functionNotFound(m_scenario.home, call.name, version);
    alias->functionVersion = version;
    refreshSlot(call.settings, m_catalog, call.function,
                *m_catalog.slot(call.function, update.alias.name));
    return std::nullopt;
}

World::Verdict World::apply(Call &call, const DeleteFunction &) const
{
    if (auto refusal = missing(call, {}))
        return refusal;
    call.settings.deleted = true;
    return std::nullopt;
}

World::Verdict World::apply(Call &call, const PutFunctionRecursionConfig &put) const
{
    if (auto refusal = admission::recursiveLoop(put.recursiveLoop))
        return refusal;
    if (auto refusal = missing(call, latestVersion))
        return refusal;
    call.settings.recursiveLoop =
        put.recursiveLoop == "Allow" ? RecursiveLoop::Allow : RecursiveLoop::Terminate;
    return std::nullopt;
}

} // namespace retryscope

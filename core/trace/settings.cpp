#include "core/trace/settings.h"

#include <algorithm>

namespace retryscope {

namespace {

std::optional<TargetIndex> targetOf(const std::optional<DestinationSetting> &side,
                                    const Catalog &catalog)
{
    if (!side || !side->destination || side->destination->empty())
        return std::nullopt;
    return catalog.target(*side->destination);
}

} // namespace

FunctionSettings initialSettings(const Function &function, const Catalog &catalog,
                                 FunctionIndex index)
{
    FunctionSettings settings;
    settings.aliases = function.aliases;
    settings.timeout = std::chrono::seconds(function.timeoutSeconds);
    if (!function.deadLetterTargetArn.empty())
        settings.deadLetterQueue = catalog.target(function.deadLetterTargetArn);
    settings.reservedConcurrency = function.reservedConcurrentExecutions;
    settings.recursiveLoop = function.recursiveLoop;
    settings.bySlot.resize(catalog.qualifiers(index).size());
    for (const EventInvokeConfig &config : function.eventInvokeConfigs) {
        if (const auto slot = catalog.slot(index, config.qualifier))
            settings.bySlot[slot->value].config = config;
    }
    for (std::uint32_t slot = 0; slot < settings.bySlot.size(); ++slot)
        refreshSlot(settings, catalog, index, {slot});
    return settings;
}

void refreshSlot(FunctionSettings &settings, const Catalog &catalog, FunctionIndex function,
                 SlotIndex slot)
{
    const std::string &qualifier = catalog.qualifiers(function)[slot.value];
    SlotSettings result;
    result.config = settings.bySlot[slot.value].config;
    const auto alias = std::ranges::find(settings.aliases, qualifier, &Alias::name);
    result.version =
        catalog.version(alias == settings.aliases.end() ? qualifier : alias->functionVersion);
    if (result.config) {
        const EventInvokeConfig &config = *result.config;
        if (config.maximumRetryAttempts)
            result.maximumRetryAttempts = static_cast<std::uint16_t>(*config.maximumRetryAttempts);
        if (config.maximumEventAgeInSeconds)
            result.maximumEventAge = std::chrono::seconds(*config.maximumEventAgeInSeconds);
        if (config.destinationConfig) {
            result.onSuccess = targetOf(config.destinationConfig->onSuccess, catalog);
            result.onFailure = targetOf(config.destinationConfig->onFailure, catalog);
        }
    }
    settings.bySlot[slot.value] = std::move(result);
}

} // namespace retryscope

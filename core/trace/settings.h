#pragma once

#include "core/model/function.h"
#include "core/model/simtime.h"
#include "core/trace/catalog.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace retryscope {

/// What one qualifier of a function is set to at one moment, AWS's defaults filled in.
struct SlotSettings
{
    std::optional<EventInvokeConfig> config; ///< as saved; absent: all defaults
    VersionIndex version; ///< that runs: an alias is resolved
    std::uint16_t maximumRetryAttempts = 2;
    Duration maximumEventAge = std::chrono::seconds(21'600);
    std::optional<TargetIndex> onSuccess;
    std::optional<TargetIndex> onFailure;
    bool operator==(const SlotSettings &) const = default;
};

/// What a function is set to at one moment.
struct FunctionSettings
{
    std::vector<SlotSettings> bySlot;
    std::vector<Alias> aliases;
    Duration timeout = std::chrono::seconds(3);
    std::optional<TargetIndex> deadLetterQueue;
    std::optional<std::int64_t> reservedConcurrency;
    RecursiveLoop recursiveLoop = RecursiveLoop::Terminate;
    bool deleted = false; ///< the rest is then what it was when it was deleted
    bool operator==(const FunctionSettings &) const = default;
};

/// The settings with which `function` of `scenario` starts.
[[nodiscard]] FunctionSettings initialSettings(const Function &function, const Catalog &catalog,
                                               FunctionIndex index);

/// Fills in what follows from `config` and the aliases: `settings.bySlot[slot]` as a dispatch reads
/// it.
void refreshSlot(FunctionSettings &settings, const Catalog &catalog, FunctionIndex function,
                 SlotIndex slot);

} // namespace retryscope

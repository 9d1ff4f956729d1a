#pragma once

#include "core/model/outcome.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace retryscope {

inline constexpr const char *latestVersion = "$LATEST";

/// One side of a `DestinationConfig`. `{}` and `{"Destination": ""}` are not the same to an Update:
/// the first keeps what is there, the second clears it.
struct DestinationSetting
{
    std::optional<std::string> destination;
    bool operator==(const DestinationSetting &) const = default;
};

struct DestinationConfig
{
    std::optional<DestinationSetting> onSuccess;
    std::optional<DestinationSetting> onFailure;
    bool operator==(const DestinationConfig &) const = default;
};

/// What `PutFunctionEventInvokeConfig` and `UpdateFunctionEventInvokeConfig` take. An absent field
/// is one that the call does not name; in a saved config it has AWS's default.
struct EventInvokeConfig
{
    std::string qualifier = latestVersion;
    std::optional<std::int64_t> maximumRetryAttempts; ///< 0 to 2; AWS's default 2
    std::optional<std::int64_t> maximumEventAgeInSeconds; ///< 60 to 21,600; AWS's default 21,600
    std::optional<DestinationConfig> destinationConfig;
    bool operator==(const EventInvokeConfig &) const = default;
};

struct Alias
{
    std::string name;
    std::string functionVersion;
    bool operator==(const Alias &) const = default;
};

enum class RecursiveLoop : std::uint8_t { Terminate, Allow };

/// A function, with the configuration that it has when the scenario starts.
struct Function
{
    std::string name; ///< 1 to 64 of `[a-zA-Z0-9-_]`
    std::string logicalId; ///< its id or address in the template that it came from; empty if none
    std::int64_t timeoutSeconds = 3; ///< 1 to 900
    std::int64_t memorySize = 128; ///< MB, 128 to 10240
    std::optional<std::int64_t> reservedConcurrentExecutions; ///< absent: unreserved
    RecursiveLoop recursiveLoop = RecursiveLoop::Terminate;
    std::string deadLetterTargetArn; ///< empty: no dead-letter queue
    std::vector<std::string> versions; ///< numbers
    std::vector<Alias> aliases;
    std::vector<EventInvokeConfig> eventInvokeConfigs; ///< at most one a qualifier
    std::vector<Behavior> behavior; ///< the first that applies gives the outcome
    bool operator==(const Function &) const = default;
};

} // namespace retryscope

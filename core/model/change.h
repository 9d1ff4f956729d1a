#pragma once

#include "core/model/function.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace retryscope {

struct PutFunctionEventInvokeConfig
{
    EventInvokeConfig config;
    bool operator==(const PutFunctionEventInvokeConfig &) const = default;
};

struct UpdateFunctionEventInvokeConfig
{
    EventInvokeConfig config;
    bool operator==(const UpdateFunctionEventInvokeConfig &) const = default;
};

struct DeleteFunctionEventInvokeConfig
{
    std::string qualifier = latestVersion;
    bool operator==(const DeleteFunctionEventInvokeConfig &) const = default;
};

struct PutFunctionConcurrency
{
    std::int64_t reservedConcurrentExecutions = 0; ///< a fraction is cut towards zero, as AWS does
    bool operator==(const PutFunctionConcurrency &) const = default;
};

struct DeleteFunctionConcurrency
{
    bool operator==(const DeleteFunctionConcurrency &) const = default;
};

struct UpdateFunctionConfiguration
{
    std::optional<std::int64_t> timeoutSeconds;
    std::optional<std::string> deadLetterTargetArn; ///< empty text clears; absent keeps
    bool operator==(const UpdateFunctionConfiguration &) const = default;
};

struct UpdateAlias
{
    Alias alias;
    bool operator==(const UpdateAlias &) const = default;
};

struct DeleteFunction
{
    bool operator==(const DeleteFunction &) const = default;
};

struct PutFunctionRecursionConfig
{
    std::string recursiveLoop; ///< checked when it happens
    bool operator==(const PutFunctionRecursionConfig &) const = default;
};

/// A call to Lambda's control plane that a scenario makes.
using FunctionCall = std::variant<PutFunctionEventInvokeConfig, UpdateFunctionEventInvokeConfig,
                                  DeleteFunctionEventInvokeConfig, PutFunctionConcurrency,
                                  DeleteFunctionConcurrency, UpdateFunctionConfiguration,
                                  UpdateAlias, DeleteFunction, PutFunctionRecursionConfig>;

/// Something that happens to a function.
struct FunctionChange
{
    std::string function; ///< a name without qualifier, of a function of the scenario
    FunctionCall call;
    bool operator==(const FunctionChange &) const = default;
};

/// Something that happens to a target. What is absent stays as it is.
struct TargetChange
{
    std::string arn;
    std::optional<bool> exists;
    std::optional<bool> allowed;
    bool operator==(const TargetChange &) const = default;
};

/// An entry of `changes` (scenario format, section 7).
struct Change
{
    Instant at;
    std::variant<FunctionChange, TargetChange> what;
    bool operator==(const Change &) const = default;
};

/// The change's key in the scenario: AWS's name of the call, or `target`.
[[nodiscard]] const char *changeName(const Change &change);

} // namespace retryscope

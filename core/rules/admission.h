#pragma once

#include "core/model/arn.h"
#include "core/model/function.h"
#include "core/model/terms.h"
#include "core/rules/rules.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What AWS accepts when a configuration is saved, with AWS's own words when it does not.
/// Source of the texts and of the order of the checks: the calls' recorded answers and Lambda's API
/// model; where nothing is recorded the text is inferred or assumed, and its comment says so.
namespace retryscope::admission {

/// AWS's answer to a call that it refuses.
struct Refusal
{
    std::string code; ///< `ValidationException`, `InvalidParameterValueException`, …
    std::string message; ///< word for word
    std::string where; ///< pointer within the call's arguments: `/Timeout`; may be empty
    bool operator==(const Refusal &) const = default;
};

/// What is true of a target at the moment of the call.
struct TargetState
{
    bool exists = true;
    bool allowed = true; ///< whether the function's execution role may send to it
};

/// What a destination is checked against.
struct Surroundings
{
    const Rules &rules;
    const Home &home;
    std::string_view functionName; ///< whose configuration it is
    /// Answers for any ARN. For a Lambda ARN it also knows whether the function is there.
    const std::function<TargetState(std::string_view arn)> &target;
};

/// The model's constraints that `config` breaks (ranges, ARN patterns), in the order of the fields:
/// each with a message as if it were the only one.
[[nodiscard]] std::vector<Refusal> brokenConstraints(const Rules &rules,
                                                     const EventInvokeConfig &config);

/// The same as one answer: AWS counts the violations and joins them with `; `. Absent if there are
/// none.
[[nodiscard]] std::optional<Refusal> joined(const std::vector<Refusal> &constraints);

/// Refuses a call that names no setting at all.
[[nodiscard]] std::optional<Refusal> emptyCall(const EventInvokeConfig &config);

/// Kind, itself, existence, permission of one destination, in that order. An empty ARN is accepted.
/// `side` is `OnSuccess` or `OnFailure`.
[[nodiscard]] std::optional<Refusal> destination(const Surroundings &around, Via side,
                                                 std::string_view arn);

/// Pattern, kind, region, existence and permission of a dead-letter queue. An empty ARN is
/// accepted.
[[nodiscard]] std::optional<Refusal> deadLetterTarget(const Surroundings &around,
                                                      std::string_view arn);

/// `Timeout` of UpdateFunctionConfiguration: 1 to 900 seconds.
[[nodiscard]] std::optional<Refusal> timeout(std::int64_t seconds);

/// `ReservedConcurrentExecutions`: not negative, and not above the account's limit.
[[nodiscard]] std::optional<Refusal> reservedConcurrency(std::int64_t places,
                                                         std::int64_t accountConcurrency);

/// `RecursiveLoop`: `Allow` or `Terminate`.
[[nodiscard]] std::optional<Refusal> recursiveLoop(std::string_view value);

/// The function, version or alias of an event invoke config does not exist.
[[nodiscard]] Refusal eventInvokeFunctionMissing();

/// Update, Get or Delete of an event invoke config that is not there.
[[nodiscard]] Refusal eventInvokeConfigMissing(const Home &home, const FunctionReference &function);

/// `Function not found: FN:<qualifier>`, or without a qualifier if that is empty.
[[nodiscard]] Refusal functionNotFound(const Home &home, std::string_view functionName,
                                       std::string_view qualifier);

/// `UpdateAlias` of an alias that is not there (inferred: no recording).
[[nodiscard]] Refusal aliasNotFound(const Home &home, const FunctionReference &alias);

} // namespace retryscope::admission

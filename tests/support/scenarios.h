#pragma once

#include "core/model/scenario.h"

#include <string>
#include <utility>
#include <vector>

/// Short ways to write a scenario down in a test.
namespace retryscope::sample {

inline const std::string queue = "arn:aws:sqs:us-east-1:123456789012:results";
inline const std::string otherQueue = "arn:aws:sqs:us-east-1:123456789012:failures";
inline const std::string deadLetterQueue = "arn:aws:sqs:us-east-1:123456789012:dead-letters";
inline const std::string topic = "arn:aws:sns:us-east-1:123456789012:news";
inline const std::string bus = "arn:aws:events:us-east-1:123456789012:event-bus/results";
inline const std::string bucket = "arn:aws:s3:::records";

inline Instant at(std::int64_t milliseconds)
{
    return Instant(Duration(milliseconds));
}

inline Outcome outcome(OutcomeType type, std::int64_t milliseconds = 100)
{
    Outcome result;
    result.type = type;
    result.duration = {Duration(milliseconds), Duration(milliseconds)};
    return result;
}

/// A function whose runs all go like `always`.
inline Function function(std::string name, Outcome always = {})
{
    Function result;
    result.name = std::move(name);
    result.behavior = {{{}, std::move(always)}};
    return result;
}

/// A config of `$LATEST` with these destinations; an empty ARN means none.
inline EventInvokeConfig sending(const std::string &onSuccess, const std::string &onFailure)
{
    EventInvokeConfig config;
    config.destinationConfig.emplace();
    if (!onSuccess.empty())
        config.destinationConfig->onSuccess = DestinationSetting{onSuccess};
    if (!onFailure.empty())
        config.destinationConfig->onFailure = DestinationSetting{onFailure};
    return config;
}

/// A config of `$LATEST` with these limits.
inline EventInvokeConfig limiting(std::int64_t retries, std::int64_t ageSeconds)
{
    EventInvokeConfig config;
    config.maximumRetryAttempts = retries;
    config.maximumEventAgeInSeconds = ageSeconds;
    return config;
}

/// An `Event` call; its k-th dispatch takes the k-th of `outcomes`, the last one repeats.
inline ScenarioInvocation call(std::int64_t atMs, std::string function,
                               std::vector<Outcome> outcomes = {})
{
    ScenarioInvocation result;
    result.at = at(atMs);
    result.function = functionReference(function);
    result.outcomes = std::move(outcomes);
    return result;
}

inline Target target(std::string arn, std::vector<std::string> subscribers = {})
{
    Target result;
    result.arn = std::move(arn);
    result.subscribers = std::move(subscribers);
    return result;
}

inline Change change(std::int64_t atMs, std::string function, FunctionCall what)
{
    return {at(atMs), FunctionChange{std::move(function), std::move(what)}};
}

/// One function `f`, called once at 0.
inline Scenario oneCall(Function f, std::vector<Outcome> outcomes = {})
{
    Scenario scenario;
    scenario.title = "one call";
    scenario.invocations = {call(0, f.name, std::move(outcomes))};
    scenario.functions = {std::move(f)};
    return scenario;
}

} // namespace retryscope::sample

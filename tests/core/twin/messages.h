#pragma once

#include "core/model/terms.h"
#include "core/rules/rules.h"
#include "tests/core/twin/call.h"

#include <string>

/// What targets and their subscribers receive (semantics, sections 8 and 10), as JSON at once.
namespace retryscope::twin {

/// What stays the same in all messages of one simulation.
struct Setting
{
    const Scenario &scenario;
    const Rules &rules;
    [[nodiscard]] std::string arn(const FunctionReference &function) const;
    [[nodiscard]] WallTime wallTime(Instant at) const;
};

[[nodiscard]] Answer answerOfSuccess(const Setting &setting, const std::string &version,
                                     const Json &response);

/// Of a run that failed with an error of this type and message, and this payload.
struct FunctionError
{
    std::string version;
    std::string requestId;
    std::string type;
    std::string message;
    Json payload;
};
[[nodiscard]] Answer answerOfError(const Setting &setting, const FunctionError &error);
[[nodiscard]] Answer answerOfRefusal(const Setting &setting, int statusCode);
[[nodiscard]] Answer answerOfLookUp(const Setting &setting, const FunctionReference &function);
[[nodiscard]] Answer answerOfZeroConcurrency();

/// The record of `call`, whose condition and count are set.
[[nodiscard]] Json record(const Setting &setting, const Call &call, const Answer &answer);

/// An object without those members.
[[nodiscard]] Json without(const Json &object, const std::vector<std::string> &keys);

[[nodiscard]] Json deadLetterAttributes(const Call &call, const Answer &answer);

/// What an EventBridge bus makes of the record.
[[nodiscard]] Json busEvent(const Setting &setting, const Call &call, const std::string &bus,
                            const std::string &id, const Json &record);

/// What the subscribers of a topic receive. `attributes` are the dead-letter message's.
[[nodiscard]] Json topicEvent(const Setting &setting, const std::string &topic, Instant at,
                              const Json &message, const Json &attributes);

/// What the subscribers of a bucket receive.
struct StoredObject
{
    std::string bucketArn;
    std::string key;
    std::size_t bytes = 0;
};
[[nodiscard]] Json bucketEvent(const Setting &setting, const StoredObject &object, Instant at);

} // namespace retryscope::twin

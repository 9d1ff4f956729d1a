#include "core/formats/jsonwriting.h"
#include "core/formats/outcometypes.h"
#include "core/formats/scenariowriter.h"

namespace retryscope {

namespace {

Json writeDuration(const DurationRange &range)
{
    if (range.least == range.most)
        return writeMilliseconds(range.least);
    ObjectWriter object;
    object.put("min", writeMilliseconds(range.least));
    object.put("max", writeMilliseconds(range.most));
    return std::move(object).object();
}

Json writeChoice(const Choice &choice)
{
    ObjectWriter object;
    object.put("weight", Json(choice.weight));
    object.put("outcome", writeOutcome(choice.outcome));
    return std::move(object).object();
}

Json writeWhen(const When &when)
{
    ObjectWriter object;
    object.put("fromMs", when.from);
    object.put("toMs", when.to);
    if (when.attempts) {
        object.put("attempt", ObjectWriter::writeArray(*when.attempts, [](std::int64_t number) {
                       return Json(number);
                   }));
    }
    ObjectWriter payload;
    for (const PayloadCondition &condition : when.payload)
        payload.put(condition.pointer, condition.value);
    if (!when.payload.empty())
        object.put("payload", std::move(payload).object());
    return std::move(object).object();
}

Json writeAlias(const Alias &alias)
{
    ObjectWriter object;
    object.put("Name", Json(alias.name));
    object.put("FunctionVersion", Json(alias.functionVersion));
    return std::move(object).object();
}

Json writeSide(const DestinationSetting &setting)
{
    ObjectWriter object;
    object.put("Destination", setting.destination);
    return std::move(object).object();
}

/// Adds what an outcome of that type has, besides its duration.
void putDetails(ObjectWriter &object, const Outcome &outcome)
{
    const Outcome byDefault;
    switch (outcome.type) {
    case OutcomeType::Success:
        object.put("response", outcome.response, byDefault.response);
        break;
    case OutcomeType::Error:
    case OutcomeType::InitError:
        object.put("errorType", outcome.errorType, byDefault.errorType);
        object.put("errorMessage", outcome.errorMessage, byDefault.errorMessage);
        break;
    case OutcomeType::OneOf:
        object.putArray("choices", outcome.choices, writeChoice);
        break;
    case OutcomeType::Timeout:
    case OutcomeType::Exit:
    case OutcomeType::OutOfMemory:
    case OutcomeType::Throttle:
    case OutcomeType::SystemError:
        break;
    }
}

} // namespace

Json writeOutcome(const Outcome &outcome)
{
    ObjectWriter object;
    object.put("type", Json(outcomeTypeNames[static_cast<std::size_t>(outcome.type)]));
    putDetails(object, outcome);
    const bool hasDuration =
        outcome.type != OutcomeType::Timeout && outcome.type != OutcomeType::OneOf;
    if (hasDuration && outcome.duration != DurationRange())
        object.put("durationMs", writeDuration(outcome.duration));
    return std::move(object).object();
}

Json writeBehavior(const Behavior &behavior)
{
    ObjectWriter object;
    if (behavior.when != When())
        object.put("when", writeWhen(behavior.when));
    object.put("outcome", writeOutcome(behavior.outcome));
    return std::move(object).object();
}

Json writeEventInvokeConfig(const EventInvokeConfig &config)
{
    ObjectWriter object;
    object.put("Qualifier", config.qualifier, std::string(latestVersion));
    object.put("MaximumRetryAttempts", config.maximumRetryAttempts);
    object.put("MaximumEventAgeInSeconds", config.maximumEventAgeInSeconds);
    if (const auto &destinations = config.destinationConfig) {
        ObjectWriter sides;
        if (destinations->onSuccess)
            sides.put("OnSuccess", writeSide(*destinations->onSuccess));
        if (destinations->onFailure)
            sides.put("OnFailure", writeSide(*destinations->onFailure));
        object.put("DestinationConfig", std::move(sides).object());
    }
    return std::move(object).object();
}

Json writeFunction(const Function &function)
{
    const Function byDefault;
    ObjectWriter object;
    object.put("FunctionName", Json(function.name));
    object.put("logicalId", function.logicalId, std::string());
    object.put("Timeout", function.timeoutSeconds, byDefault.timeoutSeconds);
    object.put("MemorySize", function.memorySize, byDefault.memorySize);
    object.put("ReservedConcurrentExecutions", function.reservedConcurrentExecutions);
    if (function.recursiveLoop == RecursiveLoop::Allow)
        object.put("RecursiveLoop", Json("Allow"));
    if (!function.deadLetterTargetArn.empty()) {
        ObjectWriter deadLetters;
        deadLetters.put("TargetArn", Json(function.deadLetterTargetArn));
        object.put("DeadLetterConfig", std::move(deadLetters).object());
    }
    object.putArray("Versions", function.versions, [](const auto &text) { return Json(text); });
    object.putArray("Aliases", function.aliases, writeAlias);
    object.putArray("EventInvokeConfigs", function.eventInvokeConfigs, writeEventInvokeConfig);
    object.putArray("behavior", function.behavior, writeBehavior);
    return std::move(object).object();
}

} // namespace retryscope

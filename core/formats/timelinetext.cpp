#include "core/formats/timelinetext.h"

#include "core/formats/summary.h"
#include "core/formats/textpage.h"
#include "core/model/overloaded.h"
#include "core/rules/record.h"
#include "core/trace/delivery.h"

#include <cstdio>

namespace retryscope {

namespace {

std::string functionText(const FunctionReference &function)
{
    return function.qualifier == latestVersion ? function.name
                                               : function.name + ':' + function.qualifier;
}

std::string nextText(Instant now, const std::optional<Duration> &wait)
{
    if (!wait)
        return {};
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*wait).count();
    return ", next dispatch in " + std::to_string(seconds) + " s at " + timeText(now + *wait);
}

std::string failureText(const Trace &trace, const AttemptFailed &failed)
{
    if (failed.failure == Failure::NotFound)
        return "function not found (404)";
    const Outcome &outcome = *trace.catalog().outcome(failed.outcome).outcome;
    std::string text = name(failed.failure);
    text += " (" + *errorType(failed.failure, outcome) + ')';
    return text;
}

std::string deliveryText(const Trace &trace, StepIndex index)
{
    const DeliveryStep delivery = deliveryAt(trace, index);
    std::string text = name(delivery.via);
    text += " -> " + trace.catalog().target(delivery.target).arn;
    if (delivery.problem)
        text += std::string(": ") + name(*delivery.problem);
    return text;
}

std::string changeText(const Trace &trace, std::uint32_t index)
{
    const Change &change = trace.scenario().changes[index];
    return std::string(changeName(change)) + ' '
        + std::visit(Overloaded{
                         [](const FunctionChange &function) { return function.function; },
                         [](const TargetChange &target) { return target.arn; },
                     },
                     change.what);
}

/// What a line says: a word for the step, and its details.
struct Words
{
    std::string what;
    std::string details;
};

std::string callText(const Trace &trace, InvocationId invocation)
{
    const Origin origin = trace.origin(invocation);
    std::string text = functionText(trace.reference(invocation).text);
    if (const auto parent = trace.parent(invocation))
        text += ", started by #" + std::to_string(parent->value + 1);
    else if (origin.type == InvocationType::Event)
        text += std::string(", from ") + name(trace.scenario().invocations[origin.entry].source);
    else
        text += std::string(", ") + name(origin.type);
    if (origin.duplicate)
        text += ", a duplicate of #" + std::to_string(invocation.value);
    return text;
}

Words words(const Trace &trace, StepIndex index, const Step &step)
{
    return std::visit(
        Overloaded{
            [&](const Accepted &) {
                return Words{"accepted", callText(trace, *step.invocation)};
            },
            [&](const Rejected &rejected) {
                return Words{"rejected " + std::to_string(rejected.statusCode),
                             callText(trace, *step.invocation)};
            },
            [&](const AttemptStarted &started) {
                return Words{"attempt " + std::to_string(started.attempt) + " starts",
                             trace.catalog().version(started.version)};
            },
            [](const AttemptSucceeded &) {
                return Words{"succeeded", {}};
            },
            [&](const AttemptFailed &failed) {
                return Words{"failed", failureText(trace, failed) + nextText(step.at, failed.wait)};
            },
            [&](const Refused &refused) {
                return Words{"refused " + std::to_string(refused.statusCode),
                             std::to_string(refused.inARow) + " in a row"
                                 + nextText(step.at, refused.wait)};
            },
            [&](const Ended &ended) {
                return Words{"ended",
                             std::string(conditionName(trace.rules(), ended.condition))
                                 + ", approximateInvokeCount "
                                 + std::to_string(ended.approximateInvokeCount)};
            },
            [&](const Delivered &) {
                return Words{"delivered", deliveryText(trace, index)};
            },
            [&](const DeliveryFailed &) {
                return Words{"delivery failed", deliveryText(trace, index)};
            },
            [](const Lost &) {
                return Words{"LOST", "neither a dead-letter queue nor OnFailure got the event"};
            },
            [&](const Answered &answered) {
                return Words{"answered " + std::to_string(answered.statusCode),
                             answered.functionError ? "FunctionError Unhandled" : ""};
            },
            [&](const Changed &changed) {
                return Words{"changed", changeText(trace, changed.change)};
            },
            [&](const ChangeRefused &refused) {
                const admission::Refusal &answer = trace.refusalOf(refused.change);
                return Words{"change refused",
                             changeText(trace, refused.change) + ": " + answer.code + ": "
                                 + answer.message};
            },
        },
        step.fact);
}

/// Whether the words for the step name the call anyhow.
bool beginsWithCall(const Fact &fact)
{
    return std::holds_alternative<Accepted>(fact) || std::holds_alternative<Rejected>(fact);
}

std::string heading(const Trace &trace)
{
    const Scenario &scenario = trace.scenario();
    std::string text = scenario.title + "\nrules " + scenario.rules.profile;
    for (const auto &[rule, option] : scenario.rules.overrides)
        text += ", " + rule + " = " + option;
    text += "; seed " + std::to_string(scenario.seed) + "; simulated, not a measurement of AWS\n\n";
    return text;
}

} // namespace

std::string timeText(Instant instant)
{
    const std::chrono::hh_mm_ss clock(instant.time_since_epoch());
    char text[48];
    std::snprintf(text, sizeof text, "%d:%02d:%02d.%03d", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return text;
}

std::string timelineLine(const Trace &trace, StepIndex index)
{
    constexpr std::size_t timeWidth = 13;
    constexpr std::size_t invocationWidth = 6;
    constexpr std::size_t whatWidth = 18;
    const Step step = trace.step(index);
    Words said = words(trace, index, step);
    const std::string who = step.invocation ? '#' + std::to_string(step.invocation->value + 1) : "";
    std::string text = padded(timeText(step.at), timeWidth) + padded(who, invocationWidth);
    if (step.invocation && trace.stepsOf(*step.invocation).front() == index
        && !beginsWithCall(step.fact))
        said.details += (said.details.empty() ? "" : ", ") + callText(trace, *step.invocation);
    text += said.details.empty() ? said.what : padded(said.what, whatWidth) + said.details;
    text += '\n';
    return text;
}

void writeTimelineText(const Trace &trace, const Sink &sink)
{
    sink(heading(trace));
    for (std::uint32_t i = 0; i < trace.size(); ++i)
        sink(timelineLine(trace, {i}));
    sink("\n" + summaryText(trace));
}

} // namespace retryscope

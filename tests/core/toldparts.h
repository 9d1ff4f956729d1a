#pragma once

#include "core/model/overloaded.h"
#include "core/trace/parts.h"

#include <string>

namespace retryscope {

inline std::string inSeconds(Duration duration)
{
    return std::to_string(duration.count() / 1000) + " s";
}

/// A part with its numbers: `places 1 of 1 reserved`; a `!` behind it if it stops.
inline std::string told(const Trace &trace, const Part &part)
{
    const auto number = [](auto value) { return std::to_string(value); };
    const auto target = [&](TargetIndex index) {
        return std::string(shortName(trace.catalog().target(index).arn));
    };
    const std::string text = std::visit(
        Overloaded{
            [](const FunctionSought &sought) {
                return std::string(sought.found ? "found" : "gone");
            },
            [&](const EventMeasured &size) {
                return "event " + number(size.bytes) + " of " + number(size.limit);
            },
            [&](const SettingsRead &read) {
                return "settings " + number(read.maximumRetryAttempts) + " retries, "
                    + inSeconds(read.maximumEventAge) + ", timeout " + inSeconds(read.timeout);
            },
            [&](const ChainCounted &chain) {
                return "chain " + number(chain.count) + (chain.isAllowed ? " allowed" : "");
            },
            [&](const ReservationRead &read) {
                return read.reserved ? "reserved " + number(*read.reserved)
                                     : std::string("unreserved");
            },
            [](const AgeCompared &age) {
                return "age " + inSeconds(age.age) + " of " + inSeconds(age.maximum);
            },
            [&](const ScriptRead &script) {
                const char *source = script.source == ScriptRead::Source::OwnOutcomes ? "outcome "
                    : script.source == ScriptRead::Source::Behavior                   ? "behavior "
                                                                                      : "default ";
                return source + number(script.entry);
            },
            [&](const PlacesCounted &places) {
                return "places " + number(places.taken) + " of " + number(places.limit)
                    + (places.isReserved ? " reserved" : " shared");
            },
            [&](const RunPlaced &run) {
                return "run " + number(run.attempt) + " of " + trace.catalog().version(run.version);
            },
            [&](const RunMeasured &run) {
                return "ran " + number(run.ran.count()) + " ms of " + inSeconds(run.timeout)
                    + (run.isCut ? ", cut" : "");
            },
            [](const RunClassified &run) {
                return std::string(run.failure ? name(*run.failure) : "success");
            },
            [&](const RetriesCounted &retries) {
                return "attempts " + number(retries.attempts) + ", retries "
                    + number(retries.maximumRetryAttempts);
            },
            [&](const WaitReckoned &wait) {
                return "wait " + inSeconds(wait.wait) + ", due "
                    + inSeconds(wait.due.time_since_epoch()) + " of "
                    + inSeconds(wait.deadline.time_since_epoch())
                    + (wait.isBinding ? "" : ", not binding");
            },
            [&](const ConditionSet &set) {
                return std::string(name(set.condition)) + ' ' + number(set.approximateInvokeCount)
                    + " to " + number(set.targets);
            },
            [&](const ReceiverSought &sought) {
                return std::string(name(sought.via)) + ' '
                    + (sought.target ? target(*sought.target) : "not set");
            },
            [](const TargetChecked &check) {
                return std::string(check.isFine ? "not " : "") + name(check.aspect);
            },
            [&](const CatchCounted &caught) { return "tried " + number(caught.tried); },
            [&](const AnswerGiven &answer) {
                return "answer " + number(answer.statusCode)
                    + (answer.functionError ? " Unhandled" : "");
            },
        },
        part.fact);
    return text + (part.stops ? "!" : "");
}

/// All parts of a step, with a bar between them.
inline std::string toldParts(const Trace &trace, StepIndex index)
{
    std::string text;
    for (const Part &part : partsOf(trace, index))
        text += (text.empty() ? "" : " | ") + told(trace, part);
    return text;
}

} // namespace retryscope

#pragma once

#include "core/model/overloaded.h"
#include "core/trace/trace.h"

#include <string>

namespace retryscope {

/// A fact with its numbers: `attemptFailed, next in 60 s`.
inline std::string told(const Trace &trace, const Fact &fact)
{
    const auto next = [](const std::optional<Duration> &wait) {
        return wait ? ", next in " + std::to_string(wait->count() / 1000) + " s" : std::string();
    };
    const auto arrow = [&](Via via, TargetIndex target) {
        const std::string_view arn = trace.catalog().target(target).arn;
        return std::string(" ") + name(via) + " -> " + std::string(shortName(arn));
    };
    const std::string details = std::visit(
        Overloaded{
            [](const Accepted &) { return std::string(); },
            [](const Rejected &rejected) { return ' ' + std::to_string(rejected.statusCode); },
            [&](const AttemptStarted &started) {
                return ' ' + std::to_string(started.attempt) + " of "
                    + trace.catalog().version(started.version);
            },
            [](const AttemptSucceeded &) { return std::string(); },
            [&](const AttemptFailed &failed) {
                return std::string(" ") + name(failed.failure) + next(failed.wait);
            },
            [&](const Refused &refused) {
                return ' ' + std::to_string(refused.statusCode) + " x"
                    + std::to_string(refused.inARow) + next(refused.wait);
            },
            [](const Ended &ended) {
                return std::string(" ") + name(ended.condition) + ' '
                    + std::to_string(ended.approximateInvokeCount);
            },
            [&](const Delivered &done) { return arrow(done.via, done.target); },
            [&](const DeliveryFailed &failed) {
                return arrow(failed.via, failed.target) + ": " + name(failed.problem);
            },
            [](const Lost &) { return std::string(); },
            [](const Answered &answered) {
                return ' ' + std::to_string(answered.statusCode)
                    + (answered.functionError ? " Unhandled" : "");
            },
            [](const Changed &changed) { return ' ' + std::to_string(changed.change); },
            [](const ChangeRefused &refused) { return ' ' + std::to_string(refused.change); },
        },
        fact);
    return typeName(fact) + details;
}

/// All steps, a line each: `100 #0 attemptSucceeded`.
inline std::string story(const Trace &trace)
{
    std::string text;
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        const Step step = trace.step({i});
        text += std::to_string(step.at.time_since_epoch().count());
        if (step.invocation)
            text += " #" + std::to_string(step.invocation->value);
        text += ' ' + told(trace, step.fact) + '\n';
    }
    return text;
}

/// The steps of one invocation, a line each: `100 attemptSucceeded`.
inline std::string story(const Trace &trace, InvocationId invocation)
{
    std::string text;
    for (const StepIndex step : trace.stepsOf(invocation)) {
        text += std::to_string(trace.at(step).time_since_epoch().count());
        text += ' ' + told(trace, trace.fact(step)) + '\n';
    }
    return text;
}

} // namespace retryscope

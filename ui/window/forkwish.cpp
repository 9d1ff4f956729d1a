#include "ui/window/forkwish.h"

#include "core/model/overloaded.h"
#include "core/trace/projection.h"
#include "ui/document/document.h"
#include "ui/editors/targetfield.h"
#include "ui/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::ForkWish)
};

QString targetName(const std::string &arn)
{
    return arn.empty() ? Words::tr("none") : targetLabel(QString::fromStdString(arn));
}

QString settingName(const whatif::FunctionSetting &setting)
{
    return std::visit(Overloaded{
                          [](const whatif::MaximumAge &age) {
                              return Words::tr("Maximum age %1")
                                  .arg(format::seconds(std::chrono::seconds(age.seconds)));
                          },
                          [](const whatif::RetryAttempts &retries) {
                              return Words::tr("Retry attempts %1").arg(retries.attempts);
                          },
                          [](const whatif::OnSuccess &side) {
                              return Words::tr("On success %1").arg(targetName(side.arn));
                          },
                          [](const whatif::OnFailure &side) {
                              return Words::tr("On failure %1").arg(targetName(side.arn));
                          },
                          [](const whatif::DeadLetterQueue &queue) {
                              return Words::tr("DLQ %1").arg(targetName(queue.arn));
                          },
                          [](const whatif::Timeout &timeout) {
                              return Words::tr("Timeout %1 s").arg(timeout.seconds);
                          },
                          [](const whatif::ReservedConcurrency &reserved) {
                              return reserved.places
                                  ? Words::tr("Reserved concurrency %1").arg(*reserved.places)
                                  : Words::tr("Unreserved concurrency");
                          },
                      },
                      setting.value);
}

QString targetWishName(const whatif::TargetSetting &setting)
{
    const QString target = targetName(setting.arn);
    return std::visit(Overloaded{
                          [&](const whatif::Exists &exists) {
                              return exists.value ? Words::tr("%1 exists").arg(target)
                                                  : Words::tr("%1 is missing").arg(target);
                          },
                          [&](const whatif::Allowed &allowed) {
                              return allowed.value ? Words::tr("%1 is allowed").arg(target)
                                                   : Words::tr("%1 is forbidden").arg(target);
                          },
                      },
                      setting.value);
}

/// An outcome of that type, as the function's own behaviour has it if it does.
Outcome outcomeOf(const Trace &trace, const DispatchWish &wish)
{
    Outcome outcome;
    outcome.type = wish.outcome;
    const Reference &reference = trace.reference(wish.dispatch.invocation);
    if (!reference.function)
        return outcome;
    const Function &function = trace.scenario().functions[reference.function->value];
    const auto known = std::ranges::find(function.behavior, wish.outcome,
                                         [](const Behavior &each) { return each.outcome.type; });
    return known == function.behavior.end() ? outcome : known->outcome;
}

} // namespace

std::span<const OutcomeType> wishedOutcomes()
{
    static constexpr std::array all{OutcomeType::Success,     OutcomeType::Error,
                                    OutcomeType::Timeout,     OutcomeType::Exit,
                                    OutcomeType::OutOfMemory, OutcomeType::InitError,
                                    OutcomeType::Throttle,    OutcomeType::SystemError};
    return all;
}

QString outcomeVerb(OutcomeType type)
{
    switch (type) {
    case OutcomeType::Success:
        return Words::tr("succeeds");
    case OutcomeType::Error:
        return Words::tr("throws an exception");
    case OutcomeType::InitError:
        return Words::tr("fails to initialise");
    case OutcomeType::Timeout:
        return Words::tr("times out");
    case OutcomeType::Exit:
        return Words::tr("exits");
    case OutcomeType::OutOfMemory:
        return Words::tr("runs out of memory");
    case OutcomeType::Throttle:
        return Words::tr("is throttled (429)");
    case OutcomeType::SystemError:
        return Words::tr("meets a system error (500)");
    case OutcomeType::OneOf:
        break;
    }
    return {};
}

QString wishName(const ForkWish &wish)
{
    return std::visit(Overloaded{
                          [](const whatif::FunctionSetting &each) { return settingName(each); },
                          [](const whatif::TargetSetting &each) { return targetWishName(each); },
                          [](const DispatchWish &each) {
                              return Words::tr("%1 dispatch %2 %3", "invocation, number, verb")
                                  .arg(format::invocation(each.dispatch.invocation))
                                  .arg(each.dispatch.number)
                                  .arg(outcomeVerb(each.outcome));
                          },
                      },
                      wish);
}

Result<std::vector<JsonOperation>> wishOperations(const Document &document, const ForkWish &wish,
                                                  std::optional<Instant> from)
{
    const Json &json = document.json();
    const Trace &trace = document.trace();
    auto operations = std::visit(
        Overloaded{
            [&](const whatif::FunctionSetting &each) {
                return whatif::operations(json, trace, whatif::Setting(each), from);
            },
            [&](const whatif::TargetSetting &each) {
                return whatif::operations(json, trace, whatif::Setting(each), from);
            },
            [&](const DispatchWish &each) {
                return whatif::operations(json, trace, each.dispatch, outcomeOf(trace, each));
            },
        },
        wish);
    if (operations && operations.value().empty())
        return nothingChanges();
    return operations;
}

Error nothingChanges()
{
    return {{}, Words::tr("It is so already: choose another value.").toStdString()};
}

std::optional<whatif::Dispatch> nextDispatch(const Document &document, InvocationId invocation)
{
    const Trace &trace = document.trace();
    for (const StepIndex step : stepsAfter(trace, document.cursor(), invocation)) {
        const Fact fact = trace.fact(step);
        const bool begins =
            std::holds_alternative<AttemptStarted>(fact) || std::holds_alternative<Refused>(fact);
        if (begins)
            return whatif::dispatchOf(trace, step);
    }
    return std::nullopt;
}

} // namespace retryscope

#include "core/model/overloaded.h"
#include "core/model/statuscode.h"
#include "core/rules/record.h"
#include "core/trace/projection.h"
#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/format/words.h"

namespace retryscope::format {

namespace {

QString next(const QString &sentence, const std::optional<Duration> &wait)
{
    return wait ? Words::tr("%1; next in %2").arg(sentence, seconds(*wait)) : sentence;
}

int attemptAt(const Trace &trace, StepIndex index)
{
    return trace.invocationAfter(index.value + 1U, *trace.invocationOf(index))->attempts;
}

QString accepted(const Trace &trace, InvocationId invocation)
{
    const Origin origin = trace.origin(invocation);
    if (origin.duplicate)
        return Words::tr("Accepted, a duplicate of %1")
            .arg(format::invocation({invocation.value - 1}));
    if (const auto parent = trace.parent(invocation))
        return Words::tr("Accepted, called by a delivery of %1").arg(format::invocation(*parent));
    return Words::tr("Accepted");
}

QString rejected(const Rejected &rejected)
{
    return Words::tr("Rejected: %1 %2")
        .arg(rejected.statusCode)
        .arg(text(errorCode(rejected.statusCode)));
}

QString started(const Trace &trace, const AttemptStarted &started)
{
    const std::string &version = trace.catalog().version(started.version);
    if (version == latestVersion)
        return Words::tr("Attempt %1 started").arg(started.attempt);
    return Words::tr("Attempt %1 started, version %2").arg(started.attempt).arg(text(version));
}

QString failed(const Trace &trace, StepIndex index, const AttemptFailed &failed)
{
    const int attempt = attemptAt(trace, index);
    if (failed.failure == Failure::NotFound)
        return next(Words::tr("Look-up failed: attempt %1, function not found").arg(attempt),
                    failed.wait);
    QString what = failure(failed.failure);
    if (failed.failure == Failure::Error || failed.failure == Failure::InitError) {
        const Outcome &outcome = *trace.catalog().outcome(failed.outcome).outcome;
        if (const auto type = errorType(failed.failure, outcome))
            what += QLatin1Char(' ') + text(*type);
    }
    return next(Words::tr("Attempt %1 failed: %2").arg(attempt).arg(what), failed.wait);
}

QString refused(const Refused &refused)
{
    return next(refused.inARow == 1 ? Words::tr("Refused with %1").arg(refused.statusCode)
                                    : Words::tr("Refused with %1, the %2 time in a row")
                                          .arg(refused.statusCode)
                                          .arg(ordinal(refused.inARow)),
                refused.wait);
}

QString answered(const Answered &answered)
{
    if (answered.functionError)
        return Words::tr("Answered %1 with a function error").arg(answered.statusCode);
    const QString error = text(errorCode(answered.statusCode));
    return error.isEmpty() ? Words::tr("Answered %1").arg(answered.statusCode)
                           : Words::tr("Answered %1 %2").arg(answered.statusCode).arg(error);
}

QString targetChange(const TargetChange &change)
{
    const QString name = text(shortName(change.arn));
    if (change.exists)
        return *change.exists ? Words::tr("Target %1 exists again").arg(name)
                              : Words::tr("Target %1 is deleted").arg(name);
    return change.allowed.value_or(true)
        ? Words::tr("Sending to %1 is allowed").arg(name)
        : Words::tr("Sending to %1 is no longer allowed").arg(name);
}

QString changed(const Trace &trace, std::uint32_t index)
{
    const Change &change = trace.scenario().changes[index];
    if (const auto *target = std::get_if<TargetChange>(&change.what))
        return targetChange(*target);
    return Words::tr("%1 of %2")
        .arg(QString::fromLatin1(changeName(change)),
             text(std::get<FunctionChange>(change.what).function));
}

QString changeRefused(const Trace &trace, std::uint32_t index)
{
    return Words::tr("%1 refused: %2")
        .arg(changed(trace, index), text(trace.refusalOf(index).code));
}

QString delivered(const Trace &trace, const Delivered &delivered)
{
    return Words::tr("%1 delivered to %2")
        .arg(message(delivered.via), target(trace.catalog().target(delivered.target)));
}

QString deliveryFailed(const Trace &trace, const DeliveryFailed &failed)
{
    return Words::tr("%1 did not reach %2: %3")
        .arg(message(failed.via), target(trace.catalog().target(failed.target)),
             QString::fromLatin1(name(failed.problem)));
}

} // namespace

QString fact(const Trace &trace, StepIndex index)
{
    const auto invocation = trace.invocationOf(index);
    return std::visit(
        Overloaded{
            [&](const Accepted &) { return accepted(trace, *invocation); },
            [](const Rejected &fact) { return rejected(fact); },
            [&](const AttemptStarted &fact) { return started(trace, fact); },
            [&](const AttemptSucceeded &) {
                return Words::tr("Attempt %1 succeeded").arg(attemptAt(trace, index));
            },
            [&](const AttemptFailed &fact) { return failed(trace, index, fact); },
            [](const Refused &fact) { return refused(fact); },
            [&](const Ended &fact) {
                return Words::tr("Ended: %1")
                    .arg(QString::fromLatin1(conditionName(trace.rules(), fact.condition)));
            },
            [&](const Delivered &fact) { return delivered(trace, fact); },
            [&](const DeliveryFailed &fact) { return deliveryFailed(trace, fact); },
            [&](const Lost &) { return Words::tr("Lost: %1").arg(lossReason(trace, *invocation)); },
            [](const Answered &fact) { return answered(fact); },
            [&](const Changed &fact) { return changed(trace, fact.change); },
            [&](const ChangeRefused &fact) { return changeRefused(trace, fact.change); },
        },
        trace.fact(index));
}

namespace {

/// What a single step will be, in the fewest words.
QString ahead(const Trace &trace, StepIndex index)
{
    const Fact fact = trace.fact(index);
    if (const auto *started = std::get_if<AttemptStarted>(&fact))
        return Words::tr("Attempt %1 starts").arg(started->attempt);
    if (const auto *failed = std::get_if<AttemptFailed>(&fact))
        return Words::tr("Attempt %1 fails: %2")
            .arg(attemptAt(trace, index))
            .arg(failure(failed->failure));
    if (const auto *refused = std::get_if<Refused>(&fact))
        return Words::tr("Refused with %1").arg(refused->statusCode);
    return format::fact(trace, index);
}

} // namespace

QString moment(const Trace &trace, const Moment &moment)
{
    QString condition;
    QStringList targets;
    bool isLost = false;
    for (std::uint32_t i = moment.first.value; i <= moment.last.value; ++i) {
        const Fact fact = trace.fact({i});
        if (const auto *ended = std::get_if<Ended>(&fact))
            condition = ended->condition == Condition::Success
                ? Words::tr("Succeeds")
                : Words::tr("Ends %1").arg(
                    QString::fromLatin1(conditionName(trace.rules(), ended->condition)));
        else if (const auto *delivered = std::get_if<Delivered>(&fact))
            targets += text(shortName(trace.catalog().target(delivered->target).arn));
        else if (std::holds_alternative<Lost>(fact))
            isLost = true;
    }
    if (condition.isEmpty())
        return ahead(trace, moment.last);
    if (isLost)
        return Words::tr("%1 and is lost").arg(condition);
    if (targets.isEmpty())
        return condition;
    return Words::tr("%1, to %2").arg(condition, targets.join(Words::tr(" and ")));
}

QString lossReason(const Trace &trace, InvocationId invocation)
{
    QStringList problems;
    for (const StepIndex index : trace.stepsOf(invocation)) {
        const Fact fact = trace.fact(index);
        const auto *failed = std::get_if<DeliveryFailed>(&fact);
        if (!failed)
            continue;
        const QString setting = failed->via == Via::DeadLetterQueue
            ? QStringLiteral("DLQ")
            : QString::fromLatin1(name(failed->via));
        problems +=
            QStringLiteral("%1: %2").arg(setting, QString::fromLatin1(name(failed->problem)));
    }
    if (problems.isEmpty())
        return Words::tr("no DLQ, no OnFailure");
    return problems.join(QStringLiteral(", "));
}

} // namespace retryscope::format

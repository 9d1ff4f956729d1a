#include "ui/inspector/recordhint.h"

#include "core/trace/projection.h"
#include "core/trace/trace.h"
#include "ui/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <optional>
#include <span>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::RecordInspector)
};

bool isOver(const std::optional<InvocationState> &state)
{
    return state
        && (state->phase == Phase::Succeeded || state->phase == Phase::Failed
            || state->phase == Phase::Lost);
}

QStringList deliveriesAmong(const Trace &trace, std::span<const StepIndex> coming)
{
    QStringList ahead;
    for (const StepIndex index : coming) {
        const Fact fact = trace.fact(index);
        if (const auto *delivered = std::get_if<Delivered>(&fact))
            ahead += Words::tr("%1 to %2")
                         .arg(format::message(delivered->via),
                              format::target(trace.catalog().target(delivered->target)));
        else if (const auto *failed = std::get_if<DeliveryFailed>(&fact))
            ahead += Words::tr("%1 to %2, which will fail with %3")
                         .arg(format::message(failed->via),
                              format::target(trace.catalog().target(failed->target)),
                              QString::fromLatin1(retryscope::name(failed->problem)));
    }
    return ahead;
}

/// Of one that sends nothing in this run: why not, as far as the cursor knows.
QString noRecord(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const QString name = format::invocation(invocation);
    const auto state = trace.invocationAfter(count, invocation);
    const auto last = trace.invocationAfter(trace.size(), invocation);
    if (state && state->phase == Phase::Rejected)
        return Words::tr("%1 was rejected: it never entered the queue, so there is no record.")
            .arg(name);
    if (state && state->phase == Phase::Succeeded)
        return Words::tr("%1 succeeded, and OnSuccess is not set: nobody gets a record.").arg(name);
    if (isOver(state))
        return Words::tr("%1 is lost: it failed, and it has no OnFailure destination and no "
                         "dead-letter queue. Nobody gets a record.")
            .arg(name);
    if (last && last->phase == Phase::Rejected)
        return Words::tr("Nobody will get a record of %1: if nothing changes, it will be rejected.")
            .arg(name);
    if (!isOver(last))
        return Words::tr("%1 has no record: the simulation ends before it does.").arg(name);
    return last->phase == Phase::Succeeded
        ? Words::tr("Nobody will get a record of %1: if nothing changes, it will succeed, and "
                    "OnSuccess is not set.")
              .arg(name)
        : Words::tr("Nobody will get a record of %1: if nothing changes, it will fail, and it has "
                    "no OnFailure destination and no dead-letter queue.")
              .arg(name);
}

} // namespace

QString recordHint(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const QString name = format::invocation(invocation);
    if (trace.origin(invocation).type != InvocationType::Event)
        return Words::tr("%1 is a synchronous call: it has no destinations, so there is no record.")
            .arg(name);
    const auto coming = stepsAfter(trace, count, invocation);
    const QStringList ahead = deliveriesAmong(trace, coming);
    if (ahead.isEmpty())
        return noRecord(trace, invocation, count);
    const QString at = format::shortTime(trace.at(coming.back()));
    const QString all = ahead.join(QStringLiteral("; "));
    const auto state = trace.invocationAfter(count, invocation);
    if (isOver(state))
        return Words::tr("%1 ended at %2; only the delivery is still to come. If nothing changes, "
                         "that is at %3: %4.")
            .arg(name, format::shortTime(state->since), at, all);
    return Words::tr("%1 has no record yet: a record is made when an invocation ends. If nothing "
                     "changes, that is at %2: %3.")
        .arg(name, at, all);
}

} // namespace retryscope

#include "ui/inspector/recordhint.h"

#include "core/trace/projection.h"
#include "core/trace/trace.h"
#include "ui/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::RecordInspector)
};

} // namespace

QString recordHint(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const QString name = format::invocation(invocation);
    if (trace.origin(invocation).type != InvocationType::Event)
        return Words::tr("%1 is a synchronous call: it has no destinations, so there is no record.")
            .arg(name);
    const auto coming = stepsAfter(trace, count, invocation);
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
    if (!ahead.isEmpty())
        return Words::tr(
                   "%1 has no record yet: a record is made when an invocation ends. If nothing "
                   "changes, that is at %2: %3.")
            .arg(name, format::shortTime(trace.at(coming.back())),
                 ahead.join(QStringLiteral("; ")));
    const auto state = trace.invocationAfter(count, invocation);
    if (state && state->phase == Phase::Rejected)
        return Words::tr("%1 was rejected: it never entered the queue, so there is no record.")
            .arg(name);
    if (state && state->phase == Phase::Succeeded)
        return Words::tr("%1 succeeded, and OnSuccess is not set: nobody gets a record.").arg(name);
    return Words::tr(
               "Nobody gets a record of %1: it has no OnFailure destination and no dead-letter "
               "queue for a failure, or no OnSuccess for a success.")
        .arg(name);
}

} // namespace retryscope

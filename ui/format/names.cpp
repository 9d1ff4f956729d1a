#include "core/trace/deadline.h"
#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/format/words.h"

namespace retryscope::format {

QString ordinal(int number)
{
    switch (number) {
    case 1:
        return Words::tr("first");
    case 2:
        return Words::tr("second");
    case 3:
        return Words::tr("third");
    }
    return Words::tr("%1th").arg(number);
}

QString attemptsText(int attempts)
{
    return attempts == 1 ? Words::tr("1 attempt") : Words::tr("%1 attempts").arg(attempts);
}

QString retriesText(int retries)
{
    switch (retries) {
    case 0:
        return Words::tr("no retry");
    case 1:
        return Words::tr("1 retry");
    default:
        return Words::tr("%1 retries").arg(retries);
    }
}

QString paragraph(std::initializer_list<QString> sentences)
{
    QString result;
    for (const QString &sentence : sentences) {
        if (!result.isEmpty() && !sentence.isEmpty())
            result += QLatin1Char(' ');
        result += sentence;
    }
    return result;
}

QString invocation(InvocationId id)
{
    return QStringLiteral("#%1").arg(id.value + 1U);
}

QString step(StepIndex index)
{
    return Words::tr("step %1").arg(index.value + 1U);
}

QString function(const Reference &reference)
{
    const QString name = text(reference.text.name);
    if (reference.text.qualifier == latestVersion)
        return name;
    return name + QLatin1Char(':') + text(reference.text.qualifier);
}

QString targetKind(TargetKind kind)
{
    switch (kind) {
    case TargetKind::Queue:
        return QStringLiteral("SQS");
    case TargetKind::Topic:
        return QStringLiteral("SNS");
    case TargetKind::Bus:
        return QStringLiteral("EventBridge");
    case TargetKind::Bucket:
        return QStringLiteral("S3");
    case TargetKind::Function:
        return QStringLiteral("Lambda");
    case TargetKind::Other:
        return Words::tr("other");
    }
    return {};
}

QString target(const CatalogTarget &target)
{
    return targetKind(target.kind) + QLatin1Char(' ') + text(shortName(target.arn));
}

QString message(Via via)
{
    switch (via) {
    case Via::OnSuccess:
        return Words::tr("OnSuccess record");
    case Via::OnFailure:
        return Words::tr("OnFailure record");
    case Via::DeadLetterQueue:
        return Words::tr("DLQ message");
    }
    return {};
}

QString failure(Failure failure)
{
    switch (failure) {
    case Failure::Error:
        return Words::tr("exception");
    case Failure::InitError:
        return Words::tr("init error");
    case Failure::Timeout:
        return Words::tr("timeout");
    case Failure::Exit:
        return Words::tr("runtime exit");
    case Failure::OutOfMemory:
        return Words::tr("out of memory");
    case Failure::NotFound:
        return Words::tr("function not found");
    }
    return {};
}

namespace {

QString failedPhase(Condition condition)
{
    switch (condition) {
    case Condition::Success:
    case Condition::RetriesExhausted:
    case Condition::ZeroReservedConcurrency:
        return Words::tr("Failed");
    case Condition::EventAgeExceeded:
        return Words::tr("Expired");
    case Condition::RecursiveInvocation:
        return Words::tr("Stopped");
    }
    return {};
}

} // namespace

QString phase(const InvocationState &state)
{
    switch (state.phase) {
    case Phase::Queued:
        return Words::tr("Queued");
    case Phase::Running:
        return Words::tr("Running");
    case Phase::BackingOff:
        return Words::tr("Backing off");
    case Phase::Refused:
        return Words::tr("Refused, waiting");
    case Phase::Ending:
        return Words::tr("Ending");
    case Phase::Succeeded:
        return Words::tr("Succeeded");
    case Phase::Failed:
        return failedPhase(state.condition);
    case Phase::Lost:
        return Words::tr("Lost");
    case Phase::Rejected:
        return Words::tr("Rejected");
    case Phase::Answered:
        return Words::tr("Answered");
    }
    return {};
}

QString attempts(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const auto state = trace.invocationAfter(count, invocation);
    if (!state || state->phase == Phase::Rejected)
        return {};
    const QString soFar = QString::number(state->attempts);
    const auto settings = rulingSettings(trace, count, invocation);
    if (isOver(state->phase) || !settings)
        return soFar;
    return Words::tr("%1 of %2").arg(soFar).arg(settings->maximumRetryAttempts + 1);
}

QString evidence(Evidence evidence)
{
    switch (evidence) {
    case Evidence::Recorded:
        return Words::tr("recorded on AWS");
    case Evidence::Captured:
        return Words::tr("captured on AWS");
    case Evidence::Documented:
        return Words::tr("documented by AWS");
    case Evidence::Inferred:
        return Words::tr("inferred");
    case Evidence::Assumed:
        return Words::tr("assumed");
    }
    return {};
}

QString ruleNote(RuleId id)
{
    const Rule &rule = retryscope::rule(id);
    const QString note = Words::tr("%1\n%2\nEvidence: %3 (%4)")
                             .arg(text(rule.subject), text(rule.options.front().text),
                                  evidence(rule.evidence), text(rule.source()));
    if (rule.assumed.empty())
        return note;
    return Words::tr("%1\nAssumed: %2").arg(note, text(rule.assumed));
}

QString series(SeriesKind kind)
{
    const QString metric = text(name(kind));
    switch (kind) {
    case SeriesKind::QueueDepth:
        return Words::tr("Queue depth");
    case SeriesKind::ConcurrentExecutions:
        return metric;
    case SeriesKind::AsyncEventsReceived:
    case SeriesKind::Invocations:
    case SeriesKind::Errors:
    case SeriesKind::Throttles:
    case SeriesKind::AsyncEventsDropped:
        return Words::tr("%1 a minute").arg(metric);
    case SeriesKind::AsyncEventAge:
        return Words::tr("%1, maximum in seconds").arg(metric);
    }
    return {};
}

} // namespace retryscope::format

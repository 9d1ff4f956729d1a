#include "core/trace/deadline.h"
#include "core/trace/projection.h"
#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/format/words.h"

#include <algorithm>

namespace retryscope::format {

namespace {

/// The latest step of the invocation among the first `count` that is of kind `T`.
template <typename T>
std::optional<StepIndex> latest(const Trace &trace, InvocationId invocation, std::size_t count)
{
    std::optional<StepIndex> result;
    for (const StepIndex index : trace.stepsOf(invocation)) {
        if (index.value >= count)
            break;
        if (std::holds_alternative<T>(trace.fact(index)))
            result = index;
    }
    return result;
}

std::optional<StepIndex> nextStep(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const auto coming = stepsAfter(trace, count, invocation);
    return coming.empty() ? std::nullopt : std::optional(coming.front());
}

QString overHeading(const InvocationState &state, const QString &name, const QString &since)
{
    switch (state.condition) {
    case Condition::Success:
    case Condition::RetriesExhausted:
    case Condition::ZeroReservedConcurrency:
        return Words::tr("%1 failed at %2.").arg(name, since);
    case Condition::EventAgeExceeded:
        return Words::tr("%1 expired at %2.").arg(name, since);
    case Condition::RecursiveInvocation:
        return Words::tr("%1 was stopped at %2.").arg(name, since);
    }
    return {};
}

QString heading(const InvocationState &state, const QString &name)
{
    const QString since = shortTime(state.since);
    switch (state.phase) {
    case Phase::Queued:
        return Words::tr("%1 is in the queue since %2.").arg(name, since);
    case Phase::Running:
        return Words::tr("%1 runs since %2.").arg(name, since);
    case Phase::BackingOff:
        return Words::tr("%1 backs off since %2.").arg(name, since);
    case Phase::Refused:
        return Words::tr("%1 was refused at %2.").arg(name, since);
    case Phase::Ending:
        return Words::tr("%1 is about to end.").arg(name);
    case Phase::Succeeded:
        return Words::tr("%1 succeeded at %2.").arg(name, since);
    case Phase::Failed:
        return overHeading(state, name, since);
    case Phase::Lost:
        return Words::tr("%1 is lost since %2.").arg(name, since);
    case Phase::Rejected:
        return Words::tr("%1 was rejected at %2.").arg(name, since);
    case Phase::Answered:
        return Words::tr("%1 was answered at %2.").arg(name, since);
    }
    return {};
}

/// Where the record or the event went, as far as that has happened.
QString whoGotIt(const Trace &trace, InvocationId invocation, std::size_t count)
{
    QString sentences;
    for (const StepIndex index : trace.stepsOf(invocation)) {
        const Fact fact = trace.fact(index);
        const bool isDelivery =
            std::holds_alternative<Delivered>(fact) || std::holds_alternative<DeliveryFailed>(fact);
        if (isDelivery && index.value < count)
            sentences = paragraph({sentences, format::fact(trace, index) + QLatin1Char('.')});
    }
    return sentences;
}

/// How much of its age an event has left; empty for what has no deadline.
QString ageLeft(const Trace &trace, InvocationId invocation, std::size_t count, Instant now)
{
    const auto deadline = deadlineAfter(trace, count, invocation);
    if (!deadline)
        return {};
    if (*deadline < now)
        return Words::tr("It is past its deadline %1, but a run that goes on is never cut.")
            .arg(shortTime(*deadline));
    return Words::tr("%1 of its age is left.").arg(countdown(*deadline - now));
}

QString queuedDetail(const Trace &trace, InvocationId invocation, std::size_t count, Instant now)
{
    const auto next = nextStep(trace, invocation, count);
    const QString left = ageLeft(trace, invocation, count, now);
    if (!next)
        return paragraph({Words::tr("The run ends before its dispatch."), left});
    if (trace.at(*next) == now)
        return paragraph({Words::tr("It is dispatched at this very moment."), left});
    return paragraph({Words::tr("It is dispatched at %1, in %2.")
                          .arg(shortTime(trace.at(*next)), countdown(trace.at(*next) - now)),
                      left});
}

QString runningDetail(const Trace &trace, InvocationId invocation, std::size_t count, Instant now)
{
    const auto state = trace.invocationAfter(count, invocation);
    const auto settings = rulingSettings(trace, count, invocation);
    const QString which = settings ? Words::tr("It is attempt %1 of at most %2.")
                                         .arg(state->attempts)
                                         .arg(settings->maximumRetryAttempts + 1)
                                   : Words::tr("The caller waits for the answer.");
    const auto next = nextStep(trace, invocation, count);
    return paragraph({which,
                      next ? Words::tr("The run ends at %1.").arg(shortTime(trace.at(*next)))
                           : Words::tr("The simulation ends before the run does."),
                      ageLeft(trace, invocation, count, now)});
}

QString waitingDetail(const Trace &trace, InvocationId invocation, std::size_t count, Instant now)
{
    const auto state = trace.invocationAfter(count, invocation);
    const bool backsOff = state->phase == Phase::BackingOff;
    const auto cause = backsOff ? latest<AttemptFailed>(trace, invocation, count)
                                : latest<Refused>(trace, invocation, count);
    const QString left = countdown(state->nextDispatch - now);
    const auto deadline = deadlineAfter(trace, count, invocation);
    if (!deadline || *deadline < now)
        return paragraph({why(trace, *cause), Words::tr("That is in %1.").arg(left)});
    return paragraph(
        {why(trace, *cause),
         Words::tr("That is in %1; %2 of its age is left.").arg(left, countdown(*deadline - now))});
}

QString overDetail(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const auto ended = latest<Ended>(trace, invocation, count);
    const auto lost = latest<Lost>(trace, invocation, count);
    return paragraph(
        {ended ? why(trace, *ended) : QString(),
         lost ? Words::tr("Nobody got the event: %1.").arg(lossReason(trace, invocation))
              : whoGotIt(trace, invocation, count)});
}

QString detail(const Trace &trace, InvocationId invocation, std::size_t count, Instant now)
{
    switch (trace.invocationAfter(count, invocation)->phase) {
    case Phase::Queued:
        return queuedDetail(trace, invocation, count, now);
    case Phase::Running:
        return runningDetail(trace, invocation, count, now);
    case Phase::BackingOff:
    case Phase::Refused:
        return waitingDetail(trace, invocation, count, now);
    case Phase::Ending:
        return Words::tr("Attempt %1 is over, and the end follows at the same moment, %2.")
            .arg(trace.invocationAfter(count, invocation)->attempts)
            .arg(shortTime(now));
    case Phase::Succeeded:
    case Phase::Failed:
    case Phase::Lost:
        return overDetail(trace, invocation, count);
    case Phase::Rejected:
        return why(trace, trace.stepsOf(invocation).front());
    case Phase::Answered:
        return why(trace, *latest<Answered>(trace, invocation, count));
    }
    return {};
}

} // namespace

QString nowHeading(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const auto state = trace.invocationAfter(count, invocation);
    const QString name = format::invocation(invocation);
    return state ? heading(*state, name) : Words::tr("%1 has not been called yet.").arg(name);
}

QString nowDetail(const Trace &trace, InvocationId invocation, std::size_t count, Instant now)
{
    if (trace.invocationAfter(count, invocation))
        return detail(trace, invocation, count, now);
    if (trace.stepsOf(invocation).empty())
        return Words::tr("The simulation ends before its call.");
    return Words::tr("Its call comes at %1.").arg(shortTime(trace.calledAt(invocation)));
}

QString nowSentence(const Trace &trace, InvocationId invocation, std::size_t count, Instant now)
{
    return paragraph(
        {nowHeading(trace, invocation, count), nowDetail(trace, invocation, count, now)});
}

QString waitsFor(const InvocationState &state)
{
    if (state.phase == Phase::BackingOff)
        return Words::tr("waits for attempt %1").arg(state.attempts + 1);
    if (state.phase == Phase::Refused)
        return Words::tr("waits after refusal %1").arg(state.refusalsInARow);
    return Words::tr("waits for a dispatch");
}

} // namespace retryscope::format

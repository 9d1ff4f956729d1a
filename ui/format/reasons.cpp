#include "ui/format/reasons.h"

#include "core/rules/retry.h"
#include "core/trace/projection.h"
#include "core/trace/reckoning.h"
#include "ui/format.h"
#include "ui/format/words.h"

namespace retryscope::format {

namespace {

QString afterFailure(const Trace &trace, const Reckoning &reckoning)
{
    const int attempts = reckoning.attempts;
    return Words::tr("Attempt %1 is due at %2: %3 after the failure at %4, because retry.waits "
                     "gives %3 before the %5 attempt.")
        .arg(trace.invocationAfter(reckoning.step.value + 1U, *trace.invocationOf(reckoning.step))
                 ->attempts
             + 1)
        .arg(shortTime(reckoning.due()), seconds(*reckoning.wait), shortTime(reckoning.now),
             ordinal(attempts + 1));
}

QString afterRefusal(const Trace &trace, const Reckoning &reckoning, int inARow)
{
    const QString due =
        Words::tr("The next dispatch is due at %1: %2 after the refusal at %3,")
            .arg(shortTime(reckoning.due()), seconds(*reckoning.wait), shortTime(reckoning.now));
    if (trace.rules().throttleHandling == ThrottleHandling::FailedAttempt)
        return Words::tr("%1 because throttle.handling counts a refusal as a failed attempt, and "
                         "retry.waits gives %2 after it.")
            .arg(due, seconds(*reckoning.wait));
    return Words::tr("%1 because throttle.handling doubles the wait with each refusal in a row, up "
                     "to 300 s, and this was the %2.")
        .arg(due, ordinal(inARow));
}

QString againstDeadline(const Reckoning &reckoning)
{
    return reckoning.isTooOld()
        ? Words::tr("The deadline is %1, so it will end there without running.")
              .arg(shortTime(reckoning.deadline()))
        : Words::tr("The deadline is %1, so it may run then.").arg(shortTime(reckoning.deadline()));
}

QString sum(Instant acceptedAt, const RulingSettings &settings)
{
    return Words::tr("accepted at %1, and MaximumEventAgeInSeconds is %2, so the deadline is %3")
        .arg(shortTime(acceptedAt), seconds(settings.maximumEventAge),
             shortTime(acceptedAt + settings.maximumEventAge));
}

QString refusalsText(const Trace &trace, int refusals)
{
    const bool count = trace.rules().throttleHandling == ThrottleHandling::FailedAttempt;
    if (refusals == 0)
        return {};
    if (refusals == 1)
        return count ? Words::tr("Its one refusal counts as an attempt by these rules.")
                     : Words::tr("Its one refusal is no attempt.");
    return (count ? Words::tr("Its %1 refusals count as attempts by these rules.")
                  : Words::tr("Its %1 refusals are no attempts."))
        .arg(refusals);
}

} // namespace

QString stepLine(const Trace &trace, StepIndex index)
{
    const QString what = Words::tr("%1 at %2: %3", "step 22 at 1:10: Ended")
                             .arg(step(index), shortTime(trace.at(index)), fact(trace, index));
    const auto invocation = trace.invocationOf(index);
    return invocation ? Words::tr("%1, %2").arg(format::invocation(*invocation), what) : what;
}

QString waitReason(const Trace &trace, StepIndex index)
{
    const auto reckoning = reckoningOf(trace, index);
    const Fact fact = trace.fact(index);
    const auto *refused = std::get_if<Refused>(&fact);
    return paragraph({refused ? afterRefusal(trace, *reckoning, refused->inARow)
                              : afterFailure(trace, *reckoning),
                      againstDeadline(*reckoning)});
}

QString queueReason(const Trace &trace, InvocationId invocation)
{
    const auto own = trace.stepsOf(invocation);
    const Instant called = trace.at(own.front());
    const QString since =
        Words::tr("It is in the queue since its acceptance at %1.").arg(shortTime(called));
    if (own.size() < 2)
        return Words::tr("%1 The run ends before its dispatch.").arg(since);
    return paragraph(
        {since,
         Words::tr("Its dispatch is at %1, because the scenario's dispatchDelayMs is "
                   "%2.")
             .arg(shortTime(trace.at(own[1])), number(trace.scenario().dispatchDelay.count()))});
}

QString deadlineReason(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const auto settings = rulingSettings(trace, count, invocation);
    const QString name = format::invocation(invocation);
    if (!settings)
        return Words::tr("%1 has no deadline: it is not in the queue.").arg(name);
    return paragraph({Words::tr("%1 was %2.").arg(name, sum(trace.calledAt(invocation), *settings)),
                      Words::tr("A dispatch that would come later does not happen; a run that goes "
                                "on is never cut.")});
}

QString ageReason(const Trace &trace, InvocationId invocation, std::size_t count, Instant now)
{
    const auto settings = rulingSettings(trace, count, invocation);
    const auto state = trace.invocationAfter(count, invocation);
    const QString name = format::invocation(invocation);
    if (!settings || !state)
        return Words::tr("%1 has no age: it is not in the queue.").arg(name);
    const Instant accepted = trace.calledAt(invocation);
    const Instant until = isOver(state->phase) ? state->since : now;
    const Duration left = accepted + settings->maximumEventAge - until;
    const QString accrued = Words::tr("%1 was %2.").arg(name, sum(accepted, *settings));
    if (isOver(state->phase))
        return paragraph({accrued,
                          Words::tr("It ended at %1, %2 old; its age counts no further.")
                              .arg(shortTime(until), seconds(until - accepted))});
    return paragraph(
        {accrued,
         left < Duration()
             ? Words::tr("At %1 it is %2 old, %3 too old: only a run that goes on may end well.")
                   .arg(shortTime(until), seconds(until - accepted), seconds(-left))
             : Words::tr("At %1 it is %2 old, so %3 are left.")
                   .arg(shortTime(until), seconds(until - accepted), seconds(left))});
}

QString neverRunsReason(const Trace &trace, StepIndex ended)
{
    const auto reckoning = reckoningOf(trace, ended);
    if (!reckoning || !reckoning->wait)
        return why(trace, ended);
    const Fact last = trace.fact(reckoning->step);
    const QString what = std::holds_alternative<Refused>(last)
        ? Words::tr("The next dispatch")
        : Words::tr("Attempt %1").arg(reckoning->attempts + 1);
    return paragraph(
        {Words::tr("%1 would be due at %2, %3 after %4.")
             .arg(what, shortTime(reckoning->due()), seconds(*reckoning->wait),
                  shortTime(reckoning->now)),
         Words::tr("The event was %1.").arg(sum(reckoning->acceptedAt, reckoning->settings)),
         Words::tr("That is %1 too late, so it never runs.")
             .arg(seconds(reckoning->due() - reckoning->deadline()))});
}

QString attemptsReason(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const auto state = trace.invocationAfter(count, invocation);
    const QString name = format::invocation(invocation);
    if (!state)
        return Words::tr("%1 has not been called yet.").arg(name);
    const auto settings = rulingSettings(trace, count, invocation);
    if (!settings)
        return Words::tr("%1 made %2: a call that is not queued is never retried.")
            .arg(name, attemptsText(state->attempts));
    return paragraph({Words::tr("%1 made %2 of at most %3, because MaximumRetryAttempts is %4.")
                          .arg(name, attemptsText(state->attempts))
                          .arg(settings->maximumRetryAttempts + 1)
                          .arg(settings->maximumRetryAttempts),
                      refusalsText(trace, state->refusals)});
}

QString gapReason(const Trace &trace, Instant from, Instant to)
{
    const QString nothing = Words::tr("Nothing happens from %1 to %2, for %3.")
                                .arg(shortTime(from), shortTime(to), duration(to - from));
    const std::size_t next = trace.countAt(from);
    if (next >= trace.size())
        return Words::tr("%1 The run has ended with step %2.").arg(nothing).arg(trace.size());
    const StepIndex index{static_cast<std::uint32_t>(next)};
    const QString first = Words::tr("Next is %1.").arg(stepLine(trace, index));
    const auto invocation = trace.invocationOf(index);
    const auto before = invocation ? stepBefore(trace, index) : std::nullopt;
    if (!before)
        return paragraph({nothing, first, why(trace, index)});
    const Fact cause = trace.fact(*before);
    const auto *failed = std::get_if<AttemptFailed>(&cause);
    const auto *refused = std::get_if<Refused>(&cause);
    const bool waits = (failed && failed->wait) || (refused && refused->wait);
    return paragraph({nothing, first, waits ? waitReason(trace, *before) : why(trace, index)});
}

QString sendersOf(const Trace &trace, TargetIndex target)
{
    QStringList senders;
    const Catalog &catalog = trace.catalog();
    for (std::uint32_t i = 0; i < trace.scenario().functions.size(); ++i) {
        const FunctionSettings &settings = trace.settings({i}, 0);
        const std::string &name = trace.scenario().functions[i].name;
        const auto qualifiers = catalog.qualifiers({i});
        for (std::size_t slot = 0; slot < settings.bySlot.size(); ++slot) {
            const QString function =
                format::function({{name, qualifiers[slot]}, FunctionIndex{i}, std::nullopt});
            if (settings.bySlot[slot].onSuccess == target)
                senders += Words::tr("OnSuccess of %1").arg(function);
            if (settings.bySlot[slot].onFailure == target)
                senders += Words::tr("OnFailure of %1").arg(function);
        }
        if (settings.deadLetterQueue == target)
            senders += Words::tr("DLQ of %1").arg(text(name));
    }
    return senders.join(QStringLiteral(", "));
}

QString seriesMeaning(SeriesKind kind)
{
    switch (kind) {
    case SeriesKind::QueueDepth:
        return Words::tr("Queue depth counts the invocations that wait for a dispatch: newly "
                         "accepted, backing off or refused.");
    case SeriesKind::ConcurrentExecutions:
        return Words::tr("ConcurrentExecutions counts the runs that go on at one moment.");
    case SeriesKind::AsyncEventsReceived:
        return Words::tr("AsyncEventsReceived counts the Event calls that were answered 202.");
    case SeriesKind::Invocations:
        return Words::tr("Invocations counts each run, retries too; refusals and look-ups not.");
    case SeriesKind::Errors:
        return Words::tr("Errors counts the runs that ended in a function error, at their start.");
    case SeriesKind::Throttles:
        return Words::tr("Throttles counts each answer 429, of dispatches and of synchronous "
                         "calls.");
    case SeriesKind::AsyncEventsDropped:
        return Words::tr("AsyncEventsDropped counts the events that ended without success, also "
                         "those that a destination or DLQ caught.");
    case SeriesKind::AsyncEventAge:
        return Words::tr("AsyncEventAge is the time since acceptance, measured at the start of "
                         "each run of an Event.");
    }
    return {};
}

} // namespace retryscope::format

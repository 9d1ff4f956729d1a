#include "core/model/overloaded.h"
#include "core/rules/record.h"
#include "core/trace/reckoning.h"
#include "ui/format.h"
#include "ui/format/words.h"

namespace retryscope::format {

namespace {

InvocationState stateAfter(const Trace &trace, StepIndex index)
{
    return *trace.invocationAfter(index.value + 1U, *trace.invocationOf(index));
}

/// `attempt 3` or, after a refusal, `the next dispatch`.
QString whatComesNext(const Reckoning &reckoning, bool afterRefusal)
{
    return afterRefusal ? Words::tr("the next dispatch")
                        : Words::tr("attempt %1").arg(reckoning.attempts + 1);
}

/// The wait and its end against the deadline: both for a wait that follows and for one that can't.
QString reckoned(const Reckoning &reckoning, bool afterRefusal, bool follows)
{
    const QString what = whatComesNext(reckoning, afterRefusal);
    const QString wait = seconds(*reckoning.wait);
    const QString due = shortTime(reckoning.due());
    const QString deadline = shortTime(reckoning.deadline());
    if (!follows)
        return Words::tr("The next wait is %1, so %2 would be due at %3, after the deadline %4.")
            .arg(wait, what, due, deadline);
    if (reckoning.isTooOld())
        return Words::tr("The wait is %1, so %2 is due at %3, after the deadline %4: it will end "
                         "there without running.")
            .arg(wait, what, due, deadline);
    return Words::tr("The wait is %1, so %2 is due at %3, before the deadline %4.")
        .arg(wait, what, due, deadline);
}

QString noRetryLeft(const Reckoning &reckoning)
{
    switch (reckoning.settings.maximumRetryAttempts) {
    case 0:
        return Words::tr("MaximumRetryAttempts is 0, so no retry follows.");
    case 1:
        return Words::tr("The one retry is used up: MaximumRetryAttempts is 1.");
    default: // AWS allows two, the rules may count more
        return Words::tr("All %1 retries are used up.")
            .arg(reckoning.settings.maximumRetryAttempts);
    }
}

QString continuation(const Trace &trace, StepIndex index, const std::optional<Duration> &wait)
{
    const auto reckoning = reckoningOf(trace, index);
    if (!reckoning || trace.origin(*trace.invocationOf(index)).type != InvocationType::Event)
        return Words::tr("A synchronous call is never retried: the caller of %1 has the error.")
            .arg(format::invocation(*trace.invocationOf(index)));
    const bool afterRefusal = std::holds_alternative<Refused>(trace.fact(index));
    const bool refusalUsesRetry = trace.rules().throttleHandling == ThrottleHandling::FailedAttempt;
    if (!wait && reckoning->hasNoRetryLeft() && (!afterRefusal || refusalUsesRetry))
        return noRetryLeft(*reckoning);
    return reckoned(*reckoning, afterRefusal, wait.has_value());
}

QString acceptedWhy(const Trace &trace, InvocationId invocation)
{
    const Origin origin = trace.origin(invocation);
    if (origin.duplicate)
        return Words::tr("AWS delivers at least once: this is the second dispatch of the event of "
                         "%1, with the same request id.")
            .arg(format::invocation({invocation.value - 1}));
    const QString rest = Words::tr("Lambda answered 202 and put the event into the queue. It does "
                                   "not look at concurrency here.");
    if (!origin.delivery)
        return rest;
    return paragraph({Words::tr("A delivery of %1 called it.")
                          .arg(format::invocation(*trace.parent(invocation))),
                      rest});
}

QString rejectedWhy(const Trace &trace, InvocationId invocation, const Rejected &rejected)
{
    const QString function = format::function(trace.reference(invocation));
    const QString kept = Words::tr("Nothing entered the queue, and nothing is lost silently: the "
                                   "caller was told.");
    if (rejected.statusCode == 404)
        return paragraph(
            {Words::tr("There was no function %1 when it was called.").arg(function), kept});
    constexpr std::int64_t synchronousLimit = 6'291'456;
    const bool isEvent = trace.origin(invocation).type == InvocationType::Event;
    const std::int64_t limit = isEvent ? trace.rules().payloadLimit : synchronousLimit;
    return paragraph(
        {Words::tr("The event is larger than the limit of %1 bytes.").arg(number(limit)), kept});
}

QString startedWhy(const Trace &trace, StepIndex index, const AttemptStarted &started)
{
    const QString version = text(trace.catalog().version(started.version));
    const QString runs =
        Words::tr("A place was free, so attempt %1 runs version %2, with the settings of this "
                  "moment.")
            .arg(started.attempt)
            .arg(version);
    const auto before = stepBefore(trace, index);
    if (!before)
        return runs;
    const Duration waited = trace.at(index) - trace.at(*before);
    const Fact last = trace.fact(*before);
    if (std::holds_alternative<AttemptFailed>(last))
        return paragraph({Words::tr("The wait of %1 after attempt %2 is over.")
                              .arg(seconds(waited))
                              .arg(started.attempt - 1),
                          runs});
    if (const auto *refused = std::get_if<Refused>(&last))
        return paragraph({Words::tr("The wait of %1 after refusal %2 is over.")
                              .arg(seconds(waited))
                              .arg(refused->inARow),
                          runs});
    if (waited == Duration())
        return runs;
    return paragraph({Words::tr("It was %1 in the queue.").arg(seconds(waited)), runs});
}

QString succeededWhy(const Trace &trace, StepIndex index)
{
    const auto start = stepBefore(trace, index);
    return Words::tr("The run returned after %1. Lambda does not look into the returned value.")
        .arg(duration(trace.at(index) - trace.at(start.value_or(index))));
}

std::int64_t memoryOf(const Trace &trace, InvocationId invocation)
{
    return trace.scenario().functions[trace.reference(invocation).function->value].memorySize;
}

QString failureWhy(const Trace &trace, StepIndex index, const AttemptFailed &failed)
{
    const Duration ran = trace.at(index) - trace.at(stepBefore(trace, index).value_or(index));
    const InvocationId invocation = *trace.invocationOf(index);
    switch (failed.failure) {
    case Failure::Error:
    case Failure::InitError: {
        const Outcome &outcome = *trace.catalog().outcome(failed.outcome).outcome;
        const FunctionError error = functionError(failed.failure, outcome, {}, ran);
        const QString type = text(error.type);
        const QString message = text(error.message);
        return failed.failure == Failure::Error
            ? Words::tr("The function threw %1: \u201c%2\u201d.").arg(type, message)
            : Words::tr("The function could not start: %1: \u201c%2\u201d.").arg(type, message);
    }
    case Failure::Timeout:
        return Words::tr("The run reached the function's timeout of %1 and was ended.")
            .arg(seconds(ran));
    case Failure::Exit:
        return Words::tr("The runtime exited %1 into the run.").arg(duration(ran));
    case Failure::OutOfMemory:
        return Words::tr("After %1 the run needed more memory than the function's %2 MB.")
            .arg(duration(ran))
            .arg(memoryOf(trace, invocation));
    case Failure::NotFound:
        return Words::tr("%1 was gone when Lambda looked it up, which counts as an attempt.")
            .arg(format::function(trace.reference(invocation)));
    }
    return {};
}

QString refusalCause(RuleId rule, std::uint16_t statusCode)
{
    if (rule == RuleId::ConcurrencyPlaces)
        return Words::tr("No place was free: Lambda answered 429 and put the event back.");
    return statusCode == 429
        ? Words::tr("The scenario throttles this dispatch: Lambda answered 429 and put the event "
                    "back.")
        : Words::tr("The scenario lets Lambda itself fail here: it answered %1 and put the event "
                    "back.")
              .arg(statusCode);
}

QString refusedWhy(const Trace &trace, StepIndex index, const Refused &refused)
{
    const QString cause = refusalCause(trace.step(index).rule, refused.statusCode);
    const QString cost = trace.rules().throttleHandling == ThrottleHandling::OwnBackOff
        ? Words::tr("A refusal uses up no retry.")
        : Words::tr("By these rules a refusal counts as a failed attempt.");
    return paragraph({cause, cost, continuation(trace, index, refused.wait)});
}

QString runFailed(const InvocationState &state, bool lookUp)
{
    return lookUp ? Words::tr("Its %1 look-up found no function.").arg(ordinal(state.attempts))
                  : Words::tr("Its %1 run failed.").arg(ordinal(state.attempts));
}

QString wasRefused(int inARow)
{
    return inARow == 1 ? Words::tr("It was refused.")
                       : Words::tr("It was refused %1 times in a row.").arg(inARow);
}

/// The end after a failed attempt or a refusal: what happened, then the numbers.
QString endedAfter(const Trace &trace, const Reckoning &reckoning)
{
    const Fact last = trace.fact(reckoning.step);
    const InvocationState state = stateAfter(trace, reckoning.step);
    const auto *failed = std::get_if<AttemptFailed>(&last);
    const QString what = failed ? runFailed(state, failed->failure == Failure::NotFound)
                                : wasRefused(state.refusalsInARow);
    const QString numbers = continuation(trace, reckoning.step, std::nullopt);
    const bool wasAge = reckoning.isTooOld() && (!failed || !reckoning.hasNoRetryLeft());
    return paragraph({what, numbers,
                      wasAge ? Words::tr("Lambda ended it at once, without waiting.") : QString()});
}

QString endedWhy(const Trace &trace, StepIndex index, const Ended &ended)
{
    const auto reckoning = reckoningOf(trace, index);
    switch (ended.condition) {
    case Condition::Success:
        return Words::tr("Its %1 run succeeded. The record says approximateInvokeCount %2.")
            .arg(ordinal(stateAfter(trace, index).attempts))
            .arg(ended.approximateInvokeCount);
    case Condition::RetriesExhausted:
    case Condition::EventAgeExceeded:
        if (reckoning && reckoning->step != index)
            return endedAfter(trace, *reckoning);
        if (reckoning)
            return Words::tr("At the dispatch its age was %1, more than the maximum of %2. Lambda "
                             "ended it without running.")
                .arg(seconds(reckoning->ageWhenDue()),
                     seconds(reckoning->settings.maximumEventAge));
        return {};
    case Condition::ZeroReservedConcurrency:
        return Words::tr("The function's reserved concurrency was 0 at the dispatch. Lambda ended "
                         "it at once, whatever retries and age say.");
    case Condition::RecursiveInvocation:
        return Words::tr("It was the 17th invocation of %1 in one chain, or a later one. Lambda "
                         "takes that for a loop and stopped it.")
            .arg(text(trace.reference(*trace.invocationOf(index)).text.name));
    }
    return {};
}

QString deliveredWhy(const Trace &trace, const Delivered &delivered)
{
    const QString target = format::target(trace.catalog().target(delivered.target));
    switch (delivered.via) {
    case Via::OnSuccess:
        return Words::tr("The invocation succeeded and OnSuccess is set, so %1 got the record.")
            .arg(target);
    case Via::OnFailure:
        return Words::tr("The invocation failed and OnFailure is set, so %1 got the record.")
            .arg(target);
    case Via::DeadLetterQueue:
        return Words::tr("The invocation failed and a dead-letter queue is set, so %1 got the "
                         "event itself.")
            .arg(target);
    }
    return {};
}

QString problemWhy(Problem problem, const QString &target)
{
    switch (problem) {
    case Problem::NotFound:
        return Words::tr("%1 does not exist.").arg(target);
    case Problem::AccessDenied:
        return Words::tr("The function's role may not send to %1.").arg(target);
    case Problem::Unavailable:
        return Words::tr("%1 was unavailable at that moment.").arg(target);
    case Problem::TooLarge:
        return Words::tr("The message is larger than %1 takes.").arg(target);
    case Problem::Recursive:
        return Words::tr("%1 would start an invocation that is stopped as a loop.").arg(target);
    }
    return {};
}

QString answeredWhy(const Answered &answered)
{
    const QString contrast =
        Words::tr("A synchronous call has no queue, no retries, no destinations and no DLQ.");
    switch (answered.statusCode) {
    case 204:
        return Words::tr("A dry run checks the call, answers 204 and runs nothing.");
    case 429:
        return paragraph(
            {Words::tr("The call was throttled, and the caller was told with 429."), contrast});
    case 500:
        return paragraph(
            {Words::tr("Lambda itself failed, and the caller was told with 500."), contrast});
    default: // 200, whatever the function did
        return paragraph(
            {answered.functionError
                 ? Words::tr("The function failed; the caller has its error, with status 200.")
                 : Words::tr("The function returned; the caller has its answer, with status 200."),
             contrast});
    }
}

QString changedWhy(const Trace &trace, const Changed &changed)
{
    const Change &change = trace.scenario().changes[changed.change];
    if (const auto *target = std::get_if<TargetChange>(&change.what))
        return Words::tr("The scenario changes the target %1 at %2. Deliveries look at it when "
                         "they happen.")
            .arg(text(shortName(target->arn)), shortTime(change.at));
    return Words::tr("The scenario changes %1 at %2. A dispatch reads the settings of its own "
                     "moment, so waiting events follow the change.")
        .arg(text(std::get<FunctionChange>(change.what).function), shortTime(change.at));
}

} // namespace

QString why(const Trace &trace, StepIndex index)
{
    const auto invocation = trace.invocationOf(index);
    return std::visit(
        Overloaded{
            [&](const Accepted &) { return acceptedWhy(trace, *invocation); },
            [&](const Rejected &fact) { return rejectedWhy(trace, *invocation, fact); },
            [&](const AttemptStarted &fact) { return startedWhy(trace, index, fact); },
            [&](const AttemptSucceeded &) { return succeededWhy(trace, index); },
            [&](const AttemptFailed &fact) {
                return paragraph(
                    {failureWhy(trace, index, fact), continuation(trace, index, fact.wait)});
            },
            [&](const Refused &fact) { return refusedWhy(trace, index, fact); },
            [&](const Ended &fact) { return endedWhy(trace, index, fact); },
            [&](const Delivered &fact) { return deliveredWhy(trace, fact); },
            [&](const DeliveryFailed &fact) {
                return paragraph(
                    {problemWhy(fact.problem, target(trace.catalog().target(fact.target))),
                     Words::tr("A failed delivery is not retried.")});
            },
            [&](const Lost &) {
                return Words::tr("%1 failed at %2, and nobody got the event: %3.")
                    .arg(format::invocation(*invocation), shortTime(trace.at(index)),
                         lossReason(trace, *invocation));
            },
            [](const Answered &fact) { return answeredWhy(fact); },
            [&](const Changed &fact) { return changedWhy(trace, fact); },
            [&](const ChangeRefused &fact) {
                return Words::tr("AWS refused the call at %1, and nothing changed: \u201c%2\u201d")
                    .arg(shortTime(trace.at(index)), text(trace.refusalOf(fact.change).message));
            },
        },
        trace.fact(index));
}

QString causes(const Trace &trace, StepIndex index)
{
    constexpr int limit = 8;
    QStringList lines;
    for (std::optional<StepIndex> step = index; step && lines.size() < limit;
         step = trace.cause(*step))
        lines += Words::tr("%1, %2: %3")
                     .arg(format::step(*step), shortTime(trace.at(*step)), fact(trace, *step));
    return lines.join(QLatin1Char('\n'));
}

} // namespace retryscope::format

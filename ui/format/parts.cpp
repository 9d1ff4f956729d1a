#include "ui/format/parts.h"

#include "core/model/overloaded.h"
#include "ui/format.h"
#include "ui/format/words.h"

namespace retryscope::format {

namespace {

QString bytes(std::size_t count)
{
    return number(static_cast<std::int64_t>(count));
}

QString settingsText(const SettingsRead &read)
{
    return Words::tr("The settings of this moment hold for the whole attempt: %1, maximum age %2, "
                     "timeout %3.")
        .arg(retriesText(read.maximumRetryAttempts), seconds(read.maximumEventAge),
             seconds(read.timeout));
}

QString chainText(const ChainCounted &chain)
{
    const QString place =
        Words::tr("It is number %1 of its function in its chain.").arg(chain.count);
    if (chain.count < chain.firstStopped)
        return paragraph(
            {place, Words::tr("Lambda stops a loop at number %1.").arg(chain.firstStopped)});
    return paragraph({place,
                      chain.isAllowed
                          ? Words::tr("The function's RecursiveLoop is Allow, so it goes on.")
                          : Words::tr("Lambda takes that for a loop and stops it.")});
}

QString reservationText(const ReservationRead &read)
{
    if (!read.reserved)
        return Words::tr("The function has no reserved concurrency: it shares the account's "
                         "places.");
    if (*read.reserved == 0)
        return Words::tr("Its reserved concurrency is 0: nothing may run, whatever retries and age "
                         "say.");
    return Words::tr("Its reserved concurrency is %1, so it may run.").arg(*read.reserved);
}

QString ageText(const AgeCompared &age)
{
    const QString numbers =
        Words::tr("The event is %1 old, of %2 at most").arg(seconds(age.age), seconds(age.maximum));
    return age.age > age.maximum ? Words::tr("%1: too old to run.").arg(numbers)
                                 : Words::tr("%1: it may run.").arg(numbers);
}

QString outcomeText(OutcomeType type)
{
    switch (type) {
    case OutcomeType::Success:
        return Words::tr("success");
    case OutcomeType::Error:
        return Words::tr("an exception");
    case OutcomeType::InitError:
        return Words::tr("an init error");
    case OutcomeType::Timeout:
        return Words::tr("a timeout");
    case OutcomeType::Exit:
        return Words::tr("a runtime exit");
    case OutcomeType::OutOfMemory:
        return Words::tr("out of memory");
    case OutcomeType::Throttle:
        return Words::tr("429, throttled");
    case OutcomeType::SystemError:
        return Words::tr("500, an error of Lambda");
    case OutcomeType::OneOf:
        break;
    }
    return {};
}

QString scriptText(const Trace &trace, const ScriptRead &script)
{
    const QString outcome = outcomeText(trace.catalog().outcome(script.outcome).outcome->type);
    switch (script.source) {
    case ScriptRead::Source::OwnOutcomes:
        return Words::tr("Outcome %1 of the invocation applies: %2.")
            .arg(script.entry + 1)
            .arg(outcome);
    case ScriptRead::Source::Behavior:
        return Words::tr("Line %1 of the function's behaviour is the first that applies: %2.")
            .arg(script.entry + 1)
            .arg(outcome);
    case ScriptRead::Source::Default:
        return Words::tr("The scenario says nothing about this dispatch, so it is %1.")
            .arg(outcome);
    }
    return {};
}

QString placesText(const PlacesCounted &places)
{
    const QString numbers = places.isReserved
        ? Words::tr("%1 of the function's %2 reserved places are taken")
              .arg(places.taken)
              .arg(places.limit)
        : Words::tr("%1 of the %2 places that the account shares are taken")
              .arg(number(places.taken), number(places.limit));
    return places.taken < places.limit ? Words::tr("%1: one is free.").arg(numbers)
                                       : Words::tr("%1: none is free.").arg(numbers);
}

QString ranText(const RunMeasured &run)
{
    if (run.isCut)
        return Words::tr("The run reached the timeout of %1 and was ended.").arg(seconds(run.ran));
    return Words::tr("The run took %1, of %2 that it may take.")
        .arg(duration(run.ran), seconds(run.timeout));
}

QString classifiedText(const RunClassified &run)
{
    return run.failure ? Words::tr("It counts as failed: %1.").arg(failure(*run.failure))
                       : Words::tr("It counts as a success.");
}

QString countedText(const RetriesCounted &retries)
{
    const QString numbers =
        Words::tr("%1 so far, and %2 allowed")
            .arg(attemptsText(retries.attempts), retriesText(retries.maximumRetryAttempts));
    return retries.attempts > retries.maximumRetryAttempts
        ? Words::tr("%1: none is left.").arg(numbers)
        : Words::tr("%1: one is left at least.").arg(numbers);
}

QString waitText(const WaitReckoned &wait)
{
    const QString due = Words::tr("The wait is %1, so the next dispatch is due at %2")
                            .arg(seconds(wait.wait), shortTime(wait.due));
    const QString deadline = shortTime(wait.deadline);
    if (wait.due <= wait.deadline)
        return Words::tr("%1, before the deadline %2.").arg(due, deadline);
    return wait.isBinding
        ? Words::tr("%1, after the deadline %2: it ends now.").arg(due, deadline)
        : Words::tr("%1, after the deadline %2: it will end there.").arg(due, deadline);
}

QString conditionText(const ConditionSet &set)
{
    const QString condition = Words::tr("The condition is %1, the invoke count %2.")
                                  .arg(text(name(set.condition)))
                                  .arg(set.approximateInvokeCount);
    if (set.targets == 0)
        return paragraph({condition, Words::tr("Nothing is set that could be told.")});
    return paragraph({condition,
                      set.targets == 1 ? Words::tr("One target is told next.")
                                       : Words::tr("%1 targets are told next.").arg(set.targets)});
}

QString settingName(Via via)
{
    switch (via) {
    case Via::OnSuccess:
        return QStringLiteral("OnSuccess");
    case Via::OnFailure:
        return QStringLiteral("OnFailure");
    case Via::DeadLetterQueue:
        return Words::tr("The dead-letter queue");
    }
    return {};
}

QString receiverText(const Trace &trace, const ReceiverSought &sought)
{
    if (!sought.target)
        return Words::tr("%1 is not set.").arg(settingName(sought.via));
    return Words::tr("%1 is set to %2.")
        .arg(settingName(sought.via), target(trace.catalog().target(*sought.target)));
}

QString checkText(const Trace &trace, const TargetChecked &check)
{
    const QString name = target(trace.catalog().target(check.target));
    switch (check.aspect) {
    case Problem::NotFound:
        return check.isFine ? Words::tr("%1 exists.").arg(name)
                            : Words::tr("%1 does not exist.").arg(name);
    case Problem::AccessDenied:
        return check.isFine ? Words::tr("The function's role may send to %1.").arg(name)
                            : Words::tr("The function's role may not send to %1.").arg(name);
    case Problem::Unavailable:
        return check.isFine ? Words::tr("%1 is available at this moment.").arg(name)
                            : Words::tr("%1 is unavailable at this moment.").arg(name);
    case Problem::TooLarge:
        return check.isFine ? Words::tr("The message is not too large for %1.").arg(name)
                            : Words::tr("The message is too large for %1.").arg(name);
    case Problem::Recursive:
        return check.isFine ? Words::tr("%1 would not be stopped as a loop.").arg(name)
                            : Words::tr("%1 would be stopped as a loop.").arg(name);
    }
    return {};
}

} // namespace

QString partTitle(const Part &part)
{
    return std::visit(
        Overloaded{
            [](const FunctionSought &) { return Words::tr("Does the function exist?"); },
            [](const EventMeasured &) { return Words::tr("Size of the event"); },
            [](const SettingsRead &) { return Words::tr("Settings"); },
            [](const ChainCounted &) { return Words::tr("Loop detection"); },
            [](const ReservationRead &) { return Words::tr("Reserved concurrency"); },
            [](const AgeCompared &) { return Words::tr("Age against the maximum"); },
            [](const ScriptRead &) { return Words::tr("Scripted outcome"); },
            [](const PlacesCounted &) { return Words::tr("Free places"); },
            [](const RunPlaced &) { return Words::tr("Run"); },
            [](const RunMeasured &) { return Words::tr("Run time against the timeout"); },
            [](const RunClassified &) { return Words::tr("Classification"); },
            [](const RetriesCounted &) { return Words::tr("Retries left"); },
            [](const WaitReckoned &) { return Words::tr("Wait and deadline"); },
            [](const ConditionSet &) { return Words::tr("Condition"); },
            [](const ReceiverSought &) { return Words::tr("Receiver"); },
            [](const TargetChecked &) { return Words::tr("Check of the target"); },
            [](const CatchCounted &) { return Words::tr("Did anything catch it?"); },
            [](const AnswerGiven &) { return Words::tr("Answer"); },
        },
        part.fact);
}

QString partSentence(const Trace &trace, const Part &part)
{
    return std::visit(
        Overloaded{
            [](const FunctionSought &sought) {
                return sought.found ? Words::tr("The function and its qualifier exist.")
                                    : Words::tr("The function or its qualifier does not exist.");
            },
            [](const EventMeasured &size) {
                return Words::tr("The event has %1 bytes, of %2 at most.")
                    .arg(bytes(size.bytes), bytes(size.limit));
            },
            [](const SettingsRead &read) { return settingsText(read); },
            [](const ChainCounted &chain) { return chainText(chain); },
            [](const ReservationRead &read) { return reservationText(read); },
            [](const AgeCompared &age) { return ageText(age); },
            [&](const ScriptRead &script) { return scriptText(trace, script); },
            [](const PlacesCounted &places) { return placesText(places); },
            [&](const RunPlaced &run) {
                return Words::tr("Attempt %1 takes a place and runs version %2.")
                    .arg(run.attempt)
                    .arg(text(trace.catalog().version(run.version)));
            },
            [](const RunMeasured &run) { return ranText(run); },
            [](const RunClassified &run) { return classifiedText(run); },
            [](const RetriesCounted &retries) { return countedText(retries); },
            [](const WaitReckoned &wait) { return waitText(wait); },
            [](const ConditionSet &set) { return conditionText(set); },
            [&](const ReceiverSought &sought) { return receiverText(trace, sought); },
            [&](const TargetChecked &check) { return checkText(trace, check); },
            [](const CatchCounted &caught) {
                return caught.tried == 0
                    ? Words::tr("Nothing was set to catch the event: it is lost.")
                    : Words::tr("%1 deliveries were tried and failed: the event is lost.")
                          .arg(caught.tried);
            },
            [](const AnswerGiven &answer) {
                return answer.functionError
                    ? Words::tr("The caller is answered %1, with FunctionError: Unhandled.")
                          .arg(answer.statusCode)
                    : Words::tr("The caller is answered %1.").arg(answer.statusCode);
            },
        },
        part.fact);
}

} // namespace retryscope::format

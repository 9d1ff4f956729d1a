#include "ui/format.h"
#include "ui/format/reasons.h"
#include "ui/inspector/answerer.h"
#include "ui/inspector/sought.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::Answer)
};

QString joined(const QString &first, const QString &second)
{
    return first.isEmpty() || second.isEmpty() ? first + second : first + QLatin1Char(' ') + second;
}

RuleId ruleOf(SeriesKind kind)
{
    switch (kind) {
    case SeriesKind::QueueDepth:
    case SeriesKind::Invocations:
        return RuleId::DispatchOrder;
    case SeriesKind::ConcurrentExecutions:
        return RuleId::ConcurrencyPlaces;
    case SeriesKind::AsyncEventsReceived:
        return RuleId::AcceptanceChecks;
    case SeriesKind::Errors:
        return RuleId::RunOutcome;
    case SeriesKind::Throttles:
        return RuleId::ThrottleHandling;
    case SeriesKind::AsyncEventsDropped:
        return RuleId::EventLoss;
    case SeriesKind::AsyncEventAge:
        return RuleId::AgeCheck;
    }
    return RuleId::DispatchOrder;
}

QString deliveriesSentence(const Trace &trace, InvocationId invocation, std::size_t count)
{
    QString sentences;
    for (const StepIndex index : trace.stepsOf(invocation)) {
        const Fact fact = trace.fact(index);
        const bool isDelivery =
            std::holds_alternative<Delivered>(fact) || std::holds_alternative<DeliveryFailed>(fact);
        if (isDelivery && index.value < count)
            sentences = joined(sentences, format::stepLine(trace, index) + QLatin1Char('.'));
    }
    if (!sentences.isEmpty())
        return sentences;
    const auto state = trace.invocationAfter(count, invocation);
    const QString name = format::invocation(invocation);
    if (trace.origin(invocation).type != InvocationType::Event)
        return Words::tr("Nothing is sent for %1: a synchronous call has no destinations.")
            .arg(name);
    if (!state || !isOver(state->phase))
        return Words::tr("Nothing was sent for %1 yet: deliveries happen at its end.").arg(name);
    if (state->phase == Phase::Lost)
        return Words::tr("Nothing was sent for %1: %2.")
            .arg(name, format::lossReason(trace, invocation));
    return Words::tr("Nothing was sent for %1: no destination is set for this end.").arg(name);
}

/// The function, with its qualifier, that the finding is about.
QString subjectName(const Trace &trace, const Finding &finding)
{
    if (!finding.function)
        return Words::tr("the scenario");
    const std::string &name = trace.scenario().functions[finding.function->value].name;
    const std::string qualifier = finding.qualifier.empty() ? latestVersion : finding.qualifier;
    return format::function({{name, qualifier}, finding.function, std::nullopt});
}

RuleId ruleOf(FindingId id)
{
    switch (id) {
    case FindingId::SilentLoss:
    case FindingId::LostEvents:
        return RuleId::EventLoss;
    case FindingId::NoRetry:
    case FindingId::NoSecondRetry:
        return RuleId::AgeCheck;
    case FindingId::TimeoutBeyondAge:
        return RuleId::RunTimeout;
    case FindingId::TargetMissing:
        return RuleId::DeliveryChecks;
    case FindingId::TargetNotAllowed:
        return RuleId::PermissionMissing;
    case FindingId::ReportedTwice:
        return RuleId::FailureFanout;
    case FindingId::SuccessLoop:
    case FindingId::RecursiveChain:
    case FindingId::CutChain:
        return RuleId::RecursionDetection;
    case FindingId::FifoTarget:
        return RuleId::FifoTargets;
    case FindingId::ZeroConcurrency:
        return RuleId::ConcurrencyZero;
    case FindingId::UnusedDestinations:
        return RuleId::SynchronousCall;
    case FindingId::KeptSetting:
        return RuleId::SettingsChange;
    }
    return RuleId::SettingsChange;
}

} // namespace

Answer Answerer::of(const TargetSubject &subject) const
{
    const QString target = format::target(m_trace.catalog().target(subject.target));
    const QString senders = format::sendersOf(m_trace, subject.target);
    const QString named = senders.isEmpty()
        ? Words::tr("No setting sends to %1 at the start.").arg(target)
        : Words::tr("%1 gets what %2 sends.").arg(target, senders);
    const auto sent = sought::delivery(m_trace, subject.target, m_count);
    if (!sent) {
        Answer answer;
        answer.heading = target;
        answer.sentence = joined(named, Words::tr("In this run nothing is sent there."));
        answer.rule = RuleId::FailureFanout;
        return answer;
    }
    const QString which = sent->value < m_count ? Words::tr("The last delivery was %1.")
                                                : Words::tr("The first delivery will be %1.");
    return about(*sent, target,
                 joined(joined(named, which.arg(format::stepLine(m_trace, *sent))),
                        format::why(m_trace, *sent)));
}

Answer Answerer::of(const SeriesSubject &subject) const
{
    const SeriesKind kind = subject.series;
    const QString meaning = format::seriesMeaning(kind);
    const auto step = sought::change(m_trace, kind, m_count);
    Answer answer;
    if (step)
        answer = about(*step, {}, {});
    answer.heading = format::series(kind);
    answer.rule = ruleOf(kind);
    answer.isToCome = false;
    QString value;
    if (kind == SeriesKind::QueueDepth)
        value = Words::tr("It is %1 at %2.")
                    .arg(m_trace.totalsAfter(m_count).waiting())
                    .arg(format::shortTime(m_now));
    else if (kind == SeriesKind::ConcurrentExecutions)
        value = Words::tr("It is %1 at %2.")
                    .arg(m_trace.totalsAfter(m_count).in(Phase::Running))
                    .arg(format::shortTime(m_now));
    answer.sentence = joined(
        joined(meaning, value),
        step ? Words::tr("The last step that counts was %1.").arg(format::stepLine(m_trace, *step))
             : Words::tr("Nothing counted by %1.").arg(format::shortTime(m_now)));
    return answer;
}

Answer Answerer::of(const StateSubject &subject) const
{
    const InvocationId invocation = subject.invocation;
    const QString name = format::invocation(invocation);
    if (m_trace.stepsOf(invocation).empty()) {
        Answer answer;
        answer.heading = name;
        answer.sentence = Words::tr("%1 is never called: the run ends before.").arg(name);
        return answer;
    }
    const StepIndex step =
        latestStep(m_trace, invocation, m_count).value_or(m_trace.stepsOf(invocation).front());
    const auto state = m_trace.invocationAfter(m_count, invocation);
    const auto titled = [&](const QString &what) {
        return Words::tr("%1 of %2", "aspect, invocation").arg(what, name);
    };
    switch (subject.aspect) {
    case Aspect::State:
        return about(step, format::nowHeading(m_trace, invocation, m_count),
                     format::nowDetail(m_trace, invocation, m_count, m_now));
    case Aspect::Attempts: {
        Answer answer = about(step, titled(Words::tr("Attempts")),
                              format::attemptsReason(m_trace, invocation, m_count));
        answer.rule = RuleId::RetryAttempts;
        return answer;
    }
    case Aspect::Accepted:
        return about(m_trace.stepsOf(invocation).front(), titled(Words::tr("Acceptance")),
                     Words::tr("%1 was called at %2. %3")
                         .arg(name, format::shortTime(m_trace.calledAt(invocation)),
                              format::why(m_trace, m_trace.stepsOf(invocation).front())));
    case Aspect::Age:
    case Aspect::AgeLeft:
        return age({ThingKind::AgeBand, invocation, std::nullopt});
    case Aspect::Deliveries: {
        Answer answer = about(step, titled(Words::tr("Deliveries")),
                              deliveriesSentence(m_trace, invocation, m_count));
        const bool succeeded = state && state->phase == Phase::Succeeded;
        answer.rule = succeeded ? RuleId::SuccessEnd : RuleId::FailureFanout;
        return answer;
    }
    }
    return {};
}

Answer Answerer::of(const FindingSubject &subject) const
{
    const Finding &finding = subject.finding;
    const auto shown = sought::instance(m_trace, finding);
    Answer answer;
    if (shown)
        answer = about(*shown, {}, {});
    answer.isToCome = false;
    answer.heading = QString::fromStdString(finding.what);
    answer.rule = ruleOf(finding.id);
    answer.sentence =
        joined(QString::fromStdString(finding.why),
               shown ? Words::tr("In this run see %1.").arg(format::stepLine(m_trace, *shown))
                     : Words::tr("No invocation of %1 shows it in this run.")
                           .arg(subjectName(m_trace, finding)));
    return answer;
}

} // namespace retryscope

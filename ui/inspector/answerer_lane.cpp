#include "ui/format.h"
#include "ui/format/reasons.h"
#include "ui/inspector/answerer.h"

#include <QCoreApplication>

#include <algorithm>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::Answer)
};

/// The kind of segment that the thing is drawn from.
std::optional<SegmentKind> segmentKind(ThingKind kind)
{
    switch (kind) {
    case ThingKind::Queued:
        return SegmentKind::Queued;
    case ThingKind::Run:
        return SegmentKind::Run;
    case ThingKind::LookUp:
        return SegmentKind::LookUp;
    case ThingKind::BackOff:
        return SegmentKind::BackOff;
    case ThingKind::Refusal:
    case ThingKind::RefusedWait:
        return SegmentKind::RefusedWait;
    case ThingKind::End:
        return SegmentKind::Ended;
    case ThingKind::NeverRuns:
        return SegmentKind::NeverRuns;
    case ThingKind::Lost:
        return SegmentKind::Lost;
    case ThingKind::Delivery:
    case ThingKind::Answer:
    case ThingKind::AgeBand:
    case ThingKind::Deadline:
        break;
    }
    return std::nullopt;
}

/// The stretch that the thing shows; absent for moments that are told by their step alone.
std::optional<Segment> segmentOf(const Trace &trace, const ThingSubject &subject)
{
    const auto kind = segmentKind(subject.kind);
    if (!kind || !subject.step)
        return std::nullopt;
    for (const Segment &segment : segmentsOf(trace, subject.invocation)) {
        const bool isRun = *kind == SegmentKind::Run && segment.kind == SegmentKind::LookUp;
        if ((segment.kind == *kind || isRun)
            && (segment.first == *subject.step || segment.last == subject.step))
            return segment;
    }
    return std::nullopt;
}

} // namespace

Answer Answerer::run(const Segment &run) const
{
    const QString name = format::invocation(*m_trace.invocationOf(run.first));
    const bool isOver = run.isOver(m_count) || !run.hasBegun(m_count);
    const StepIndex step = isOver ? run.last.value_or(run.first) : run.first;
    const QString heading = !run.hasBegun(m_count)
        ? Words::tr("Attempt %1 of %2, to come").arg(run.number).arg(name)
        : isOver ? Words::tr("Attempt %1 of %2").arg(run.number).arg(name)
                 : Words::tr("Attempt %1 of %2 runs").arg(run.number).arg(name);
    QString sentence = format::why(m_trace, step);
    if (!isOver || !run.hasBegun(m_count)) {
        sentence = Words::tr("%1 %2", "two sentences")
                       .arg(format::why(m_trace, run.first),
                            Words::tr("It runs from %1 to %2.")
                                .arg(format::shortTime(run.from), format::shortTime(run.to)));
    }
    return about(step, heading, sentence);
}

Answer Answerer::wait(const Segment &wait, const QString &heading) const
{
    const Fact fact = m_trace.fact(wait.first);
    const auto *failed = std::get_if<AttemptFailed>(&fact);
    const auto *refused = std::get_if<Refused>(&fact);
    const bool waits = (failed && failed->wait) || (refused && refused->wait);
    Answer answer =
        about(wait.first, heading,
              waits ? format::waitReason(m_trace, wait.first) : format::why(m_trace, wait.first));
    if (waits)
        answer.rule = failed ? RuleId::RetryWaits : RuleId::ThrottleHandling;
    return answer;
}

Answer Answerer::age(const ThingSubject &subject) const
{
    const InvocationId invocation = subject.invocation;
    const bool isBand = subject.kind == ThingKind::AgeBand;
    const QString name = format::invocation(invocation);
    Answer answer = about(m_trace.stepsOf(invocation).front(),
                          isBand ? Words::tr("The age of %1").arg(name)
                                 : Words::tr("The deadline of %1").arg(name),
                          isBand ? format::ageReason(m_trace, invocation, m_count, m_now)
                                 : format::deadlineReason(m_trace, invocation, m_count));
    answer.rule = RuleId::AgeCheck;
    return answer;
}

Answer Answerer::of(const ThingSubject &subject) const
{
    if (subject.kind == ThingKind::AgeBand || subject.kind == ThingKind::Deadline || !subject.step)
        return age(subject);
    const auto segment = segmentOf(m_trace, subject);
    if (!segment)
        return of(StepSubject{*subject.step});
    const QString name = format::invocation(subject.invocation);
    const StepIndex first = segment->first;
    switch (segment->kind) {
    case SegmentKind::Queued: {
        Answer answer = about(first, Words::tr("%1 waits in the queue").arg(name),
                              format::queueReason(m_trace, subject.invocation));
        answer.rule = RuleId::DispatchOrder;
        return answer;
    }
    case SegmentKind::Run:
    case SegmentKind::LookUp:
        return run(*segment);
    case SegmentKind::BackOff:
        return wait(*segment,
                    Words::tr("%1 backs off after attempt %2").arg(name).arg(segment->number));
    case SegmentKind::RefusedWait:
        if (subject.kind == ThingKind::Refusal)
            return of(StepSubject{first});
        return wait(*segment,
                    Words::tr("%1 waits after refusal %2").arg(name).arg(segment->number));
    case SegmentKind::NeverRuns: {
        Answer answer =
            about(first, Words::tr("Attempt %1 of %2 never runs").arg(segment->number).arg(name),
                  format::neverRunsReason(m_trace, first));
        answer.rule = RuleId::AgeCheck;
        return answer;
    }
    case SegmentKind::Ended:
    case SegmentKind::Delivery:
    case SegmentKind::Lost:
    case SegmentKind::Rejected:
    case SegmentKind::Answered:
        break;
    }
    return of(StepSubject{first});
}

Answer Answerer::of(const GapSubject &subject) const
{
    const std::size_t next =
        std::min(m_trace.countAt(subject.from), m_trace.size() - std::size_t{1});
    Answer answer = about({static_cast<std::uint32_t>(next)},
                          Words::tr("Idle for %1").arg(format::duration(subject.to - subject.from)),
                          format::gapReason(m_trace, subject.from, subject.to));
    const auto cause = m_trace.cause(answer.chain.front());
    const Fact fact = m_trace.fact(cause.value_or(answer.chain.front()));
    if (std::holds_alternative<AttemptFailed>(fact))
        answer.rule = RuleId::RetryWaits;
    else if (std::holds_alternative<Refused>(fact))
        answer.rule = RuleId::ThrottleHandling;
    return answer;
}

} // namespace retryscope

#include "ui/inspector/answer.h"

#include "ui/format.h"
#include "ui/format/parts.h"
#include "ui/inspector/answerer.h"
#include "ui/inspector/fieldreason.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::Answer)
};

std::vector<StepIndex> chainOf(const Trace &trace, StepIndex step)
{
    std::vector<StepIndex> chain{step};
    while (const auto cause = trace.cause(chain.back()))
        chain.push_back(*cause);
    return chain;
}

} // namespace

/// An answer about a step, by the step's own rule.
Answer Answerer::about(StepIndex step, const QString &heading, const QString &sentence) const
{
    Answer answer;
    answer.heading = heading;
    answer.sentence = sentence;
    answer.rule = m_trace.step(step).rule;
    answer.chain = chainOf(m_trace, step);
    answer.isToCome = step.value >= m_count;
    return answer;
}

Answer Answerer::of(const StepSubject &subject) const
{
    const auto invocation = m_trace.invocationOf(subject.step);
    const QString fact = format::fact(m_trace, subject.step);
    return about(subject.step,
                 invocation ? Words::tr("%1: %2").arg(format::invocation(*invocation), fact) : fact,
                 format::why(m_trace, subject.step));
}

Answer Answerer::of(const FieldSubject &subject) const
{
    const FieldReason reason = fieldReason(m_trace, subject.message, subject.pointer);
    const StepIndex step = reason.step.value_or(subject.message.delivery);
    const InvocationId invocation = *m_trace.invocationOf(subject.message.delivery);
    Answer answer = about(
        step,
        Words::tr("%1 in the %2 of %3", "condition in the OnFailure record of #3")
            .arg(reason.field, title(m_trace, subject.message), format::invocation(invocation)),
        Words::tr("%1 %2.", "field, what it is").arg(reason.field, reason.sentence));
    answer.rule = reason.rule;
    return answer;
}

/// Seen on the way, the step itself is still to come.
Answer Answerer::of(const PartSubject &subject) const
{
    const auto parts = partsOf(m_trace, subject.step);
    if (subject.part >= parts.size())
        return of(StepSubject{subject.step});
    const Part &part = parts[subject.part];
    Answer answer =
        about(subject.step,
              Words::tr("%1 (%2 of %3 on the way to %4)")
                  .arg(format::partTitle(part))
                  .arg(subject.part + 1)
                  .arg(parts.size())
                  .arg(format::step(subject.step)),
              Words::tr("%1 This was looked at for %2 at %3.", "sentence, invocation, time")
                  .arg(format::partSentence(m_trace, part),
                       format::invocation(*m_trace.invocationOf(subject.step)),
                       format::shortTime(m_trace.at(subject.step))));
    answer.rule = part.rule;
    answer.isToCome = false;
    return answer;
}

Answer answer(const Trace &trace, const Subject &subject)
{
    const Answerer answerer(trace, subject.count, subject.now);
    return std::visit([&](const auto &what) { return answerer.of(what); }, subject.what);
}

std::optional<StepIndex> latestStep(const Trace &trace, InvocationId invocation, std::size_t count)
{
    std::optional<StepIndex> latest;
    for (const StepIndex index : trace.stepsOf(invocation)) {
        if (index.value >= count)
            break;
        latest = index;
        if (std::holds_alternative<Ended>(trace.fact(index)))
            break;
    }
    return latest;
}

} // namespace retryscope

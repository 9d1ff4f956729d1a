#pragma once

#include "core/trace/lane.h"
#include "core/trace/trace.h"
#include "ui/inspector/answer.h"

namespace retryscope {

/// Answers for one trace, as seen at one cursor. Only `answer` needs it.
class Answerer
{
public:
    Answerer(const Trace &trace, std::size_t count, Instant now)
        : m_trace(trace)
        , m_count(count)
        , m_now(now)
    {
    }

    [[nodiscard]] Answer of(const StepSubject &subject) const;
    [[nodiscard]] Answer of(const ThingSubject &subject) const;
    [[nodiscard]] Answer of(const GapSubject &subject) const;
    [[nodiscard]] Answer of(const TargetSubject &subject) const;
    [[nodiscard]] Answer of(const SeriesSubject &subject) const;
    [[nodiscard]] Answer of(const StateSubject &subject) const;
    [[nodiscard]] Answer of(const FieldSubject &subject) const;
    [[nodiscard]] Answer of(const FindingSubject &subject) const;
    [[nodiscard]] Answer of(const PartSubject &subject) const;

private:
    /// An answer about a step, by the step's own rule.
    [[nodiscard]] Answer about(StepIndex step, const QString &heading,
                               const QString &sentence) const;
    [[nodiscard]] Answer run(const Segment &run) const;
    [[nodiscard]] Answer wait(const Segment &wait, const QString &heading) const;
    [[nodiscard]] Answer age(const ThingSubject &subject) const;

    const Trace &m_trace;
    std::size_t m_count = 0;
    Instant m_now;
};

} // namespace retryscope

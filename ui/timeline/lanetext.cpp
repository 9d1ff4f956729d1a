#include "ui/timeline/lanetext.h"

#include "core/trace/trace.h"
#include "ui/format.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::TimelineView)
};

QString attemptsOf(const InvocationState &state)
{
    return state.attempts == 1 ? Words::tr("1 attempt")
                               : Words::tr("%1 attempts").arg(state.attempts);
}

/// `succeeded · 1 attempt`.
QString joined(const QString &what, const QString &detail)
{
    return Words::tr("%1 · %2", "state, detail").arg(what, detail);
}

QString next(const InvocationState &state)
{
    return Words::tr("next %1").arg(format::shortTime(state.nextDispatch));
}

QString refusalsOf(const InvocationState &state)
{
    return state.refusals == 1 ? Words::tr("1 refusal")
                               : Words::tr("%1 refusals").arg(state.refusals);
}

QString endedState(const InvocationState &state)
{
    return joined(format::phase(state).toLower(), attemptsOf(state));
}

QString notBegun(const Trace &trace, InvocationId invocation)
{
    if (trace.stepsOf(invocation).empty())
        return Words::tr("never called");
    return Words::tr("called at %1").arg(format::shortTime(trace.calledAt(invocation)));
}

QString stateText(const InvocationState &state)
{
    switch (state.phase) {
    case Phase::Queued:
        return Words::tr("queued");
    case Phase::Running:
        return Words::tr("attempt %1 runs").arg(state.attempts);
    case Phase::BackingOff:
        return joined(Words::tr("backing off"), next(state));
    case Phase::Refused:
        return joined(refusalsOf(state), next(state));
    case Phase::Ending:
        return Words::tr("ending");
    case Phase::Succeeded:
    case Phase::Failed:
        return endedState(state);
    case Phase::Lost:
        return joined(lostLabel(), attemptsOf(state));
    case Phase::Rejected:
        return Words::tr("rejected, never queued");
    case Phase::Answered:
        return Words::tr("answered at once");
    }
    return {};
}

} // namespace

style::Mark markOf(const std::optional<InvocationState> &state)
{
    if (!state)
        return style::Mark::Ghost;
    switch (state->phase) {
    case Phase::Queued:
        return style::Mark::Queued;
    case Phase::Running:
    case Phase::Ending:
        return style::Mark::Running;
    case Phase::BackingOff:
        return style::Mark::BackOff;
    case Phase::Refused:
        return style::Mark::Refusal;
    case Phase::Succeeded:
        return style::Mark::Succeeded;
    case Phase::Failed:
        return state->condition == Condition::EventAgeExceeded ? style::Mark::Expired
                                                               : style::Mark::Failed;
    case Phase::Lost:
        return style::Mark::Lost;
    case Phase::Rejected:
    case Phase::Answered:
        return style::Mark::Rejected;
    }
    return style::Mark::Ghost;
}

QString laneState(const Trace &trace, InvocationId invocation, std::size_t count)
{
    const auto state = trace.invocationAfter(count, invocation);
    return state ? stateText(*state) : notBegun(trace, invocation);
}

QString waitLabel(Duration wait)
{
    return Words::tr("%1 wait", "60 s wait").arg(format::seconds(wait));
}

QString toGoLabel(Duration left)
{
    return Words::tr("%1 to go", "1:45 to go").arg(format::countdown(left));
}

QString refusalLabel(int statusCode, Duration wait)
{
    return Words::tr("%1: wait %2").arg(statusCode).arg(format::seconds(wait));
}

QString refusalLabel(int statusCode, Duration wait, Instant due)
{
    return Words::tr("%1: wait %2, to %3")
        .arg(statusCode)
        .arg(format::seconds(wait), format::shortTime(due));
}

QString endLabel(Condition condition, Instant at)
{
    return Words::tr("%1 at %2").arg(QString::fromLatin1(name(condition)), format::shortTime(at));
}

QString answerLabel(int statusCode)
{
    return Words::tr("answered %1").arg(statusCode);
}

QString rejectionLabel(int statusCode)
{
    return Words::tr("rejected %1").arg(statusCode);
}

QString lostLabel()
{
    return Words::tr("LOST");
}

QString neverRunsLabel()
{
    return Words::tr("never runs");
}

QString noLanesLabel()
{
    return Words::tr("No invocation matches the filter.");
}

} // namespace retryscope

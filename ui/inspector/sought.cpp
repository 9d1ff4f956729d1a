#include "ui/inspector/sought.h"

#include <algorithm>

namespace retryscope::sought {

namespace {

constexpr std::size_t horizon = 50'000;

template <typename Holds>
std::optional<StepIndex> lastWhere(std::size_t count, Holds holds)
{
    const std::size_t end = count - std::min(count, horizon);
    for (std::size_t i = count; i > end; --i) {
        const StepIndex index{static_cast<std::uint32_t>(i - 1)};
        if (holds(index))
            return index;
    }
    return std::nullopt;
}

template <typename Holds>
std::optional<StepIndex> firstWhere(const Trace &trace, std::size_t count, Holds holds)
{
    const std::size_t end = std::min(trace.size(), count + horizon);
    for (std::size_t i = count; i < end; ++i) {
        const StepIndex index{static_cast<std::uint32_t>(i)};
        if (holds(index))
            return index;
    }
    return std::nullopt;
}

bool isEvent(const Trace &trace, StepIndex index)
{
    return trace.origin(*trace.invocationOf(index)).type == InvocationType::Event;
}

bool isRunsEnd(const Fact &fact)
{
    const auto *failed = std::get_if<AttemptFailed>(&fact);
    return failed ? failed->failure != Failure::NotFound
                  : std::holds_alternative<AttemptSucceeded>(fact);
}

bool isThrottle(const Fact &fact)
{
    const auto *refused = std::get_if<Refused>(&fact);
    const auto *answered = std::get_if<Answered>(&fact);
    return (refused && refused->statusCode == 429) || (answered && answered->statusCode == 429);
}

/// Whether the step's invocation waits for a dispatch after the first `count` steps.
bool waitsAfter(const Trace &trace, std::size_t count, StepIndex index)
{
    const auto invocation = trace.invocationOf(index);
    const auto state = invocation ? trace.invocationAfter(count, *invocation) : std::nullopt;
    return state && isWaiting(state->phase);
}

bool changes(const Trace &trace, SeriesKind series, StepIndex index)
{
    const Fact fact = trace.fact(index);
    const bool starts = std::holds_alternative<AttemptStarted>(fact);
    const auto *failed = std::get_if<AttemptFailed>(&fact);
    const auto *ended = std::get_if<Ended>(&fact);
    switch (series) {
    case SeriesKind::QueueDepth:
        return waitsAfter(trace, index.value, index)
            != waitsAfter(trace, index.value + std::size_t{1}, index);
    case SeriesKind::ConcurrentExecutions:
        return starts || isRunsEnd(fact);
    case SeriesKind::AsyncEventsReceived:
        return std::holds_alternative<Accepted>(fact)
            && !trace.origin(*trace.invocationOf(index)).duplicate;
    case SeriesKind::Invocations:
        return starts;
    case SeriesKind::Errors:
        return failed && isRunsEnd(fact);
    case SeriesKind::Throttles:
        return isThrottle(fact);
    case SeriesKind::AsyncEventsDropped:
        return ended && ended->condition != Condition::Success;
    case SeriesKind::AsyncEventAge:
        return starts && isEvent(trace, index);
    }
    return false;
}

/// Whether the way in which the invocation ended is what the finding warns about.
bool shows(const InvocationState &state, FindingId id)
{
    switch (id) {
    case FindingId::SilentLoss:
    case FindingId::LostEvents:
        return state.phase == Phase::Lost;
    case FindingId::NoRetry:
    case FindingId::NoSecondRetry:
    case FindingId::TimeoutBeyondAge:
        return isOver(state.phase) && state.condition == Condition::EventAgeExceeded;
    case FindingId::ZeroConcurrency:
        return isOver(state.phase) && state.condition == Condition::ZeroReservedConcurrency;
    case FindingId::RecursiveChain:
        return isOver(state.phase) && state.condition == Condition::RecursiveInvocation;
    case FindingId::ReportedTwice:
        return state.phase == Phase::Failed;
    case FindingId::SuccessLoop:
        return state.phase == Phase::Succeeded;
    case FindingId::UnusedDestinations:
        return state.phase == Phase::Answered;
    case FindingId::TargetMissing:
    case FindingId::TargetNotAllowed:
    case FindingId::FifoTarget:
    case FindingId::KeptSetting:
    case FindingId::CutChain:
        return isOver(state.phase);
    }
    return false;
}

std::optional<StepIndex> endOf(const Trace &trace, InvocationId invocation)
{
    const auto own = trace.stepsOf(invocation);
    const auto end = std::ranges::find_if(
        own, [&](StepIndex index) { return std::holds_alternative<Ended>(trace.fact(index)); });
    return end == own.end() ? own.back() : *end;
}

} // namespace

std::optional<StepIndex> delivery(const Trace &trace, TargetIndex target, std::size_t count)
{
    const auto isOne = [&](StepIndex index) {
        const Fact fact = trace.fact(index);
        const auto *delivered = std::get_if<Delivered>(&fact);
        const auto *failed = std::get_if<DeliveryFailed>(&fact);
        return (delivered && delivered->target == target) || (failed && failed->target == target);
    };
    const auto before = lastWhere(count, isOne);
    return before ? before : firstWhere(trace, count, isOne);
}

std::optional<StepIndex> change(const Trace &trace, SeriesKind series, std::size_t count)
{
    return lastWhere(count, [&](StepIndex index) { return changes(trace, series, index); });
}

std::optional<StepIndex> instance(const Trace &trace, const Finding &finding)
{
    const std::size_t end = std::min(trace.invocationCount(), horizon);
    for (std::uint32_t i = 0; i < end; ++i) {
        const InvocationId invocation{i};
        const Reference &reference = trace.reference(invocation);
        const bool isSame = !finding.function
            || (reference.function == finding.function
                && (finding.qualifier.empty() || reference.text.qualifier == finding.qualifier));
        if (!isSame || trace.stepsOf(invocation).empty())
            continue;
        if (shows(*trace.invocationAfter(trace.size(), invocation), finding.id))
            return endOf(trace, invocation);
    }
    return std::nullopt;
}

} // namespace retryscope::sought

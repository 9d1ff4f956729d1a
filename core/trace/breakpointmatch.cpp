#include "core/trace/breakpointmatch.h"

#include "core/model/overloaded.h"
#include "core/trace/deadline.h"

#include <algorithm>

namespace retryscope {

namespace {

/// Whether no further dispatch comes because it would be too late.
bool endsTooOld(const Trace &trace, StepIndex index)
{
    const auto own = trace.stepsOf(*trace.invocationOf(index));
    const auto next = std::ranges::upper_bound(own, index);
    if (next == own.end())
        return false;
    const Fact fact = trace.fact(*next);
    const auto *ended = std::get_if<Ended>(&fact);
    return ended && ended->condition == Condition::EventAgeExceeded;
}

/// Whether the dispatch after a failed attempt or a refusal comes too late, or would.
bool missesDeadline(const Trace &trace, StepIndex index, const std::optional<Duration> &wait)
{
    if (!wait)
        return endsTooOld(trace, index);
    if (trace.rules().ageCheck == AgeCheck::WhenScheduled)
        return false; // it would not have been scheduled
    const InvocationId invocation = *trace.invocationOf(index);
    const Instant due = trace.at(index) + *wait;
    return due - trace.calledAt(invocation) > settingsBehind(trace, index).maximumEventAge;
}

} // namespace

StopSet stopsAt(const Trace &trace, StepIndex index, const Fact &fact, StopSet wanted)
{
    const auto late = [&](const std::optional<Duration> &wait) {
        const StopSet set = stopSet(StopOn::RetryWouldMissDeadline);
        return (wanted & set) != 0 && missesDeadline(trace, index, wait) ? set : StopSet{0};
    };
    return wanted
        & std::visit(Overloaded{
                         [](const Accepted &) { return StopSet{0}; },
                         [](const Rejected &) { return StopSet{0}; },
                         [](const AttemptStarted &) { return StopSet{0}; },
                         [](const AttemptSucceeded &) { return StopSet{0}; },
                         [&](const AttemptFailed &failed) {
                             return stopSet(StopOn::Failed) | late(failed.wait)
                                 | (failed.wait ? stopSet(StopOn::RetryScheduled) : StopSet{0});
                         },
                         [&](const Refused &refused) {
                             return stopSet(StopOn::Refused) | late(refused.wait);
                         },
                         [](const Ended &ended) {
                             if (ended.condition == Condition::EventAgeExceeded)
                                 return stopSet(StopOn::Expired);
                             if (ended.condition == Condition::RecursiveInvocation)
                                 return stopSet(StopOn::RecursionStopped);
                             return StopSet{0};
                         },
                         [](const Delivered &) { return stopSet(StopOn::Routed); },
                         [](const DeliveryFailed &) { return stopSet(StopOn::DeliveryFailed); },
                         [](const Lost &) { return stopSet(StopOn::Lost); },
                         [](const Answered &) { return StopSet{0}; },
                         [](const Changed &) { return stopSet(StopOn::ConfigChanged); },
                         [](const ChangeRefused &) { return StopSet{0}; },
                     },
                     fact);
}

BreakpointMatch::BreakpointMatch(const Trace &trace, const Breakpoint &breakpoint)
    : m_trace(trace)
    , m_function(breakpoint.function)
    , m_isByName(!isAboutInvocation(breakpoint.on))
    , m_attempts(breakpoint.attempts)
{
    std::ranges::sort(m_attempts);
    if (breakpoint.requestId)
        m_requestId.emplace(trace, *breakpoint.requestId);
    for (const PayloadCondition &condition : breakpoint.payload)
        m_payload.emplace_back(trace, condition.pointer, condition.value);
}

bool BreakpointMatch::matches(InvocationId invocation, std::uint32_t attempt)
{
    return (m_attempts.empty() || std::ranges::binary_search(m_attempts, std::int64_t{attempt}))
        && matchesFunction(invocation) && (!m_requestId || m_requestId->matches(invocation))
        && std::ranges::all_of(m_payload, [invocation](const PayloadMatch &payload) {
               return payload.matches(invocation);
           });
}

bool BreakpointMatch::matchesFunction(InvocationId invocation)
{
    if (!m_function)
        return true;
    const std::size_t index = m_trace.origin(invocation).reference.value;
    if (index >= m_byReference.size())
        m_byReference.resize(index + 1, Verdict::Unknown);
    Verdict &verdict = m_byReference[index];
    if (verdict == Verdict::Unknown) {
        const FunctionReference &reference = m_trace.reference(invocation).text;
        const bool isOne =
            m_isByName ? m_function->matchesName(reference.name) : m_function->matches(reference);
        verdict = isOne ? Verdict::Yes : Verdict::No;
    }
    return verdict == Verdict::Yes;
}

bool BreakpointMatch::matches(const Change &change) const
{
    if (!m_function)
        return true;
    const auto *function = std::get_if<FunctionChange>(&change.what);
    return function && m_function->matchesName(function->function);
}

} // namespace retryscope

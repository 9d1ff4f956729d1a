#include "core/trace/rangestatistics.h"

#include "core/model/overloaded.h"
#include "core/model/statuscode.h"

#include <algorithm>
#include <numeric>

namespace retryscope {

namespace {

constexpr std::size_t stepsBetweenAsking = 4096;

/// The step of the same invocation before `index`.
StepIndex stepBefore(const Trace &trace, InvocationId invocation, StepIndex index)
{
    const auto own = trace.stepsOf(invocation);
    return *std::prev(std::ranges::lower_bound(own, index));
}

void addWait(Statistic &waits, const std::optional<Duration> &wait)
{
    if (wait)
        waits.add(*wait);
}

class RangePass
{
public:
    RangePass(const Trace &trace, RangeStatistics &sums)
        : m_trace(trace)
        , m_sums(sums)
    {
    }

    void add(StepIndex index)
    {
        ++m_sums.steps;
        const Fact fact = m_trace.fact(index);
        const auto invocation = m_trace.invocationOf(index);
        if (!invocation) {
            ++m_sums.changes;
            return;
        }
        if (m_trace.stepsOf(*invocation).front() == index)
            ++m_sums.called;
        addFact(*invocation, index, fact);
    }

private:
    void addFact(InvocationId invocation, StepIndex index, const Fact &fact)
    {
        std::visit(Overloaded{
                       [&](const Accepted &) { ++m_sums.accepted; },
                       [&](const Rejected &) { ++m_sums.rejected; },
                       [&](const AttemptStarted &) { addRun(invocation, index); },
                       [&](const AttemptSucceeded &) {
                           ++m_sums.succeeded;
                           addDuration(invocation, index);
                       },
                       [&](const AttemptFailed &failed) { addFailed(invocation, index, failed); },
                       [&](const Refused &refused) { addRefused(refused); },
                       [&](const Ended &ended) {
                           ++m_sums.ended[static_cast<std::size_t>(ended.condition)];
                       },
                       [&](const Delivered &) { ++m_sums.delivered; },
                       [&](const DeliveryFailed &) { ++m_sums.deliveryFailed; },
                       [&](const Lost &) { ++m_sums.lost; },
                       [&](const Answered &) { ++m_sums.answered; },
                       [](const Changed &) {},
                       [](const ChangeRefused &) {},
                   },
                   fact);
    }

    void addRun(InvocationId invocation, StepIndex index)
    {
        ++m_sums.dispatches;
        ++m_sums.runs;
        if (m_trace.origin(invocation).type == InvocationType::Event)
            m_sums.age.add(m_trace.at(index) - m_trace.calledAt(invocation));
    }

    void addDuration(InvocationId invocation, StepIndex index)
    {
        const StepIndex start = stepBefore(m_trace, invocation, index);
        m_sums.duration.add(m_trace.at(index) - m_trace.at(start));
    }

    void addFailed(InvocationId invocation, StepIndex index, const AttemptFailed &failed)
    {
        ++m_sums.failed[static_cast<std::size_t>(failed.failure)];
        if (failed.failure == Failure::NotFound)
            ++m_sums.dispatches; // a look-up: nothing ran
        else
            addDuration(invocation, index);
        addWait(m_sums.backOff, failed.wait);
    }

    void addRefused(const Refused &refused)
    {
        ++m_sums.dispatches;
        ++(isThrottle(refused.statusCode) ? m_sums.throttled : m_sums.serviceErrors);
        addWait(m_sums.refusedWait, refused.wait);
    }

    const Trace &m_trace;
    RangeStatistics &m_sums;
};

template <typename Counts>
std::int64_t sumOf(const Counts &counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

} // namespace

std::int64_t RangeStatistics::allFailed() const
{
    return sumOf(failed);
}

std::int64_t RangeStatistics::allEnded() const
{
    return sumOf(ended);
}

std::optional<RangeStatistics> statisticsOf(const Trace &trace, Instant from, Instant to,
                                            const std::function<bool()> &isCancelled)
{
    RangeStatistics sums;
    sums.from = from;
    sums.to = to;
    const std::size_t first = trace.countAt(from - Duration(1));
    const std::size_t last = std::max(trace.countAt(to), first);
    RangePass pass(trace, sums);
    for (std::size_t i = first; i < last; ++i) {
        if (i % stepsBetweenAsking == 0 && isCancelled && isCancelled())
            return std::nullopt;
        pass.add({static_cast<std::uint32_t>(i)});
    }
    sums.before = trace.totalsAfter(first);
    sums.after = trace.totalsAfter(last);
    return sums;
}

} // namespace retryscope

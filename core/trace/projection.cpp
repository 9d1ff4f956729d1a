#include "core/trace/projection.h"

#include <algorithm>

namespace retryscope {

std::vector<Moment> nextMoments(const Trace &trace, std::size_t count, std::size_t limit)
{
    std::vector<Moment> moments;
    for (std::size_t i = count; i < trace.size(); ++i) {
        const StepIndex index{static_cast<std::uint32_t>(i)};
        const auto invocation = trace.invocationOf(index);
        if (!moments.empty() && invocation && trace.at(index) == trace.at(moments.back().last)
            && invocation == trace.invocationOf(moments.back().last)) {
            moments.back().last = index;
            continue;
        }
        if (moments.size() == limit)
            break;
        moments.push_back({index, index});
    }
    return moments;
}

std::span<const StepIndex> stepsAfter(const Trace &trace, std::size_t count,
                                      InvocationId invocation)
{
    const auto own = trace.stepsOf(invocation);
    return {std::ranges::lower_bound(own, count, {}, &StepIndex::value), own.end()};
}

std::vector<InvocationId> nextWaiting(const Trace &trace, std::size_t count, std::size_t limit,
                                      std::size_t horizon)
{
    std::vector<InvocationId> waiting;
    const std::size_t end = std::min(trace.size(), count + horizon);
    for (std::size_t i = count; i < end && waiting.size() < limit; ++i) {
        const auto invocation = trace.invocationOf({static_cast<std::uint32_t>(i)});
        if (!invocation || std::ranges::find(waiting, *invocation) != waiting.end())
            continue;
        const auto state = trace.invocationAfter(count, *invocation);
        if (state && isWaiting(state->phase))
            waiting.push_back(*invocation);
    }
    return waiting;
}

} // namespace retryscope

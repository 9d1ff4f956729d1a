#include "ui/timeline/queuetrack.h"

#include "core/trace/trace.h"

#include <algorithm>

namespace retryscope {

namespace {

constexpr std::size_t mostExactSteps = 8192;
constexpr std::size_t mostSamples = 1024;
constexpr std::size_t fewSamples = 128; // away from checkpoints a sample costs hundreds of steps

int waitingAfter(const Trace &trace, std::size_t count, InvocationId invocation)
{
    const auto state = trace.invocationAfter(count, invocation);
    return state && isWaiting(state->phase) ? 1 : 0;
}

void appendLevel(std::vector<QueueLevel> &levels, Instant at, std::uint32_t depth)
{
    if (levels.back().at == at)
        levels.back().depth = depth;
    else if (levels.back().depth != depth)
        levels.push_back({at, depth});
}

} // namespace

std::vector<QueueLevel> queueLevels(const Trace &trace, Instant from, Instant to)
{
    const std::size_t first = trace.countAt(from);
    const std::size_t last = trace.countAt(to);
    std::vector<QueueLevel> levels{{from, trace.totalsAfter(first).waiting()}};
    if (last - first <= mostExactSteps) {
        auto depth = static_cast<int>(levels.front().depth);
        for (std::size_t i = first; i < last; ++i) {
            const StepIndex index{static_cast<std::uint32_t>(i)};
            if (const auto invocation = trace.invocationOf(index)) {
                depth +=
                    waitingAfter(trace, i + 1, *invocation) - waitingAfter(trace, i, *invocation);
                appendLevel(levels, trace.at(index), static_cast<std::uint32_t>(depth));
            }
        }
        return levels;
    }
    const std::size_t checkpoints = (last - first) / Trace::checkpointInterval;
    const bool onCheckpoints = checkpoints >= fewSamples;
    const std::size_t samples = onCheckpoints ? std::min(checkpoints, mostSamples) : fewSamples;
    for (std::size_t i = 1; i <= samples; ++i) {
        std::size_t count = first + (last - first) * i / samples;
        if (onCheckpoints)
            count -= count % Trace::checkpointInterval;
        if (count > first)
            appendLevel(levels, trace.at({static_cast<std::uint32_t>(count - 1)}),
                        trace.totalsAfter(count).waiting());
    }
    return levels;
}

} // namespace retryscope

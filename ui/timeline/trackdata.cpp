#include "ui/timeline/trackdata.h"

#include <algorithm>

namespace retryscope {

namespace {

constexpr std::size_t mostExactSteps = 8192;
constexpr std::size_t pointLimit = 100'000; // a series: a few megabytes

bool counts(SeriesKind kind, Phase phase)
{
    return kind == SeriesKind::QueueDepth ? isWaiting(phase) : phase == Phase::Running;
}

int countedAfter(const Trace &trace, SeriesKind kind, std::size_t count, InvocationId invocation)
{
    const auto state = trace.invocationAfter(count, invocation);
    return state && counts(kind, state->phase) ? 1 : 0;
}

/// Stairs of values a minute: each holds until its minute is over.
Series stairs(const Series &minutes)
{
    constexpr Duration minute = std::chrono::minutes(1);
    Series levels{{}};
    for (const SeriesPoint &point : minutes) {
        if (levels.back().at == point.at)
            levels.back().value = point.value;
        else
            levels.push_back(point);
        levels.push_back({point.at + minute, 0});
    }
    return levels;
}

void appendLevel(Series &levels, Instant at, double value)
{
    if (levels.back().at == at)
        levels.back().value = value;
    else if (levels.back().value != value)
        levels.push_back({at, value});
}

} // namespace

TrackData::TrackData(const Trace &trace)
    : m_isExact(trace.size() < pointLimit)
{
    std::array<Series, seriesCount> all = seriesOf(trace, pointLimit);
    for (std::size_t i = 0; i < seriesCount; ++i) {
        const bool isStairs = isPerMinute(static_cast<SeriesKind>(i));
        m_levels[i] = Levels(isStairs ? stairs(all[i]) : std::move(all[i]));
    }
}

std::optional<Series> exactLevels(const Trace &trace, SeriesKind kind, Instant from, Instant to)
{
    const std::size_t first = trace.countAt(from);
    const std::size_t last = std::max(trace.countAt(to), first);
    if (last - first > mostExactSteps)
        return std::nullopt;
    Series levels{{from, levelAfter(trace, kind, first)}};
    double level = levels.front().value;
    for (std::size_t i = first; i < last; ++i) {
        const StepIndex index{static_cast<std::uint32_t>(i)};
        const auto invocation = trace.invocationOf(index);
        if (!invocation)
            continue;
        level += countedAfter(trace, kind, i + 1, *invocation)
            - countedAfter(trace, kind, i, *invocation);
        appendLevel(levels, trace.at(index), level);
    }
    return levels;
}

double levelAfter(const Trace &trace, SeriesKind kind, std::size_t count)
{
    const Totals totals = trace.totalsAfter(count);
    return kind == SeriesKind::QueueDepth ? totals.waiting() : totals.in(Phase::Running);
}

std::optional<SeriesKind> seriesNamed(std::string_view name)
{
    for (std::size_t i = 0; i < seriesCount; ++i) {
        const auto kind = static_cast<SeriesKind>(i);
        if (retryscope::name(kind) == name)
            return kind;
    }
    return std::nullopt;
}

} // namespace retryscope

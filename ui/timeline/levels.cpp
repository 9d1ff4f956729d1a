#include "ui/timeline/levels.h"

#include <algorithm>

namespace retryscope {

namespace {

constexpr std::size_t blockSize = 16;

} // namespace

Levels::Levels(Series points)
    : m_points(std::move(points))
{
    for (std::size_t first = 0; first + blockSize <= m_points.size(); first += blockSize) {
        const auto block = std::span(m_points).subspan(first, blockSize);
        m_blocks.push_back(std::ranges::max(block, {}, &SeriesPoint::value).value);
    }
}

/// The levels that have begun by `instant`.
std::size_t Levels::countUntil(Instant instant) const
{
    const auto next = std::ranges::upper_bound(m_points, instant, {}, &SeriesPoint::at);
    return static_cast<std::size_t>(next - m_points.begin());
}

double Levels::at(Instant instant) const
{
    const std::size_t count = countUntil(instant);
    return count == 0 ? 0 : m_points[count - 1].value;
}

std::size_t Levels::changes(Instant from, Instant to) const
{
    return countUntil(std::max(from, to)) - countUntil(from);
}

Series Levels::between(Instant from, Instant to) const
{
    Series part{{from, at(from)}};
    const auto changed = std::span(m_points).subspan(countUntil(from), changes(from, to));
    part.insert(part.end(), changed.begin(), changed.end());
    return part;
}

bool Levels::isBlockBefore(std::size_t first, Instant end) const
{
    return first % blockSize == 0 && first + blockSize <= m_points.size()
        && m_points[first + blockSize - 1].at < end;
}

Series Levels::peaks(std::span<const Instant> edges) const
{
    Series peaks;
    std::size_t next = countUntil(edges.front());
    double level = at(edges.front());
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
        const bool isChange = next < m_points.size() && m_points[next].at == edges[i];
        double most = isChange ? m_points[next].value : level;
        while (next < m_points.size() && m_points[next].at < edges[i + 1]) {
            const bool isBlock = isBlockBefore(next, edges[i + 1]);
            most = std::max(most, isBlock ? m_blocks[next / blockSize] : m_points[next].value);
            next += isBlock ? blockSize : 1;
            level = m_points[next - 1].value;
        }
        if (peaks.empty() || peaks.back().value != most)
            peaks.push_back({edges[i], most});
    }
    return peaks;
}

} // namespace retryscope

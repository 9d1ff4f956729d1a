#include "ui/timeline/lanerows.h"

#include <algorithm>
#include <cassert>

namespace retryscope {

LaneRows::LaneRows(const LaneTable &table, const std::set<std::uint32_t> &collapsed,
                   const TimelineMetrics &metrics, double room)
    : m_lane(metrics.row())
    , m_header(metrics.group)
{
    const auto most = static_cast<std::size_t>(std::max(room / 2, 0.0) / m_lane);
    m_pinned = table.pinned();
    m_band = std::min(m_pinned, most);
    m_plain = (table.groups().empty() ? table.count() : m_pinned) - m_band;
    m_slotCount = m_band + m_plain;
    m_height = static_cast<double>(m_plain) * m_lane;
    m_blocks.reserve(table.groups().size());
    for (const LaneGroup &group : table.groups()) {
        const std::size_t shown = collapsed.contains(group.key) ? 0 : group.count;
        m_blocks.push_back({group.first, m_slotCount, m_height, shown});
        m_slotCount += 1 + shown;
        m_height += m_header + static_cast<double>(shown) * m_lane;
    }
}

double LaneRows::bandHeight() const
{
    return static_cast<double>(m_band) * m_lane;
}

const LaneRows::Block &LaneRows::blockOfSlot(std::size_t number) const
{
    const auto next = std::ranges::upper_bound(m_blocks, number, {}, &Block::slot);
    assert(next != m_blocks.begin());
    return *std::prev(next);
}

LaneSlot LaneRows::slot(std::size_t number) const
{
    assert(number < m_slotCount);
    if (number < m_band)
        return {number, 0, static_cast<double>(number) * m_lane, m_lane, true};
    if (number < m_band + m_plain)
        return {number, 0, static_cast<double>(number - m_band) * m_lane, m_lane, false};
    const Block &block = blockOfSlot(number);
    if (number == block.slot)
        return {std::nullopt, static_cast<std::size_t>(&block - m_blocks.data()), block.top,
                m_header, false};
    const std::size_t lane = number - block.slot - 1;
    return {block.row + lane, 0, block.top + m_header + static_cast<double>(lane) * m_lane, m_lane,
            false};
}

std::size_t LaneRows::slotAt(double y) const
{
    if (m_band == m_slotCount)
        return m_slotCount;
    const double inside = std::clamp(y, 0.0, std::max(m_height - 1, 0.0));
    if (m_blocks.empty() || inside < m_blocks.front().top)
        return m_band
            + std::min(static_cast<std::size_t>(inside / m_lane), m_plain == 0 ? 0 : m_plain - 1);
    const auto next = std::ranges::upper_bound(m_blocks, inside, {}, &Block::top);
    const Block &block = *std::prev(next);
    const double below = inside - block.top - m_header;
    if (below < 0 || block.lanes == 0)
        return block.slot;
    return block.slot + 1 + std::min(static_cast<std::size_t>(below / m_lane), block.lanes - 1);
}

std::optional<std::size_t> LaneRows::slotOfRow(std::size_t row) const
{
    if (row < m_band + m_plain)
        return row;
    const Block &block = m_blocks[groupOf(row)];
    const std::size_t lane = row - block.row;
    return lane < block.lanes ? std::optional(block.slot + 1 + lane) : std::nullopt;
}

std::size_t LaneRows::slotOfGroup(std::size_t group) const
{
    return m_blocks[group].slot;
}

std::size_t LaneRows::groupOf(std::size_t row) const
{
    const auto next = std::ranges::upper_bound(m_blocks, row, {}, &Block::row);
    assert(next != m_blocks.begin());
    return static_cast<std::size_t>(next - m_blocks.begin()) - 1;
}

} // namespace retryscope

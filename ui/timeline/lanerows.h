#pragma once

#include "ui/document/lanetable.h"
#include "ui/timeline/timelinemetrics.h"

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

namespace retryscope {

/// A thing of the list of lanes: a lane, or the header of a group.
struct LaneSlot
{
    std::optional<std::size_t> row; ///< of a lane
    std::size_t group = 0; ///< of a header: its place among the groups
    double top = 0; ///< of a pinned lane from the band's top, else from the scrolled list's
    double height = 0;
    bool isInBand = false; ///< it stays in sight while the others scroll
};

/// How lanes and group headers lie below each other. Slots are all of them from the top to the
/// bottom, those of the band first, and without the lanes of collapsed groups. Pure; costs as much
/// as there are groups to make, and little to ask.
class LaneRows
{
public:
    /// Without lanes.
    LaneRows() = default;
    /// `collapsed` has keys of groups. `room` is the height of the area for lanes; at most half of
    /// it becomes the band.
    LaneRows(const LaneTable &table, const std::set<std::uint32_t> &collapsed,
             const TimelineMetrics &metrics, double room);

    [[nodiscard]] double bandHeight() const;
    /// Of everything below the band.
    [[nodiscard]] double height() const { return m_height; }

    [[nodiscard]] std::size_t slotCount() const { return m_slotCount; }
    /// How many of the slots are in the band.
    [[nodiscard]] std::size_t bandSlots() const { return m_band; }
    /// The slot with that number, which must be less than `slotCount()`.
    [[nodiscard]] LaneSlot slot(std::size_t number) const;
    /// The slot at a height in the scrolled list, clamped; `slotCount()` if it has none.
    [[nodiscard]] std::size_t slotAt(double y) const;
    /// The number of the slot of a row; absent if its group is collapsed.
    [[nodiscard]] std::optional<std::size_t> slotOfRow(std::size_t row) const;
    [[nodiscard]] std::size_t slotOfGroup(std::size_t group) const;
    /// The group that holds a row, which must not be pinned.
    [[nodiscard]] std::size_t groupOf(std::size_t row) const;

private:
    struct Block // a header and its lanes
    {
        std::size_t row = 0; // the first
        std::size_t slot = 0; // of the header
        double top = 0;
        std::size_t lanes = 0; // that are shown
    };

    [[nodiscard]] const Block &blockOfSlot(std::size_t number) const;

    double m_lane = 1;
    double m_header = 1;
    std::size_t m_band = 0;
    std::size_t m_pinned = 0;
    std::size_t m_plain = 0; // lanes below the band that are in no group: pins without room there
    std::size_t m_slotCount = 0;
    double m_height = 0;
    std::vector<Block> m_blocks; // by group
};

} // namespace retryscope

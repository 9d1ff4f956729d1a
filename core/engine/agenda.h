#pragma once

#include "core/model/simtime.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace retryscope {

/// Items at one instant are taken in this order (semantics, section 2).
enum class ItemClass : std::uint8_t { Change = 1, RunEnd, Acceptance, Dispatch };

/// Something that is due: for an invocation, or for what `subject` means to its class.
struct AgendaItem
{
    std::int64_t atMs = 0;
    std::uint64_t order = 0; ///< class, then the sequence of scheduling
    std::uint32_t subject = 0;

    [[nodiscard]] ItemClass itemClass() const
    {
        return static_cast<ItemClass>(order >> sequenceBits);
    }
    [[nodiscard]] bool operator<(const AgendaItem &other) const
    {
        return atMs != other.atMs ? atMs < other.atMs : order < other.order;
    }

    static constexpr unsigned sequenceBits = 60;
};

/// What is due, in the order (time, class, sequence of scheduling).
///
/// Almost all delays are constants, and what waits the same time comes due in the order in which it
/// was scheduled: each constant has a plain queue (a lane), and the next item is the least of a few
/// heads. Only delays beyond the first `laneLimit` different ones share a heap.
class Agenda
{
public:
    static constexpr std::size_t laneLimit = 24;

    /// Schedules an item `delay` after `now`. `now` must not go back from call to call.
    void schedule(Instant now, Duration delay, ItemClass itemClass, std::uint32_t subject);

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }

    /// The next item; there must be one.
    [[nodiscard]] const AgendaItem &next() const;
    void pop();

private:
    struct Lane
    {
        std::int64_t delayMs = 0;
        ItemClass itemClass = ItemClass::Dispatch;
        std::vector<AgendaItem> items;
        std::size_t head = 0;
    };

    static constexpr std::size_t heapPlace = laneLimit;

    [[nodiscard]] Lane *laneFor(std::int64_t delayMs, ItemClass itemClass);
    void find();

    std::vector<Lane> m_lanes;
    std::vector<AgendaItem> m_heap; // least first, by std::push_heap
    std::uint64_t m_sequence = 0;
    std::size_t m_size = 0;
    std::size_t m_least = 0; // the lane of the next item, or heapPlace
};

} // namespace retryscope

#pragma once

#include "core/engine/ring.h"
#include "core/model/simtime.h"

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace retryscope {

/// Items at one instant are taken in this order (semantics, section 2).
enum class ItemClass : std::uint8_t { Change = 1, RunEnd, Acceptance, Dispatch };

/// Something that is due: for an invocation, or for what `subject` means to its class.
class AgendaItem
{
public:
    /// Due later than any other.
    AgendaItem() = default;
    AgendaItem(Instant at, ItemClass itemClass, std::uint32_t sequence, std::uint32_t subject)
        : m_due(static_cast<std::uint64_t>(at.time_since_epoch().count()) << classBits
                | static_cast<std::uint64_t>(itemClass))
        , m_sequence(sequence)
        , m_subject(subject)
    {
    }

    [[nodiscard]] Instant at() const
    {
        return Instant(Duration(static_cast<std::int64_t>(m_due >> classBits)));
    }
    [[nodiscard]] ItemClass itemClass() const
    {
        return static_cast<ItemClass>(m_due & ((1U << classBits) - 1));
    }
    [[nodiscard]] std::uint32_t subject() const { return m_subject; }

    [[nodiscard]] bool operator<(const AgendaItem &other) const
    {
        return m_due != other.m_due ? m_due < other.m_due : m_sequence < other.m_sequence;
    }

private:
    static constexpr unsigned classBits = 3;

    std::uint64_t m_due = std::numeric_limits<std::uint64_t>::max(); // the time, then the class
    std::uint32_t m_sequence = 0; // of scheduling
    std::uint32_t m_subject = 0;
};

/// What is due, in the order (time, class, sequence of scheduling).
///
/// Almost all delays are constants, and what waits the same time comes due in the order in which it
/// was scheduled: each constant has a plain queue (a lane), and the next item is the least of a few
/// heads. Delays that vary share a heap, as do constants beyond the first `laneLimit`.
class Agenda
{
public:
    static constexpr std::size_t laneLimit = 24;

    /// Whether other items of the same class are likely to wait as long.
    enum class Delay : std::uint8_t { Constant, Varied };

    /// Schedules an item `delay` after `now`. `now` must not go back from call to call.
    void schedule(Instant now, Duration delay, ItemClass itemClass, std::uint32_t subject,
                  Delay kind = Delay::Constant);

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }

    /// The next item; there must be one.
    [[nodiscard]] const AgendaItem &next() const
    {
        assert(!isEmpty());
        return m_heads[m_least];
    }
    void pop();

private:
    struct Lane
    {
        Duration delay{};
        ItemClass itemClass = ItemClass::Dispatch;
        Ring<AgendaItem> items;
    };

    static constexpr std::size_t heapPlace = 0;

    [[nodiscard]] std::size_t placeFor(Duration delay, ItemClass itemClass);

    std::vector<Lane> m_lanes;
    std::vector<AgendaItem> m_heap; // least first, by std::push_heap
    // The next item of the heap and, from 1 on, of each lane; of an empty one the latest of all.
    std::array<AgendaItem, laneLimit + 1> m_heads;
    std::uint32_t m_sequence = 0;
    std::size_t m_size = 0;
    std::size_t m_least = heapPlace; // whose head is the next item
};

} // namespace retryscope

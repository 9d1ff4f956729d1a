#include "core/engine/agenda.h"

#include <algorithm>
#include <cassert>

namespace retryscope {

namespace {

/// For a heap whose front is the least.
constexpr auto isLater = [](const AgendaItem &a, const AgendaItem &b) { return b < a; };

} // namespace

void Agenda::schedule(Instant now, Duration delay, ItemClass itemClass, std::uint32_t subject)
{
    const AgendaItem item{
        (now.time_since_epoch() + delay).count(),
        static_cast<std::uint64_t>(itemClass) << AgendaItem::sequenceBits | m_sequence, subject};
    ++m_sequence;
    const bool isNext = m_size == 0 || item < next();
    ++m_size;
    std::size_t place = heapPlace;
    if (Lane *lane = laneFor(delay.count(), itemClass)) {
        assert(lane->head == lane->items.size() || lane->items.back() < item);
        lane->items.push_back(item);
        place = static_cast<std::size_t>(lane - m_lanes.data());
    } else {
        m_heap.push_back(item);
        std::ranges::push_heap(m_heap, isLater);
    }
    if (isNext)
        m_least = place;
}

const AgendaItem &Agenda::next() const
{
    assert(!isEmpty());
    if (m_least == heapPlace)
        return m_heap.front();
    const Lane &lane = m_lanes[m_least];
    return lane.items[lane.head];
}

void Agenda::pop()
{
    assert(!isEmpty());
    --m_size;
    if (m_least == heapPlace) {
        std::ranges::pop_heap(m_heap, isLater);
        m_heap.pop_back();
    } else {
        Lane &lane = m_lanes[m_least];
        ++lane.head;
        if (lane.head == lane.items.size()) {
            lane.items.clear();
            lane.head = 0;
        } else if (lane.head >= 4096 && lane.head * 2 >= lane.items.size()) {
            // The taken half goes at once, so that a long queue stays as small as what waits in it.
            lane.items.erase(lane.items.begin(),
                             lane.items.begin() + static_cast<std::ptrdiff_t>(lane.head));
            lane.head = 0;
        }
    }
    if (!isEmpty())
        find();
}

Agenda::Lane *Agenda::laneFor(std::int64_t delayMs, ItemClass itemClass)
{
    const auto lane = std::ranges::find_if(m_lanes, [&](const Lane &candidate) {
        return candidate.delayMs == delayMs && candidate.itemClass == itemClass;
    });
    if (lane != m_lanes.end())
        return &*lane;
    if (m_lanes.size() == laneLimit)
        return nullptr;
    return &m_lanes.emplace_back(Lane{delayMs, itemClass, {}, 0});
}

void Agenda::find()
{
    const AgendaItem *least = m_heap.empty() ? nullptr : &m_heap.front();
    m_least = heapPlace;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const Lane &lane = m_lanes[i];
        if (lane.head == lane.items.size())
            continue;
        const AgendaItem &item = lane.items[lane.head];
        if (!least || item < *least) {
            least = &item;
            m_least = i;
        }
    }
}

} // namespace retryscope

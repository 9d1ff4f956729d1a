#include "core/engine/agenda.h"

#include <algorithm>

namespace retryscope {

namespace {

/// For a heap whose front is the least.
constexpr auto isLater = [](const AgendaItem &a, const AgendaItem &b) { return b < a; };

} // namespace

void Agenda::schedule(Instant now, Duration delay, ItemClass itemClass, std::uint32_t subject,
                      Delay kind)
{
    assert(m_sequence != std::numeric_limits<std::uint32_t>::max());
    const AgendaItem item(now + delay, itemClass, m_sequence, subject);
    ++m_sequence;
    ++m_size;
    const std::size_t place = kind == Delay::Varied ? heapPlace : placeFor(delay, itemClass);
    if (place == heapPlace) {
        m_heap.push_back(item);
        std::ranges::push_heap(m_heap, isLater);
        m_heads[place] = m_heap.front();
    } else {
        Ring<AgendaItem> &items = m_lanes[place - 1].items;
        assert(items.isEmpty() || items.back() < item);
        if (items.isEmpty())
            m_heads[place] = item;
        items.push(item);
    }
    if (m_heads[place] < m_heads[m_least])
        m_least = place;
}

void Agenda::pop()
{
    assert(!isEmpty());
    --m_size;
    if (m_least == heapPlace) {
        std::ranges::pop_heap(m_heap, isLater);
        m_heap.pop_back();
        m_heads[heapPlace] = m_heap.empty() ? AgendaItem() : m_heap.front();
    } else {
        Ring<AgendaItem> &items = m_lanes[m_least - 1].items;
        items.pop();
        m_heads[m_least] = items.isEmpty() ? AgendaItem() : items.front();
    }
    m_least = heapPlace;
    for (std::size_t i = 1; i <= m_lanes.size(); ++i) {
        if (m_heads[i] < m_heads[m_least])
            m_least = i;
    }
}

/// The place of the lane for that delay, opened if need be; the heap's if there is none left.
std::size_t Agenda::placeFor(Duration delay, ItemClass itemClass)
{
    const auto lane = std::ranges::find_if(m_lanes, [&](const Lane &candidate) {
        return candidate.delay == delay && candidate.itemClass == itemClass;
    });
    const auto place = static_cast<std::size_t>(lane - m_lanes.begin()) + 1;
    if (lane != m_lanes.end())
        return place;
    if (m_lanes.size() == laneLimit)
        return heapPlace;
    m_lanes.push_back({delay, itemClass, {}});
    return place;
}

} // namespace retryscope

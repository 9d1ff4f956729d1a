#include "core/engine/arrivals.h"

#include <algorithm>

namespace retryscope {

namespace {

/// For a heap whose front is the least.
constexpr auto isLater = [](const auto &a, const auto &b) { return b < a; };

} // namespace

Arrivals::Arrivals(const std::vector<ScenarioInvocation> &entries)
    : m_entries(entries)
{
    m_starts.reserve(entries.size());
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        m_starts.push_back({entries[i].at.time_since_epoch().count(), i, 1});
        m_total += static_cast<std::uint64_t>(entries[i].count);
    }
    std::ranges::stable_sort(m_starts, {}, &Stream::atMs);
    find();
}

bool Arrivals::startsNext() const
{
    if (m_next == m_starts.size())
        return false;
    return m_streams.empty() || m_starts[m_next] < m_streams.front();
}

void Arrivals::find()
{
    if (isEmpty())
        return;
    const Stream &stream = startsNext() ? m_starts[m_next] : m_streams.front();
    m_arrival = {Instant(Duration(stream.atMs)), stream.entry, stream.repetition};
}

void Arrivals::pop()
{
    assert(!isEmpty());
    if (startsNext()) {
        m_streams.push_back(m_starts[m_next++]);
    } else {
        std::ranges::pop_heap(m_streams, isLater);
    }
    Stream &stream = m_streams.back(); // its call is taken
    const ScenarioInvocation &entry = m_entries[stream.entry];
    if (stream.repetition == entry.count) {
        m_streams.pop_back();
    } else {
        ++stream.repetition;
        stream.atMs += entry.every.count();
        std::ranges::push_heap(m_streams, isLater);
    }
    find();
}

} // namespace retryscope

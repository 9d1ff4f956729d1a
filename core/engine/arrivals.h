#pragma once

#include "core/model/scenario.h"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace retryscope {

/// One call that the scenario lists.
struct Arrival
{
    Instant at;
    std::uint32_t entry = 0; ///< its place in `invocations`
    std::uint32_t repetition = 1; ///< from 1
};

/// All calls that a scenario lists, in order of time and, at one instant, of listing: entries in
/// file order, the repetitions of one entry in order of time. Expanded one by one: a count of a
/// million costs no memory.
class Arrivals
{
public:
    explicit Arrivals(const std::vector<ScenarioInvocation> &entries);

    [[nodiscard]] bool isEmpty() const { return m_next == m_starts.size() && m_streams.empty(); }
    /// The next call; there must be one.
    [[nodiscard]] const Arrival &next() const
    {
        assert(!isEmpty());
        return m_arrival;
    }
    void pop();

    /// How many calls there are in all.
    [[nodiscard]] std::uint64_t total() const { return m_total; }

private:
    struct Stream
    {
        std::int64_t atMs = 0; // of its next call
        std::uint32_t entry = 0;
        std::uint32_t repetition = 1; // of its next call
        [[nodiscard]] bool operator<(const Stream &other) const
        {
            return atMs != other.atMs ? atMs < other.atMs : entry < other.entry;
        }
    };

    [[nodiscard]] bool startsNext() const;
    void find();

    const std::vector<ScenarioInvocation> &m_entries;
    std::vector<Stream> m_starts; // first calls, sorted; those before m_next have begun
    std::size_t m_next = 0;
    std::vector<Stream> m_streams; // entries that have begun and have calls left; least first
    Arrival m_arrival; // the next one
    std::uint64_t m_total = 0;
};

} // namespace retryscope

#pragma once

#include "core/trace/invocationstate.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace retryscope {

/// How many invocations are in each phase at one moment: a few numbers, however long the trace.
class Totals
{
public:
    [[nodiscard]] std::uint32_t in(Phase phase) const { return m_counts[index(phase)]; }

    /// How many wait in the queue for a dispatch.
    [[nodiscard]] std::uint32_t waiting() const
    {
        return in(Phase::Queued) + in(Phase::BackingOff) + in(Phase::Refused);
    }

    /// How many have begun: all phases.
    [[nodiscard]] std::uint32_t all() const
    {
        std::uint32_t sum = 0;
        for (const std::uint32_t count : m_counts)
            sum += count;
        return sum;
    }

    /// Counts one invocation that goes from `before` (absent: it had not begun) to `after`.
    void move(const std::optional<Phase> &before, Phase after)
    {
        if (before)
            --m_counts[index(*before)];
        ++m_counts[index(after)];
    }

    bool operator==(const Totals &) const = default;

private:
    static constexpr std::size_t index(Phase phase) { return static_cast<std::size_t>(phase); }

    std::array<std::uint32_t, phaseCount> m_counts{};
};

} // namespace retryscope

#pragma once

#include "core/trace/series.h"
#include "ui/timeline/levels.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace retryscope {

/// All series of a trace, fine enough to look at them closely. Made beside the GUI thread; asked in
/// each frame for no more than what is visible.
class TrackData
{
public:
    /// One pass over the trace, which need not outlive it.
    explicit TrackData(const Trace &trace);

    /// Whether no two changes were merged: nothing could say it finer.
    [[nodiscard]] bool isExact() const { return m_isExact; }

    /// A value a minute is a level that holds for its minute; a minute without samples is 0.
    [[nodiscard]] const Levels &levels(SeriesKind kind) const
    {
        return m_levels[static_cast<std::size_t>(kind)];
    }

private:
    std::array<Levels, seriesCount> m_levels;
    bool m_isExact;
};

/// The levels of `QueueDepth` or `ConcurrentExecutions` between two moments, exact, beginning with
/// that at `from`. Absent: so many steps happen between them that it would take too long.
[[nodiscard]] std::optional<Series> exactLevels(const Trace &trace, SeriesKind kind, Instant from,
                                                Instant to);

/// The level after the first `count` steps, of the same two.
[[nodiscard]] double levelAfter(const Trace &trace, SeriesKind kind, std::size_t count);

/// The kind with that `name`; absent if there is none.
[[nodiscard]] std::optional<SeriesKind> seriesNamed(std::string_view name);

} // namespace retryscope

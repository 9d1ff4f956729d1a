#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"
#include "ui/document/lanetable.h"
#include "ui/style.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace retryscope {

class Trace;

/// Attempts, refusals and ends that fall together, and what is most serious among them.
struct DensityCell
{
    std::uint32_t count = 0;
    std::uint8_t severity = 0; ///< 0: nothing
    bool operator==(const DensityCell &) const = default;

    /// From the harmless to the worst; a lost event must be seen among a million.
    static constexpr std::array severities{style::Mark::Ghost,   style::Mark::Succeeded,
                                           style::Mark::Refusal, style::Mark::Failed,
                                           style::Mark::Expired, style::Mark::Lost};

    void add(const DensityCell &other)
    {
        count += other.count;
        severity = std::max(severity, other.severity);
    }

    /// Of a cell in which something is.
    [[nodiscard]] style::Mark worst() const { return severities[severity]; }
};

/// What a density is made of.
struct DensitySource
{
    std::shared_ptr<const Trace> trace;
    std::shared_ptr<const LaneTable> lanes;
    /// The ends of the finest time buckets, in order: `DensityMap::leastColumns` of them or that
    /// doubled any number of times.
    std::vector<Instant> edges;
    bool isByAge = false; ///< the edges are ages
};

/// All lanes at once, for a trace that has more than fit: time buckets by groups of rows. A
/// pyramid: each level has half as many buckets as the one below it, so that any part of the time
/// is read at a cost that depends on the window alone, however long the trace is.
class DensityMap
{
public:
    static constexpr std::size_t leastColumns = 512;
    static constexpr std::size_t mostColumns = 16'384;
    static constexpr std::size_t mostRows = 128;

    /// How many buckets are worth it for a trace of `steps` steps.
    [[nodiscard]] static std::size_t columnsFor(std::size_t steps);
    /// What is worth a mark at a step; absent for one that only leads to others.
    [[nodiscard]] static std::optional<DensityCell> cellOf(const Trace &trace, StepIndex index);

    explicit DensityMap(DensitySource source);

    /// Looks at up to `steps` more steps. Whether all have been looked at.
    bool advance(std::size_t steps);
    /// Sums the levels up: after the last `advance`, or to see how far it has got.
    void sumUp();

    [[nodiscard]] const DensitySource &source() const { return m_source; }
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] std::size_t levels() const { return m_levels.size(); }
    [[nodiscard]] std::size_t columns(std::size_t level) const
    {
        return m_source.edges.size() >> level;
    }
    /// Level 0 is the finest.
    [[nodiscard]] DensityCell cell(std::size_t level, std::size_t column, std::size_t row) const;
    /// When a bucket ends.
    [[nodiscard]] Instant end(std::size_t level, std::size_t column) const;
    /// The bucket of the finest level that holds a moment, clamped.
    [[nodiscard]] std::size_t columnAt(Instant instant) const;
    /// The group of rows that holds a row of the lanes.
    [[nodiscard]] std::size_t rowGroup(std::size_t row) const;
    /// How much happens in all rows after `from` and up to `to`, as exactly as the finest buckets.
    [[nodiscard]] std::uint64_t countBetween(Instant from, Instant to) const;

private:
    using Packed = std::uint32_t; // the severity in the upper bits: half the memory

    void look(StepIndex index);

    DensitySource m_source;
    std::size_t m_rows = 0;
    std::size_t m_looked = 0;
    std::vector<std::vector<Packed>> m_levels; // of each: row by row
    std::vector<std::uint64_t> m_before; // by finest column, and one more
};

} // namespace retryscope

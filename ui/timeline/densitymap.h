#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"
#include "ui/style.h"

#include <QImage>
#include <QPoint>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace retryscope {

class Trace;

/// All lanes at once, for a trace that has more than fit: time buckets by groups of rows. Made once
/// a trace and axis, in pieces, so that a frame costs the same however long the trace is.
class DensityMap
{
public:
    static constexpr std::size_t columns = 512;
    static constexpr std::size_t rows = 128;

    /// `edges` are the ends of the time buckets, in order, `columns` of them. The trace must
    /// outlive the map.
    DensityMap(const Trace &trace, std::vector<Instant> edges);

    /// Looks at up to `steps` more steps. Whether all have been looked at.
    bool advance(std::size_t steps);

    /// What is most serious in a cell; absent if no attempt, refusal or end falls into it.
    [[nodiscard]] std::optional<style::Mark> worst(std::size_t column, std::size_t row) const;
    /// How many attempts, refusals and ends fall into a cell.
    [[nodiscard]] std::uint32_t count(std::size_t column, std::size_t row) const;

    /// The cells in which an event is lost, row by row: column and row.
    [[nodiscard]] std::vector<QPoint> lostCells() const;

    /// One pixel a cell: the colour of what is worst, the denser the more there is.
    [[nodiscard]] QImage image(style::Theme theme) const;

private:
    struct Cell
    {
        std::uint32_t count = 0;
        std::uint8_t severity = 0; // an index of the table of severities; 0: nothing
    };

    void look(StepIndex index);

    const Trace &m_trace;
    std::vector<Instant> m_edges;
    std::size_t m_looked = 0;
    std::size_t m_column = 0; // of the last step: steps are in order of time
    std::vector<Cell> m_cells; // row by row
};

} // namespace retryscope

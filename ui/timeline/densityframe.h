#pragma once

#include "ui/timeline/densitymap.h"
#include "ui/timeline/timescale.h"

#include <QImage>
#include <QRectF>

#include <vector>

namespace retryscope {

/// All lanes at once, as one window shows them: cells of a few pixels. Made at a cost that depends
/// on the window alone.
class DensityFrame
{
public:
    DensityFrame() = default;
    /// The part of `map` that `scale` shows, in `area`.
    DensityFrame(const DensityMap &map, const TimeScale &scale, const QRectF &area);

    [[nodiscard]] std::size_t columns() const { return m_columns; }
    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] const DensityCell &cell(std::size_t column, std::size_t row) const
    {
        return m_cells[row * m_columns + column];
    }
    [[nodiscard]] QRectF rect(std::size_t column, std::size_t row) const;
    /// Marks of a size that can't be overlooked, one for each place where an event is lost.
    [[nodiscard]] std::vector<QRectF> lostMarks() const;
    /// One pixel a cell: the colour of what is worst, the denser the more there is.
    [[nodiscard]] QImage image(style::Theme theme) const;

    /// What lies at a place: how much, and what is worst. Absent if nothing is there.
    struct Hit
    {
        QRectF rect;
        DensityCell cell;
    };
    [[nodiscard]] std::optional<Hit> at(const QPointF &place) const;

private:
    void fillFromLevels(const DensityMap &map, const TimeScale &scale);
    void fillFromSteps(const DensityMap &map, const TimeScale &scale);
    void add(double left, double right, std::size_t row, const DensityCell &cell);

    QRectF m_area;
    std::size_t m_columns = 0;
    std::size_t m_rows = 0;
    std::vector<DensityCell> m_cells; // row by row
};

} // namespace retryscope

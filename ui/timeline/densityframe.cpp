#include "ui/timeline/densityframe.h"

#include "core/trace/trace.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace retryscope {

namespace {

constexpr double cellPx = 2;
constexpr double lostPx = 16;
constexpr std::size_t fewSteps = 30'000; // so few are looked at one by one: about a millisecond

/// Logarithms of 1 + count: nearly all cells count fewer.
float logOf(std::uint32_t count)
{
    static const std::vector<float> few = [] {
        std::vector<float> logs;
        for (int i = 0; i < 4096; ++i)
            logs.push_back(std::log1p(static_cast<float>(i)));
        return logs;
    }();
    return count < few.size() ? few[count] : std::log1p(static_cast<float>(count));
}

/// The colour of each cell: of what is worst in it, and the denser the more there is.
class Colors
{
public:
    Colors(style::Theme theme, std::uint32_t most)
        : m_scale(0.55F * solid / logOf(most))
    {
        for (const style::MarkStyle &look : style::marks(theme)) {
            const bool isLost = look.mark == style::Mark::Lost;
            QColor color = look.fill;
            for (int alpha = 0; alpha <= solid; ++alpha) {
                color.setAlpha(isLost ? solid : alpha);
                m_colors[static_cast<std::size_t>(look.mark)][static_cast<std::size_t>(alpha)] =
                    qPremultiply(color.rgba());
            }
        }
    }

    [[nodiscard]] QRgb of(const DensityCell &cell) const
    {
        const auto alpha = static_cast<std::size_t>(0.45F * solid + logOf(cell.count) * m_scale);
        return m_colors[static_cast<std::size_t>(cell.worst())]
                       [std::min<std::size_t>(alpha, solid)];
    }

private:
    static constexpr int solid = 255;

    float m_scale;
    std::array<std::array<QRgb, solid + 1>, style::markCount> m_colors{};
};

} // namespace

DensityFrame::DensityFrame(const DensityMap &map, const TimeScale &scale, const QRectF &area)
    : m_area(area)
    , m_columns(std::max(static_cast<std::size_t>(area.width() / cellPx), std::size_t{1}))
    , m_rows(map.rows())
    , m_cells(m_columns * m_rows)
{
    // Zoomed in far, the buckets would be coarse, but then there is little to look at.
    const auto [from, to] = scale.visibleRange();
    const std::size_t buckets = map.columnAt(to) - map.columnAt(from) + 1;
    const Trace &trace = *map.source().trace;
    const bool isFar = !map.source().isByAge && buckets < m_columns
        && trace.countAt(to) - trace.countAt(from) <= fewSteps;
    if (isFar)
        fillFromSteps(map, scale);
    else
        fillFromLevels(map, scale);
}

void DensityFrame::fillFromLevels(const DensityMap &map, const TimeScale &scale)
{
    const auto [from, to] = scale.visibleRange();
    std::size_t level = 0;
    std::size_t first = map.columnAt(from);
    std::size_t last = map.columnAt(to);
    while (level + 1 < map.levels() && last - first > 2 * m_columns) {
        ++level;
        first /= 2;
        last /= 2;
    }
    std::vector<double> edges{first == 0 ? scale.x(Instant()) : scale.x(map.end(level, first - 1))};
    for (std::size_t column = first; column <= last; ++column)
        edges.push_back(scale.x(map.end(level, column)));
    for (std::size_t row = 0; row < m_rows; ++row) { // row by row, as the map lies in memory
        for (std::size_t column = first; column <= last; ++column) {
            const DensityCell cell = map.cell(level, column, row);
            if (cell.count > 0)
                add(edges[column - first], edges[column - first + 1], row, cell);
        }
    }
}

void DensityFrame::fillFromSteps(const DensityMap &map, const TimeScale &scale)
{
    const Trace &trace = *map.source().trace;
    const auto [from, to] = scale.visibleRange();
    const std::size_t end = trace.countAt(to);
    const std::size_t begin = from > Instant() ? trace.countAt(from - Duration(1)) : 0;
    for (std::size_t i = begin; i < end; ++i) {
        const StepIndex index{static_cast<std::uint32_t>(i)};
        const auto invocation = trace.invocationOf(index);
        const auto row = invocation ? map.source().lanes->rowOf(*invocation) : std::nullopt;
        const auto cell = row ? DensityMap::cellOf(trace, index) : std::nullopt;
        const double x = scale.x(trace.at(index));
        if (cell)
            add(x, x, map.rowGroup(*row), *cell);
    }
}

/// A bucket that is wider than a cell fills all that it covers.
void DensityFrame::add(double left, double right, std::size_t row, const DensityCell &cell)
{
    if (right < 0 || left > m_area.width())
        return;
    const double most = static_cast<double>(m_columns - 1);
    const auto columnAt = [&](double x) {
        return static_cast<std::size_t>(std::clamp(std::floor(x / cellPx), 0.0, most));
    };
    const std::size_t last = std::max(columnAt(left), columnAt(right - cellPx));
    for (std::size_t column = columnAt(left); column <= last; ++column)
        m_cells[row * m_columns + column].add(cell);
}

QRectF DensityFrame::rect(std::size_t column, std::size_t row) const
{
    const double height = m_area.height() / static_cast<double>(m_rows);
    return {m_area.left() + static_cast<double>(column) * cellPx,
            m_area.top() + static_cast<double>(row) * height, cellPx, height};
}

std::vector<QRectF> DensityFrame::lostMarks() const
{
    std::vector<QRectF> marks;
    for (std::size_t row = 0; row < m_rows; ++row) {
        for (std::size_t column = 0; column < m_columns; ++column) {
            const DensityCell &here = cell(column, row);
            if (here.count == 0 || here.worst() != style::Mark::Lost)
                continue;
            const QPointF middle = rect(column, row).center();
            const QRectF mark(middle.x() - lostPx / 2, middle.y() - lostPx / 2, lostPx, lostPx);
            // Row by row: where they are dense, a neighbour's mark says it already.
            const auto near = std::find_if(marks.rbegin(), marks.rend(), [&](const QRectF &other) {
                return other.bottom() < mark.top() || other.intersects(mark);
            });
            if (near == marks.rend() || !near->intersects(mark))
                marks.push_back(mark);
        }
    }
    return marks;
}

QImage DensityFrame::image(style::Theme theme) const
{
    QImage image(static_cast<int>(m_columns), static_cast<int>(m_rows),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (m_cells.empty())
        return image;
    const std::uint32_t most =
        std::max(std::ranges::max(m_cells, {}, &DensityCell::count).count, 1U);
    const Colors colors(theme, most);
    for (std::size_t row = 0; row < m_rows; ++row) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(static_cast<int>(row)));
        for (std::size_t column = 0; column < m_columns; ++column) {
            const DensityCell &here = cell(column, row);
            if (here.count > 0)
                line[column] = colors.of(here);
        }
    }
    return image;
}

std::optional<DensityFrame::Hit> DensityFrame::at(const QPointF &place) const
{
    if (m_cells.empty() || !m_area.contains(place))
        return std::nullopt;
    const double share = (place.y() - m_area.top()) / m_area.height();
    const auto row =
        std::min(static_cast<std::size_t>(share * static_cast<double>(m_rows)), m_rows - 1);
    const auto column =
        std::min(static_cast<std::size_t>((place.x() - m_area.left()) / cellPx), m_columns - 1);
    const DensityCell &found = cell(column, row);
    return found.count == 0 ? std::nullopt : std::optional(Hit{rect(column, row), found});
}

} // namespace retryscope

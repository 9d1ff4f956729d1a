#include "ui/timeline/densitymap.h"

#include "core/model/overloaded.h"
#include "core/trace/trace.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace retryscope {

namespace {

using style::Mark;

/// From the harmless to the worst; a lost event must be seen among a million.
constexpr std::array severities{Mark::Ghost,  Mark::Succeeded, Mark::Refusal,
                                Mark::Failed, Mark::Expired,   Mark::Lost};

std::uint8_t severityOf(Mark mark)
{
    const auto found = std::ranges::find(severities, mark);
    return static_cast<std::uint8_t>(found - severities.begin());
}

std::uint8_t severityOf(const Fact &fact)
{
    const auto of = [](Mark mark) { return severityOf(mark); };
    return std::visit(Overloaded{
                          [](const Accepted &) { return std::uint8_t{0}; },
                          [&](const Rejected &) { return of(Mark::Failed); },
                          [](const AttemptStarted &) { return std::uint8_t{0}; },
                          [&](const AttemptSucceeded &) { return of(Mark::Succeeded); },
                          [&](const AttemptFailed &) { return of(Mark::Failed); },
                          [&](const Refused &) { return of(Mark::Refusal); },
                          [&](const Ended &ended) {
                              const bool expired = ended.condition == Condition::EventAgeExceeded;
                              return expired ? of(Mark::Expired) : std::uint8_t{0};
                          },
                          [](const Delivered &) { return std::uint8_t{0}; },
                          [&](const DeliveryFailed &) { return of(Mark::Failed); },
                          [&](const Lost &) { return of(Mark::Lost); },
                          [](const Answered &) { return std::uint8_t{0}; },
                          [](const Changed &) { return std::uint8_t{0}; },
                          [](const ChangeRefused &) { return std::uint8_t{0}; },
                      },
                      fact);
}

} // namespace

DensityMap::DensityMap(const Trace &trace, std::vector<Instant> edges)
    : m_trace(trace)
    , m_edges(std::move(edges))
    , m_cells(columns * rows)
{
    assert(m_edges.size() == columns);
}

bool DensityMap::advance(std::size_t steps)
{
    const std::size_t end = std::min(m_looked + steps, m_trace.size());
    for (; m_looked < end; ++m_looked)
        look({static_cast<std::uint32_t>(m_looked)});
    return m_looked == m_trace.size();
}

void DensityMap::look(StepIndex index)
{
    const auto invocation = m_trace.invocationOf(index);
    const std::uint8_t severity = invocation ? severityOf(m_trace.fact(index)) : std::uint8_t{0};
    if (severity == 0)
        return;
    while (m_column + 1 < columns && m_edges[m_column] < m_trace.at(index))
        ++m_column;
    const std::size_t row = invocation->value * rows / m_trace.invocationCount();
    Cell &cell = m_cells[row * columns + m_column];
    ++cell.count;
    cell.severity = std::max(cell.severity, severity);
}

std::optional<style::Mark> DensityMap::worst(std::size_t column, std::size_t row) const
{
    const Cell &cell = m_cells[row * columns + column];
    return cell.count == 0 ? std::nullopt : std::optional(severities[cell.severity]);
}

std::uint32_t DensityMap::count(std::size_t column, std::size_t row) const
{
    return m_cells[row * columns + column].count;
}

std::vector<QPoint> DensityMap::lostCells() const
{
    std::vector<QPoint> lost;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        if (severities[m_cells[i].severity] == Mark::Lost)
            lost.emplace_back(static_cast<int>(i % columns), static_cast<int>(i / columns));
    }
    return lost;
}

QImage DensityMap::image(style::Theme theme) const
{
    QImage image(columns, rows, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const std::uint32_t most = std::max(std::ranges::max(m_cells, {}, &Cell::count).count, 1U);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            const auto mark = worst(column, row);
            if (!mark)
                continue;
            QColor color = style::mark(*mark, theme).fill;
            const double share = std::log1p(count(column, row)) / std::log1p(most);
            color.setAlphaF(*mark == Mark::Lost ? 1.0F : static_cast<float>(0.45 + 0.55 * share));
            image.setPixelColor(static_cast<int>(column), static_cast<int>(row), color);
        }
    }
    return image;
}

} // namespace retryscope

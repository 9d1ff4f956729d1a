#include "ui/timeline/densitymap.h"

#include "core/model/overloaded.h"
#include "core/trace/trace.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace retryscope {

namespace {

using style::Mark;

std::uint8_t severityOf(Mark mark)
{
    const auto found = std::ranges::find(DensityCell::severities, mark);
    return static_cast<std::uint8_t>(found - DensityCell::severities.begin());
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

constexpr std::uint32_t countBits = 28;
constexpr std::uint32_t countMask = (1U << countBits) - 1;

std::uint32_t packed(const DensityCell &cell)
{
    return std::min(cell.count, countMask) | std::uint32_t{cell.severity} << countBits;
}

DensityCell unpacked(std::uint32_t packed)
{
    return {packed & countMask, static_cast<std::uint8_t>(packed >> countBits)};
}

} // namespace

std::size_t DensityMap::columnsFor(std::size_t steps)
{
    constexpr std::size_t stepsPerColumn = 8;
    std::size_t columns = leastColumns;
    while (columns < mostColumns && columns * stepsPerColumn < steps)
        columns *= 2;
    return columns;
}

std::optional<DensityCell> DensityMap::cellOf(const Trace &trace, StepIndex index)
{
    const std::uint8_t severity = severityOf(trace.fact(index));
    return severity == 0 ? std::nullopt : std::optional(DensityCell{1, severity});
}

DensityMap::DensityMap(DensitySource source)
    : m_source(std::move(source))
    , m_rows(std::clamp<std::size_t>(m_source.lanes->count(), 1, mostRows))
{
    for (std::size_t columns = m_source.edges.size(); columns >= leastColumns; columns /= 2)
        m_levels.emplace_back(columns * m_rows);
    assert(!m_levels.empty() && m_levels.back().size() == leastColumns * m_rows);
    m_before.resize(m_source.edges.size() + 1);
}

bool DensityMap::advance(std::size_t steps)
{
    const std::size_t end = std::min(m_looked + steps, m_source.trace->size());
    for (; m_looked < end; ++m_looked)
        look({static_cast<std::uint32_t>(m_looked)});
    return m_looked == m_source.trace->size();
}

void DensityMap::look(StepIndex index)
{
    const Trace &trace = *m_source.trace;
    const auto invocation = trace.invocationOf(index);
    const auto row = invocation ? m_source.lanes->rowOf(*invocation) : std::nullopt;
    const auto added = row ? cellOf(trace, index) : std::nullopt;
    if (!added)
        return;
    const Instant at =
        m_source.isByAge ? Instant(trace.at(index) - trace.calledAt(*invocation)) : trace.at(index);
    Packed &place = m_levels.front()[rowGroup(*row) * columns(0) + columnAt(at)];
    DensityCell cell = unpacked(place);
    cell.add(*added);
    place = packed(cell);
}

void DensityMap::sumUp()
{
    for (std::size_t level = 1; level < m_levels.size(); ++level) {
        const auto &finer = m_levels[level - 1];
        auto &coarser = m_levels[level];
        for (std::size_t i = 0; i < coarser.size(); ++i) { // a row has an even number of them
            DensityCell cell = unpacked(finer[2 * i]);
            cell.add(unpacked(finer[2 * i + 1]));
            coarser[i] = packed(cell);
        }
    }
    for (std::size_t column = 0; column < columns(0); ++column) {
        std::uint64_t sum = 0;
        for (std::size_t row = 0; row < m_rows; ++row)
            sum += cell(0, column, row).count;
        m_before[column + 1] = m_before[column] + sum;
    }
}

DensityCell DensityMap::cell(std::size_t level, std::size_t column, std::size_t row) const
{
    return unpacked(m_levels[level][row * columns(level) + column]);
}

Instant DensityMap::end(std::size_t level, std::size_t column) const
{
    return m_source.edges[((column + 1) << level) - 1];
}

std::size_t DensityMap::columnAt(Instant instant) const
{
    const auto found = std::ranges::lower_bound(m_source.edges, instant);
    const auto column = static_cast<std::size_t>(found - m_source.edges.begin());
    return std::min(column, m_source.edges.size() - 1);
}

std::size_t DensityMap::rowGroup(std::size_t row) const
{
    return row * m_rows / std::max<std::size_t>(m_source.lanes->count(), 1);
}

std::uint64_t DensityMap::countBetween(Instant from, Instant to) const
{
    const auto upTo = [this](Instant instant) {
        const auto next = std::ranges::upper_bound(m_source.edges, instant);
        return m_before[static_cast<std::size_t>(next - m_source.edges.begin())];
    };
    return upTo(to) - std::min(upTo(from), upTo(to));
}

} // namespace retryscope

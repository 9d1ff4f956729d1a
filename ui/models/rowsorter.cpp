#include "ui/models/rowsorter.h"

#include "core/trace/trace.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace retryscope {

namespace {

constexpr std::size_t mostKnown = 4; // sorts, of 4 bytes a row each
constexpr std::size_t fewRows = 20'000; // so few are sorted at once: some milliseconds

std::vector<std::uint32_t> allRows(std::size_t count)
{
    std::vector<std::uint32_t> rows(count);
    std::iota(rows.begin(), rows.end(), 0U);
    return rows;
}

std::vector<std::uint32_t> sortedRows(const RowSource &source, const Trace &trace, RowSort sort)
{
    const SortKeys keys = source.keys(trace, sort.column);
    std::vector<std::uint32_t> rows = allRows(source.count);
    if (sort.order == Qt::AscendingOrder)
        std::ranges::stable_sort(rows, {}, [&](std::uint32_t row) { return keys[row]; });
    else
        std::ranges::stable_sort(rows, std::ranges::greater(),
                                 [&](std::uint32_t row) { return keys[row]; });
    return rows;
}

/// Those of the invocations that have a lane.
std::vector<std::uint32_t> shownRows(const RowSource &source, const RowWish &wish,
                                     std::vector<std::uint32_t> rows)
{
    if (!source.invocation || !wish.lanes || wish.lanes->hidden() == 0)
        return rows;
    std::erase_if(rows, [&](std::uint32_t row) {
        return !wish.lanes->rowOf(source.invocation(*wish.trace, row));
    });
    return rows;
}

std::vector<std::uint32_t> laneRows(const LaneTable &lanes)
{
    std::vector<std::uint32_t> rows;
    rows.reserve(lanes.count());
    for (std::size_t row = 0; row < lanes.count(); ++row)
        rows.push_back(lanes.at(row).value);
    return rows;
}

/// Whether the rows are shown as the trace has them.
bool isPlain(const RowSource &source, const RowWish &wish)
{
    if (wish.sort)
        return false;
    const bool isFiltered = wish.lanes && source.invocation && wish.lanes->hidden() > 0;
    return !isFiltered && !(source.areInvocations && wish.lanes && !wish.lanes->isIdentity());
}

} // namespace

RowSorter::RowSorter(QObject *parent)
    : QObject(parent)
    , m_work([this](const Made &made) { accept(made); })
{
}

RowSorter::Made RowSorter::made(const RowSource &source, const RowWish &wish, Sorted sorted,
                                const std::atomic_bool &isCancelled)
{
    if (isPlain(source, wish))
        return {};
    if (wish.sort && !sorted)
        sorted = std::make_shared<const std::vector<std::uint32_t>>(
            sortedRows(source, *wish.trace, *wish.sort));
    if (isCancelled)
        return {};
    std::vector<std::uint32_t> rows = sorted  ? *sorted
        : source.areInvocations && wish.lanes ? laneRows(*wish.lanes)
                                              : allRows(source.count);
    return {
        sorted,
        std::make_shared<const RowOrder>(shownRows(source, wish, std::move(rows)), source.count)};
}

void RowSorter::start(RowSource source, RowWish wish)
{
    m_work.cancel();
    if (m_wish.trace != wish.trace)
        m_known.clear();
    m_wish = wish;
    const auto known = wish.sort ? m_known.find(*wish.sort) : m_known.end();
    const Sorted sorted = known == m_known.end() ? nullptr : known->second;
    if (source.count <= fewRows || isPlain(source, wish)) {
        accept(made(source, wish, sorted, std::atomic_bool(false)));
        return;
    }
    setBusy(true);
    m_work.start([source = std::move(source), wish = std::move(wish),
                  sorted](const std::atomic<bool> &isCancelled) {
        return made(source, wish, sorted, isCancelled);
    });
}

void RowSorter::clear()
{
    m_work.cancel();
    m_wish = {};
    m_known.clear();
    m_order.reset();
    setBusy(false);
}

void RowSorter::accept(const Made &made)
{
    if (m_wish.sort && made.sorted) {
        if (m_known.size() >= mostKnown)
            m_known.clear();
        m_known[*m_wish.sort] = made.sorted;
    }
    m_order = made.order;
    setBusy(false);
    emit finished();
}

void RowSorter::setBusy(bool isBusy)
{
    if (std::exchange(m_isBusy, isBusy) != isBusy)
        emit busyChanged();
}

} // namespace retryscope

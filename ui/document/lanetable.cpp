#include "ui/document/lanetable.h"

#include "core/trace/trace.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <tuple>

namespace retryscope {

namespace {

constexpr std::uint32_t hiddenRow = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t restKey = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t lookEvery = 65'536; // invocations between two looks at the wish to cancel

std::uint32_t functionKey(const Trace &trace, InvocationId invocation)
{
    const auto function = trace.reference(invocation).function;
    return function ? function->value : restKey;
}

/// The worst first: what is lost must not be searched for.
std::uint32_t endKey(const Trace &trace, InvocationId invocation)
{
    const auto state = trace.invocationAfter(trace.size(), invocation);
    if (!state)
        return 20;
    switch (state->phase) {
    case Phase::Lost:
        return 0;
    case Phase::Failed:
        return state->condition == Condition::EventAgeExceeded ? 1 : 2;
    case Phase::Rejected:
        return 3;
    case Phase::Queued:
    case Phase::Running:
    case Phase::BackingOff:
    case Phase::Refused:
    case Phase::Ending:
        return 4 + static_cast<std::uint32_t>(state->phase);
    case Phase::Succeeded:
        return 18;
    case Phase::Answered:
        return 19;
    }
    return restKey;
}

/// Of each invocation the first of its chain; `restKey` if it called nothing and nothing called it.
std::vector<std::uint32_t> chainKeys(const Trace &trace)
{
    const std::size_t count = trace.invocationCount();
    std::vector<std::uint32_t> root(count);
    std::vector<bool> hasChildren(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto parent = trace.parent({i}); // always an earlier one
        root[i] = parent ? root[parent->value] : i;
        if (parent)
            hasChildren[root[i]] = true;
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        if (!hasChildren[root[i]])
            root[i] = restKey;
    }
    return root;
}

std::int64_t orderKey(const Trace &trace, InvocationId invocation, LaneOrder order)
{
    const auto own = trace.stepsOf(invocation);
    if (own.empty())
        return std::numeric_limits<std::int64_t>::max();
    switch (order) {
    case LaneOrder::Acceptance:
        return 0;
    case LaneOrder::End:
        return trace.at(own.back()).time_since_epoch().count();
    case LaneOrder::Age:
        return -(trace.at(own.back()) - trace.at(own.front())).count();
    case LaneOrder::Attempts:
        return -std::int64_t{trace.invocationAfter(trace.size(), invocation)->attempts};
    }
    return 0;
}

struct Entry
{
    std::int64_t order = 0;
    std::uint32_t group = 0;
    InvocationId invocation;
};

class Sorting
{
public:
    Sorting(const Trace &trace, const LaneWish &wish, const std::function<bool()> &isCancelled)
        : m_trace(trace)
        , m_wish(wish)
        , m_isCancelled(isCancelled)
    {
        if (wish.grouping == LaneGrouping::Chain)
            m_chains = chainKeys(trace);
        m_isPinned.resize(trace.invocationCount());
        for (const InvocationId pin : wish.pins)
            m_isPinned[pin.value] = true;
    }

    /// All that match but the pins, in the wanted order; absent if cancelled.
    std::optional<std::vector<Entry>> entries()
    {
        std::vector<Entry> entries;
        const std::size_t total = m_trace.invocationCount();
        const std::size_t count = m_wish.matching ? m_wish.matching->size() : total;
        entries.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            if (i % lookEvery == 0 && m_isCancelled())
                return std::nullopt;
            const InvocationId invocation = m_wish.matching
                ? (*m_wish.matching)[i]
                : InvocationId{static_cast<std::uint32_t>(i)};
            if (invocation.value < total && !m_isPinned[invocation.value])
                entries.push_back(entry(invocation));
        }
        const bool isSorted =
            m_wish.grouping == LaneGrouping::None && m_wish.order == LaneOrder::Acceptance;
        if (!isSorted)
            std::ranges::sort(entries, {}, [](const Entry &e) {
                return std::tuple(e.group, e.order, e.invocation);
            });
        return m_isCancelled() ? std::nullopt : std::optional(std::move(entries));
    }

private:
    [[nodiscard]] Entry entry(InvocationId invocation) const
    {
        return {orderKey(m_trace, invocation, m_wish.order), groupKey(invocation), invocation};
    }

    [[nodiscard]] std::uint32_t groupKey(InvocationId invocation) const
    {
        switch (m_wish.grouping) {
        case LaneGrouping::None:
            return 0;
        case LaneGrouping::Function:
            return functionKey(m_trace, invocation);
        case LaneGrouping::End:
            return endKey(m_trace, invocation);
        case LaneGrouping::Chain:
            return m_chains[invocation.value];
        }
        return 0;
    }

    const Trace &m_trace;
    const LaneWish &m_wish;
    const std::function<bool()> &m_isCancelled;
    std::vector<std::uint32_t> m_chains;
    std::vector<bool> m_isPinned;
};

} // namespace

LaneTable::LaneTable(std::size_t count)
    : m_total(count)
    , m_count(count)
{
}

std::optional<LaneTable> LaneTable::made(const Trace &trace, const LaneWish &wish,
                                         const std::function<bool()> &isCancelled)
{
    LaneTable table(trace.invocationCount());
    if (wish.isIdentity())
        return table;
    const auto entries = Sorting(trace, wish, isCancelled).entries();
    if (!entries)
        return std::nullopt;
    table.m_rows = wish.pins;
    table.m_pinned = wish.pins.size();
    table.m_grouping = wish.grouping;
    for (const Entry &entry : *entries) {
        const std::size_t row = table.m_rows.size();
        table.m_rows.push_back(entry.invocation);
        if (wish.grouping == LaneGrouping::None)
            continue;
        if (table.m_groups.empty() || table.m_groups.back().key != entry.group) {
            const bool isRest = wish.grouping == LaneGrouping::Chain && entry.group == restKey;
            const bool hasRoot = wish.grouping == LaneGrouping::Chain && !isRest;
            table.m_groups.push_back({entry.group, row, 0,
                                      hasRoot ? InvocationId{entry.group} : entry.invocation,
                                      isRest});
        }
        ++table.m_groups.back().count;
    }
    table.index();
    return table;
}

void LaneTable::index()
{
    m_count = m_rows.size();
    m_rowOf.assign(m_total, hiddenRow);
    for (std::size_t row = 0; row < m_count; ++row)
        m_rowOf[m_rows[row].value] = static_cast<std::uint32_t>(row);
}

InvocationId LaneTable::at(std::size_t row) const
{
    assert(row < m_count);
    return m_rows.empty() ? InvocationId{static_cast<std::uint32_t>(row)} : m_rows[row];
}

std::optional<std::size_t> LaneTable::rowOf(InvocationId invocation) const
{
    if (invocation.value >= m_total)
        return std::nullopt;
    if (m_rowOf.empty())
        return std::size_t{invocation.value};
    const std::uint32_t row = m_rowOf[invocation.value];
    return row == hiddenRow ? std::nullopt : std::optional<std::size_t>(row);
}

} // namespace retryscope

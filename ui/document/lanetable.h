#pragma once

#include "core/model/id.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace retryscope {

class Trace;

/// What lanes that lie together have in common.
enum class LaneGrouping : std::uint8_t {
    None,
    Function, ///< the function that was called, in the scenario's order
    End, ///< how they end, the worst first
    Chain ///< an invocation, what its deliveries called, and so on
};

/// The order of lanes, within their groups. Among equals that of acceptance.
enum class LaneOrder : std::uint8_t {
    Acceptance,
    End, ///< the time of the last step, the earliest first
    Age, ///< from the call to the last step, the oldest first
    Attempts ///< the most first
};

/// Lanes that lie together.
struct LaneGroup
{
    std::uint32_t key = 0; ///< names the group, in any order and under any filter
    std::size_t first = 0; ///< row
    std::size_t count = 0; ///< rows, at least 1
    InvocationId specimen; ///< one of it; of a chain the root, which may be hidden
    bool isRest = false; ///< those that belong to no chain
    bool operator==(const LaneGroup &) const = default;
};

/// Invocations in order, each once.
using InvocationList = std::shared_ptr<const std::vector<InvocationId>>;

/// Which lanes are wanted, and how.
struct LaneWish
{
    InvocationList matching; ///< ascending; null: all
    std::vector<InvocationId> pins; ///< on top in this order, whether they match or not
    LaneGrouping grouping = LaneGrouping::None;
    LaneOrder order = LaneOrder::Acceptance;

    /// Whether all invocations are shown in the order of acceptance.
    [[nodiscard]] bool isIdentity() const
    {
        return !matching && pins.empty() && grouping == LaneGrouping::None
            && order == LaneOrder::Acceptance;
    }
};

/// Which invocation lies in which row: a value, for any thread. All invocations in the order of
/// acceptance cost nothing; any other order costs 8 bytes an invocation.
class LaneTable
{
public:
    /// All of `count` invocations, in order.
    explicit LaneTable(std::size_t count = 0);
    /// Absent if `isCancelled` says so on the way. Costs a pass over the invocations, and a sort.
    [[nodiscard]] static std::optional<LaneTable> made(const Trace &trace, const LaneWish &wish,
                                                       const std::function<bool()> &isCancelled);

    [[nodiscard]] std::size_t count() const { return m_count; }
    /// The invocation in a row, which must be less than `count()`.
    [[nodiscard]] InvocationId at(std::size_t row) const;
    /// Absent for an invocation that is hidden, or that the trace does not have.
    [[nodiscard]] std::optional<std::size_t> rowOf(InvocationId invocation) const;
    /// How many invocations have no row.
    [[nodiscard]] std::size_t hidden() const { return m_total - m_count; }
    [[nodiscard]] std::size_t total() const { return m_total; }
    [[nodiscard]] bool isIdentity() const { return m_rows.empty() && m_count == m_total; }
    [[nodiscard]] LaneGrouping grouping() const { return m_grouping; }
    /// The first rows: those of the pins.
    [[nodiscard]] std::size_t pinned() const { return m_pinned; }
    /// All rows after the pinned ones, without gaps; empty if the lanes are not grouped.
    [[nodiscard]] const std::vector<LaneGroup> &groups() const { return m_groups; }

private:
    void index();

    std::size_t m_total = 0;
    std::size_t m_count = 0;
    std::size_t m_pinned = 0;
    LaneGrouping m_grouping = LaneGrouping::None;
    std::vector<InvocationId> m_rows; // empty: the identity, or nothing at all
    std::vector<std::uint32_t> m_rowOf; // by invocation; `hiddenRow` if it has none
    std::vector<LaneGroup> m_groups;
};

} // namespace retryscope

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace retryscope {

/// Which rows of a table are shown, and in which order: a filter, a sort, or both. Costs 8 bytes a
/// row.
class RowOrder
{
public:
    /// `rows` are rows of the table as the trace has them, of `total`, each at most once.
    RowOrder(std::vector<std::uint32_t> rows, std::size_t total);

    [[nodiscard]] std::size_t count() const { return m_rows.size(); }
    /// The row of the trace that is shown at a place, which must be less than `count()`.
    [[nodiscard]] std::size_t at(std::size_t place) const { return m_rows[place]; }
    /// Where a row of the trace is shown; absent if it is hidden.
    [[nodiscard]] std::optional<std::size_t> placeOf(std::size_t row) const;

private:
    std::vector<std::uint32_t> m_rows;
    std::vector<std::uint32_t> m_placeOf;
};

/// Null: all rows as the trace has them.
using RowOrderPtr = std::shared_ptr<const RowOrder>;

} // namespace retryscope

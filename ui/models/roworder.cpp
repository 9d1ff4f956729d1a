#include "ui/models/roworder.h"

#include <limits>

namespace retryscope {

namespace {

constexpr std::uint32_t hidden = std::numeric_limits<std::uint32_t>::max();

} // namespace

RowOrder::RowOrder(std::vector<std::uint32_t> rows, std::size_t total)
    : m_rows(std::move(rows))
    , m_placeOf(total, hidden)
{
    for (std::size_t place = 0; place < m_rows.size(); ++place)
        m_placeOf[m_rows[place]] = static_cast<std::uint32_t>(place);
}

std::optional<std::size_t> RowOrder::placeOf(std::size_t row) const
{
    if (row >= m_placeOf.size() || m_placeOf[row] == hidden)
        return std::nullopt;
    return m_placeOf[row];
}

} // namespace retryscope

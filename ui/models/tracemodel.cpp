#include "ui/models/tracemodel.h"

#include "core/trace/trace.h"

#include <algorithm>

namespace retryscope {

void TraceModel::show(const Trace *trace)
{
    beginResetModel();
    m_trace = trace;
    m_count = 0;
    m_now = Instant();
    m_rows = trace ? rowsFor(*trace) : 0;
    m_order.reset();
    m_firstWatched = 0;
    m_lastWatched = -1;
    endResetModel();
}

void TraceModel::setDispatches(DispatchList) { }

void TraceModel::resetRows(int rows)
{
    beginResetModel();
    m_rows = rows;
    m_order.reset();
    endResetModel();
}

void TraceModel::setOrder(RowOrderPtr order)
{
    if (order == m_order)
        return;
    beginResetModel();
    m_order = std::move(order);
    m_firstWatched = 0;
    m_lastWatched = -1;
    endResetModel();
}

void TraceModel::moveCursor(std::size_t count, Instant now)
{
    if (count == m_count && now == m_now)
        return;
    m_count = count;
    m_now = now;
    const int end = rowCount() - 1;
    const int last = m_lastWatched < 0 ? end : std::min(m_lastWatched, end);
    if (m_firstWatched <= last)
        emit dataChanged(index(m_firstWatched, 0), index(last, columnCount() - 1));
}

void TraceModel::watchRows(int first, int last)
{
    m_firstWatched = std::max(first, 0);
    m_lastWatched = last;
}

std::optional<int> TraceModel::traceRowOf(InvocationId) const
{
    return std::nullopt;
}

std::optional<int> TraceModel::traceRowAtCursor() const
{
    return std::nullopt;
}

std::optional<int> TraceModel::rowOf(InvocationId invocation) const
{
    return shown(traceRowOf(invocation));
}

std::optional<int> TraceModel::rowAtCursor() const
{
    return shown(traceRowAtCursor());
}

/// Where a row of the trace is shown.
std::optional<int> TraceModel::shown(std::optional<int> traceRow) const
{
    if (!traceRow || !m_order)
        return traceRow;
    const auto place = m_order->placeOf(static_cast<std::size_t>(*traceRow));
    return place ? std::optional(static_cast<int>(*place)) : std::nullopt;
}

int TraceModel::traceRow(int row) const
{
    return m_order ? static_cast<int>(m_order->at(static_cast<std::size_t>(row))) : row;
}

int TraceModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_order ? static_cast<int>(m_order->count()) : m_rows;
}

QVariant TraceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = traceRow(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole: // a text that is cut is whole here
        return text(row, index.column());
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(title(index.column()), text(row, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case InvocationRole:
    case CountRole:
    case MarkRole:
    case AheadRole:
    case ValueRole:
        return fact(row, index.column(), static_cast<Role>(role));
    }
    return {};
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return title(section);
    case Qt::ToolTipRole:
        return tr("%1. A click sorts by it, as things are at the end of the run.")
            .arg(hint(section));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    }
    return {};
}

} // namespace retryscope

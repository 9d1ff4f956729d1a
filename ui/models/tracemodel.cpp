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
    const int last = m_lastWatched < 0 ? m_rows - 1 : std::min(m_lastWatched, m_rows - 1);
    if (m_firstWatched <= last)
        emit dataChanged(index(m_firstWatched, 0), index(last, columnCount() - 1));
}

void TraceModel::watchRows(int first, int last)
{
    m_firstWatched = std::max(first, 0);
    m_lastWatched = last;
}

std::optional<int> TraceModel::rowOf(InvocationId) const
{
    return std::nullopt;
}

std::optional<int> TraceModel::rowAtCursor() const
{
    return std::nullopt;
}

int TraceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

QVariant TraceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole: // a text that is cut is whole here
        return text(index.row(), index.column());
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(title(index.column()),
                                            text(index.row(), index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isNumeric(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case InvocationRole:
    case CountRole:
    case MarkRole:
    case AheadRole:
    case ValueRole:
        return fact(index.row(), index.column(), static_cast<Role>(role));
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
        return hint(section);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter
                                   | (isNumeric(section) ? Qt::AlignRight : Qt::AlignLeft));
    }
    return {};
}

} // namespace retryscope

#include "ui/inspector/compareends.h"

#include "core/formats/comparisontext.h"
#include "ui/document/comparedruns.h"
#include "ui/format.h"
#include "ui/inspector/comparetext.h"
#include "ui/models/marks.h"
#include "ui/models/tracemodel.h"
#include "ui/style.h"

#include <utility>

namespace retryscope {

static_assert(static_cast<int>(CompareEnds::MarkRole) == static_cast<int>(TraceModel::MarkRole));

void CompareEnds::show(std::shared_ptr<const ComparedRuns> runs, const QString &shown,
                       const QString &other)
{
    beginResetModel();
    m_runs = std::move(runs);
    m_shown = shown;
    m_other = other;
    endResetModel();
}

std::optional<InvocationId> CompareEnds::shownAt(int row) const
{
    return m_runs->comparison.differentEnds[static_cast<std::size_t>(row)].left;
}

std::optional<InvocationId> CompareEnds::otherAt(int row) const
{
    return m_runs->comparison.differentEnds[static_cast<std::size_t>(row)].right;
}

/// In the words of the command line, which compares in the same way.
QString CompareEnds::sentence(int row) const
{
    const InvocationPair &pair = m_runs->comparison.differentEnds[static_cast<std::size_t>(row)];
    return QString::fromStdString(differenceSentence({m_shown.toStdString(), *m_runs->shown},
                                                     {m_other.toStdString(), *m_runs->other}, pair))
        + QLatin1Char('.');
}

int CompareEnds::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_runs ? 0
                                       : static_cast<int>(m_runs->comparison.differentEnds.size());
}

int CompareEnds::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CompareEnds::text(int row, int column) const
{
    const auto shown = shownAt(row);
    const auto other = otherAt(row);
    const Trace &trace = shown ? *m_runs->shown : *m_runs->other;
    const InvocationId known = shown ? *shown : *other;
    switch (static_cast<Column>(column)) {
    case NumberColumn:
        return format::invocation(known);
    case FunctionColumn:
        return format::function(trace.reference(known));
    case ShownColumn:
        return shown ? endText(*m_runs->shown, *shown) : tr("is not called");
    case OtherColumn:
        return other ? endText(*m_runs->other, *other) : tr("is not called");
    case ColumnCount:
        break;
    }
    return {};
}

QVariant CompareEnds::mark(int row, int column) const
{
    const bool isShown = column == ShownColumn;
    if (!isShown && column != OtherColumn)
        return {};
    const auto invocation = isShown ? shownAt(row) : otherAt(row);
    const Trace &trace = isShown ? *m_runs->shown : *m_runs->other;
    const auto state = invocation ? trace.invocationAfter(trace.size(), *invocation) : std::nullopt;
    return static_cast<int>(state ? markOf(*state) : style::Mark::Ghost);
}

QVariant CompareEnds::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return sentence(index.row());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    case MarkRole:
        return mark(index.row(), index.column());
    default:
        return {};
    }
}

QVariant CompareEnds::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (static_cast<Column>(section)) {
    case NumberColumn:
        return role == Qt::DisplayRole ? tr("#") : tr("The invocation's number in the shown run");
    case FunctionColumn:
        return tr("Function");
    case ShownColumn:
        return role == Qt::DisplayRole ? m_shown : tr("How it ends in the shown run");
    case OtherColumn:
        return role == Qt::DisplayRole ? m_other : tr("How it ends in the run beside");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace retryscope

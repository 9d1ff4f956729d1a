#include "ui/inspector/compareforks.h"

#include "ui/document/forkcounts.h"
#include "ui/format.h"
#include "ui/inspector/comparetext.h"
#include "ui/style.h"

#include <algorithm>

namespace retryscope {

CompareForks::CompareForks(Document &document, ForkCounts &counts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_document(document)
    , m_counts(counts)
    , m_forks(static_cast<int>(document.forks().size()))
{
    connect(&document, &Document::forksChanged, this, &CompareForks::reset);
    connect(&document, &Document::shownChanged, this, &CompareForks::refresh);
    connect(&document, &Document::othersChanged, this, &CompareForks::refresh);
    connect(&counts, &ForkCounts::changed, this, &CompareForks::refresh);
}

BranchId CompareForks::branchAt(int row)
{
    return row <= 0 ? std::nullopt : BranchId(static_cast<std::size_t>(row - 1));
}

int CompareForks::rowOf(BranchId branch)
{
    return branch ? static_cast<int>(*branch) + 1 : 0;
}

void CompareForks::reset()
{
    beginResetModel();
    m_forks = static_cast<int>(m_document.forks().size());
    endResetModel();
}

/// The document may have other forks already of which the view hears next.
void CompareForks::refresh()
{
    if (m_forks != static_cast<int>(m_document.forks().size()))
        return reset();
    emit dataChanged(index(0, 0), index(m_forks, ColumnCount - 1));
}

int CompareForks::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_forks + 1;
}

int CompareForks::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool CompareForks::isBeside(BranchId branch) const
{
    const auto others = m_document.others();
    return std::ranges::find(others, RunChoice(branch), &OtherRun::choice) != others.end();
}

QString CompareForks::text(int row, int column) const
{
    const BranchId branch = branchAt(row);
    if (branch && *branch >= m_document.forks().size())
        return {}; // gone already
    switch (static_cast<Column>(column)) {
    case NameColumn:
        return m_document.branchName(branch);
    case ChangeColumn:
        return branch ? changeText(m_document.forks()[*branch]) : tr("the scenario as it is");
    case CountColumn: {
        if (!branch)
            return QStringLiteral("–");
        const auto count = m_counts.count(*branch);
        return count ? format::number(static_cast<std::int64_t>(*count)) : QStringLiteral("…");
    }
    case ColumnCount:
        break;
    }
    return {};
}

QString CompareForks::spoken(int row) const
{
    const BranchId branch = branchAt(row);
    const QString what =
        tr("%1: %2", "name, change").arg(text(row, NameColumn), text(row, ChangeColumn));
    if (branch == m_document.shown())
        return tr("%1. This run is shown.").arg(what);
    if (isBeside(branch))
        return tr("%1. This run lies beside.").arg(what);
    return what;
}

QVariant CompareForks::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BranchId branch = branchAt(index.row());
    const bool isShown = branch == m_document.shown();
    const bool isOther = isBeside(branch);
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return spoken(index.row());
    case Qt::FontRole:
        return style::font(isShown ? style::FontRole::Strong : style::FontRole::Body);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(index.column() == CountColumn
                                       ? Qt::AlignRight | Qt::AlignVCenter
                                       : Qt::AlignLeft | Qt::AlignVCenter);
    case MarkRole:
        if (index.column() != NameColumn || (!isShown && !isOther))
            return {};
        return static_cast<int>(isOther ? style::Mark::OtherRun : style::Mark::Running);
    default:
        return {};
    }
}

QVariant CompareForks::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool isTitle = role == Qt::DisplayRole;
    switch (static_cast<Column>(section)) {
    case NameColumn:
        return isTitle ? tr("Run") : tr("The scenario as it is, and its forks");
    case ChangeColumn:
        return isTitle ? tr("Change") : tr("What the fork changes, and from when on");
    case CountColumn:
        return isTitle ? tr("Ends") : tr("How many invocations end otherwise than in the base");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace retryscope

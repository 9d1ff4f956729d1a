#include "ui/inspector/compareends.h"

#include "core/formats/comparisontext.h"
#include "ui/document/comparedset.h"
#include "ui/format.h"
#include "ui/inspector/comparetext.h"
#include "ui/models/marks.h"
#include "ui/models/tracemodel.h"
#include "ui/style.h"

#include <algorithm>
#include <utility>

namespace retryscope {

static_assert(static_cast<int>(CompareEnds::MarkRole) == static_cast<int>(TraceModel::MarkRole));

void CompareEnds::show(std::shared_ptr<const ComparedSet> set, const QString &shown,
                       const QStringList &others)
{
    beginResetModel();
    m_set = std::move(set);
    m_shown = shown;
    m_others = others;
    endResetModel();
}

std::optional<InvocationId> CompareEnds::shownAt(int row) const
{
    return m_set->ends[static_cast<std::size_t>(row)].shown;
}

std::optional<InvocationId> CompareEnds::otherAt(int row, std::size_t place) const
{
    return m_set->ends[static_cast<std::size_t>(row)].others[place];
}

/// In the words of the command line, which compares in the same way.
QString CompareEnds::sentence(int row) const
{
    QStringList sentences;
    for (std::size_t place = 0; place < m_set->runs.size(); ++place) {
        const ComparedRuns &runs = *m_set->runs[place];
        const InvocationPair pair{shownAt(row), otherAt(row, place)};
        if (!endsDiffer(*runs.shown, *runs.other, pair))
            continue;
        const QString other = m_others.value(static_cast<qsizetype>(place));
        sentences +=
            QString::fromStdString(differenceSentence({m_shown.toStdString(), *runs.shown},
                                                      {other.toStdString(), *runs.other}, pair))
            + QLatin1Char('.');
    }
    return sentences.join(QLatin1Char('\n'));
}

int CompareEnds::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_set ? 0 : static_cast<int>(m_set->ends.size());
}

int CompareEnds::columnCount(const QModelIndex &parent) const
{
    const int others = std::max(static_cast<int>(m_others.size()), 1);
    return parent.isValid() ? 0 : OtherColumn + others;
}

CompareEnds::Cell CompareEnds::cell(int row, int column) const
{
    if (column == ShownColumn)
        return {m_set->shown().get(), shownAt(row)};
    const auto place = static_cast<std::size_t>(column - OtherColumn);
    return {m_set->runs[place]->other.get(), otherAt(row, place)};
}

QString CompareEnds::text(int row, int column) const
{
    if (column >= ShownColumn) {
        const Cell at = cell(row, column);
        return at.invocation ? endText(*at.trace, *at.invocation) : tr("is not called");
    }
    Cell known = cell(row, ShownColumn);
    for (int other = OtherColumn; !known.invocation; ++other)
        known = cell(row, other);
    return column == NumberColumn ? format::invocation(*known.invocation)
                                  : format::function(known.trace->reference(*known.invocation));
}

QVariant CompareEnds::mark(int row, int column) const
{
    if (column < ShownColumn)
        return {};
    const Cell at = cell(row, column);
    const auto state =
        at.invocation ? at.trace->invocationAfter(at.trace->size(), *at.invocation) : std::nullopt;
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
    const bool isTitle = role == Qt::DisplayRole;
    if (section == NumberColumn)
        return isTitle ? tr("#") : tr("The invocation's number in the shown run");
    if (section == FunctionColumn)
        return tr("Function");
    if (section == ShownColumn)
        return isTitle ? m_shown : tr("How it ends in the shown run");
    const QString other = m_others.value(section - OtherColumn);
    return isTitle ? other : tr("How it ends in the run beside, %1").arg(other);
}

} // namespace retryscope

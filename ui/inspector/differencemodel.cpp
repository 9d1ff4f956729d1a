#include "ui/inspector/differencemodel.h"

#include "ui/style.h"

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

QString sign(LineChange change)
{
    switch (change) {
    case LineChange::Same:
        return QStringLiteral("=");
    case LineChange::Changed:
        return QStringLiteral("\u2260");
    case LineChange::Removed:
        return QStringLiteral("\u2212");
    case LineChange::Added:
        return QStringLiteral("+");
    }
    return {};
}

QColor textColor(LineChange change)
{
    switch (change) {
    case LineChange::Same:
        return style::surface().secondaryText;
    case LineChange::Changed:
        return style::mark(style::Mark::Refusal).text;
    case LineChange::Removed:
        return style::mark(style::Mark::Failed).text;
    case LineChange::Added:
        return style::mark(style::Mark::Succeeded).text;
    }
    return {};
}

QColor band(LineChange change)
{
    QColor color = textColor(change);
    color.setAlphaF(0.1F);
    return color;
}

} // namespace

void DifferenceModel::show(std::vector<DifferenceLine> lines, const QString &left,
                           const QString &right)
{
    beginResetModel();
    m_lines = std::move(lines);
    m_left = left;
    m_right = right;
    endResetModel();
}

std::size_t DifferenceModel::count(LineChange change) const
{
    return static_cast<std::size_t>(std::ranges::count(m_lines, change, &DifferenceLine::change));
}

int DifferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int DifferenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DifferenceModel::text(const DifferenceLine &line, int column) const
{
    if (column == SignColumn)
        return sign(line.change);
    return column == LeftColumn ? line.left : line.right;
}

/// What a screen reader says: a sign alone would be no word.
QString DifferenceModel::spoken(const DifferenceLine &line, int column) const
{
    const QString words = text(line, column).trimmed();
    if (column != SignColumn)
        return words.isEmpty() ? tr("no such line") : words;
    switch (line.change) {
    case LineChange::Same:
        return tr("the same");
    case LineChange::Changed:
        return tr("changed from %1 to %2").arg(line.left.trimmed(), line.right.trimmed());
    case LineChange::Removed:
        return tr("only in %1: %2").arg(m_left, line.left.trimmed());
    case LineChange::Added:
        return tr("only in %1: %2").arg(m_right, line.right.trimmed());
    }
    return {};
}

QVariant DifferenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DifferenceLine &line = m_lines[static_cast<std::size_t>(index.row())];
    const bool isSign = index.column() == SignColumn;
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return spoken(line, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(isSign ? Qt::Alignment(Qt::AlignCenter)
                                          : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::FontRole:
        return style::font(isSign ? style::FontRole::Strong : style::FontRole::Mono);
    case Qt::ForegroundRole:
        return isSign || line.change == LineChange::Same ? textColor(line.change)
                                                         : style::surface().text;
    case Qt::BackgroundRole:
        return line.change == LineChange::Same ? QVariant() : QVariant(band(line.change));
    case ChangeRole:
        return static_cast<int>(line.change);
    case PointerRole:
        return QString::fromStdString(line.pointer);
    default:
        return {};
    }
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (static_cast<Column>(section)) {
    case SignColumn:
        return role == Qt::DisplayRole ? QString() : tr("What became of the line");
    case LeftColumn:
        return m_left;
    case RightColumn:
        return m_right;
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace retryscope

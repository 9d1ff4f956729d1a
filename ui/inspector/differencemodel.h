#pragma once

#include "ui/inspector/difference.h"

#include <QAbstractTableModel>

#include <cstddef>
#include <vector>

namespace retryscope {

/// The lines of a difference as a table: a sign for what became of the line, the line on the left,
/// the line on the right.
class DifferenceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { SignColumn, LeftColumn, RightColumn, ColumnCount };
    enum Role {
        ChangeRole = Qt::UserRole, ///< a `LineChange` as a number
        PointerRole ///< of the line's field
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows other lines, under these headings.
    void show(std::vector<DifferenceLine> lines, const QString &left, const QString &right);

    /// How many lines are of that kind.
    [[nodiscard]] std::size_t count(LineChange change) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const DifferenceLine &line, int column) const;
    [[nodiscard]] QString spoken(const DifferenceLine &line, int column) const;

    std::vector<DifferenceLine> m_lines;
    QString m_left;
    QString m_right;
};

} // namespace retryscope

#pragma once

#include "ui/document/document.h"

#include <QAbstractTableModel>

namespace retryscope {

class ForkCounts;

/// The base and its forks, a row each: the name, what it changes, in how many ends it differs from
/// the base.
class CompareForks : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ChangeColumn, CountColumn, ColumnCount };
    enum Role { MarkRole = Qt::UserRole + 2 }; ///< as a `TraceModel`'s: shown or beside

    /// Both must outlive it.
    CompareForks(Document &document, ForkCounts &counts, QObject *parent = nullptr);

    [[nodiscard]] static BranchId branchAt(int row);
    [[nodiscard]] static int rowOf(BranchId branch);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] bool isBeside(BranchId branch) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString spoken(int row) const;
    void reset();
    void refresh();

    Document &m_document;
    ForkCounts &m_counts;
    int m_forks = 0; // that the view knows of
};

} // namespace retryscope

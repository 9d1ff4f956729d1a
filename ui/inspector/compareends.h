#pragma once

#include "core/model/id.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>

namespace retryscope {

struct ComparedRuns;

/// The invocations that end differently in two runs, a row each. Texts are made when a row is seen.
class CompareEnds : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NumberColumn, FunctionColumn, ShownColumn, OtherColumn, ColumnCount };
    enum Role { MarkRole = Qt::UserRole + 2 }; ///< as a `TraceModel`'s

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows the result, or none; the runs are called by these names.
    void show(std::shared_ptr<const ComparedRuns> runs, const QString &shown, const QString &other);

    /// The row's invocation in the shown run; absent if only the other has it.
    [[nodiscard]] std::optional<InvocationId> shownAt(int row) const;
    [[nodiscard]] std::optional<InvocationId> otherAt(int row) const;
    /// One or two sentences on what became of the invocation in both runs.
    [[nodiscard]] QString sentence(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QVariant mark(int row, int column) const;

    std::shared_ptr<const ComparedRuns> m_runs;
    QString m_shown;
    QString m_other;
};

} // namespace retryscope

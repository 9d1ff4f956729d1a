#pragma once

#include "core/model/id.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>
#include <optional>

namespace retryscope {

class Trace;
struct ComparedSet;

/// The invocations that end differently in some of the runs, a row each, with a column for each
/// run. Texts are made when a row is seen.
class CompareEnds : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NumberColumn, FunctionColumn, ShownColumn, OtherColumn };
    enum Role { MarkRole = Qt::UserRole + 2 }; ///< as a `TraceModel`'s

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows the result, or none; the runs are called by these names. The second other run is in
    /// the column after `OtherColumn`.
    void show(std::shared_ptr<const ComparedSet> set, const QString &shown,
              const QStringList &others);

    /// The row's invocation in the shown run; absent if only others have it.
    [[nodiscard]] std::optional<InvocationId> shownAt(int row) const;
    [[nodiscard]] std::optional<InvocationId> otherAt(int row, std::size_t place) const;
    /// What became of the invocation in each run that differs, a sentence each.
    [[nodiscard]] QString sentence(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QVariant mark(int row, int column) const;

    /// A column's run, and the row's invocation in it, if it has it.
    struct Cell
    {
        const Trace *trace = nullptr;
        std::optional<InvocationId> invocation;
    };
    [[nodiscard]] Cell cell(int row, int column) const;

    std::shared_ptr<const ComparedSet> m_set;
    QString m_shown;
    QStringList m_others;
};

} // namespace retryscope

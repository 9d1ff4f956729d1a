#pragma once

#include "core/trace/projection.h"

#include <QAbstractTableModel>

#include <vector>

namespace retryscope {

/// The moments that come after the cursor if nothing changes: the next few, however long the trace.
class NextModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, InvocationColumn, MomentColumn, ColumnCount };

    static constexpr std::size_t limit = 60;

    using QAbstractTableModel::QAbstractTableModel;

    /// The trace must live until the next `show`.
    void show(const Trace *trace, std::size_t count);
    [[nodiscard]] const std::vector<Moment> &moments() const { return m_moments; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const Moment &moment, int column) const;

    const Trace *m_trace = nullptr;
    std::vector<Moment> m_moments;
};

} // namespace retryscope

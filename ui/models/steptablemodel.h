#pragma once

#include "ui/models/tracemodel.h"

namespace retryscope {

/// The trace as it is: one step a row. Steps after the cursor are still to come.
class StepTableModel : public TraceModel
{
    Q_OBJECT

public:
    enum Column {
        StepColumn,
        TimeColumn,
        InvocationColumn,
        AttemptColumn,
        FactColumn,
        RuleColumn,
        CauseColumn,
        ColumnCount
    };

    using TraceModel::TraceModel;

    [[nodiscard]] RowSource rowSource() const override;
    int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] std::optional<int> traceRowAtCursor() const override;
    int rowsFor(const Trace &trace) override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] QString hint(int column) const override;
    [[nodiscard]] bool isNumeric(int column) const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant fact(int row, int column, Role role) const override;
};

} // namespace retryscope

#pragma once

#include "ui/models/tracemodel.h"

namespace retryscope {

/// One invocation a row, with its state at the cursor.
class InvocationTableModel : public TraceModel
{
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        FunctionColumn,
        StateColumn,
        AttemptsColumn,
        AcceptedColumn,
        AgeColumn,
        AgeLeftColumn,
        DeliveriesColumn,
        ColumnCount
    };

    using TraceModel::TraceModel;

    [[nodiscard]] RowSource rowSource() const override;
    [[nodiscard]] bool followsSelection() const override { return true; }
    int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] std::optional<int> traceRowOf(InvocationId invocation) const override;
    int rowsFor(const Trace &trace) override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] QString hint(int column) const override;
    [[nodiscard]] bool isNumeric(int column) const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant fact(int row, int column, Role role) const override;

private:
    [[nodiscard]] QString ageText(InvocationId invocation) const;
    [[nodiscard]] QString ageLeftText(InvocationId invocation) const;
    [[nodiscard]] QString deliveriesText(InvocationId invocation) const;
};

} // namespace retryscope

#pragma once

#include "core/trace/attempts.h"
#include "ui/models/tracemodel.h"

#include <memory>
#include <vector>

namespace retryscope {

/// One dispatch a row: runs, look-ups and refusals of all invocations, in order of time.
class AttemptTableModel : public TraceModel
{
    Q_OBJECT

public:
    enum Column {
        InvocationColumn,
        FunctionColumn,
        AttemptColumn,
        ResultColumn,
        StartColumn,
        DurationColumn,
        VersionColumn,
        InFlightColumn,
        NextColumn,
        ColumnCount
    };

    using TraceModel::TraceModel;

    [[nodiscard]] RowSource rowSource() const override;
    [[nodiscard]] bool followsSelection() const override { return true; }
    [[nodiscard]] bool wantsDispatches() const override { return !m_dispatches; }
    void setDispatches(DispatchList dispatches) override;
    int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] std::optional<int> traceRowOf(InvocationId invocation) const override;
    [[nodiscard]] std::optional<int> traceRowAtCursor() const override;
    int rowsFor(const Trace &trace) override;
    [[nodiscard]] QString title(int column) const override;
    [[nodiscard]] QString hint(int column) const override;
    [[nodiscard]] bool isNumeric(int column) const override;
    [[nodiscard]] QString text(int row, int column) const override;
    [[nodiscard]] QVariant fact(int row, int column, Role role) const override;

private:
    [[nodiscard]] AttemptView attempt(int row) const;
    [[nodiscard]] QString attemptText(const AttemptView &attempt) const;
    [[nodiscard]] QString resultText(const AttemptView &attempt) const;
    [[nodiscard]] QString durationText(const AttemptView &attempt) const;
    [[nodiscard]] QString versionText(const AttemptView &attempt) const;
    [[nodiscard]] QString nextText(const AttemptView &attempt) const;

    DispatchList m_dispatches; // shared with sorting; null: they are on their way
};

} // namespace retryscope

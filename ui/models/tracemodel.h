#pragma once

#include "core/model/id.h"
#include "core/model/simtime.h"
#include "ui/models/roworder.h"
#include "ui/models/rowsource.h"

#include <QAbstractTableModel>

#include <cstddef>
#include <optional>

namespace retryscope {

class Trace;

/// A table over a finished trace, seen at a cursor.
///
/// The rows belong to the trace and change only with it, or with what is shown of them. A move of
/// the cursor changes texts, not rows: it costs as much as the rows that somebody watches, however
/// long the trace. Trace and cursor are told by `show` and `moveCursor`; the trace must live until
/// the next `show`. What derives from it speaks of the trace's own rows.
class TraceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        InvocationRole = Qt::UserRole, ///< the invocation's number, from 0; invalid if none
        CountRole, ///< where to move the cursor so that the row's step is the last that happened
        MarkRole, ///< a `style::Mark` as a number, in the column that shows a state
        AheadRole, ///< whether the row's step or invocation is still to come
        ValueRole ///< the number behind a text, to sort by
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Another trace, or none; the cursor is at its start.
    void show(const Trace *trace);
    /// Which rows are shown, and in which order; null: all as the trace has them. Of the trace that
    /// is shown; another `show` forgets it.
    void setOrder(RowOrderPtr order);
    void moveCursor(std::size_t count, Instant now);
    /// The rows that can be seen: only these are told to have changed when the cursor moves.
    void watchRows(int first, int last);

    /// Whether it has no rows yet, because finding them takes a pass over a long trace: that is
    /// done beside the GUI thread, and `setDispatches` told.
    [[nodiscard]] virtual bool wantsDispatches() const { return false; }
    /// Those of the trace that is shown.
    virtual void setDispatches(DispatchList dispatches);

    [[nodiscard]] std::size_t count() const { return m_count; }

    /// Whether the current row is one of the selected invocation rather than that of the cursor.
    [[nodiscard]] virtual bool followsSelection() const { return false; }
    /// The row that belongs to an invocation (of several the latest that has begun by the cursor)
    /// or to the cursor, if the table has such rows and shows it.
    [[nodiscard]] std::optional<int> rowOf(InvocationId invocation) const;
    [[nodiscard]] std::optional<int> rowAtCursor() const;

    /// The trace's rows for filters and sorting; it stays good when another trace is shown.
    [[nodiscard]] virtual RowSource rowSource() const = 0;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] const Trace &trace() const { return *m_trace; }
    [[nodiscard]] Instant now() const { return m_now; }

    [[nodiscard]] int traceRows() const { return m_rows; }

    /// Other rows of the same trace.
    void resetRows(int rows);

    [[nodiscard]] virtual std::optional<int> traceRowOf(InvocationId invocation) const;
    [[nodiscard]] virtual std::optional<int> traceRowAtCursor() const;
    /// Prepares for the trace and says how many rows it has.
    virtual int rowsFor(const Trace &trace) = 0;
    [[nodiscard]] virtual QString title(int column) const = 0;
    [[nodiscard]] virtual QString hint(int column) const = 0;
    [[nodiscard]] virtual bool isNumeric(int column) const = 0;
    [[nodiscard]] virtual QString text(int row, int column) const = 0;
    /// `InvocationRole` and those after it.
    [[nodiscard]] virtual QVariant fact(int row, int column, Role role) const = 0;

private:
    [[nodiscard]] std::optional<int> shown(std::optional<int> traceRow) const;
    [[nodiscard]] int traceRow(int row) const;

    const Trace *m_trace = nullptr;
    std::size_t m_count = 0;
    Instant m_now;
    int m_rows = 0; // of the trace
    RowOrderPtr m_order;
    int m_firstWatched = 0;
    int m_lastWatched = -1; // none: all rows
};

} // namespace retryscope

#pragma once

#include "ui/document/beside.h"
#include "ui/models/rowsource.h"

#include <QTableView>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QLabel;

namespace retryscope {

class Document;
class Lanes;
class RowSorter;
class Trace;
class TraceModel;

/// A table of a document's trace that follows its cursor and shares its selection.
///
/// A click on a title sorts by the column, as things are at the end of the run: up, down, and not
/// at all. A click on a row selects its invocation, and moves the cursor to its step if it has one.
/// Rows are of one height, so that a million of them cost no more than those that are seen. A table
/// that nobody sees reads nothing.
class TraceTable : public QTableView
{
    Q_OBJECT

public:
    /// Takes `model`. `stretched` is the column that gets the width that is left.
    TraceTable(Document &document, TraceModel *model, int stretched, QWidget *parent = nullptr);

    /// Shows the rows of the lanes alone, and where rows are invocations in their order. `lanes`
    /// must outlive the table, and be made before it.
    void follow(const Lanes &lanes);
    /// A column of -1: not sorted.
    void sortBy(int column, Qt::SortOrder order);
    [[nodiscard]] bool isSorting() const;
    /// Waits for the rows (for tests and exports).
    void finishSorting();

    /// Widths for 13 px text; they follow the font. A column that is not named is as wide as its
    /// title; the stretched one is at least as wide as it is told here.
    void setWidths(std::vector<std::pair<int, double>> widths);

signals:
    /// The user wants to see more of the row: a double click or Enter.
    void inspected();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void showTrace();
    void connectSorting();
    void arrange();
    void takeOrder();
    void findDispatches();
    void takeDispatches(const DispatchList &dispatches);
    void showBusy();
    void followDocument();
    void choose(const QModelIndex &index);
    void makeCurrent(std::optional<int> row);
    void watchVisibleRows();
    void fit();
    void fitSorted();
    void stretch();
    void copyRow() const;

    Document &m_document;
    TraceModel *m_model;
    RowSorter *m_sorter;
    QLabel *m_busy;
    const Lanes *m_lanes = nullptr;
    std::shared_ptr<const Trace> m_shown; // by the model
    int m_stretched;
    Beside<DispatchList> m_finding; // of a long trace
    std::vector<std::pair<int, double>> m_widths; // column, pixels
    bool m_isStale = true; // the trace is not shown yet
    bool m_isChoosing = false; // a row's invocation and its moment, one after the other
    bool m_isFollowing = false; // while the document moves the current row
};

/// The invocations with their state at the cursor: the rows of `lanes`, or all if that is null.
[[nodiscard]] TraceTable *invocationTable(Document &document, const Lanes *lanes = nullptr);
/// The attempts and refusals of the invocations of `lanes`, or of all.
[[nodiscard]] TraceTable *attemptTable(Document &document, const Lanes *lanes = nullptr);
/// The steps of the trace.
[[nodiscard]] TraceTable *stepTable(Document &document, QWidget *parent = nullptr);

} // namespace retryscope

#pragma once

#include <QTableView>

#include <utility>
#include <vector>

namespace retryscope {

class Document;
class TraceModel;

/// A table of a document's trace that follows its cursor and shares its selection.
///
/// A click on a row selects its invocation, and moves the cursor to its step if it has one. Rows
/// are of one height, so that a million of them cost no more than those that are seen. A table that
/// nobody sees reads nothing.
class TraceTable : public QTableView
{
    Q_OBJECT

public:
    /// Takes `model`. `stretched` is the column that gets the width that is left.
    TraceTable(Document &document, TraceModel *model, int stretched, QWidget *parent = nullptr);

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

private:
    void showTrace();
    void followCursor();
    void followSelection();
    void choose(const QModelIndex &index);
    void makeCurrent(int row);
    void watchVisibleRows();
    void fit();
    void stretch();
    void copyRow() const;

    Document &m_document;
    TraceModel *m_model;
    int m_stretched;
    std::vector<std::pair<int, double>> m_widths; // column, pixels
    bool m_isStale = true; // the trace is not shown yet
    bool m_isFollowing = false; // while the document moves the current row
};

/// The invocations with their state at the cursor.
[[nodiscard]] TraceTable *invocationTable(Document &document, QWidget *parent = nullptr);
/// The attempts and refusals of all invocations.
[[nodiscard]] TraceTable *attemptTable(Document &document, QWidget *parent = nullptr);
/// The steps of the trace.
[[nodiscard]] TraceTable *stepTable(Document &document, QWidget *parent = nullptr);

} // namespace retryscope

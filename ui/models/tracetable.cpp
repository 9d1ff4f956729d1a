#include "ui/models/tracetable.h"

#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/models/attempttablemodel.h"
#include "ui/models/invocationtablemodel.h"
#include "ui/models/markdelegate.h"
#include "ui/models/steptablemodel.h"
#include "ui/style.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>

#include <algorithm>

namespace retryscope {

namespace {

constexpr double rowPx = 28;
constexpr double roomPx = 20;

} // namespace

TraceTable::TraceTable(Document &document, TraceModel *model, int stretched, QWidget *parent)
    : QTableView(parent)
    , m_document(document)
    , m_model(model)
    , m_stretched(stretched)
{
    model->setParent(this);
    setModel(model);
    setItemDelegate(new MarkDelegate(MarkDelegate::Emphasis::State, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    fit();

    connect(&document, &Document::traceChanged, this, [this] {
        m_isStale = true;
        showTrace();
    });
    connect(&document, &Document::cursorMoved, this, &TraceTable::followCursor);
    connect(&document, &Document::selectionChanged, this, &TraceTable::followSelection);
    connect(this, &QTableView::clicked, this, &TraceTable::choose);
    connect(this, &QTableView::doubleClicked, this, &TraceTable::inspected);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (!m_isFollowing && hasFocus())
                    choose(current);
            });
}

void TraceTable::showTrace()
{
    const QScopedValueRollback following(m_isFollowing, true);
    m_model->show(isVisible() ? &m_document.trace() : nullptr);
    if (!isVisible())
        return;
    m_isStale = false;
    watchVisibleRows();
    followCursor();
    followSelection();
}

void TraceTable::followCursor()
{
    if (!isVisible() || m_isStale)
        return;
    m_model->moveCursor(m_document.cursor(), m_document.cursorTime());
    if (const auto row = m_model->rowAtCursor())
        makeCurrent(*row);
}

void TraceTable::followSelection()
{
    const auto selected = m_document.selectedInvocation();
    if (!selected || m_isStale)
        return;
    if (const auto row = m_model->rowOf(*selected))
        makeCurrent(*row);
}

void TraceTable::makeCurrent(int row)
{
    if (row == currentIndex().row() || row >= m_model->rowCount())
        return;
    const QScopedValueRollback following(m_isFollowing, true);
    setCurrentIndex(m_model->index(row, std::max(currentIndex().column(), 0)));
}

void TraceTable::choose(const QModelIndex &index)
{
    const QVariant invocation = index.data(TraceModel::InvocationRole);
    const QVariant count = index.data(TraceModel::CountRole);
    if (invocation.isValid())
        m_document.select(InvocationId{invocation.toUInt()});
    if (count.isValid())
        m_document.moveTo(static_cast<std::size_t>(count.toULongLong()));
}

void TraceTable::watchVisibleRows()
{
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    m_model->watchRows(first, last < 0 ? m_model->rowCount() - 1 : last);
}

void TraceTable::setWidths(std::vector<std::pair<int, double>> widths)
{
    m_widths = std::move(widths);
    fit();
}

void TraceTable::fit()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(static_cast<int>(style::scaled(rowPx)));
    const QFontMetrics metrics = horizontalHeader()->fontMetrics();
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        setColumnWidth(column,
                       metrics.horizontalAdvance(title) + static_cast<int>(style::scaled(roomPx)));
    }
    for (const auto &[column, widthPx] : m_widths)
        setColumnWidth(column,
                       std::max(columnWidth(column), static_cast<int>(style::scaled(widthPx))));
    stretch();
}

/// What is left goes to one column, but that one stays readable: then the table scrolls.
void TraceTable::stretch()
{
    int others = 0;
    for (int column = 0; column < model()->columnCount(); ++column)
        others += column == m_stretched ? 0 : columnWidth(column);
    const auto least = std::ranges::find(m_widths, m_stretched, &std::pair<int, double>::first);
    const double leastPx = least == m_widths.end() ? 0 : style::scaled(least->second);
    setColumnWidth(m_stretched, std::max(viewport()->width() - others, static_cast<int>(leastPx)));
}

void TraceTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    if (m_isStale)
        showTrace();
    followCursor();
    followSelection();
}

void TraceTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    stretch();
    watchVisibleRows();
}

void TraceTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    watchVisibleRows();
}

void TraceTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyRow();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit inspected();
    } else {
        QTableView::keyPressEvent(event);
    }
}

void TraceTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

void TraceTable::copyRow() const
{
    if (!currentIndex().isValid())
        return;
    QStringList cells;
    for (int column = 0; column < m_model->columnCount(); ++column)
        cells += currentIndex().siblingAtColumn(column).data().toString();
    QApplication::clipboard()->setText(cells.join(QLatin1Char('\t')));
}

TraceTable *invocationTable(Document &document, QWidget *parent)
{
    auto *table = new TraceTable(document, new InvocationTableModel,
                                 InvocationTableModel::DeliveriesColumn, parent);
    table->setAccessibleName(TraceTable::tr("Invocations"));
    table->setWidths({{InvocationTableModel::NumberColumn, 40},
                      {InvocationTableModel::FunctionColumn, 168},
                      {InvocationTableModel::StateColumn, 152},
                      {InvocationTableModel::DeliveriesColumn, 120}});
    return table;
}

TraceTable *attemptTable(Document &document, QWidget *parent)
{
    auto *table =
        new TraceTable(document, new AttemptTableModel, AttemptTableModel::ResultColumn, parent);
    table->setAccessibleName(TraceTable::tr("Attempts"));
    table->setWidths({{AttemptTableModel::InvocationColumn, 40},
                      {AttemptTableModel::FunctionColumn, 156},
                      {AttemptTableModel::AttemptColumn, 84},
                      {AttemptTableModel::ResultColumn, 160},
                      {AttemptTableModel::StartColumn, 80},
                      {AttemptTableModel::VersionColumn, 76}});
    return table;
}

TraceTable *stepTable(Document &document, QWidget *parent)
{
    auto *table = new TraceTable(document, new StepTableModel, StepTableModel::FactColumn, parent);
    table->setItemDelegate(new MarkDelegate(MarkDelegate::Emphasis::Glyph, table));
    table->setAccessibleName(TraceTable::tr("Step log"));
    table->setWidths({{StepTableModel::TimeColumn, 100},
                      {StepTableModel::RuleColumn, 156},
                      {StepTableModel::FactColumn, 200}});
    return table;
}

} // namespace retryscope

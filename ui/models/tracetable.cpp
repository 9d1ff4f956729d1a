#include "ui/models/tracetable.h"

#include "core/trace/attempts.h"
#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/models/markdelegate.h"
#include "ui/models/rowsorter.h"
#include "ui/models/tracemodel.h"
#include "ui/style.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace retryscope {

namespace {

constexpr double rowPx = 28;
constexpr double roomPx = 20;
constexpr Qt::KeyboardModifiers sortModifiers = Qt::ControlModifier | Qt::ShiftModifier;

} // namespace

TraceTable::TraceTable(Document &document, TraceModel *model, int stretched, QWidget *parent)
    : QTableView(parent)
    , m_document(document)
    , m_model(model)
    , m_sorter(new RowSorter(this))
    , m_busy(new QLabel(tr("Sorting…"), this))
    , m_stretched(stretched)
    , m_finding([this](const DispatchList &dispatches) { takeDispatches(dispatches); })
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
    connectSorting();
    fit();

    connect(&document, &Document::traceChanged, this, [this] {
        m_isStale = true;
        showTrace();
    });
    connect(&document, &Document::cursorMoved, this, &TraceTable::followDocument);
    connect(&document, &Document::selectionChanged, this, &TraceTable::followDocument);
    connect(this, &QTableView::clicked, this, &TraceTable::choose);
    connect(this, &QTableView::doubleClicked, this, &TraceTable::inspected);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (!m_isFollowing && hasFocus())
                    choose(current);
            });
}

/// The header turns its sign at a click: up, down, none.
void TraceTable::connectSorting()
{
    QHeaderView *header = horizontalHeader();
    header->setSectionsClickable(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setSortIndicatorShown(true);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &TraceTable::arrange);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &TraceTable::fitSorted);
    connect(m_sorter, &RowSorter::finished, this, &TraceTable::takeOrder);
    connect(m_sorter, &RowSorter::busyChanged, this, &TraceTable::showBusy);
    m_busy->setAutoFillBackground(true);
    m_busy->setMargin(4);
    m_busy->hide();
}

void TraceTable::follow(const Lanes &lanes)
{
    m_lanes = &lanes;
    connect(&lanes, &Lanes::changed, this, [this] {
        // Of another trace the lanes hear first; `showTrace` follows.
        if (!m_isStale && m_shown == m_document.sharedTrace())
            arrange();
    });
}

void TraceTable::sortBy(int column, Qt::SortOrder order)
{
    horizontalHeader()->setSortIndicator(column, order);
}

bool TraceTable::isSorting() const
{
    return m_sorter->isBusy() || (m_shown && m_model->wantsDispatches());
}

void TraceTable::finishSorting()
{
    m_finding.finish();
    m_sorter->finish();
}

/// Of a long trace the rows themselves are found beside the GUI thread.
void TraceTable::findDispatches()
{
    m_finding.start([trace = m_shown](const std::atomic<bool> &) -> DispatchList {
        return std::make_shared<const std::vector<StepIndex>>(dispatchesOf(*trace));
    });
    showBusy();
}

void TraceTable::takeDispatches(const DispatchList &dispatches)
{
    const QScopedValueRollback following(m_isFollowing, true);
    m_model->setDispatches(dispatches);
    showBusy();
    arrange();
}

/// Works out which rows are shown, and in which order.
void TraceTable::arrange()
{
    if (m_isStale || !m_shown || m_model->wantsDispatches())
        return;
    const int column = horizontalHeader()->sortIndicatorSection();
    std::optional<RowSort> sort;
    if (column >= 0)
        sort = RowSort{column, horizontalHeader()->sortIndicatorOrder()};
    m_sorter->start(m_model->rowSource(), {m_shown, m_lanes ? m_lanes->table() : nullptr, sort});
}

void TraceTable::takeOrder()
{
    const QScopedValueRollback following(m_isFollowing, true);
    const int column = std::max(currentIndex().column(), 0); // by which the keys sort
    m_model->setOrder(m_sorter->order());
    watchVisibleRows();
    followDocument();
    if (currentIndex().isValid())
        setCurrentIndex(currentIndex().siblingAtColumn(column));
}

void TraceTable::showBusy()
{
    m_busy->setVisible(isSorting());
    m_busy->adjustSize();
    m_busy->move(width() - m_busy->width() - verticalScrollBar()->width(),
                 horizontalHeader()->height());
    m_busy->raise();
}

void TraceTable::showTrace()
{
    const QScopedValueRollback following(m_isFollowing, true);
    const auto shown = isVisible() ? m_document.sharedTrace() : nullptr;
    m_model->show(shown.get());
    m_shown = shown; // not before the model has let go of the former one
    m_sorter->clear();
    m_finding.cancel(); // it is of another trace
    if (!isVisible())
        return;
    m_isStale = false;
    if (m_model->wantsDispatches())
        findDispatches();
    else
        arrange();
    watchVisibleRows();
    followDocument();
}

void TraceTable::followDocument()
{
    if (!isVisible() || m_isStale || m_isChoosing)
        return;
    m_model->moveCursor(m_document.cursor(), m_document.cursorTime());
    const auto selected = m_document.selectedInvocation();
    if (selected && m_model->followsSelection())
        makeCurrent(m_model->rowOf(*selected));
    else if (const auto row = m_model->rowAtCursor())
        makeCurrent(row);
}

/// Without a row there is no current one: that of something else would be taken for it.
void TraceTable::makeCurrent(std::optional<int> row)
{
    const QModelIndex wanted =
        row ? m_model->index(*row, std::max(currentIndex().column(), 0)) : QModelIndex();
    if (wanted.row() == currentIndex().row())
        return;
    const QScopedValueRollback following(m_isFollowing, true);
    setCurrentIndex(wanted);
}

void TraceTable::choose(const QModelIndex &index)
{
    const QVariant invocation = index.data(TraceModel::InvocationRole);
    const QVariant count = index.data(TraceModel::CountRole);
    {
        const QScopedValueRollback choosing(m_isChoosing, true);
        if (invocation.isValid())
            m_document.select(InvocationId{invocation.toUInt()});
        if (count.isValid())
            m_document.moveTo(static_cast<std::size_t>(count.toULongLong()));
    }
    followDocument();
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
    fitSorted();
    stretch();
}

/// The sign beside a title takes nothing from it.
void TraceTable::fitSorted()
{
    const int column = horizontalHeader()->sortIndicatorSection();
    const int wanted = column < 0 ? 0 : horizontalHeader()->sectionSizeHint(column);
    if (column == m_stretched || wanted <= columnWidth(column))
        return;
    setColumnWidth(column, wanted);
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
    followDocument();
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
    } else if (event->modifiers() == sortModifiers && event->key() == Qt::Key_Up) {
        sortBy(currentIndex().column(), Qt::AscendingOrder);
    } else if (event->modifiers() == sortModifiers && event->key() == Qt::Key_Down) {
        sortBy(currentIndex().column(), Qt::DescendingOrder);
    } else if (event->modifiers() == sortModifiers && event->key() == Qt::Key_Backspace) {
        sortBy(-1, Qt::AscendingOrder);
    } else {
        QTableView::keyPressEvent(event);
    }
}

void TraceTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const int column = byMouse ? columnAt(event->pos().x()) : currentIndex().column();
    QMenu menu(this);
    if (column >= 0) {
        const QString title = m_model->headerData(column, Qt::Horizontal).toString();
        const auto add = [&](const QString &text, int key, int sorted, Qt::SortOrder order) {
            QAction *action =
                menu.addAction(text, this, [this, sorted, order] { sortBy(sorted, order); });
            action->setShortcut(QKeyCombination(sortModifiers, static_cast<Qt::Key>(key)));
        };
        add(tr("Sort by “%1”, upwards").arg(title), Qt::Key_Up, column, Qt::AscendingOrder);
        add(tr("Sort by “%1”, downwards").arg(title), Qt::Key_Down, column, Qt::DescendingOrder);
        add(tr("Do not sort"), Qt::Key_Backspace, -1, Qt::AscendingOrder);
        menu.addSeparator();
    }
    menu.addActions(actions()); // of those who know more about the table's things
    menu.addAction(tr("Copy the row"), QKeySequence::Copy, this, &TraceTable::copyRow)
        ->setEnabled(currentIndex().isValid());
    menu.exec(event->globalPos());
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

} // namespace retryscope

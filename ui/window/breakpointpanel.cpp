#include "ui/window/breakpointpanel.h"

#include "core/trace/trace.h"
#include "ui/document/breakpoints.h"
#include "ui/document/document.h"
#include "ui/format.h"
#include "ui/format/breakpointtext.h"
#include "ui/icons.h"
#include "ui/style.h"
#include "ui/window/breakpointdialog.h"
#include "ui/window/hitlogmodel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace retryscope {

namespace {

enum Column { What, Where, Hits };

QIcon glyph(style::Mark mark)
{
    const int size = qRound(style::scaled(16));
    QPixmap pixmap(size * 2, size * 2);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    style::paintGlyph(painter, mark, QRectF(1, 1, size - 2, size - 2), style::mark(mark).text);
    return pixmap;
}

} // namespace

BreakpointPanel::BreakpointPanel(Document &document, Breakpoints &breakpoints, QAction *all,
                                 QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_breakpoints(breakpoints)
    , m_list(new QTreeWidget)
    , m_empty(new QLabel(tr("No breakpoints. F9 stops at steps like the one at the cursor.")))
    , m_log(new HitLogModel(document, breakpoints, this))
    , m_logView(new QListView)
    , m_logTitle(new QLabel)
    , m_logSide(new QWidget)
{
    setAccessibleName(tr("Breakpoints"));
    build(all);
    connect(m_list, &QTreeWidget::itemChanged, this, &BreakpointPanel::take);
    connect(m_list, &QTreeWidget::itemDoubleClicked, this, &BreakpointPanel::activate);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &BreakpointPanel::enable);
    auto *deleteKey = new QShortcut(QKeySequence::Delete, m_list);
    deleteKey->setContext(Qt::WidgetShortcut);
    connect(deleteKey, &QShortcut::activated, this, &BreakpointPanel::remove);
    auto *enterKey = new QShortcut(Qt::Key_Return, m_list);
    enterKey->setContext(Qt::WidgetShortcut);
    connect(enterKey, &QShortcut::activated, this, [this] { activate(m_list->currentItem()); });
    connect(m_logView, &QListView::activated, this, [this](const QModelIndex &index) {
        goTo(std::size_t{m_log->hitAt(index.row()).step.value} + 1);
    });
    connect(&breakpoints, &Breakpoints::entriesChanged, this, &BreakpointPanel::refresh);
    connect(&breakpoints, &Breakpoints::changed, this, &BreakpointPanel::showHits);
    connect(&document, &Document::cursorMoved, this, &BreakpointPanel::showHits);
    connect(m_log, &HitLogModel::countChanged, this, &BreakpointPanel::showHits);
    refresh();
}

QToolButton *BreakpointPanel::button(const char *iconName, const QString &text,
                                     void (BreakpointPanel::*slot)())
{
    auto *result = new QToolButton;
    result->setIcon(icon(QString::fromLatin1(iconName)));
    result->setText(text);
    result->setToolTip(text);
    result->setAccessibleName(text);
    result->setMinimumSize(28, 28);
    connect(result, &QToolButton::clicked, this, slot);
    return result;
}

void BreakpointPanel::build(QAction *all)
{
    m_list->setHeaderLabels({tr("Stop when"), tr("Conditions"), tr("Hits")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->setAccessibleName(tr("Breakpoints"));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(What, QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(Where, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(Hits, QHeaderView::ResizeToContents);
    m_empty->setMargin(8);
    m_empty->setWordWrap(true);
    m_logView->setModel(m_log);
    m_logView->setUniformItemSizes(true);
    m_logView->setAccessibleName(tr("Logged hits"));
    m_logTitle->setFont(style::font(style::FontRole::SmallStrong));
    m_logTitle->setMargin(6);

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(8, 4, 8, 4);
    tools->addWidget(button("add", tr("Add a breakpoint…"), &BreakpointPanel::add));
    m_edit = button("edit", tr("Edit the breakpoint…"), &BreakpointPanel::edit);
    m_remove = button("remove", tr("Remove the breakpoint"), &BreakpointPanel::remove);
    auto *stops = new QToolButton;
    stops->setDefaultAction(all);
    stops->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    tools->addWidget(m_edit);
    tools->addWidget(m_remove);
    tools->addStretch();
    tools->addWidget(stops);

    auto *listSide = new QWidget;
    auto *list = new QVBoxLayout(listSide);
    auto *log = new QVBoxLayout(m_logSide);
    for (QVBoxLayout *side : {list, log}) {
        side->setContentsMargins(0, 0, 0, 0);
        side->setSpacing(0);
    }
    list->addLayout(tools);
    list->addWidget(m_empty);
    list->addWidget(m_list, 1);
    log->addWidget(m_logTitle);
    log->addWidget(m_logView, 1);
    auto *split = new QSplitter;
    split->addWidget(listSide);
    split->addWidget(m_logSide);
    split->setStretchFactor(0, 1);
    split->setSizes({qRound(style::scaled(420)), qRound(style::scaled(200))});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(split);
}

void BreakpointPanel::showEntry(QTreeWidgetItem &item, std::size_t entry) const
{
    const BreakpointEntry &shown = m_breakpoints.entries()[entry];
    item.setSizeHint(Where, QSize(0, qRound(style::scaled(26)))); // it stretches anyway
    item.setTextAlignment(Hits, Qt::AlignRight | Qt::AlignVCenter);
    if (!shown.breakpoint) {
        const Error &error = shown.errors.front();
        const QString what =
            tr("%1: %2", "place, what is wrong")
                .arg(QString::fromStdString(error.where), QString::fromStdString(error.what));
        item.setFlags(item.flags() & ~Qt::ItemIsUserCheckable);
        item.setIcon(What, icon(QStringLiteral("warning")));
        item.setText(What, tr("Broken"));
        item.setText(Where, what);
        item.setToolTip(Where, what);
        for (const int column : {What, Where})
            item.setForeground(column, style::mark(style::Mark::Failed).text);
        return;
    }
    const Breakpoint &breakpoint = *shown.breakpoint;
    item.setFlags(item.flags() | Qt::ItemIsUserCheckable);
    item.setCheckState(What, breakpoint.enabled ? Qt::Checked : Qt::Unchecked);
    const auto mark = format::markOf(breakpoint.on);
    item.setIcon(What, mark ? glyph(*mark) : icon(QStringLiteral("event")));
    const QString waitsFor = format::waitsFor(breakpoint);
    item.setText(What,
                 breakpoint.name.empty() ? waitsFor : QString::fromStdString(breakpoint.name));
    item.setText(Where, format::conditions(breakpoint));
    item.setToolTip(What, waitsFor);
    item.setToolTip(Where, format::conditions(breakpoint));
}

void BreakpointPanel::refresh()
{
    const auto before = current();
    {
        const QScopedValueRollback quiet(m_isShowing, true);
        m_list->clear();
        for (std::size_t i = 0; i < m_breakpoints.entries().size(); ++i)
            showEntry(*new QTreeWidgetItem(m_list), i);
        if (before)
            m_list->setCurrentItem(m_list->topLevelItem(
                std::min(static_cast<int>(*before), m_list->topLevelItemCount() - 1)));
    }
    m_empty->setVisible(m_list->topLevelItemCount() == 0);
    showHits();
    enable();
}

/// Runs at each move of the cursor: costs a search for each entry.
void BreakpointPanel::showHits()
{
    if (static_cast<std::size_t>(m_list->topLevelItemCount()) != m_breakpoints.entries().size())
        return; // the list follows
    const QScopedValueRollback quiet(m_isShowing, true);
    const std::size_t cursor = m_document.cursor();
    const auto counted = [](const HitCounts &counts) {
        return tr("%1 of %2", "hits before the cursor, all")
            .arg(format::number(static_cast<std::int64_t>(counts.before)),
                 format::number(static_cast<std::int64_t>(counts.all())));
    };
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        const auto entry = static_cast<std::size_t>(row);
        const auto &breakpoint = m_breakpoints.entries()[entry].breakpoint;
        const bool isOn = breakpoint && breakpoint->enabled;
        m_list->topLevelItem(row)->setText(
            Hits, isOn ? counted(m_breakpoints.countsAt(entry, cursor)) : QStringLiteral("–"));
    }
    m_logSide->setVisible(m_log->total() > 0);
    m_logTitle->setText(tr("Log: %1 of %2")
                            .arg(format::number(m_log->rowCount()),
                                 format::number(static_cast<std::int64_t>(m_log->total()))));
}

void BreakpointPanel::take(QTreeWidgetItem *item)
{
    if (m_isShowing)
        return;
    const auto entry = static_cast<std::size_t>(m_list->indexOfTopLevelItem(item));
    const bool isOn = item->checkState(What) == Qt::Checked;
    // Later: the list is built anew, and it is still at work with the item.
    QMetaObject::invokeMethod(
        this, [this, entry, isOn] { m_breakpoints.setEnabled(entry, isOn); }, Qt::QueuedConnection);
}

/// To the next hit of the breakpoint; behind its last one to its first.
void BreakpointPanel::activate(QTreeWidgetItem *item)
{
    const int row = m_list->indexOfTopLevelItem(item);
    if (row < 0)
        return;
    const auto entry = static_cast<std::size_t>(row);
    const std::vector<Hit> &hits = m_breakpoints.hitsOf(entry);
    if (hits.empty())
        return;
    const HitCounts counts = m_breakpoints.countsAt(entry, m_document.cursor());
    const Hit &next = counts.after > 0 ? hits[counts.before] : hits.front();
    goTo(std::size_t{next.step.value} + 1);
}

void BreakpointPanel::goTo(std::size_t cursor)
{
    m_document.moveTo(cursor);
    const StepIndex step{static_cast<std::uint32_t>(cursor - 1)};
    if (const auto invocation = m_document.trace().invocationOf(step))
        m_document.select(invocation);
}

std::optional<std::size_t> BreakpointPanel::current() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(row));
}

QStringList BreakpointPanel::functions() const
{
    QStringList names;
    for (const Function &function : m_document.trace().scenario().functions)
        names += QString::fromStdString(function.name);
    return names;
}

void BreakpointPanel::enable()
{
    m_edit->setEnabled(current().has_value());
    m_remove->setEnabled(current().has_value());
}

void BreakpointPanel::ask(const Json &entry)
{
    BreakpointDialog dialog(entry, functions(), this);
    if (dialog.exec() == QDialog::Accepted)
        m_breakpoints.add(dialog.entry());
}

void BreakpointPanel::add()
{
    ask(Json(Json::Object{}));
}

void BreakpointPanel::edit()
{
    const auto entry = current();
    if (!entry)
        return;
    BreakpointDialog dialog(m_breakpoints.entries()[*entry].json, functions(), this);
    if (dialog.exec() == QDialog::Accepted)
        m_breakpoints.replace(*entry, dialog.entry());
}

void BreakpointPanel::remove()
{
    if (const auto entry = current())
        m_breakpoints.remove(*entry);
}

} // namespace retryscope

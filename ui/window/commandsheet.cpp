#include "ui/window/commandsheet.h"

#include "ui/style.h"
#include "ui/window/commands.h"
#include "ui/window/timelinekeylist.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace retryscope {

namespace {

enum class SheetColumn : std::uint8_t { Name, Keys, Tip };

QString textOf(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts += key.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral("   "));
}

/// Whether the item holds all the words, in any order.
bool holds(const QTreeWidgetItem &item, const QStringList &words)
{
    const QString all = item.parent()->text(0) + QLatin1Char(' ') + item.text(0) + QLatin1Char(' ')
        + item.text(1) + QLatin1Char(' ') + item.text(2);
    return std::ranges::all_of(
        words, [&](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
}

QAction *actionOf(const QTreeWidgetItem *item)
{
    return item ? item->data(0, Qt::UserRole).value<QAction *>() : nullptr;
}

/// How well an item answers the words: a key that is typed in full before all else.
int worth(const QTreeWidgetItem &item, const QStringList &words)
{
    const bool isNamed = std::ranges::all_of(words, [&](const QString &word) {
        return item.text(0).contains(word, Qt::CaseInsensitive);
    });
    const QStringList keys = item.text(1).split(QStringLiteral("   "));
    const bool isKey = std::ranges::any_of(
        words, [&](const QString &word) { return keys.contains(word, Qt::CaseInsensitive); });
    return (isKey ? 4 : 0) + (actionOf(&item)->isEnabled() ? 2 : 0) + (isNamed ? 1 : 0);
}

bool isBetter(const QTreeWidgetItem &item, const QTreeWidgetItem *best, const QStringList &words)
{
    return !best || worth(item, words) > worth(*best, words);
}

} // namespace

CommandSheet::CommandSheet(const CommandRegistry &commands, QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit)
    , m_list(new QTreeWidget)
    , m_nothing(new QLabel)
{
    setWindowTitle(tr("Commands and keys"));
    resize(qRound(style::scaled(760)), qRound(style::scaled(560)));
    m_search->setPlaceholderText(tr("Find a command"));
    m_search->setAccessibleName(tr("Find a command"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setColumnCount(3);
    m_list->setHeaderLabels({tr("Command"), tr("Keys"), tr("What it does")});
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setIndentation(0);
    // Rows as high as a target has to be: the list gives an icon's height to its row.
    m_list->setIconSize(QSize(qRound(style::scaled(16)), qRound(style::scaled(24))));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    m_nothing->setWordWrap(true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->hide();
    layout->addWidget(m_nothing);
    layout->addWidget(m_list);
    fill(commands);
    connect(m_search, &QLineEdit::textChanged, this, &CommandSheet::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &CommandSheet::run);
    connect(m_list, &QTreeWidget::itemActivated, this, &CommandSheet::run);
    m_search->setFocus();
}

QTreeWidgetItem *CommandSheet::addHead(const QString &text)
{
    auto *head = new QTreeWidgetItem(m_list, {text});
    head->setFlags(Qt::ItemIsEnabled);
    head->setFont(0, style::font(style::FontRole::Heading));
    head->setFirstColumnSpanned(true);
    return head;
}

void CommandSheet::fill(const CommandRegistry &commands)
{
    for (std::size_t i = 0; i < commandGroupCount; ++i) {
        const auto group = static_cast<CommandGroup>(i);
        QTreeWidgetItem *head = addHead(name(group).remove(QLatin1Char('&')));
        for (const CommandRow &row : commandRows(group)) {
            QAction *action = commands.action(row.command);
            const QString whyNot = commands.whyNot(row.command);
            auto *item = new QTreeWidgetItem(
                head,
                {plainText(*action), textOf(commands.keys(row.command)),
                 whyNot.isEmpty() ? action->statusTip() : tr("Not now: %1").arg(whyNot)});
            item->setIcon(0, action->icon());
            item->setData(0, Qt::UserRole, QVariant::fromValue(action));
            item->setToolTip(2, action->statusTip());
            // Disabled, but in reach of the keyboard: it says why.
            if (!action->isEnabled()) {
                for (const SheetColumn column :
                     {SheetColumn::Name, SheetColumn::Keys, SheetColumn::Tip})
                    item->setForeground(static_cast<int>(column), style::surface().secondaryText);
            }
        }
        head->setExpanded(true);
    }
    QTreeWidgetItem *head = addHead(tr("In the timeline"));
    for (const TimelineKey &key : timelineKeys())
        new QTreeWidgetItem(head, {key.name, textOf(key.keys), key.tip});
    head->setExpanded(true);
    for (const SheetColumn column : {SheetColumn::Name, SheetColumn::Keys})
        m_list->resizeColumnToContents(static_cast<int>(column));
}

void CommandSheet::filter(const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QTreeWidgetItem *first = nullptr;
    bool isFound = false;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *head = m_list->topLevelItem(i);
        bool hasAny = false;
        for (int j = 0; j < head->childCount(); ++j) {
            QTreeWidgetItem *item = head->child(j);
            const bool matches = holds(*item, words);
            item->setHidden(!matches);
            hasAny = hasAny || matches;
            const QAction *action = matches ? actionOf(item) : nullptr;
            // A hit in the name before hits in the explanations; what can run before the rest.
            if (action && isBetter(*item, first, words))
                first = item;
        }
        head->setHidden(!hasAny);
        isFound = isFound || hasAny;
    }
    m_nothing->setText(tr("Nothing is called “%1”.").arg(text.trimmed()));
    m_nothing->setVisible(!isFound);
    m_list->setCurrentItem(words.isEmpty() ? nullptr : first);
    if (first && !words.isEmpty())
        m_list->scrollToItem(first);
}

void CommandSheet::run()
{
    QAction *action = actionOf(m_list->currentItem());
    if (!action || !action->isEnabled())
        return;
    accept();
    action->trigger();
}

bool CommandSheet::eventFilter(QObject *object, QEvent *event)
{
    if (object == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(object, event);
}

} // namespace retryscope

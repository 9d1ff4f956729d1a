#include "ui/window/commandsheet.h"

#include "ui/style.h"
#include "ui/window/commands.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace retryscope {

namespace {

enum class Column : std::uint8_t { Name, Keys, Tip };

QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

QString keyText(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &key : action.shortcuts())
        keys += key.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral("   "));
}

QAction *actionOf(const QTreeWidgetItem *item)
{
    return item ? item->data(0, Qt::UserRole).value<QAction *>() : nullptr;
}

} // namespace

CommandSheet::CommandSheet(const CommandRegistry &commands, QWidget *parent)
    : QDialog(parent)
    , m_search(new QLineEdit)
    , m_list(new QTreeWidget)
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
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    fill(commands);
    connect(m_search, &QLineEdit::textChanged, this, &CommandSheet::filter);
    connect(m_search, &QLineEdit::returnPressed, this, &CommandSheet::run);
    connect(m_list, &QTreeWidget::itemActivated, this, &CommandSheet::run);
    m_search->setFocus();
}

void CommandSheet::fill(const CommandRegistry &commands)
{
    for (std::size_t i = 0; i < commandGroupCount; ++i) {
        const auto group = static_cast<CommandGroup>(i);
        auto *head = new QTreeWidgetItem(m_list, {plain(name(group))});
        head->setFlags(Qt::ItemIsEnabled);
        head->setFont(0, style::font(style::FontRole::Heading));
        head->setFirstColumnSpanned(true);
        for (QAction *action : commands.actions(group)) {
            auto *item = new QTreeWidgetItem(
                head, {plain(action->text()), keyText(*action), action->statusTip()});
            item->setIcon(0, action->icon());
            item->setData(0, Qt::UserRole, QVariant::fromValue(action));
            item->setToolTip(2, action->statusTip());
            item->setDisabled(!action->isEnabled());
        }
        head->setExpanded(true);
    }
    for (const Column column : {Column::Name, Column::Keys})
        m_list->resizeColumnToContents(static_cast<int>(column));
}

void CommandSheet::filter(const QString &text)
{
    QTreeWidgetItem *first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *head = m_list->topLevelItem(i);
        bool hasAny = false;
        for (int j = 0; j < head->childCount(); ++j) {
            QTreeWidgetItem *item = head->child(j);
            const QString all = item->text(0) + QLatin1Char(' ') + item->text(2);
            const bool matches = all.contains(text, Qt::CaseInsensitive);
            item->setHidden(!matches);
            hasAny = hasAny || matches;
            if (matches && !first && !item->isDisabled())
                first = item;
        }
        head->setHidden(!hasAny);
    }
    m_list->setCurrentItem(text.isEmpty() ? nullptr : first);
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

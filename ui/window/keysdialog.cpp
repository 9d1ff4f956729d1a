#include "ui/window/keysdialog.h"

#include "ui/inspector/notice.h"
#include "ui/style.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace retryscope {

namespace {

QString textOf(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts += key.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral("   "));
}

Command commandOf(const QTreeWidgetItem &item)
{
    return static_cast<Command>(item.data(0, Qt::UserRole).toInt());
}

} // namespace

KeysDialog::KeysDialog(CommandRegistry &commands, QWidget *parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_search(new QLineEdit)
    , m_list(new QTreeWidget)
    , m_name(new QLabel)
    , m_conflict(new Notice)
    , m_takeAway(new QPushButton)
    , m_reset(new QPushButton(tr("Usual keys")))
{
    setWindowTitle(tr("Keys"));
    resize(qRound(style::scaled(640)), qRound(style::scaled(600)));
    build();
    fill();
    connect(m_search, &QLineEdit::textChanged, this, &KeysDialog::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeysDialog::showChosen);
    connect(m_takeAway, &QPushButton::clicked, this, &KeysDialog::takeAway);
    connect(m_reset, &QPushButton::clicked, this,
            [this] { set(CommandRegistry::usualKeys(m_chosen)); });
    choose(Command::New);
    m_search->setFocus();
}

void KeysDialog::build()
{
    m_search->setPlaceholderText(tr("Find a command or a key"));
    m_search->setAccessibleName(tr("Find a command or a key"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Commands"));
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_name->setFont(style::font(style::FontRole::Strong));
    m_conflict->setWordWrap(true);
    m_reset->setToolTip(tr("Give this command the keys back that it had from the start"));
    auto *form = new QFormLayout;
    const std::array<QString, 2> labels{tr("Key"), tr("Second key")};
    for (std::size_t place = 0; place < m_edits.size(); ++place) {
        m_edits[place] = new QKeySequenceEdit;
        m_edits[place]->setAccessibleName(labels[place]);
        m_edits[place]->setToolTip(tr("Press the key that the command shall have"));
        auto *clear = new QPushButton(tr("None"));
        clear->setToolTip(tr("Take this key away from the command"));
        clear->setAccessibleName(tr("%1: none").arg(labels[place]));
        clear->setAutoDefault(false);
        connect(clear, &QPushButton::clicked, this, [this, place] { take(place, {}); });
        connect(m_edits[place], &QKeySequenceEdit::keySequenceChanged, this,
                [this, place](const QKeySequence &key) {
                    // Several chords in a row are easy to press by mistake: the first one counts.
                    take(place, key.isEmpty() ? key : QKeySequence(key[0]));
                });
        auto *row = new QHBoxLayout;
        row->addWidget(m_edits[place], 1);
        row->addWidget(clear);
        form->addRow(labels[place], row);
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *all = buttons->addButton(tr("All usual keys"), QDialogButtonBox::ResetRole);
    all->setToolTip(tr("Give all commands the keys back that they had from the start"));
    for (QPushButton *button : {m_takeAway, m_reset, all})
        button->setAutoDefault(false);
    connect(all, &QPushButton::clicked, this, &KeysDialog::resetAll);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    for (QWidget *widget : {static_cast<QWidget *>(m_search), static_cast<QWidget *>(m_list),
                            static_cast<QWidget *>(m_name)})
        layout->addWidget(widget);
    layout->addLayout(form);
    layout->addWidget(m_conflict);
    layout->addWidget(m_takeAway, 0, Qt::AlignLeft);
    layout->addWidget(m_reset, 0, Qt::AlignLeft);
    layout->addWidget(buttons);
}

void KeysDialog::fill()
{
    for (std::size_t i = 0; i < commandCount; ++i) {
        const auto command = static_cast<Command>(i);
        const QAction *action = m_commands.action(command);
        auto *item = new QTreeWidgetItem(m_list, {plainText(*action), {}});
        item->setIcon(0, action->icon());
        item->setToolTip(0, action->statusTip());
        item->setData(0, Qt::UserRole, static_cast<int>(command));
    }
    // Rows as high as a target has to be: the list gives an icon's height to its row.
    m_list->setIconSize(QSize(qRound(style::scaled(16)), qRound(style::scaled(24))));
    showKeys();
    m_list->resizeColumnToContents(0);
}

void KeysDialog::filter(const QString &text)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        const QString all = item->text(0) + QLatin1Char(' ') + item->text(1);
        item->setHidden(!all.contains(text, Qt::CaseInsensitive));
    }
}

void KeysDialog::choose(Command command)
{
    m_list->setCurrentItem(m_list->topLevelItem(static_cast<int>(command)));
    showChosen();
}

void KeysDialog::showChosen()
{
    if (const QTreeWidgetItem *item = m_list->currentItem())
        m_chosen = commandOf(*item);
    m_name->setText(plainText(*m_commands.action(m_chosen)));
    const QList<QKeySequence> &keys = m_commands.keys(m_chosen);
    for (std::size_t place = 0; place < m_edits.size(); ++place) {
        const QSignalBlocker blocker(m_edits[place]);
        m_edits[place]->setKeySequence(keys.value(static_cast<qsizetype>(place)));
    }
    m_wanted = {};
    m_conflict->tell({}, style::Mark::Refusal);
    m_takeAway->hide();
    m_reset->setEnabled(keys != CommandRegistry::usualKeys(m_chosen));
}

void KeysDialog::showKeys()
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        item->setText(1, textOf(m_commands.keys(commandOf(*item))));
    }
}

QString KeysDialog::message() const
{
    return m_conflict->isHidden() ? QString() : m_conflict->text();
}

/// Gives the command that key as its first or second one, unless something else has it.
void KeysDialog::take(std::size_t place, const QKeySequence &key)
{
    QList<QKeySequence> keys = m_commands.keys(m_chosen);
    if (const auto conflict = conflictOf(m_commands, m_chosen, key)) {
        showChosen();
        m_wanted = key;
        m_wantedPlace = place;
        const QString text = key.toString(QKeySequence::NativeText);
        m_conflict->tell(tr("%1 is the key of %2.").arg(text, conflict->owner),
                         style::Mark::Refusal);
        m_takeAway->setText(tr("Take it away from “%1”").arg(conflict->owner));
        m_takeAway->setVisible(conflict->command.has_value());
        return;
    }
    while (keys.size() <= static_cast<qsizetype>(place))
        keys += QKeySequence();
    keys[static_cast<qsizetype>(place)] = key;
    keys.removeAll(QKeySequence());
    if (keys.size() == 2 && keys[0] == keys[1])
        keys.removeLast();
    set(keys);
}

void KeysDialog::takeAway()
{
    const QKeySequence key = m_wanted;
    const auto conflict = conflictOf(m_commands, m_chosen, key);
    if (!conflict || !conflict->command)
        return;
    QList<QKeySequence> others = m_commands.keys(*conflict->command);
    others.removeAll(key);
    m_commands.setKeys(*conflict->command, others);
    take(m_wantedPlace, key);
}

void KeysDialog::set(const QList<QKeySequence> &keys)
{
    // The usual keys of one command may be another's by now.
    for (const QKeySequence &key : keys) {
        const auto conflict = conflictOf(m_commands, m_chosen, key);
        if (!conflict || !conflict->command)
            continue;
        QList<QKeySequence> others = m_commands.keys(*conflict->command);
        others.removeAll(key);
        m_commands.setKeys(*conflict->command, others);
    }
    m_commands.setKeys(m_chosen, keys);
    saveKeys(m_commands);
    showKeys();
    showChosen();
}

void KeysDialog::resetAll()
{
    for (std::size_t i = 0; i < commandCount; ++i) {
        const auto command = static_cast<Command>(i);
        m_commands.setKeys(command, CommandRegistry::usualKeys(command));
    }
    saveKeys(m_commands);
    showKeys();
    showChosen();
}

} // namespace retryscope

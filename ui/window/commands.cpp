#include "ui/window/commands.h"

#include "ui/icons.h"

#include <QCoreApplication>
#include <QShortcut>
#include <QWidget>

namespace retryscope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Commands", text);
}

std::size_t placeOf(Command command)
{
    return static_cast<std::size_t>(command);
}

} // namespace

CommandRegistry::CommandRegistry(QObject *parent)
    : QObject(parent)
{
    for (std::size_t i = 0; i < commandCount; ++i) {
        const CommandRow &row = commandRow(static_cast<Command>(i));
        auto *action = new QAction(icon(QString::fromLatin1(row.icon)), translated(row.text), this);
        action->setStatusTip(translated(row.tip));
        m_actions[i] = action;
        m_keys[i] = usualKeys(row.command);
        bind(row.command);
    }
}

QAction *CommandRegistry::action(Command command) const
{
    return m_actions[placeOf(command)];
}

std::vector<QAction *> CommandRegistry::actions(CommandGroup group) const
{
    std::vector<QAction *> result;
    for (const CommandRow &row : commandRows(group))
        result.push_back(action(row.command));
    return result;
}

QList<QKeySequence> CommandRegistry::usualKeys(Command command)
{
    QList<QKeySequence> keys;
    const QString all = QString::fromLatin1(commandRow(command).keys);
    for (const QString &key : all.split(QStringLiteral("; "), Qt::SkipEmptyParts))
        keys += QKeySequence(key, QKeySequence::PortableText);
    return keys;
}

const QList<QKeySequence> &CommandRegistry::keys(Command command) const
{
    return m_keys[placeOf(command)];
}

void CommandRegistry::setKeys(Command command, const QList<QKeySequence> &keys)
{
    if (m_keys[placeOf(command)] == keys)
        return;
    m_keys[placeOf(command)] = keys;
    bind(command);
    emit keysChanged();
}

void CommandRegistry::setPlainKeyWidget(QWidget *widget)
{
    m_plainKeyWidget = widget;
    for (std::size_t i = 0; i < commandCount; ++i)
        bind(static_cast<Command>(i));
}

void CommandRegistry::bind(Command command)
{
    QAction *const action = this->action(command);
    QList<QShortcut *> &plain = m_plain[placeOf(command)];
    qDeleteAll(plain);
    plain.clear();
    QList<QKeySequence> everywhere;
    for (const QKeySequence &key : keys(command)) {
        if (!isPlainKey(key)) {
            everywhere += key;
        } else if (m_plainKeyWidget) {
            auto *shortcut = new QShortcut(key, m_plainKeyWidget);
            shortcut->setContext(Qt::WidgetShortcut);
            connect(shortcut, &QShortcut::activated, action, &QAction::trigger);
            plain += shortcut;
        }
    }
    action->setShortcuts(everywhere);
    action->setToolTip(toolTip(*action));
}

void CommandRegistry::allow(Command command)
{
    m_whyNot[placeOf(command)].clear();
    action(command)->setEnabled(true);
}

void CommandRegistry::refuse(Command command, const QString &whyNot)
{
    m_whyNot[placeOf(command)] = whyNot;
    action(command)->setEnabled(false);
}

QString CommandRegistry::whyNot(Command command) const
{
    return action(command)->isEnabled() ? QString() : m_whyNot[placeOf(command)];
}

bool isPlainKey(const QKeySequence &key)
{
    if (key.isEmpty())
        return false;
    const QKeyCombination first = key[0];
    const Qt::KeyboardModifiers strong = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    const bool isFunctionKey = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F35;
    return !(first.keyboardModifiers() & strong) && !isFunctionKey;
}

QString plainText(const QAction &action)
{
    return action.text().remove(QLatin1Char('&'));
}

QString toolTip(const QAction &action)
{
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    if (key.isEmpty())
        return action.statusTip();
    return QCoreApplication::translate("Commands", "%1 (%2)").arg(action.statusTip(), key);
}

} // namespace retryscope

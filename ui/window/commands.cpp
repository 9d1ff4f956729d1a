#include "ui/window/commands.h"

#include "ui/icons.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Commands", text);
}

QList<QKeySequence> keysOf(const CommandRow &row)
{
    QList<QKeySequence> keys;
    const QString all = QString::fromLatin1(row.keys);
    for (const QString &key : all.split(QStringLiteral("; "), Qt::SkipEmptyParts))
        keys += QKeySequence(key, QKeySequence::PortableText);
    return keys;
}

} // namespace

CommandRegistry::CommandRegistry(QObject *parent)
    : QObject(parent)
{
    for (const CommandRow &row : commandTable()) {
        auto *action = new QAction(icon(QString::fromLatin1(row.icon)), translated(row.text), this);
        action->setShortcuts(keysOf(row));
        action->setStatusTip(translated(row.tip));
        action->setToolTip(toolTip(*action));
        m_actions[static_cast<std::size_t>(row.command)] = action;
    }
}

QAction *CommandRegistry::action(Command command) const
{
    return m_actions[static_cast<std::size_t>(command)];
}

std::vector<QAction *> CommandRegistry::actions(CommandGroup group) const
{
    std::vector<QAction *> result;
    for (const CommandRow &row : commandTable()) {
        if (row.group == group)
            result.push_back(action(row.command));
    }
    return result;
}

QString toolTip(const QAction &action)
{
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    if (key.isEmpty())
        return action.statusTip();
    return QCoreApplication::translate("Commands", "%1 (%2)").arg(action.statusTip(), key);
}

} // namespace retryscope

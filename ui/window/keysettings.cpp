#include "ui/window/keysettings.h"

#include "ui/window/timelinekeylist.h"

#include <QCoreApplication>
#include <QSettings>

namespace retryscope {

namespace {

QString keyOf(Command command)
{
    return QStringLiteral("keys/%1").arg(QString::fromLatin1(commandRow(command).icon));
}

/// Menu keys, virtual consoles and what window managers take: nobody else ever gets them.
bool isOfTheDesktop(const QKeySequence &key)
{
    const QKeyCombination first = key[0];
    const Qt::KeyboardModifiers modifiers = first.keyboardModifiers();
    const bool isFunctionKey = first.key() >= Qt::Key_F1 && first.key() <= Qt::Key_F12;
    if (isFunctionKey && modifiers == (Qt::ControlModifier | Qt::AltModifier))
        return true;
    if (modifiers == Qt::AltModifier)
        return first.key() == Qt::Key_F4 || first.key() == Qt::Key_F10 || first.key() == Qt::Key_Tab
            || (first.key() >= Qt::Key_A && first.key() <= Qt::Key_Z);
    return first.key() == Qt::Key_F10 && modifiers == Qt::ShiftModifier;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("Keys", text);
}

} // namespace

void restoreKeys(CommandRegistry &commands)
{
    const QSettings settings;
    for (std::size_t i = 0; i < commandCount; ++i) {
        const auto command = static_cast<Command>(i);
        if (!settings.contains(keyOf(command)))
            continue;
        QList<QKeySequence> keys;
        for (const QString &text : settings.value(keyOf(command)).toStringList())
            keys += QKeySequence(text, QKeySequence::PortableText);
        keys.removeAll(QKeySequence());
        commands.setKeys(command, keys);
    }
}

void saveKeys(const CommandRegistry &commands)
{
    QSettings settings;
    for (std::size_t i = 0; i < commandCount; ++i) {
        const auto command = static_cast<Command>(i);
        QStringList texts;
        for (const QKeySequence &key : commands.keys(command))
            texts += key.toString(QKeySequence::PortableText);
        if (commands.keys(command) == CommandRegistry::usualKeys(command))
            settings.remove(keyOf(command));
        else
            settings.setValue(keyOf(command), texts);
    }
}

std::optional<KeyConflict> conflictOf(const CommandRegistry &commands, Command command,
                                      const QKeySequence &key)
{
    if (key.isEmpty())
        return std::nullopt;
    if (isOfTheDesktop(key))
        return KeyConflict{translated("the desktop and its menus"), std::nullopt};
    for (std::size_t i = 0; i < commandCount; ++i) {
        const auto other = static_cast<Command>(i);
        if (other != command && commands.keys(other).contains(key))
            return KeyConflict{plainText(*commands.action(other)), other};
    }
    for (const TimelineKey &timeline : timelineKeys()) {
        if (timeline.keys.contains(key))
            return KeyConflict{translated("“%1” in the timeline").arg(timeline.name), std::nullopt};
    }
    return std::nullopt;
}

} // namespace retryscope

#include "ui/window/commands.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

class tst_Commands : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theTableIsInTheOrderOfTheCommands()
    {
        for (std::size_t i = 0; i < commandCount; ++i)
            QCOMPARE(static_cast<std::size_t>(commandTable()[i].command), i);
    }

    void everyActionSaysWhatItDoes()
    {
        for (const CommandRow &row : commandTable()) {
            const QAction *command = action(row.command);
            const QByteArray name = command->text().toUtf8();
            QVERIFY2(!command->text().isEmpty() && !command->statusTip().isEmpty()
                         && !command->toolTip().isEmpty(),
                     name);
            QVERIFY2(!command->icon().isNull(), name);
            QVERIFY2(!command->icon().pixmap(16, 16).toImage().isNull(), name);
        }
    }

    void noTwoCommandsShareAKey()
    {
        QHash<QString, QString> owners;
        for (const CommandRow &row : commandTable()) {
            for (const QKeySequence &key : action(row.command)->shortcuts()) {
                const QString text = key.toString();
                QVERIFY2(!key.isEmpty(), row.text);
                QVERIFY2(!owners.contains(text), qPrintable(text));
                owners.insert(text, action(row.command)->text());
            }
        }
    }

private:
    QAction *action(Command command) { return m_commands.action(command); }

    CommandRegistry m_commands;
};

QTEST_MAIN(tst_Commands)
#include "tst_commands.moc"

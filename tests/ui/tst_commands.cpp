#include "ui/window/commands.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
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
            QCOMPARE(static_cast<std::size_t>(commandRow(static_cast<Command>(i)).command), i);
    }

    void everyActionSaysWhatItDoes()
    {
        for (const QAction *command : actions()) {
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
        for (std::size_t i = 0; i < commandCount; ++i) {
            for (const QKeySequence &key : m_commands.keys(static_cast<Command>(i))) {
                const QString text = key.toString();
                QVERIFY(!text.isEmpty());
                QVERIFY2(!owners.contains(text), qPrintable(text));
                owners.insert(text, actions()[static_cast<qsizetype>(i)]->text());
            }
        }
    }

    void noTwoCommandsShareAnIcon()
    {
        QSet<QByteArray> icons;
        for (std::size_t i = 0; i < commandCount; ++i) {
            const QByteArray icon = commandRow(static_cast<Command>(i)).icon;
            QVERIFY2(!icons.contains(icon), icon);
            icons += icon;
        }
    }

    void noTwoEntriesOfAMenuShareAMnemonic()
    {
        for (std::size_t i = 0; i < commandGroupCount; ++i) {
            QSet<QChar> letters;
            for (const QAction *action : m_commands.actions(static_cast<CommandGroup>(i))) {
                const auto place = action->text().indexOf(QLatin1Char('&'));
                if (place < 0)
                    continue;
                const QChar letter = action->text().at(place + 1).toLower();
                QVERIFY2(!letters.contains(letter), qPrintable(action->text()));
                letters += letter;
            }
        }
    }

private:
    QList<QAction *> actions() const
    {
        QList<QAction *> all;
        for (std::size_t i = 0; i < commandCount; ++i)
            all += m_commands.action(static_cast<Command>(i));
        return all;
    }

    CommandRegistry m_commands;
};

QTEST_MAIN(tst_Commands)
#include "tst_commands.moc"

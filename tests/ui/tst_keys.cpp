#include "tests/ui/ownsettings.h"
#include "ui/window/commandsheet.h"
#include "ui/window/keysdialog.h"
#include "ui/window/keysettings.h"
#include "ui/window/timelinekeylist.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QTreeWidget>

using namespace retryscope;

class tst_Keys : public QObject, private OwnSettings
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_keys"); }

    void init()
    {
        begin();
        m_commands = std::make_unique<CommandRegistry>();
        m_dialog = std::make_unique<KeysDialog>(*m_commands);
        m_dialog->choose(Command::Legend);
    }

    void cleanup()
    {
        m_dialog.reset();
        m_commands.reset();
    }

    void plainKeysActInTheTimelineAlone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<bool>("isPlain");
        QTest::newRow("a letter") << QStringLiteral("M") << true;
        QTest::newRow("with Shift") << QStringLiteral("Shift+M") << true;
        QTest::newRow("an arrow") << QStringLiteral("Shift+Right") << true;
        QTest::newRow("with Ctrl") << QStringLiteral("Ctrl+M") << false;
        QTest::newRow("with Alt") << QStringLiteral("Alt+Left") << false;
        QTest::newRow("a function key") << QStringLiteral("F10") << false;
        QTest::newRow("a function key with Shift") << QStringLiteral("Shift+F11") << false;
        QTest::newRow("none") << QString() << false;
    }

    void plainKeysActInTheTimelineAlone()
    {
        QFETCH(QString, key);
        QFETCH(bool, isPlain);

        QCOMPARE(isPlainKey(QKeySequence(key)), isPlain);
    }

    void noUsualKeyIsTheDesktopsOrTheTimelines()
    {
        for (std::size_t i = 0; i < commandCount; ++i) {
            const auto command = static_cast<Command>(i);
            for (const QKeySequence &key : CommandRegistry::usualKeys(command)) {
                const auto conflict = conflictOf(*m_commands, command, key);
                QVERIFY2(!conflict, qPrintable(key.toString()));
            }
        }
    }

    void aKeyThatIsFreeIsTakenAtOnce()
    {
        press(QKeySequence(QStringLiteral("Ctrl+Alt+7")));

        QCOMPARE(text(Command::Legend), QStringLiteral("Ctrl+Alt+7"));
        QCOMPARE(m_commands->action(Command::Legend)->shortcut(),
                 QKeySequence(QStringLiteral("Ctrl+Alt+7")));
        QVERIFY(m_commands->action(Command::Legend)
                    ->toolTip()
                    .endsWith(QStringLiteral("(Ctrl+Alt+7)")));
        QVERIFY(m_dialog->message().isEmpty());
    }

    void theSecondKeyIsTakenBesideTheFirst()
    {
        press(QKeySequence(QStringLiteral("Ctrl+Alt+7")), 1);

        QCOMPARE(text(Command::Legend), QStringLiteral("Ctrl+L Ctrl+Alt+7"));
    }

    void onlyTheFirstOfSeveralChordsCounts()
    {
        press(QKeySequence(QStringLiteral("Ctrl+Alt+7, Ctrl+Alt+8")));

        QCOMPARE(text(Command::Legend), QStringLiteral("Ctrl+Alt+7"));
    }

    void aConflictNamesTheOther_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("message");
        QTest::newRow("a command's")
            << QStringLiteral("Ctrl+F") << QStringLiteral("Ctrl+F is the key of Search.");
        QTest::newRow("its second key")
            << QStringLiteral("Ctrl+Y") << QStringLiteral("Ctrl+Y is the key of Redo.");
        QTest::newRow("the timeline's")
            << QStringLiteral("W")
            << QStringLiteral("W is the key of “Zoom in, out” in the timeline.");
        QTest::newRow("the desktop's")
            << QStringLiteral("Ctrl+Alt+F2")
            << QStringLiteral("Ctrl+Alt+F2 is the key of the desktop and its menus.");
        QTest::newRow("a menu's") << QStringLiteral(
            "Alt+F") << QStringLiteral("Alt+F is the key of the desktop and its menus.");
    }

    void aConflictNamesTheOther()
    {
        QFETCH(QString, key);
        QFETCH(QString, message);

        press(QKeySequence(key));

        QCOMPARE(m_dialog->message(), message);
        QCOMPARE(text(Command::Legend), QStringLiteral("Ctrl+L"));
    }

    void aKeyCanBeTakenAwayFromAnother()
    {
        press(QKeySequence(QStringLiteral("Ctrl+F")));

        button(QStringLiteral("Take it away from “Search”"))->click();

        QCOMPARE(text(Command::Legend), QStringLiteral("Ctrl+F"));
        QCOMPARE(text(Command::Search), QStringLiteral("/"));
        QVERIFY(m_dialog->message().isEmpty());
    }

    void usualKeysComeBackAlsoFromAnother()
    {
        press(QKeySequence(QStringLiteral("Ctrl+F")));
        button(QStringLiteral("Take it away from “Search”"))->click();
        m_dialog->choose(Command::Search);

        button(QStringLiteral("Usual keys"))->click();

        QCOMPARE(text(Command::Search), QStringLiteral("Ctrl+F /"));
        QCOMPARE(text(Command::Legend), QString());
        button(QStringLiteral("All usual keys"))->click();
        QCOMPARE(text(Command::Legend), QStringLiteral("Ctrl+L"));
    }

    void chosenKeysAreKept()
    {
        press(QKeySequence(QStringLiteral("Ctrl+Alt+7")));
        m_dialog->choose(Command::Why);
        button(QStringLiteral("None"))->click();
        CommandRegistry later;

        restoreKeys(later);

        QCOMPARE(later.keys(Command::Legend),
                 QList<QKeySequence>{QKeySequence(QStringLiteral("Ctrl+Alt+7"))});
        QVERIFY(later.keys(Command::Why).isEmpty());
        QCOMPARE(later.keys(Command::Search), CommandRegistry::usualKeys(Command::Search));
    }

    void usualKeysAreNotKept()
    {
        press(QKeySequence(QStringLiteral("Ctrl+Alt+7")));
        button(QStringLiteral("All usual keys"))->click();

        QVERIFY(QSettings().allKeys().filter(QStringLiteral("keys/")).isEmpty());
    }

    void theSheetShowsThePresentKeys()
    {
        press(QKeySequence(QStringLiteral("Ctrl+Alt+7")));

        CommandSheet sheet(*m_commands);

        QCOMPARE(found(sheet, QStringLiteral("Legend"))->text(1), QStringLiteral("Ctrl+Alt+7"));
        QCOMPARE(found(sheet, QStringLiteral("Step over"))->text(1), QStringLiteral("F10   ."));
    }

    void theSheetListsTheTimelinesKeys()
    {
        CommandSheet sheet(*m_commands);

        for (const TimelineKey &key : timelineKeys())
            QVERIFY2(found(sheet, key.name), qPrintable(key.name));
    }

    void wordsAreFoundInAnyOrder_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("command");
        QTest::newRow("in order") << QStringLiteral("step over") << QStringLiteral("Step over");
        QTest::newRow("the other way round")
            << QStringLiteral("over step") << QStringLiteral("Step over");
        QTest::newRow("parts of words")
            << QStringLiteral("diverg prev") << QStringLiteral("Previous divergence");
        QTest::newRow("by the key") << QStringLiteral("Shift+F11") << QStringLiteral("Step out");
        QTest::newRow("by the explanation")
            << QStringLiteral("colours patterns") << QStringLiteral("Legend");
    }

    void wordsAreFoundInAnyOrder()
    {
        QFETCH(QString, words);
        QFETCH(QString, command);
        CommandSheet sheet(*m_commands);

        sheet.findChild<QLineEdit *>()->setText(words);

        const QTreeWidgetItem *item = sheet.findChild<QTreeWidget *>()->currentItem();
        QVERIFY(item);
        QCOMPARE(item->text(0), command);
    }

    void nothingFoundIsSaid()
    {
        CommandSheet sheet(*m_commands);
        sheet.show();
        auto *search = sheet.findChild<QLineEdit *>();
        const auto *said = sheet.findChild<QLabel *>();

        search->setText(QStringLiteral("banana"));
        QVERIFY(said->isVisible());
        QCOMPARE(said->text(), QStringLiteral("Nothing is called “banana”."));

        search->setText(QStringLiteral("legend"));
        QVERIFY(!said->isVisible());
    }

    void aCommandThatCannotRunSaysWhyAndDoesNotRun()
    {
        int runs = 0;
        connect(m_commands->action(Command::Legend), &QAction::triggered, this, [&] { ++runs; });
        m_commands->refuse(Command::Legend, QStringLiteral("The legend is away"));
        CommandSheet sheet(*m_commands);
        sheet.show();
        auto *search = sheet.findChild<QLineEdit *>();

        QTest::keyClicks(search, QStringLiteral("legend"));
        QCOMPARE(found(sheet, QStringLiteral("Legend"))->text(2),
                 QStringLiteral("Not now: The legend is away"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(runs, 0);
        QVERIFY(sheet.isVisible());

        m_commands->allow(Command::Legend);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(runs, 1);
        QVERIFY(!sheet.isVisible());
    }

private:
    void press(const QKeySequence &key, int place = 0)
    {
        m_dialog->findChildren<QKeySequenceEdit *>().at(place)->setKeySequence(key);
    }

    QPushButton *button(const QString &text)
    {
        for (QPushButton *candidate : m_dialog->findChildren<QPushButton *>()) {
            if (candidate->text() == text)
                return candidate;
        }
        qFatal("no button %s", qPrintable(text));
    }

    QString text(Command command) const
    {
        QStringList texts;
        for (const QKeySequence &key : m_commands->keys(command))
            texts += key.toString();
        return texts.join(QLatin1Char(' '));
    }

    static QTreeWidgetItem *found(const CommandSheet &sheet, const QString &name)
    {
        const auto items = sheet.findChild<QTreeWidget *>()->findItems(
            name, Qt::MatchExactly | Qt::MatchRecursive, 0);
        return items.isEmpty() ? nullptr : items.first();
    }

    std::unique_ptr<CommandRegistry> m_commands;
    std::unique_ptr<KeysDialog> m_dialog;
};

QTEST_MAIN(tst_Keys)
#include "tst_keys.moc"

#include "tests/ui/shownwindow.h"
#include "ui/document/player.h"
#include "ui/window/commandsheet.h"
#include "ui/window/messagepanel.h"
#include "ui/window/statusline.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

using namespace retryscope;

/// What the window itself does: its keys, commands, status line and panels.
class tst_Window : public QObject, private ShownWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_window"); }
    void init() { openFirst(); }
    void cleanup() { m_window.reset(); }

    void startsWithTheExampleAtItsStart()
    {
        QVERIFY(document().trace().size() > 0);
        QCOMPARE(document().cursor(), 0U);
        QVERIFY(!document().isModified());
        QVERIFY(m_window->windowTitle().endsWith(QStringLiteral("[*] – Retryscope")));
        QVERIFY(m_window->messages().isHidden());
    }

    void keysMoveTheCursor_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        const Qt::KeyboardModifiers none = Qt::NoModifier;
        const Qt::KeyboardModifiers back = Qt::ControlModifier | Qt::ShiftModifier;

        QTest::newRow("F10 steps") << int{Qt::Key_F10} << none << 0 << 1;
        QTest::newRow("Ctrl+Shift+F10 steps back") << int{Qt::Key_F10} << back << 2 << 1;
        QTest::newRow("no step before the first") << int{Qt::Key_F10} << back << 0 << 0;
        QTest::newRow("full stop steps") << int{Qt::Key_Period} << none << 3 << 4;
        QTest::newRow("comma steps back") << int{Qt::Key_Comma} << none << 3 << 2;
        QTest::newRow("Shift+F5 goes to the start")
            << int{Qt::Key_F5} << Qt::KeyboardModifiers(Qt::ShiftModifier) << 5 << 0;
    }

    void keysMoveTheCursor()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(int, from);
        QFETCH(int, to);
        document().moveTo(static_cast<std::size_t>(from));

        QTest::keyClick(&m_window->timeline(), static_cast<Qt::Key>(key), modifiers);

        QCOMPARE(document().cursor(), static_cast<std::size_t>(to));
    }

    void f8GoesToTheEndAndBackAgain()
    {
        QTest::keyClick(&m_window->timeline(), Qt::Key_F8);
        QCOMPARE(document().cursor(), document().trace().size());

        QTest::keyClick(&m_window->timeline(), Qt::Key_F10,
                        Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(document().cursor(), document().trace().size() - 1);
    }

    void steppingOutEndsTheAttemptThenTheInvocation()
    {
        document().select(InvocationId{0});
        std::size_t before = 0;
        for (;;) {
            QTest::keyClick(&m_window->timeline(), Qt::Key_F11, Qt::ShiftModifier);
            if (document().cursor() == before)
                break;
            before = document().cursor();
        }
        const auto state = document().trace().invocationAfter(before, {0});
        QVERIFY(state && isOver(state->phase));
    }

    void thePlayButtonPlaysAndPauses()
    {
        auto *play = m_window->findChild<QToolButton *>(QStringLiteral("PlayButton"));

        QTest::mouseClick(play, Qt::LeftButton);
        QVERIFY(m_window->player().isPlaying());
        QTest::mouseClick(play, Qt::LeftButton);

        QVERIFY(!m_window->player().isPlaying());
    }

    void undoIsNamedInTheMenu()
    {
        QVERIFY(document().edit(QStringLiteral("Seed 42 → 7"), "/seed", Json(7)).empty());
        QCOMPARE(action(Command::Undo)->text(), QStringLiteral("&Undo: Seed 42 → 7"));

        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);

        QVERIFY(!document().isModified());
        QCOMPARE(action(Command::Redo)->text(), QStringLiteral("&Redo: Seed 42 → 7"));
    }

    void everyCommandRunsFromTheKeyboard()
    {
        // The others ask a question, which tests of their own answer.
        for (const Command command : {Command::New,
                                      Command::Undo,
                                      Command::Redo,
                                      Command::Play,
                                      Command::Pause,
                                      Command::Step,
                                      Command::StepBack,
                                      Command::StepInLane,
                                      Command::StepBackInLane,
                                      Command::StepOut,
                                      Command::StepBackOut,
                                      Command::ToStart,
                                      Command::ToEnd,
                                      Command::Restart,
                                      Command::SkipIdle,
                                      Command::Faster,
                                      Command::Slower,
                                      Command::ZoomIn,
                                      Command::ZoomOut,
                                      Command::FitAll,
                                      Command::FocusSelection,
                                      Command::ResetZoom,
                                      Command::DarkTheme,
                                      Command::ContrastTheme,
                                      Command::LightTheme,
                                      Command::FollowDesktopTheme,
                                      Command::ResetLayout,
                                      Command::FullScreen}) {
            action(command)->trigger();
            document().finishSimulating();
            QVERIFY(document().trace().size() > 0);
        }
        m_window->player().pause();
    }

    void theSheetListsEveryCommandAndRunsOne()
    {
        CommandSheet sheet(m_window->commands());
        auto *list = sheet.findChild<QTreeWidget *>();
        std::size_t count = 0;
        for (QTreeWidgetItemIterator item(list); *item; ++item)
            count += (*item)->data(0, Qt::UserRole).value<QAction *>() ? 1U : 0U;
        QCOMPARE(count, commandCount);

        sheet.show();
        auto *search = sheet.findChild<QLineEdit *>();
        QTest::keyClicks(search, QStringLiteral("behind the last"));
        QTest::keyClick(search, Qt::Key_Return);

        QCOMPARE(document().cursor(), document().trace().size());
    }

    void widgetsForTheKeyboardHaveNames()
    {
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            const bool isButton = qobject_cast<const QAbstractButton *>(widget);
            const bool isOurs = !widget->objectName().startsWith(QStringLiteral("qt_"));
            if (!isButton || !isOurs || !widget->isVisible()
                || widget->focusPolicy() == Qt::NoFocus)
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                     widget->metaObject()->className());
        }
    }

    void theStatusLineFollowsTheCursor()
    {
        const auto *line = m_window->findChild<StatusLine *>();
        QVERIFY(document().openText(R"({"format": "retryscope-scenario", "version": 1,
            "functions": [{"FunctionName": "f", "behavior": [{"outcome": {"type": "error"}}]}],
            "invocations": [{"atMs": 0, "function": "f"}]})",
                                    QStringLiteral("Failing"), QStringLiteral("failing.json")));
        document().finishSimulating();

        QTest::keyClick(&m_window->timeline(), Qt::Key_F8);

        QCOMPARE(line->text(),
                 QStringLiteral(
                     "Paused at step %1 of %1 | t = 0:03:00.300 | 1 invocation: 0 waiting, "
                     "0 running, 0 succeeded | 1 lost | 2 findings | seed 1 | rules: aws | saved | "
                     "Simulated: not a measurement of AWS")
                     .arg(document().trace().size()));
    }

    void panelsCanBeHiddenAndComeBack()
    {
        const QStringList before = shownPanels();
        QVERIFY(before.size() >= 6);
        for (QDockWidget *dock : m_window->findChildren<QDockWidget *>())
            dock->hide();

        action(Command::ResetLayout)->trigger();

        QCOMPARE(shownPanels(), before);
    }
};

QTEST_MAIN(tst_Window)
#include "tst_window.moc"

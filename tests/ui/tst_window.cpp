#include "core/trace/trace.h"
#include "ui/document/document.h"
#include "ui/document/player.h"
#include "ui/timeline/timelineview.h"
#include "ui/window/commands.h"
#include "ui/window/commandsheet.h"
#include "ui/window/filecommands.h"
#include "ui/window/mainwindow.h"
#include "ui/window/messagepanel.h"
#include "ui/window/statusline.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QRegularExpression>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QUndoStack>

using namespace retryscope;

namespace {

const QByteArray failing = R"({"format": "retryscope-scenario", "version": 1, "title": "Failing",
    "functions": [{"FunctionName": "f", "behavior": [{"outcome": {"type": "error"}}]}],
    "invocations": [{"atMs": 0, "function": "f"}]})";

const std::string timeout = "/functions/0/Timeout";

} // namespace

class tst_Window : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("Retryscope"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_window"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init()
    {
        // The platform without a display says so each time that a window is shown.
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support).*")));
        QSettings().clear();
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1600, 1000);
        m_window->openFirst(QString());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        document().finishSimulating();
        m_window->timeline().setFocus();
    }

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

    void aBadFileShowsAPanelAndKeepsTheDocument()
    {
        const QString title = document().title();
        const QString path = file("bad.json", R"({"format": "retryscope-scenario", "version": 1,
            "functions": [{"FunctionName": "f", "Timeout": 901}], "invocations": [], "x": 1})");

        m_window->files().openPaths({path});

        QVERIFY(!m_window->messages().isHidden());
        QCOMPARE(document().title(), title);
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
        const QStringList lines = m_window->messages().text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith(path + QStringLiteral(": /functions/0/Timeout: ")),
                 qPrintable(lines[0]));

        m_window->messages().copy();
        QCOMPARE(QApplication::clipboard()->text(), m_window->messages().text());

        m_window->files().openPaths({file("good.json", failing)});
        QVERIFY(m_window->messages().isHidden());
        QCOMPARE(document().title(), QStringLiteral("Failing"));
    }

    void tenThousandErrorsAreListedAtOnce()
    {
        QByteArray text("{\"format\": \"retryscope-scenario\", \"version\": 1, "
                        "\"functions\": [], \"invocations\": []");
        for (int i = 0; i < 10'000; ++i)
            text += ", \"unknown" + QByteArray::number(i) + "\": 1";
        const QString path = file("many.json", text + "}");

        m_window->files().openPaths({path});

        const auto *table = m_window->messages().findChild<QTableView *>();
        QCOMPARE(table->model()->rowCount(), 10'000);
        QVERIFY(m_window->messages().height() < m_window->height() / 2);
    }

    void unsavedEditsAreGuarded_data()
    {
        QTest::addColumn<int>("answer");
        QTest::addColumn<bool>("isClosed");

        QTest::newRow("cancelled") << int{QMessageBox::Cancel} << false;
        QTest::newRow("discarded") << int{QMessageBox::Discard} << true;
        QTest::newRow("saved") << int{QMessageBox::Save} << true;
    }

    void unsavedEditsAreGuarded()
    {
        QFETCH(int, answer);
        QFETCH(bool, isClosed);
        const QString path = file("edited.json", failing);
        m_window->files().openPaths({path});
        QVERIFY(document().edit(QStringLiteral("Edit"), timeout, Json(60)).empty());
        QVERIFY(m_window->isWindowModified());
        answerWith(static_cast<QMessageBox::StandardButton>(answer));

        QCOMPARE(m_window->close(), isClosed);

        QCOMPARE(content(path).contains("Timeout"), answer == QMessageBox::Save);
    }

    void aDroppedFileIsOpened()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file("dropped.json", failing))});
        QDragEnterEvent enter(QPoint(500, 500), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(500, 500), Qt::CopyAction, &data, Qt::LeftButton, {});

        QCoreApplication::sendEvent(m_window.get(), &drop);

        QTRY_COMPARE(document().title(), QStringLiteral("Failing"));
    }

    void undoIsNamedInTheMenu()
    {
        QVERIFY(document().edit(QStringLiteral("Seed 42 → 7"), "/seed", Json(7)).empty());
        QCOMPARE(action(Command::Undo)->text(), QStringLiteral("&Undo: Seed 42 → 7"));

        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);

        QVERIFY(!document().isModified());
        QCOMPARE(action(Command::Redo)->text(), QStringLiteral("&Redo: Seed 42 → 7"));
    }

    void openedFilesAreRemembered()
    {
        const QString path = file("recent.json", failing);

        m_window->files().openPaths({path});

        QCOMPARE(RecentFiles().paths(), QStringList{path});
    }

    void examplesOpen()
    {
        QMenu menu;
        m_window->files().fillExamples(menu);
        QCOMPARE(menu.actions().size(), 6);
        for (QAction *example : menu.actions()) {
            example->trigger();
            document().finishSimulating();
            QCOMPARE(document().title(), example->text());
            QVERIFY(m_window->messages().isHidden());
        }
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

    void newHasOneFunctionAndOneInvocation()
    {
        action(Command::New)->trigger();
        document().finishSimulating();

        QCOMPARE(document().trace().scenario().functions.size(), 1U);
        QCOMPARE(document().trace().invocationCount(), 1U);
        QCOMPARE(document().title(), QStringLiteral("Untitled"));
        QVERIFY(!document().isModified());
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
        m_window->files().openPaths({file("status.json", failing)});
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

private:
    Document &document() { return m_window->document(); }
    QAction *action(Command command) { return m_window->commands().action(command); }

    QStringList shownPanels() const
    {
        QStringList names;
        for (const QDockWidget *dock : m_window->findChildren<QDockWidget *>()) {
            if (!dock->isHidden())
                names += dock->windowTitle();
        }
        return names;
    }

    QString file(const char *name, const QByteArray &text)
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        QFile out(path);
        const bool isWritten = out.open(QIODevice::WriteOnly) && out.write(text) == text.size();
        Q_ASSERT(isWritten);
        return isWritten ? path : QString();
    }

    static QByteArray content(const QString &path)
    {
        QFile in(path);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }

    /// Answers the next question box.
    static void answerWith(QMessageBox::StandardButton button)
    {
        QTimer::singleShot(0, qApp, [button] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            QTest::mouseClick(box->button(button), Qt::LeftButton);
        });
    }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(tst_Window)
#include "tst_window.moc"

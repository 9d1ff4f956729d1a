#include "tests/ui/shownwindow.h"
#include "tests/ui/testfiles.h"
#include "ui/editors/fieldmessage.h"
#include "ui/editors/invocationdialog.h"
#include "ui/window/filecommands.h"
#include "ui/window/messagepanel.h"
#include "ui/window/statusline.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>
#include <QTimer>

using namespace retryscope;

namespace {

const QByteArray failing = R"({"format": "retryscope-scenario", "version": 1, "title": "Failing",
    "functions": [{"FunctionName": "f", "behavior": [{"outcome": {"type": "error"}}]}],
    "invocations": [{"atMs": 0, "function": "f"}]})";

const std::string timeout = "/functions/0/Timeout";

} // namespace

/// What the window does with files: opened, dropped, wrong, edited, and the scenarios it has
/// itself.
class tst_WindowFiles : public QObject, private ShownWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_windowfiles"); }
    void init() { openFirst(); }
    void cleanup() { m_window.reset(); }

    void aBadFileShowsAPanelAndKeepsTheDocument()
    {
        const QString title = document().title();
        const QString path =
            written(m_folder, "bad.json", R"({"format": "retryscope-scenario", "version": 1,
            "functions": [{"FunctionName": "f", "Timeout": 901}], "invocations": [], "x": 1})");

        m_window->files().openPaths({path});

        QVERIFY(!m_window->messages().isHidden());
        QCOMPARE(document().title(), title);
        QCOMPARE(heading(),
                 QStringLiteral("“bad.json” can't be opened: 2 errors. The former "
                                "scenario stays open."));
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
        const QStringList lines = m_window->messages().text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 2);
        QVERIFY2(lines[0].startsWith(path + QStringLiteral(": /functions/0/Timeout: ")),
                 qPrintable(lines[0]));

        m_window->messages().copy();
        QCOMPARE(QApplication::clipboard()->text(), m_window->messages().text());

        m_window->files().openPaths({written(m_folder, "good.json", failing)});
        QVERIFY(m_window->messages().isHidden());
        QCOMPARE(document().title(), QStringLiteral("Failing"));
    }

    void aBadFirstFileLeavesTheExample_data()
    {
        QTest::addColumn<int>("length");
        QTest::newRow("short") << 10;
        QTest::newRow("long, read beside the window") << 400'000;
    }

    void aBadFirstFileLeavesTheExample()
    {
        QFETCH(int, length);
        const QString example = document().title();
        QVERIFY(!example.isEmpty());
        const QString path = written(m_folder, "first.json", QByteArray(length, '{'));

        m_window = std::make_unique<MainWindow>();
        m_window->openFirst(path);

        QTRY_COMPARE(document().title(), example);
        document().finishSimulating();
        QVERIFY(document().trace().invocationCount() > 0);
        QVERIFY(!m_window->messages().isHidden());
        QVERIFY2(heading().endsWith(QStringLiteral("The example is shown instead.")),
                 qPrintable(heading()));
    }

    void tenThousandErrorsAreListedAtOnce()
    {
        QByteArray text("{\"format\": \"retryscope-scenario\", \"version\": 1, "
                        "\"functions\": [], \"invocations\": []");
        for (int i = 0; i < 10'000; ++i)
            text += ", \"unknown" + QByteArray::number(i) + "\": 1";
        const QString path = written(m_folder, "many.json", text + "}");

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
        const QString path = written(m_folder, "edited.json", failing);
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
        data.setUrls({QUrl::fromLocalFile(written(m_folder, "dropped.json", failing))});
        QDragEnterEvent enter(QPoint(500, 500), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(500, 500), Qt::CopyAction, &data, Qt::LeftButton, {});

        QCoreApplication::sendEvent(m_window.get(), &drop);

        QTRY_COMPARE(document().title(), QStringLiteral("Failing"));
    }

    void anEventThatIsNoJsonIsMarkedWhileItIsTyped()
    {
        InvocationDialog dialog(document(), Instant());
        auto *payload = dialog.findChild<QPlainTextEdit *>();
        const auto *message = dialog.findChild<FieldMessage *>();

        payload->setPlainText(QStringLiteral("{\n bad}"));
        QCOMPARE(message->text(),
                 QStringLiteral("Event, 2:2: expected a key in quotes, found bad"));
        QCOMPARE(payload->palette().color(QPalette::Text), style::mark(style::Mark::Failed).text);

        payload->setPlainText(QStringLiteral("{}"));
        QCOMPARE(message->text(), QString());
    }

    void openedFilesAreRemembered()
    {
        const QString path = written(m_folder, "recent.json", failing);

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

    void newHasOneFunctionAndOneInvocation()
    {
        action(Command::New)->trigger();
        document().finishSimulating();

        QCOMPARE(document().trace().scenario().functions.size(), 1U);
        QCOMPARE(document().trace().invocationCount(), 1U);
        QCOMPARE(document().title(), QStringLiteral("Untitled"));
        QVERIFY(!document().isModified());
        const auto *status = m_window->findChild<StatusLine *>();
        QVERIFY2(status->text().contains(QStringLiteral("| not saved yet |")),
                 qPrintable(status->text()));
        m_window->files().openExample(QStringLiteral("lost-event"));
        QVERIFY(status->text().contains(QStringLiteral("| example |")));
    }

private:
    /// What the panel of messages says first.
    [[nodiscard]] QString heading() const
    {
        for (const QLabel *label : m_window->messages().findChildren<QLabel *>()) {
            if (!label->text().isEmpty())
                return label->text();
        }
        return {};
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
};

QTEST_MAIN(tst_WindowFiles)
#include "tst_windowfiles.moc"

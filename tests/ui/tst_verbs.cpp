#include "tests/ui/outage.h"
#include "tests/ui/shownwindow.h"
#include "ui/document/stepper.h"
#include "ui/window/layouts.h"
#include "ui/window/partstrip.h"
#include "ui/window/statusline.h"
#include "ui/window/transportbar.h"

#include <QApplication>
#include <QDockWidget>
#include <QPainter>
#include <QTest>
#include <QToolButton>

using namespace retryscope;

namespace {

/// A key with which a verb goes, and the one with which it returns.
struct VerbKeys
{
    QKeySequence there;
    QKeySequence back;
};

} // namespace

Q_DECLARE_METATYPE(VerbKeys)

/// The real window, driven by keys.
class tst_Verbs : public QObject, private ShownWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_verbs"); }

    void init()
    {
        open(outageScenario());
        document().select(InvocationId{2});
        trigger(Command::FitAll); // all is in sight, so that no move scrolls
    }

    void cleanup() { m_window.reset(); }

    void eachVerbAndItsReverseReturnToTheSamePixels_data()
    {
        QTest::addColumn<VerbKeys>("keys");
        const auto row = [](const char *name, const char *there, const char *back) {
            QTest::newRow(name) << VerbKeys{QKeySequence(QString::fromLatin1(there)),
                                            QKeySequence(QString::fromLatin1(back))};
        };
        row("over", "F10", "Ctrl+Shift+F10");
        row("over, backwards first", "Ctrl+Shift+F10", "F10");
        row("into", "F11", "Ctrl+Shift+F11");
        row("into, backwards first", "Ctrl+Shift+F11", "F11");
        row("out", "Shift+F11", "Ctrl+Alt+Shift+Left");
        row("out, backwards first", "Ctrl+Alt+Shift+Left", "Shift+F11");
        row("in lane", "Shift+Right", "Shift+Left");
        row("in lane, backwards first", "Shift+Left", "Shift+Right");
        row("a jump and back", "F8", "Alt+Left");
        row("next stop and back", "F7", "Alt+Left");
    }

    void eachVerbAndItsReverseReturnToTheSamePixels()
    {
        QFETCH(VerbKeys, keys);
        const auto own = document().trace().stepsOf({2});
        for (const StepIndex step : {own[1], own[3]}) { // in a run, in the next
            m_window->stepper().jumpTo(step.value + std::size_t{1});
            const QImage before = settledPicture();
            const std::string place = told();

            press(keys.there);
            QVERIFY(told() != place);
            QVERIFY(picture() != before);
            press(keys.back);

            QCOMPARE(told(), place);
            QTRY_VERIFY(picture() == before);
        }
    }

    void intoShowsThePartEverywhere()
    {
        const auto own = document().trace().stepsOf({2});
        m_window->stepper().jumpTo(own[1].value);
        auto *strip = m_window->findChild<PartStrip *>();
        QVERIFY(!strip->isVisible());

        press(QKeySequence(Qt::Key_F11));
        press(QKeySequence(Qt::Key_F11));

        const QString place = QStringLiteral("step %1, part 2 of 8").arg(own[1].value + 1);
        QVERIFY(strip->isVisible());
        QCOMPARE(strip->text(),
                 QStringLiteral("On the way to %1\nDoes the function exist?\nThe "
                                "function and its qualifier exist.")
                     .arg(place));
        const auto *status = m_window->findChild<StatusLine *>();
        QVERIFY2(status->text().startsWith(QStringLiteral("Looking into %1 |").arg(place)),
                 qPrintable(status->text()));
    }

    void theEndsAreSoftAndSaySo()
    {
        const auto *status = m_window->findChild<StatusLine *>();
        press(QKeySequence(Qt::Key_F8));
        press(QKeySequence(Qt::Key_F10));
        QCOMPARE(document().cursor(), document().trace().size());
        QVERIFY(status->text().startsWith(QStringLiteral("This is the end of the run. |")));

        press(QKeySequence(QStringLiteral("Shift+F5")));
        QVERIFY(status->text().startsWith(QStringLiteral("Paused at step 0 of ")));
        press(QKeySequence(QStringLiteral("Ctrl+Shift+F7")));
        QCOMPARE(document().cursor(), 0U);
        QVERIFY(status->text().startsWith(QStringLiteral("This is the start of the run. |")));
    }

    void aKeyThatIsChangedWorksAndTheOldOneDoesNot()
    {
        const QKeySequence other(QStringLiteral("Ctrl+Alt+7"));
        m_window->commands().setKeys(Command::Step, {other});

        press(QKeySequence(Qt::Key_F10));
        QCOMPARE(document().cursor(), 0U);
        press(other);
        QCOMPARE(document().cursor(), 1U);
    }

    void plainKeysNeedTheTimelinesFocus()
    {
        press(QKeySequence(Qt::Key_Period));
        QCOMPARE(document().cursor(), 1U);

        m_window->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_Period);

        QCOMPARE(document().cursor(), 1U);
    }

    void noButtonOfTheBarIsCut_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("small screen") << 1280;
        QTest::newRow("usual") << 1600;
        QTest::newRow("large") << 1920;
    }

    void noButtonOfTheBarIsCut()
    {
        QFETCH(int, width);
        m_window->resize(width, 800);
        QCoreApplication::processEvents();
        const auto *bar = m_window->findChild<TransportBar *>();

        QCOMPARE(bar->width(), width);
        for (const QToolButton *button : bar->findChildren<QToolButton *>()) {
            if (button->objectName() == QStringLiteral("qt_toolbar_ext_button")) {
                QVERIFY(!button->isVisible());
                continue;
            }
            QVERIFY2(button->isVisible(), qPrintable(button->toolTip()));
            QVERIFY2(button->width() >= button->minimumSizeHint().width(),
                     qPrintable(button->toolTip()));
            QVERIFY2(button->height() >= 24 && button->width() >= 24,
                     qPrintable(button->toolTip()));
        }
    }

    void layoutsShowTheirPanels_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QStringList>("panels");
        QTest::newRow("Learn") << QStringLiteral("Ctrl+1")
                               << QStringList{QStringLiteral("Now"), QStringLiteral("Scenario")};
        QTest::newRow("Debug") << QStringLiteral("Ctrl+2")
                               << QStringList{QStringLiteral("Findings"), QStringLiteral("Next"),
                                              QStringLiteral("Now"),      QStringLiteral("Record"),
                                              QStringLiteral("Scenario"), QStringLiteral("Tables")};
        QTest::newRow("Present") << QStringLiteral("Ctrl+3") << QStringList{QStringLiteral("Now")};
    }

    void layoutsShowTheirPanels()
    {
        QFETCH(QString, key);
        QFETCH(QStringList, panels);

        press(QKeySequence(key));
        QCOMPARE(shownPanels(), panels);
        for (QDockWidget *dock : m_window->findChildren<QDockWidget *>())
            dock->setVisible(!dock->isVisible());
        trigger(Command::ResetLayout);

        QCOMPARE(shownPanels(), panels);
        press(QKeySequence(QStringLiteral("Ctrl+2")));
    }

    void aLayoutKeepsWhatAPersonMadeOfIt()
    {
        m_window->findChild<QDockWidget *>(QStringLiteral("NextDock"))->hide();
        const QStringList kept = shownPanels();

        press(QKeySequence(QStringLiteral("Ctrl+1")));
        press(QKeySequence(QStringLiteral("Ctrl+2")));

        QCOMPARE(shownPanels(), kept);
    }

    void presentIsLargerAndEndsWithItsLayout()
    {
        const double usual = m_window->font().pointSizeF();

        press(QKeySequence(QStringLiteral("Ctrl+3")));
        QTRY_VERIFY(m_window->font().pointSizeF() > usual * 1.5);
        press(QKeySequence(QStringLiteral("Ctrl+2")));

        QTRY_COMPARE(m_window->font().pointSizeF(), usual);
    }

private:
    Document &document() { return m_window->document(); }
    void trigger(Command command) { m_window->commands().action(command)->trigger(); }

    void press(const QKeySequence &key)
    {
        QTest::keyClick(&m_window->timeline(), key[0].key(), key[0].keyboardModifiers());
    }

    /// The picture once nothing more comes from beside the GUI thread.
    QImage settledPicture()
    {
        QImage last = picture();
        for (int same = 0; same < 5;) {
            QTest::qWait(10);
            const QImage next = picture();
            same = next == last ? same + 1 : 0;
            last = next;
        }
        return last;
    }

    /// Timeline and Now panel: what a person looks at.
    QImage picture()
    {
        QCoreApplication::processEvents();
        QImage timeline = m_window->timeline().grab().toImage();
        const QImage now =
            m_window->findChild<QDockWidget *>(QStringLiteral("NowDock"))->grab().toImage();
        QImage both(timeline.width() + now.width(), std::max(timeline.height(), now.height()),
                    QImage::Format_RGB32);
        both.fill(Qt::white);
        QPainter painter(&both);
        painter.drawImage(0, 0, timeline);
        painter.drawImage(timeline.width(), 0, now);
        return both;
    }

    std::string told()
    {
        const StepPosition position = m_window->stepper().position();
        return std::to_string(position.count) + " at "
            + std::to_string(position.time.time_since_epoch().count()) + ", part "
            + std::to_string(position.part);
    }
};

QTEST_MAIN(tst_Verbs)
#include "tst_verbs.moc"

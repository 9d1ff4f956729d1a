#include "tests/ui/shownwindow.h"
#include "ui/style/motion.h"
#include "ui/timeline/legendpanel.h"
#include "ui/timeline/marks.h"
#include "ui/timeline/range.h"
#include "ui/timeline/rangepanel.h"
#include "ui/timeline/trackchoice.h"

#include <QCloseEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QStatusBar>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

/// Marks, range, legend, tracks and motion in the window: by their commands and menus.
class tst_Measuring : public QObject, private ShownWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_measuring"); }

    void init() { openFirst(); }

    void cleanup()
    {
        m_window.reset();
        style::setReducesMotion(std::nullopt);
    }

    void commandsMeasureAndSumUp()
    {
        m_window->document().moveToTime(Instant{1s});
        trigger(Command::MarkA);
        QVERIFY(!action(Command::SelectRange)->isEnabled());
        m_window->document().moveToTime(Instant{63s});
        trigger(Command::MarkB);
        const auto label = measured();
        QVERIFY(label->isVisible());
        QCOMPARE(label->text(), QStringLiteral("Δt 0:01:02.000"));

        trigger(Command::SelectRange);
        QCOMPARE(m_window->timeline().range().range(), (TimeRange{Instant{1s}, Instant{63s}}));
        auto *panel = m_window->findChild<RangePanel *>();
        QTRY_VERIFY(panel->isVisible());
        QTRY_VERIFY(
            panel->text().startsWith(QStringLiteral("0:00:01.000 to 0:01:03.000: 1 m 2 s")));

        trigger(Command::ClearMarks);
        QVERIFY(m_window->timeline().marks().isEmpty());
        QVERIFY(!label->isVisible());
        QVERIFY(!action(Command::ClearMarks)->isEnabled());
    }

    void marksGoWithTheirDocument()
    {
        trigger(Command::MarkA);
        m_window->timeline().range().select(Instant{1s}, Instant{63s});
        QVERIFY(!m_window->timeline().marks().isEmpty());

        trigger(Command::New);

        QVERIFY(!m_window->timeline().range().range());
        QVERIFY(m_window->timeline().marks().isEmpty());
        QVERIFY(!measured()->isVisible());
    }

    void legendIsOpenedByItsCommand()
    {
        auto *legend = m_window->findChild<LegendPanel *>();
        QVERIFY(!legend->isVisible());
        trigger(Command::Legend);
        QVERIFY(legend->isVisible());
    }

    void tracksAreKept()
    {
        m_window->timeline().tracks().action(SeriesKind::Throttles)->trigger();
        m_window->close();
        m_window.reset();
        openFirstAgain();
        QCOMPARE(m_window->timeline().tracks().shown(),
                 (std::vector<SeriesKind>{SeriesKind::QueueDepth, SeriesKind::Throttles}));
    }

    void tracksAreInTheViewMenu()
    {
        QAction *throttles = m_window->timeline().tracks().action(SeriesKind::Throttles);
        bool isThere = false;
        for (const QMenu *menu : m_window->menuBar()->findChildren<QMenu *>())
            isThere = isThere || menu->actions().contains(throttles);
        QVERIFY(isThere);
    }

    void reducedMotionIsKept()
    {
        style::setReducesMotion(false);
        action(Command::ReduceMotion)->setChecked(false);
        trigger(Command::ReduceMotion);
        QVERIFY(style::reducesMotion());
        m_window.reset();
        style::setReducesMotion(std::nullopt);
        openFirstAgain();
        QVERIFY(style::reducesMotion());
        QVERIFY(action(Command::ReduceMotion)->isChecked());
    }

private:
    [[nodiscard]] const QLabel *measured() const
    {
        for (const QLabel *label : m_window->statusBar()->findChildren<QLabel *>()) {
            if (label->accessibleName() == QStringLiteral("Marks"))
                return label;
        }
        return nullptr;
    }
};

QTEST_MAIN(tst_Measuring)
#include "tst_measuring.moc"

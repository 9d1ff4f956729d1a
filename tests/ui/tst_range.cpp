#include "core/engine/simulate.h"
#include "core/trace/rangestatistics.h"
#include "core/trace/trace.h"
#include "tests/core/twin/randomscenario.h"
#include "tests/ui/outagetimeline.h"
#include "tests/ui/plaincount.h"
#include "ui/style.h"
#include "ui/timeline/range.h"
#include "ui/timeline/rangecounter.h"
#include "ui/timeline/rangepanel.h"
#include "ui/timeline/rangetext.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_Range : public QObject, private OutageTimeline
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init() { open(); }
    void cleanup() { close(); }
    void dragSelects_data();
    void dragSelects();
    void clickSelectsNoRange();
    void rulerScrubsWithoutShift();
    void endIsDraggedInTheRuler();
    void escapeClears();
    void escapeInADragRestores();
    void fZoomsToTheRange();
    void countsAsAPlainCount();
    void countIsCancelled();
    void panelShowsAndCopies();
    void lastRangeWins();
    void emptyRangeCountsNothing();
    void byAgeEachLaneHasItsBand();
    void byAgeADragIsWithinItsLane();

private:
    [[nodiscard]] QPoint at(Instant instant, double y) const;
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {});
    [[nodiscard]] RangeOverlay &range() const { return m_view->range(); }
};

QPoint tst_Range::at(Instant instant, double y) const
{
    return QPointF(m_view->scale().x(instant) + m_view->frame().metrics.gutter, y).toPoint();
}

void tst_Range::drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers)
{
    QWidget *viewport = m_view->viewport();
    QTest::mousePress(viewport, Qt::LeftButton, modifiers, from);
    for (const QPoint &place : {from + (to - from) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, place, viewport->mapToGlobal(place), Qt::NoButton,
                         Qt::LeftButton, modifiers);
        QApplication::sendEvent(viewport, &move);
    }
    QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, to);
}

void tst_Range::dragSelects_data()
{
    QTest::addColumn<double>("y");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<int>("fromMs");
    QTest::addColumn<int>("toMs");
    QTest::newRow("over lanes, onto steps") << 150.0 << int(Qt::NoModifier) << 4000 << 66'000;
    QTest::newRow("backwards") << 150.0 << int(Qt::NoModifier) << 66'000 << 4000;
    QTest::newRow("in the ruler with Shift") << 44.0 << int(Qt::ShiftModifier) << 4000 << 66'000;
}

void tst_Range::dragSelects()
{
    QFETCH(double, y);
    QFETCH(int, modifiers);
    QFETCH(int, fromMs);
    QFETCH(int, toMs);
    const QSignalSpy selected(&range(), &RangeOverlay::selected);

    drag(at(Instant(Duration(fromMs)), y) + QPoint(3, 0),
         at(Instant(Duration(toMs)), y) + QPoint(-2, 0), Qt::KeyboardModifiers(modifiers));

    QCOMPARE(range().range(), (TimeRange{Instant{4s}, Instant{66s}}));
    QCOMPARE(selected.size(), 1);
    QCOMPARE(m_document->cursorTime(), Instant{81s}); // selecting is no move
}

void tst_Range::clickSelectsNoRange()
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at(Instant{64s}, 180));

    QVERIFY(!range().range());
    QVERIFY(m_document->selectedInvocation().has_value());
}

void tst_Range::rulerScrubsWithoutShift()
{
    drag(at(Instant{2s}, 44), at(Instant{7s}, 44));

    QVERIFY(!range().range());
    QVERIFY(std::abs((m_document->cursorTime() - Instant{7s}).count()) < 200);
}

void tst_Range::endIsDraggedInTheRuler()
{
    range().select(Instant{4s}, Instant{66s});

    drag(at(Instant{66s}, 44), at(Instant{186s}, 44));
    QCOMPARE(range().range(), (TimeRange{Instant{4s}, Instant{186s}}));
    drag(at(Instant{4s}, 44), at(Instant{0s}, 44));
    QCOMPARE(range().range(), (TimeRange{Instant{0s}, Instant{186s}}));
}

void tst_Range::escapeClears()
{
    range().select(Instant{4s}, Instant{66s});
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(!range().range());
}

void tst_Range::escapeInADragRestores()
{
    range().select(Instant{4s}, Instant{66s});
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, {400, 200});
    QTest::mouseMove(m_view->viewport(), {500, 200});
    QVERIFY(range().range() != (TimeRange{Instant{4s}, Instant{66s}}));

    QTest::keyClick(m_view.get(), Qt::Key_Escape);

    QCOMPARE(range().range(), (TimeRange{Instant{4s}, Instant{66s}}));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, {500, 200});
}

void tst_Range::fZoomsToTheRange()
{
    range().select(Instant{4s}, Instant{9s});

    QTest::keyClick(m_view.get(), Qt::Key_F);

    QVERIFY(m_view->scale().x(Instant{4s}) > 0);
    QVERIFY(m_view->scale().x(Instant{9s}) < m_view->scale().width());
    QVERIFY(m_view->scale().x(Instant{9s}) - m_view->scale().x(Instant{4s})
            > m_view->scale().width() / 2);
}

/// The statistics go over the columns, the plain count over each invocation's own steps.
void tst_Range::countsAsAPlainCount()
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Scenario scenario = twin::randomScenario(seed);
        const Trace trace = simulate(scenario, rulesOf(scenario.rules).value(), {});
        const std::int64_t end = trace.endedAt().time_since_epoch().count();
        const auto part = static_cast<std::int64_t>(seed % 7);
        for (const auto &[from, to] :
             {std::pair(std::int64_t{0}, end), std::pair(end * part / 10, end * (part + 3) / 10)}) {
            const Instant first{Duration(from)};
            const Instant last{Duration(to)};
            const auto counted = statisticsOf(trace, first, last);
            QVERIFY2(counted == plainCount(trace, first, last),
                     qPrintable(
                         QStringLiteral("seed %1\n%2\nexpected\n%3")
                             .arg(seed)
                             .arg(rangeText(*counted), rangeText(plainCount(trace, first, last)))));
        }
    }
}

void tst_Range::countIsCancelled()
{
    const Trace &trace = m_document->trace();
    const auto counted = statisticsOf(trace, Instant(), trace.endedAt(), [] { return true; });
    QVERIFY(!counted);
}

void tst_Range::panelShowsAndCopies()
{
    RangePanel panel(*m_document, range());
    QVERIFY(panel.text().isEmpty());

    range().select(Instant{0s}, Instant{9s});

    QTRY_VERIFY(!panel.text().isEmpty());
    QCOMPARE(panel.text(), rangeText(*statisticsOf(m_document->trace(), Instant{0s}, Instant{9s})));
    for (const char *line : {"0:00:00.000 to 0:00:09.000: 9 s, ", "\nCalled\t5\n",
                             "\nFailed: timeout\t2\n", "\nLost\t1\n"})
        QVERIFY2(panel.text().contains(QString::fromUtf8(line)), qPrintable(panel.text()));
    panel.findChild<QPushButton *>()->click(); // Copy comes first
    QCOMPARE(QApplication::clipboard()->text(), panel.text());
}

void tst_Range::lastRangeWins()
{
    RangeCounter counter(*m_document, range());
    for (int end = 1; end <= 50; ++end)
        range().select(Instant(), Instant(std::chrono::seconds(end)));

    QTRY_VERIFY(!counter.isCounting());
    QCOMPARE(counter.result()->to, Instant{50s});
    range().clear();
    QVERIFY(!counter.result() && !counter.isCounting());
}

void tst_Range::emptyRangeCountsNothing()
{
    const auto counted = statisticsOf(m_document->trace(), Instant{20s}, Instant{30s});
    QCOMPARE(counted->steps, std::size_t{0});
    QCOMPARE(counted->called, std::int64_t{0});
    QVERIFY(counted->before == counted->after);
}

void tst_Range::byAgeEachLaneHasItsBand()
{
    range().select(Instant{4s}, Instant{66s});
    m_view->setAxisMode(AxisMode::LogAge);
    m_view->fitAll();

    const auto bands = range().bands(m_view->overlayFrame());

    const TimelineLane &first = m_view->frame().lanes[0]; // called at 0
    QVERIFY(bands.size() >= 3);
    QCOMPARE(bands[0].left(), m_view->scale().x(Instant{4s}));
    QCOMPARE(bands[0].right(), m_view->scale().x(Instant{66s}));
    QCOMPARE(bands[0].top(), first.rect.top());
    // #3 is called at 4 s: there the range begins with it.
    QCOMPARE(bands[2].left(), m_view->scale().x(Instant{0s}));
    QCOMPARE(bands[2].right(), m_view->scale().x(Instant{62s}));

    range().select(Instant{1s}, Instant{3s});
    QCOMPARE(range().bands(m_view->overlayFrame()).size(), 2U); // #3 is not called yet
}

void tst_Range::byAgeADragIsWithinItsLane()
{
    m_view->setAxisMode(AxisMode::LogAge);
    m_view->fitAll();
    const double y = m_view->frame().lanes[2].rect.center().y();

    drag(at(Instant{1s}, y), at(Instant{61s}, y), Qt::AltModifier); // ages of #3, called at 4 s

    QVERIFY(range().range());
    QVERIFY(std::chrono::abs(range().range()->from - Instant{5s}) < 1s);
    QVERIFY(std::chrono::abs(range().range()->to - Instant{65s}) < 2s);
}

QTEST_MAIN(tst_Range)
#include "tst_range.moc"

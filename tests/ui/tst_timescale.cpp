#include "tests/ui/fittedscale.h"
#include "ui/timeline/axis.h"

#include <QTest>

#include <cmath>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

/// 10 s, a fold of 50 s, 10 s.
std::vector<AxisPiece> foldedMinute()
{
    return {{at(0s), at(10s), 10'000}, {at(10s), at(60s), 0, foldPx}, {at(60s), at(70s), 10'000}};
}

} // namespace

/// Where a time lies, and what time lies at a place: fitted, zoomed, scrolled.
class tst_TimeScale : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void thereAndBack_data();
    void thereAndBack();
    void clampsToItsEnds();
    void isTotal_data();
    void isTotal();
    void foldHasItsOwnWidth();
    void scaleIsTheSameOutsideOfFolds();
    void zoomKeepsWhatIsUnderThePointer_data();
    void zoomKeepsWhatIsUnderThePointer();
    void zoomStopsAtEverything();
    void offsetStaysWithinTheContent();
    void aFittedScaleStaysFitted();
    void revealMovesNoMoreThanNeeded();
    void showFillsTheWindow();
};

void tst_TimeScale::thereAndBack_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::newRow("start") << qint64{0};
    QTest::newRow("before the fold") << qint64{9'999};
    QTest::newRow("edge of the fold") << qint64{10'000};
    QTest::newRow("end of the fold") << qint64{60'000};
    QTest::newRow("after the fold") << qint64{60'001};
    QTest::newRow("end") << qint64{70'000};
}

void tst_TimeScale::thereAndBack()
{
    QFETCH(qint64, ms);
    TimeScale scale = scaleOf(foldedMinute(), 800);
    scale.zoomTo(4, 400);

    QCOMPARE(scale.time(scale.x(at(Duration(ms)))), at(Duration(ms)));
}

void tst_TimeScale::clampsToItsEnds()
{
    const TimeScale scale = scaleOf(foldedMinute(), 800);

    QCOMPARE(scale.x(at(-5s)), scale.x(at(0s)));
    QCOMPARE(scale.x(at(71s)), scale.x(at(70s)));
    QCOMPARE(scale.time(-1000), at(0s));
    QCOMPARE(scale.time(5000), at(70s));
}

void tst_TimeScale::isTotal_data()
{
    QTest::addColumn<int>("pieces");
    QTest::addColumn<double>("width");
    QTest::newRow("no pieces") << 0 << 800.0;
    QTest::newRow("no pieces, no width") << 0 << 0.0;
    QTest::newRow("no width") << 3 << 0.0;
    QTest::newRow("one pixel") << 3 << 1.0;
    QTest::newRow("less than the folds") << 3 << 30.0;
    QTest::newRow("negative width") << 3 << -10.0;
}

void tst_TimeScale::isTotal()
{
    QFETCH(int, pieces);
    QFETCH(double, width);
    TimeScale scale(pieces == 0 ? std::vector<AxisPiece>{} : foldedMinute());

    scale.setWidth(width);
    scale.zoomTo(1e9, -3);
    scale.show(at(5s), at(5s));
    scale.reveal(at(1h));
    scale.setOffset(-5);

    QVERIFY(std::isfinite(scale.x(at(5s))));
    QVERIFY(scale.offset() >= 0);
    QVERIFY(scale.time(0) <= scale.time(scale.width()));
    QVERIFY(scale.contentWidth() >= scale.width());
}

void tst_TimeScale::foldHasItsOwnWidth()
{
    TimeScale scale = scaleOf(foldedMinute(), 800);
    for (const double zoom : {0.0, 0.1, 3.0}) {
        scale.zoomTo(zoom, 100);

        QVERIFY(std::abs(scale.x(at(60s)) - scale.x(at(10s)) - foldPx) < 1e-6);
    }
}

void tst_TimeScale::scaleIsTheSameOutsideOfFolds()
{
    const TimeScale scale = scaleOf(foldedMinute(), 800);

    const double before = scale.x(at(3s)) - scale.x(at(2s));
    const double after = scale.x(at(63s)) - scale.x(at(62s));

    QVERIFY(std::abs(before - after) < 1e-6);
}

void tst_TimeScale::zoomKeepsWhatIsUnderThePointer_data()
{
    QTest::addColumn<double>("x");
    QTest::newRow("left part") << 120.0;
    QTest::newRow("in the fold") << 385.0;
    QTest::newRow("right part") << 600.0;
}

void tst_TimeScale::zoomKeepsWhatIsUnderThePointer()
{
    QFETCH(double, x);
    TimeScale scale = scaleOf(foldedMinute(), 800);
    const Instant under = scale.time(x);

    scale.zoomTo(scale.zoom() * 5, x);

    QVERIFY(std::abs((scale.time(x) - under).count()) <= 1);
}

void tst_TimeScale::zoomStopsAtEverything()
{
    TimeScale scale = scaleOf(foldedMinute(), 800);

    scale.zoomTo(1e-9, 400);

    QVERIFY(scale.isFitted());
    QVERIFY(scale.x(at(70s)) <= 800);
}

void tst_TimeScale::offsetStaysWithinTheContent()
{
    TimeScale scale = scaleOf(foldedMinute(), 800);
    scale.zoomTo(1, 400);

    scale.setOffset(1e12);
    QCOMPARE(scale.offset(), scale.contentWidth() - 800);
    scale.setOffset(-1);
    QCOMPARE(scale.offset(), 0.0);
}

void tst_TimeScale::aFittedScaleStaysFitted()
{
    TimeScale scale = scaleOf(foldedMinute(), 800);

    scale.setWidth(1200);

    QVERIFY(scale.isFitted());
    QVERIFY(std::abs(scale.x(at(70s)) - (1200 - TimeScale::trailPx)) < 1e-6);
}

void tst_TimeScale::revealMovesNoMoreThanNeeded()
{
    TimeScale scale = scaleOf(foldedMinute(), 800);
    scale.zoomTo(1, 0);
    scale.setOffset(0);

    scale.reveal(at(300ms));
    QCOMPARE(scale.offset(), 0.0);
    scale.reveal(at(65s));
    QVERIFY(scale.x(at(65s)) > 600);
    QVERIFY(scale.x(at(65s)) < 800);
}

void tst_TimeScale::showFillsTheWindow()
{
    TimeScale scale = scaleOf(foldedMinute(), 800);

    scale.showExactly(at(2s), at(4s));

    QVERIFY(std::abs(scale.x(at(2s))) < 1e-6);
    QVERIFY(std::abs(scale.x(at(4s)) - 800) < 1e-6);
}

QTEST_MAIN(tst_TimeScale)
#include "tst_timescale.moc"

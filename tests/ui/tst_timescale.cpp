#include "core/engine/simulate.h"
#include "core/formats/scenarioreader.h"
#include "tests/ui/outagescenario.h"
#include "ui/timeline/axis.h"
#include "ui/timeline/timeticks.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

Instant at(Duration since)
{
    return Instant(since);
}

/// 10 s, a fold of 50 s, 10 s.
std::vector<AxisPiece> foldedMinute()
{
    return {{at(0s), at(10s), 10'000}, {at(10s), at(60s), 0, foldPx}, {at(60s), at(70s), 10'000}};
}

TimeScale scaleOf(std::vector<AxisPiece> pieces, double width)
{
    TimeScale scale(std::move(pieces));
    scale.setWidth(width);
    scale.fit();
    return scale;
}

std::vector<Instant> everySecond(int count)
{
    std::vector<Instant> points;
    for (int i = 0; i < count; ++i)
        points.push_back(at(std::chrono::seconds(i)));
    return points;
}

std::size_t foldCount(const std::vector<AxisPiece> &pieces)
{
    return static_cast<std::size_t>(std::ranges::count_if(pieces, &AxisPiece::isFold));
}

} // namespace

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
    void longWaitsFold();
    void aDenseRunDoesNotFold();
    void anOpenedFoldStaysOpen();
    void foldsAreRoundNumbers();
    void modesCoverTheSameTime_data();
    void modesCoverTheSameTime();
    void equalStepsAreEquallyFarApart();
    void agesAreLogarithmicAndBack();
    void agesOfASecondAndOfHoursAreBothToBeSeen();
    void ageLabelsAreRound();
    void labelsNeverOverlap_data();
    void labelsNeverOverlap();
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

void tst_TimeScale::longWaitsFold()
{
    const std::vector points{at(0s),      at(100ms),    at(60100ms),
                             at(60200ms), at(180200ms), at(180300ms)};

    const auto pieces = axisPieces(AxisMode::FoldedIdle, points, {});

    QCOMPARE(foldCount(pieces), 2U);
    QCOMPARE(pieces.front().from, at(0s));
    QCOMPARE(pieces.back().to, at(180300ms));
}

void tst_TimeScale::aDenseRunDoesNotFold()
{
    QCOMPARE(foldCount(axisPieces(AxisMode::FoldedIdle, everySecond(300), {})), 0U);
}

void tst_TimeScale::anOpenedFoldStaysOpen()
{
    const std::vector points{at(0s), at(1s), at(100s), at(101s), at(300s), at(301s)};
    const auto folded = axisPieces(AxisMode::FoldedIdle, points, {});
    QCOMPARE(foldCount(folded), 2U);
    const auto first = std::ranges::find_if(folded, &AxisPiece::isFold);

    const auto opened = axisPieces(AxisMode::FoldedIdle, points, {first->from});

    QCOMPARE(foldCount(opened), 1U);
    QVERIFY(std::ranges::find_if(opened, &AxisPiece::isFold)->from > first->to);
}

void tst_TimeScale::foldsAreRoundNumbers()
{
    auto scenario = readScenarioText(outageScenario().toStdString(), "outage");
    QVERIFY(scenario.hasValue());
    const Trace trace = simulate(scenario.value(), Rules());

    QStringList folds;
    for (const AxisPiece &piece : axisPieces(AxisMode::FoldedIdle, pointsOfInterest(trace), {})) {
        if (piece.isFold())
            folds += QString::number((piece.to - piece.from).count());
    }

    QCOMPARE(folds.join(u' '), QStringLiteral("52000 88000 105000"));
}

void tst_TimeScale::modesCoverTheSameTime_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("folded idle") << int(AxisMode::FoldedIdle);
    QTest::newRow("linear") << int(AxisMode::Linear);
    QTest::newRow("equal steps") << int(AxisMode::EqualSteps);
    QTest::newRow("log from acceptance") << int(AxisMode::LogAge);
}

void tst_TimeScale::modesCoverTheSameTime()
{
    QFETCH(int, mode);
    const std::vector points{at(0s), at(3s), at(63s), at(66s), at(6h)};

    const auto pieces = axisPieces(static_cast<AxisMode>(mode), points, {});

    QCOMPARE(pieces.front().from, at(0s));
    QCOMPARE(pieces.back().to, at(6h));
    for (std::size_t i = 1; i < pieces.size(); ++i)
        QCOMPARE(pieces[i].from, pieces[i - 1].to);
    for (const AxisPiece &piece : pieces)
        QVERIFY(piece.from < piece.to);
    QVERIFY(axisPieces(static_cast<AxisMode>(mode), {}, {}).empty());
    QVERIFY(axisPieces(static_cast<AxisMode>(mode), std::vector{at(0s)}, {}).empty());
}

void tst_TimeScale::equalStepsAreEquallyFarApart()
{
    const std::vector points{at(0s), at(1ms), at(6h)};
    const TimeScale scale = scaleOf(axisPieces(AxisMode::EqualSteps, points, {}), 800);

    const double first = scale.x(at(1ms)) - scale.x(at(0s));
    const double second = scale.x(at(6h)) - scale.x(at(1ms));

    QVERIFY(std::abs(first - second) < 1e-6);
}

/// From acceptance on: later is never further left, and a place leads back to its age.
void tst_TimeScale::agesAreLogarithmicAndBack()
{
    TimeScale scale = scaleOf(axisPieces(AxisMode::LogAge, std::vector{at(0s), at(6h)}, {}), 900);
    scale.zoomTo(4 * scale.zoom(), 300);

    double before = scale.x(at(0s));
    for (double age = 50; age < 21.6e6; age *= 1.037) {
        const Instant instant{Duration(std::llround(age))};
        const double x = scale.x(instant);
        QVERIFY(x > before);
        const double error = static_cast<double>((scale.time(x) - instant).count());
        QVERIFY(std::abs(error) <= 1 + age * 1e-6);
        before = x;
    }
}

void tst_TimeScale::agesOfASecondAndOfHoursAreBothToBeSeen()
{
    const TimeScale scale =
        scaleOf(axisPieces(AxisMode::LogAge, std::vector{at(0s), at(6h)}, {}), 900);

    double before = scale.x(at(0s));
    for (const Duration age : {Duration(1s), Duration(10s), Duration(1min), Duration(2min),
                               Duration(10min), Duration(1h), Duration(6h)}) {
        QVERIFY(scale.x(at(age)) - before > 30);
        before = scale.x(at(age));
    }
    // Each tenfold is as wide as any other.
    const double tenfold = scale.x(at(100s)) - scale.x(at(10s));
    QVERIFY(std::abs(scale.x(at(10'000s)) - scale.x(at(1'000s)) - tenfold) < tenfold / 20);
}

void tst_TimeScale::ageLabelsAreRound()
{
    const TimeScale scale =
        scaleOf(axisPieces(AxisMode::LogAge, std::vector{at(0s), at(6h)}, {}), 520);

    QStringList labels;
    double end = -1e9;
    for (const TimeTick &tick : ageTicks(scale, [](const QString &) { return 34.0; })) {
        QVERIFY(tick.label.isEmpty() || tick.x - 17 > end);
        if (tick.label.isEmpty())
            continue;
        labels += tick.label;
        end = tick.x + 17;
    }

    for (const char *label : {"0", "1 s", "10 s", "1 m", "10 m", "1 h", "6 h"})
        QVERIFY2(labels.contains(QLatin1String(label)), qPrintable(labels.join(u',')));
}

void tst_TimeScale::labelsNeverOverlap_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<double>("zoom");
    for (const int mode : {0, 1, 2, 3}) {
        for (const double zoom : {1.0, 3.0, 40.0, 1e6})
            QTest::addRow("mode %d, zoom %g", mode, zoom) << mode << zoom;
    }
}

void tst_TimeScale::labelsNeverOverlap()
{
    QFETCH(int, mode);
    QFETCH(double, zoom);
    const std::vector points{at(0s), at(3s), at(63s), at(66s), at(70s), at(190s), at(6h)};
    TimeScale scale = scaleOf(axisPieces(static_cast<AxisMode>(mode), points, {}), 800);
    scale.zoomTo(scale.zoom() * zoom, 300);
    const auto width = [](const QString &label) { return 7.0 * static_cast<double>(label.size()); };

    const auto ticks = timeTicks(scale, width);

    QVERIFY(!ticks.empty());
    QVERIFY(ticks.size() < 1000);
    double end = -1e9;
    for (const TimeTick &tick : ticks) {
        if (tick.label.isEmpty())
            continue;
        QVERIFY(tick.x - width(tick.label) / 2 > end);
        end = tick.x + width(tick.label) / 2;
    }
}

QTEST_MAIN(tst_TimeScale)
#include "tst_timescale.moc"

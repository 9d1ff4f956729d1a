#include "core/engine/simulate.h"
#include "core/formats/scenarioreader.h"
#include "tests/ui/fittedscale.h"
#include "tests/ui/outagescenario.h"
#include "ui/timeline/axis.h"
#include "ui/timeline/timeticks.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

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

/// What each mode of the axis makes of a run's moments: folds, equal steps, ages; and its labels.
class tst_Axis : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
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

void tst_Axis::longWaitsFold()
{
    const std::vector points{at(0s),      at(100ms),    at(60100ms),
                             at(60200ms), at(180200ms), at(180300ms)};

    const auto pieces = axisPieces(AxisMode::FoldedIdle, points, {});

    QCOMPARE(foldCount(pieces), 2U);
    QCOMPARE(pieces.front().from, at(0s));
    QCOMPARE(pieces.back().to, at(180300ms));
}

void tst_Axis::aDenseRunDoesNotFold()
{
    QCOMPARE(foldCount(axisPieces(AxisMode::FoldedIdle, everySecond(300), {})), 0U);
}

void tst_Axis::anOpenedFoldStaysOpen()
{
    const std::vector points{at(0s), at(1s), at(100s), at(101s), at(300s), at(301s)};
    const auto folded = axisPieces(AxisMode::FoldedIdle, points, {});
    QCOMPARE(foldCount(folded), 2U);
    const auto first = std::ranges::find_if(folded, &AxisPiece::isFold);

    const auto opened = axisPieces(AxisMode::FoldedIdle, points, {first->from});

    QCOMPARE(foldCount(opened), 1U);
    QVERIFY(std::ranges::find_if(opened, &AxisPiece::isFold)->from > first->to);
}

void tst_Axis::foldsAreRoundNumbers()
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

void tst_Axis::modesCoverTheSameTime_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("folded idle") << int(AxisMode::FoldedIdle);
    QTest::newRow("linear") << int(AxisMode::Linear);
    QTest::newRow("equal steps") << int(AxisMode::EqualSteps);
    QTest::newRow("log from acceptance") << int(AxisMode::LogAge);
}

void tst_Axis::modesCoverTheSameTime()
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

void tst_Axis::equalStepsAreEquallyFarApart()
{
    const std::vector points{at(0s), at(1ms), at(6h)};
    const TimeScale scale = scaleOf(axisPieces(AxisMode::EqualSteps, points, {}), 800);

    const double first = scale.x(at(1ms)) - scale.x(at(0s));
    const double second = scale.x(at(6h)) - scale.x(at(1ms));

    QVERIFY(std::abs(first - second) < 1e-6);
}

/// From acceptance on: later is never further left, and a place leads back to its age.
void tst_Axis::agesAreLogarithmicAndBack()
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

void tst_Axis::agesOfASecondAndOfHoursAreBothToBeSeen()
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

void tst_Axis::ageLabelsAreRound()
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

void tst_Axis::labelsNeverOverlap_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<double>("zoom");
    for (const int mode : {0, 1, 2, 3}) {
        for (const double zoom : {1.0, 3.0, 40.0, 1e6})
            QTest::addRow("mode %d, zoom %g", mode, zoom) << mode << zoom;
    }
}

void tst_Axis::labelsNeverOverlap()
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

QTEST_MAIN(tst_Axis)
#include "tst_axis.moc"

#include "core/model/chance.h"
#include "ui/timeline/levels.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

/// Steps of 1 to `longest` ms, values below 50.
Series randomLevels(std::uint64_t seed, std::size_t count, std::uint64_t longest)
{
    Series levels{{}};
    for (std::size_t i = 1; i < count; ++i) {
        const auto wait = static_cast<int>(1 + chance::below(longest, chance::mixed(seed, 2 * i)));
        const auto value = static_cast<double>(chance::below(50, chance::mixed(seed, 2 * i + 1)));
        levels.push_back({levels.back().at + Duration(wait), value});
    }
    return levels;
}

double plainAt(const Series &levels, Instant instant)
{
    double value = 0;
    for (const SeriesPoint &point : levels) {
        if (point.at <= instant)
            value = point.value;
    }
    return value;
}

double plainMost(const Series &levels, Instant from, Instant to)
{
    double most = plainAt(levels, from);
    for (const SeriesPoint &point : levels) {
        if (from < point.at && point.at < to)
            most = std::max(most, point.value);
    }
    return most;
}

} // namespace

class tst_Levels : public QObject
{
    Q_OBJECT

private slots:
    void withoutLevelsAllIsZero();
    void betweenBeginsWithTheLevelThere();
    void peaksAreThoseOfAPlainScan_data();
    void peaksAreThoseOfAPlainScan();
};

void tst_Levels::withoutLevelsAllIsZero()
{
    const Levels none;
    QCOMPARE(none.at(Instant{5s}), 0.0);
    QCOMPARE(none.changes(Instant(), Instant{5s}), std::size_t{0});
    QCOMPARE(none.between(Instant{1s}, Instant{5s}), (Series{{Instant{1s}, 0}}));
    QCOMPARE(none.peaks(std::vector{Instant(), Instant{5s}}), (Series{{}}));
}

void tst_Levels::betweenBeginsWithTheLevelThere()
{
    const Levels levels({{Instant(), 0}, {Instant{10s}, 3}, {Instant{20s}, 1}, {Instant{30s}, 2}});
    QCOMPARE(levels.at(Instant{9'999ms}), 0.0);
    QCOMPARE(levels.at(Instant{10s}), 3.0);
    QCOMPARE(levels.changes(Instant{10s}, Instant{30s}), std::size_t{2});
    QCOMPARE(levels.changes(Instant{30s}, Instant{10s}), std::size_t{0});
    QCOMPARE(levels.between(Instant{15s}, Instant{30s}),
             (Series{{Instant{15s}, 3}, {Instant{20s}, 1}, {Instant{30s}, 2}}));
}

void tst_Levels::peaksAreThoseOfAPlainScan_data()
{
    QTest::addColumn<std::uint64_t>("longestStepMs");
    QTest::addColumn<int>("pixelMs");
    QTest::newRow("many levels a pixel") << std::uint64_t{4} << 257;
    QTest::newRow("a few levels a pixel") << std::uint64_t{9} << 31;
    QTest::newRow("several pixels a level") << std::uint64_t{100} << 7;
}

void tst_Levels::peaksAreThoseOfAPlainScan()
{
    QFETCH(const std::uint64_t, longestStepMs);
    QFETCH(const int, pixelMs);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Series points = randomLevels(seed, 400 + seed, longestStepMs);
        const Levels levels(points);
        std::vector<Instant> edges;
        const Instant start{Duration(static_cast<int>(chance::below(500, seed)))};
        for (Instant edge = start; edge < points.back().at + 2s; edge += Duration(pixelMs))
            edges.push_back(edge);

        const Series peaks = levels.peaks(edges);
        QCOMPARE(peaks.front().at, edges.front());
        for (std::size_t i = 0; i + 1 < edges.size(); ++i)
            QCOMPARE(plainAt(peaks, edges[i]), plainMost(points, edges[i], edges[i + 1]));
        for (std::size_t i = 1; i < peaks.size(); ++i)
            QVERIFY(peaks[i].value != peaks[i - 1].value);
    }
}

QTEST_MAIN(tst_Levels)
#include "tst_levels.moc"

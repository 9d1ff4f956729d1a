#include "core/engine/arrivals.h"
#include "core/model/chance.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace retryscope;

namespace {

ScenarioInvocation entry(std::int64_t atMs, std::int64_t everyMs = 0, std::int64_t count = 1)
{
    ScenarioInvocation result = sample::call(atMs, "f");
    result.every = Duration(everyMs);
    result.count = count;
    return result;
}

/// `time entry.repetition`, a line each.
std::string listed(const std::vector<Arrival> &arrivals)
{
    std::string text;
    for (const Arrival &arrival : arrivals) {
        text += std::to_string(arrival.at.time_since_epoch().count()) + ' '
            + std::to_string(arrival.entry) + '.' + std::to_string(arrival.repetition) + '\n';
    }
    return text;
}

std::vector<Arrival> taken(const std::vector<ScenarioInvocation> &entries)
{
    std::vector<Arrival> result;
    for (Arrivals arrivals(entries); !arrivals.isEmpty(); arrivals.pop())
        result.push_back(arrivals.next());
    return result;
}

/// All calls written out in file order and sorted by time.
std::vector<Arrival> expanded(const std::vector<ScenarioInvocation> &entries)
{
    std::vector<Arrival> result;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        for (std::uint32_t k = 1; k <= entries[i].count; ++k)
            result.push_back({entries[i].at + (k - 1) * entries[i].every, i, k});
    }
    std::ranges::stable_sort(result, {}, &Arrival::at);
    return result;
}

} // namespace

class tst_Arrivals : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void callsComeInOrder_data();
    void callsComeInOrder();
    void agreesWithSortingAllCalls();
    void totalCountsRepetitions();
    void hundredMillionCostNothingUntilTheyCome();
};

void tst_Arrivals::callsComeInOrder_data()
{
    QTest::addColumn<std::vector<ScenarioInvocation>>("entries");
    QTest::addColumn<std::string>("expected");

    using Entries = std::vector<ScenarioInvocation>;
    QTest::newRow("none") << Entries{} << std::string();
    QTest::newRow("one") << Entries{entry(5)} << std::string("5 0.1\n");
    QTest::newRow("listed late, called early")
        << Entries{entry(5), entry(3)} << std::string("3 1.1\n5 0.1\n");
    QTest::newRow("at one instant: as listed")
        << Entries{entry(5), entry(5)} << std::string("5 0.1\n5 1.1\n");
    QTest::newRow("repeated") << Entries{entry(0, 10, 3)} << std::string("0 0.1\n10 0.2\n20 0.3\n");
    QTest::newRow("repeated at once")
        << Entries{entry(7, 0, 2), entry(7)} << std::string("7 0.1\n7 0.2\n7 1.1\n");
    QTest::newRow("interleaved, as listed where they meet")
        << Entries{entry(10, 10, 2), entry(0, 10, 3)}
        << std::string("0 1.1\n10 0.1\n10 1.2\n20 0.2\n20 1.3\n");
}

void tst_Arrivals::callsComeInOrder()
{
    QFETCH(const std::vector<ScenarioInvocation>, entries);
    QFETCH(const std::string, expected);

    QCOMPARE(listed(taken(entries)), expected);
}

void tst_Arrivals::agreesWithSortingAllCalls()
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        std::vector<ScenarioInvocation> entries;
        for (std::uint64_t i = 0; i < 12; ++i) {
            const std::uint64_t luck = chance::mixed(seed, i);
            entries.push_back(entry(static_cast<std::int64_t>(chance::below(40, luck)),
                                    static_cast<std::int64_t>(chance::below(4, luck >> 8U)) * 5,
                                    static_cast<std::int64_t>(1 + chance::below(9, luck >> 16U))));
        }

        QCOMPARE(listed(taken(entries)), listed(expanded(entries)));
    }
}

void tst_Arrivals::totalCountsRepetitions()
{
    const std::vector<ScenarioInvocation> entries{entry(0), entry(0, 1, 100'000'000)};

    QCOMPARE(Arrivals(entries).total(), std::uint64_t{100'000'001});
}

void tst_Arrivals::hundredMillionCostNothingUntilTheyCome()
{
    const std::vector<ScenarioInvocation> entries{entry(0, 1, 100'000'000)};
    Arrivals arrivals(entries);

    for (int i = 0; i < 1000; ++i)
        arrivals.pop();

    QCOMPARE(arrivals.next().repetition, 1001U);
    QCOMPARE(arrivals.next().at, sample::at(1000));
}

QTEST_GUILESS_MAIN(tst_Arrivals)
#include "tst_arrivals.moc"

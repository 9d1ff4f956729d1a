#include "core/model/chance.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <array>
#include <set>

using namespace retryscope;

class tst_Chance : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void mixingNeverChanges_data();
    void mixingNeverChanges();
    void neighboursDoNotCollide();
    void everyNumberBelowIsAsLikely();
    void uuidsAreOfVersionFour();
    void equalLuckGivesEqualUuids();
};

void tst_Chance::mixingNeverChanges_data()
{
    QTest::addColumn<quint64>("left");
    QTest::addColumn<quint64>("right");
    QTest::addColumn<quint64>("mixed");

    // Worked out outside of this program. Another number here gives every seed another run.
    QTest::newRow("zeros") << quint64{0} << quint64{0} << quint64{0x4E17CF67001B3979};
    QTest::newRow("small") << quint64{42} << quint64{7} << quint64{0x70B88464CB6A10EC};
    QTest::newRow("the right one counts")
        << quint64{7} << quint64{42} << quint64{0xCA8AEE385CBF5B1B};
    QTest::newRow("largest seed") << quint64{9'007'199'254'740'991} << quint64{1}
                                  << quint64{0x69DC8336EA24062A};
}

void tst_Chance::mixingNeverChanges()
{
    QFETCH(const quint64, left);
    QFETCH(const quint64, right);
    QFETCH(const quint64, mixed);

    QCOMPARE(quint64{chance::mixed(left, right)}, mixed);
}

void tst_Chance::neighboursDoNotCollide()
{
    std::set<std::uint64_t> seen;

    for (std::uint64_t left = 0; left < 200; ++left) {
        for (std::uint64_t right = 0; right < 200; ++right)
            seen.insert(chance::mixed(left, right));
    }

    QCOMPARE(seen.size(), std::size_t{200 * 200});
}

void tst_Chance::everyNumberBelowIsAsLikely()
{
    constexpr int draws = 100'000;
    std::array<int, 10> counts{};

    for (std::uint64_t i = 0; i < draws; ++i)
        ++counts[chance::below(counts.size(), chance::mixed(1, i))];

    // 10,000 each; a standard deviation is 95.
    QVERIFY(std::ranges::min(counts) > 9'500);
    QVERIFY(std::ranges::max(counts) < 10'500);
}

void tst_Chance::uuidsAreOfVersionFour()
{
    const QRegularExpression form(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));

    for (std::uint64_t luck = 0; luck < 1000; ++luck) {
        const std::string uuid = chance::uuid(luck);
        QVERIFY2(form.match(QString::fromStdString(uuid)).hasMatch(), uuid.c_str());
    }
}

void tst_Chance::equalLuckGivesEqualUuids()
{
    QCOMPARE(chance::uuid(42), chance::uuid(42));
    QVERIFY(chance::uuid(42) != chance::uuid(43));
}

QTEST_GUILESS_MAIN(tst_Chance)
#include "tst_chance.moc"

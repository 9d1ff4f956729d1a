#include "core/formats/jsonnumber.h"

#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace retryscope;

namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();

} // namespace

class tst_JsonNumber : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void numbers_data();
    void numbers();
};

void tst_JsonNumber::numbers_data()
{
    using Number = std::optional<std::int64_t>;
    QTest::addColumn<Number>("whole");
    QTest::addColumn<Number>("cut");

    const auto row = [](const char *text, Number whole, Number cut) {
        QTest::newRow(text) << whole << cut;
    };
    const auto none = std::nullopt;
    row("0", 0, 0);
    row("-0", 0, 0);
    row("-0.0e9", 0, 0);
    row("17", 17, 17);
    row("-17", -17, -17);
    row("1.0", 1, 1);
    row("10e-1", 1, 1);
    row("1.25e2", 125, 125);
    row("1E+3", 1000, 1000);
    row("0.001e3", 1, 1);
    row("100e-3", none, 0);
    row("1.5", none, 1);
    row("2.9", none, 2);
    row("-0.5", none, 0);
    row("-2.9", none, -2);
    row("0.0001", none, 0);
    row("9223372036854775807", most, most);
    row("9223372036854775807.5", none, most);
    row("9223372036854775808", none, none);
    row("-9223372036854775808", least, least);
    row("-9223372036854775809", none, none);
    row("1e18", 1'000'000'000'000'000'000, 1'000'000'000'000'000'000);
    row("1e19", none, none);
    row("1e400", none, none);
    row("1e-400", none, 0);
    row("1e99999999999999999999", none, none);
    row("1e-99999999999999999999", none, 0);
    row("0e99999999999999999999", 0, 0);
}

void tst_JsonNumber::numbers()
{
    QFETCH(std::optional<std::int64_t>, whole);
    QFETCH(std::optional<std::int64_t>, cut);
    const JsonNumber number{QTest::currentDataTag()};

    QCOMPARE(wholeNumber(number), whole);
    QCOMPARE(cutNumber(number), cut);
}

QTEST_GUILESS_MAIN(tst_JsonNumber)
#include "tst_jsonnumber.moc"

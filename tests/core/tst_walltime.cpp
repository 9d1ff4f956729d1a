// moc 6.4 reads <chrono>, which the time begins with, only behind another header.
// clang-format off
#include "tests/support/print.h"
#include "core/model/walltime.h"
// clang-format on

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_WallTime : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void writesEachForm();
    void instantsCountFromTheStart();
};

void tst_WallTime::reads_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<qint64>("milliseconds");

    const auto row = [](const char *name, const char *text, qint64 milliseconds) {
        QTest::newRow(name) << std::string(text) << milliseconds;
    };
    row("first moment", "1970-01-01T00:00:00.000Z", 0);
    row("without milliseconds", "1970-01-01T00:00:01Z", 1000);
    row("with milliseconds", "2026-01-15T10:30:00.123Z", 1'768'473'000'123);
    row("leap day", "2024-02-29T00:00:00Z", 1'709'164'800'000);
    row("last moment", "9999-12-31T23:59:59.999Z", 253'402'300'799'999);
}

void tst_WallTime::reads()
{
    QFETCH(std::string, text);
    QFETCH(qint64, milliseconds);

    const auto time = wallTime(text);

    QVERIFY(time);
    QCOMPARE(qint64{time->sinceEpoch.count()}, milliseconds);
}

void tst_WallTime::refuses_data()
{
    QTest::addColumn<std::string>("text");

    const auto row = [](const char *name, const char *text) {
        QTest::newRow(name) << std::string(text);
    };
    row("empty", "");
    row("before the first year", "1969-12-31T23:59:59Z");
    row("no leap year", "2025-02-29T00:00:00Z");
    row("day zero", "2026-01-00T00:00:00Z");
    row("month thirteen", "2026-13-01T00:00:00Z");
    row("hour 24", "2026-01-01T24:00:00Z");
    row("minute 60", "2026-01-01T00:60:00Z");
    row("second 60", "2026-01-01T00:00:60Z");
    row("no zone", "2026-01-01T00:00:00");
    row("another zone", "2026-01-01T00:00:00+01:00");
    row("two digits of milliseconds", "2026-01-01T00:00:00.12Z");
    row("a space", "2026-01-01 00:00:00Z");
    row("something behind", "2026-01-01T00:00:00Z ");
    row("letters for digits", "2026-01-0lT00:00:00Z");
}

void tst_WallTime::refuses()
{
    QFETCH(std::string, text);

    QVERIFY(!wallTime(text));
}

void tst_WallTime::writesEachForm()
{
    const WallTime time = wallTime("2026-03-04T05:06:07.008Z").value();

    QCOMPARE(isoMilliseconds(time), std::string("2026-03-04T05:06:07.008Z"));
    QCOMPARE(isoSeconds(time), std::string("2026-03-04T05:06:07Z"));
    QCOMPARE(objectKeyTime(time), std::string("2026/03/04/2026-03-04T05.06.07"));
}

void tst_WallTime::instantsCountFromTheStart()
{
    const WallTime start = wallTime("2026-12-31T23:59:00Z").value();

    QCOMPARE(isoMilliseconds(at(start, Instant(60s + 1ms))),
             std::string("2027-01-01T00:00:00.001Z"));
}

QTEST_GUILESS_MAIN(tst_WallTime)
#include "tst_walltime.moc"

#include "ui/window/renderjob.h"
#include "ui/window/timetext.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

class tst_TimeText : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void readsWhatPeopleType_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds"); // -1: refused

        QTest::newRow("plain milliseconds") << QStringLiteral("1500") << qint64{1500};
        QTest::newRow("milliseconds") << QStringLiteral("1500ms") << qint64{1500};
        QTest::newRow("seconds") << QStringLiteral("90s") << qint64{90'000};
        QTest::newRow("minutes, spaces") << QStringLiteral(" 15 m ") << qint64{900'000};
        QTest::newRow("several units") << QStringLiteral("1m30s") << qint64{90'000};
        QTest::newRow("all units") << QStringLiteral("1h 1m 1s 1ms") << qint64{3'661'001};
        QTest::newRow("the smaller one first") << QStringLiteral("30s1m") << qint64{-1};
        QTest::newRow("hours") << QStringLiteral("6h") << qint64{21'600'000};
        QTest::newRow("clock") << QStringLiteral("1:21") << qint64{81'000};
        QTest::newRow("clock with hours") << QStringLiteral("1:00:21.5") << qint64{3'621'500};
        QTest::newRow("a year") << QStringLiteral("31536000s") << qint64{31'536'000'000};
        QTest::newRow("just above") << QStringLiteral("31536000001") << qint64{-1};
        QTest::newRow("empty") << QString() << qint64{-1};
        QTest::newRow("negative") << QStringLiteral("-5s") << qint64{-1};
        QTest::newRow("another unit") << QStringLiteral("5d") << qint64{-1};
        QTest::newRow("one digit of seconds") << QStringLiteral("1:2") << qint64{-1};
        QTest::newRow("seconds above 59") << QStringLiteral("1:60") << qint64{-1};
        QTest::newRow("minutes above 59 behind hours") << QStringLiteral("1:60:00") << qint64{-1};
        QTest::newRow("many minutes") << QStringLiteral("90:00") << qint64{5'400'000};
    }

    void readsWhatPeopleType()
    {
        QFETCH(QString, text);
        QFETCH(qint64, milliseconds);

        const auto time = timeFromText(text);

        QCOMPARE(time ? time->count() : -1, milliseconds);
    }

    void aRenderJobSaysWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("values"); // scenario, at, size
        QTest::addColumn<QString>("said");

        QTest::newRow("no scenario") << QStringList{QString(), QString(), QString()}
                                     << QStringLiteral("expected a scenario to draw, found none");
        QTest::newRow("broken duration")
            << QStringList{QStringLiteral("a.json"), QStringLiteral("soon"), QString()}
            << QStringLiteral(
                   "--at: expected a duration such as 90s, 15m, 6h or 1500ms, found soon");
        QTest::newRow("broken size")
            << QStringList{QStringLiteral("a.json"), QString(), QStringLiteral("0x9")}
            << QStringLiteral("--size: expected WIDTHxHEIGHT such as 1600x900, found 0x9");
    }

    void aRenderJobSaysWhatIsWrong()
    {
        QFETCH(QStringList, values);
        QFETCH(QString, said);

        const auto job = renderJob(QStringLiteral("out.png"), values[0], values[1], values[2]);

        QVERIFY(!job.hasValue());
        QCOMPARE(QString::fromStdString(job.error().what), said);
    }
};

QTEST_GUILESS_MAIN(tst_TimeText)
#include "tst_timetext.moc"

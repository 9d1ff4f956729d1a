#include "core/formats/jsontext.h"
#include "ui/editors/schedule.h"
#include "ui/editors/schedulepreview.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_Schedule : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void sentenceSaysWhatNeverRuns_data()
    {
        QTest::addColumn<int>("retries");
        QTest::addColumn<int>("ageSeconds");
        QTest::addColumn<QString>("said");

        QTest::newRow("all run") << 2 << 21'600
                                 << QStringLiteral("3 attempts, the last one due at 186 s.");
        QTest::newRow("exactly at the deadline")
            << 2 << 186 << QStringLiteral("3 attempts, the last one due at 186 s.");
        QTest::newRow("just below")
            << 2 << 185 << QStringLiteral("Attempt 3 can never run: due 186 s, deadline 185 s.");
        QTest::newRow("the second one already")
            << 2 << 60 << QStringLiteral("Attempt 2 can never run: due 63 s, deadline 60 s.");
        QTest::newRow("no retry") << 0 << 60 << QStringLiteral("One attempt, no retry.");
    }

    void sentenceSaysWhatNeverRuns()
    {
        QFETCH(int, retries);
        QFETCH(int, ageSeconds);
        QFETCH(QString, said);

        const Schedule plan = schedule(static_cast<std::size_t>(retries),
                                       std::chrono::seconds(ageSeconds), 3s, {60s, 120s});

        QCOMPARE(sentence(plan), said);
    }

    void failingRunIsTheLongestThatCanFail_data()
    {
        QTest::addColumn<QByteArray>("behavior");
        QTest::addColumn<int>("milliseconds");

        QTest::newRow("none") << QByteArray("[]") << 100;
        QTest::newRow("success only")
            << QByteArray(R"([{"outcome": {"type": "success", "durationMs": 900}}])") << 100;
        QTest::newRow("success longer than the timeout")
            << QByteArray(R"([{"outcome": {"type": "success", "durationMs": 9000}}])") << 5000;
        QTest::newRow("timeout") << QByteArray(R"([{"outcome": {"type": "timeout"}}])") << 5000;
        QTest::newRow("range") << QByteArray(
            R"([{"outcome": {"type": "error", "durationMs": {"min": 1, "max": 70}}}])")
                               << 70;
        QTest::newRow("one of several") << QByteArray(R"([{"outcome": {"type": "oneOf", "choices": [
                {"weight": 1, "outcome": {"type": "success", "durationMs": 4000}},
                {"weight": 1, "outcome": {"type": "exit", "durationMs": 300}}]}}])")
                                        << 300;
    }

    void failingRunIsTheLongestThatCanFail()
    {
        QFETCH(QByteArray, behavior);
        QFETCH(int, milliseconds);
        const QByteArray text =
            QByteArray(R"({"functions": [{"Timeout": 5, "behavior": )") + behavior + "}]}";

        QCOMPARE(failingRun(parseJson(text.toStdString()).value(), 0), Duration(milliseconds));
    }
};

QTEST_GUILESS_MAIN(tst_Schedule)
#include "tst_schedule.moc"

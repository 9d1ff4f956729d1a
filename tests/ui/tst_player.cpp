#include "core/trace/trace.h"
#include "ui/document/breakpoints.h"
#include "ui/document/document.h"
#include "ui/document/player.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_Player : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        // Runs of 1 s at 0 s, 61 s and 182 s; the last step is at 183 s.
        m_document.openText(R"({"format": "retryscope-scenario", "version": 1,
            "functions": [{"FunctionName": "f",
                "behavior": [{"outcome": {"type": "error", "durationMs": 1000}}]}],
            "invocations": [{"atMs": 0, "function": "f"}]})",
                            QStringLiteral("test"), QString());
        m_document.finishSimulating();
        m_document.moveTo(0);
    }

    void timeRunsBySpeed_data()
    {
        QTest::addColumn<double>("speed");
        QTest::addColumn<qint64>("reached"); // ms

        QTest::newRow("slowest") << 1.0 << qint64{500};
        QTest::newRow("usual") << 60.0 << qint64{30'000};
        QTest::newRow("fastest, bounded by the end") << 10'000.0 << qint64{183'000};
        QTest::newRow("slower than the slowest") << 0.1 << qint64{500};
    }

    void timeRunsBySpeed()
    {
        QFETCH(double, speed);
        QFETCH(qint64, reached);
        Player player(m_document);
        player.setSkipsIdle(false);
        player.setSpeed(speed);

        player.advance(500ms);

        QCOMPARE(m_document.cursorTime(), Instant(Duration(reached)));
    }

    void partsOfAMillisecondAddUp()
    {
        Player player(m_document);
        player.setSpeed(1);

        for (int i = 0; i < 4; ++i)
            player.advance(250us);

        QCOMPARE(m_document.cursorTime(), Instant(1ms));
    }

    void idleStretchesAreCutToAQuarterSecond()
    {
        Player player(m_document);
        player.setSpeed(1);
        m_document.moveToTime(Instant(2s)); // the next step is at 61 s

        player.advance(100ms);

        QCOMPARE(m_document.cursorTime(), Instant(60'850ms));
    }

    void shortStretchesAreNotCut()
    {
        Player player(m_document);
        player.setSpeed(60);
        m_document.moveToTime(Instant(2s)); // 59 s are less than a second at this speed

        player.advance(10ms);

        QCOMPARE(m_document.cursorTime(), Instant(2'600ms));
    }

    void theEndIsASoftStop()
    {
        Player player(m_document);
        player.setSpeed(10'000);
        player.play();
        QVERIFY(player.isPlaying());

        player.advance(1s);

        QVERIFY(!player.isPlaying());
        QCOMPARE(m_document.cursor(), m_document.trace().size());
    }

    void aBreakpointPausesBehindItsStep()
    {
        Breakpoints breakpoints(m_document);
        QVERIFY(breakpoints.add(Json(Json::Object{{"on", Json("failed")}})).empty());
        m_document.finishSimulating();
        breakpoints.finishSearching();
        m_document.moveTo(0);
        Player player(m_document);
        player.setBreakpoints(&breakpoints);
        player.setSpeed(10'000);
        QSignalSpy stopped(&player, &Player::stopped);
        player.play();

        player.advance(1s);

        QVERIFY(!player.isPlaying());
        QCOMPARE(stopped.size(), 1);
        QCOMPARE(m_document.cursorTime(), Instant(1s)); // the first run fails
        QCOMPARE(std::optional(m_document.cursor()), breakpoints.hitAfter(0));
        player.play();
        player.advance(1s);
        QCOMPARE(m_document.cursorTime(), Instant(62s)); // goes on to the second failure
    }

    void playAtTheEndBeginsAgain()
    {
        Player player(m_document);
        m_document.moveTo(m_document.trace().size());

        player.play();

        QCOMPARE(m_document.cursor(), 0U);
        QVERIFY(player.isPlaying());
    }

    void theTimerMovesTheCursor()
    {
        Player player(m_document);
        QSignalSpy moved(&m_document, &Document::cursorMoved);
        player.setSpeed(10'000);

        player.play();

        QTRY_VERIFY(!player.isPlaying());
        QVERIFY(moved.size() > 0);
        QCOMPARE(m_document.cursorTime(), m_document.trace().endedAt());
    }

private:
    Document m_document;
};

QTEST_GUILESS_MAIN(tst_Player)
#include "tst_player.moc"

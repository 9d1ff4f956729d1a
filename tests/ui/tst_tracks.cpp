#include "core/engine/simulate.h"
#include "core/trace/trace.h"
#include "tests/core/twin/randomscenario.h"
#include "tests/ui/outagetimeline.h"
#include "ui/style.h"
#include "ui/timeline/countertrack.h"
#include "ui/timeline/trackchoice.h"
#include "ui/timeline/trackdata.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_Tracks : public QObject, private OutageTimeline
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init() { open(); }
    void cleanup() { close(); }
    void namesAreCloudWatchs();
    void levelsAreThoseOfTheTotals();
    void valuesAMinuteHoldForTheirMinute();
    void queueDepthIsShownAtFirst();
    void everyChoiceIsDrawn_data();
    void everyChoiceIsDrawn();
    void futureBeginsAtTheCursor();
    void peaksSurviveManyStepsAPixel();
    void choiceIsKeptByName();
    void menuChooses();
    void manyTracksLeaveTheLanesTheirRoom();
    void largeTraceIsCountedBeside();

private:
    [[nodiscard]] const CounterTrack &only() const { return m_view->frame().tracks.front(); }
    void showOnly(SeriesKind kind);
};

void tst_Tracks::showOnly(SeriesKind kind)
{
    m_view->tracks().setShown(kind, true);
    for (std::size_t i = 0; i < seriesCount; ++i)
        m_view->tracks().setShown(static_cast<SeriesKind>(i), static_cast<SeriesKind>(i) == kind);
}

void tst_Tracks::namesAreCloudWatchs()
{
    QStringList titles;
    for (std::size_t i = 0; i < seriesCount; ++i)
        titles += trackTitle(static_cast<SeriesKind>(i));
    QCOMPARE(titles.join(QLatin1Char(' ')),
             QStringLiteral("Queue depth ConcurrentExecutions AsyncEventsReceived Invocations "
                            "Errors Throttles AsyncEventsDropped AsyncEventAge"));
}

void tst_Tracks::levelsAreThoseOfTheTotals()
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Scenario scenario = twin::randomScenario(seed);
        const Trace trace = simulate(scenario, rulesOf(scenario.rules).value(), {});
        const Instant from{trace.endedAt().time_since_epoch() / 3};
        const TrackData data(trace);
        for (const SeriesKind kind : {SeriesKind::QueueDepth, SeriesKind::ConcurrentExecutions}) {
            const auto exact = exactLevels(trace, kind, from, trace.endedAt());
            QVERIFY(exact.has_value());
            for (const SeriesPoint &point : *exact)
                QCOMPARE(point.value, levelAfter(trace, kind, trace.countAt(point.at)));
            // The series made beside the GUI thread say the same where it is as fine.
            for (const SeriesPoint &point : data.levels(kind).between(from, trace.endedAt()))
                QCOMPARE(point.value, levelAfter(trace, kind, trace.countAt(point.at)));
        }
    }
}

void tst_Tracks::valuesAMinuteHoldForTheirMinute()
{
    const TrackData data(m_document->trace());
    // Five refusals with 429, all in the second minute.
    QCOMPARE(data.levels(SeriesKind::Throttles).at(Instant{59'999ms}), 0.0);
    QCOMPARE(data.levels(SeriesKind::Throttles).at(Instant{60s}), 5.0);
    QCOMPARE(data.levels(SeriesKind::Throttles).at(Instant{119'999ms}), 5.0);
    QCOMPARE(data.levels(SeriesKind::Throttles).at(Instant{120s}), 0.0);
    const Series levels = data.levels(SeriesKind::Throttles).between(Instant{30s}, Instant{150s});
    QCOMPARE(levels, (Series{{Instant{30s}, 0}, {Instant{60s}, 5}, {Instant{120s}, 0}}));
}

void tst_Tracks::queueDepthIsShownAtFirst()
{
    QCOMPARE(m_view->frame().tracks.size(), std::size_t{1});
    QCOMPARE(only().title, QStringLiteral("Queue depth"));
    QCOMPARE(only().summary, QStringLiteral("2 now · 4 at most"));
}

void tst_Tracks::everyChoiceIsDrawn_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("summary");
    const auto row = [](SeriesKind kind, const char *summary) {
        QTest::newRow(name(kind)) << int(kind) << QString::fromUtf8(summary);
    };
    row(SeriesKind::QueueDepth, "2 now · 4 at most");
    row(SeriesKind::ConcurrentExecutions, "0 now · 2 at most");
    row(SeriesKind::AsyncEventsReceived, "1 this minute · 5 at most");
    row(SeriesKind::Throttles, "5 this minute · 5 at most");
}

void tst_Tracks::everyChoiceIsDrawn()
{
    QFETCH(int, kind);
    QFETCH(QString, summary);
    showOnly(static_cast<SeriesKind>(kind));

    QCOMPARE(m_view->frame().tracks.size(), std::size_t{1});
    QCOMPARE(only().summary, summary);
    QVERIFY(only().past.size() > 2);
    for (const QPolygonF &line : {only().past, only().future}) {
        for (const QPointF &point : line)
            QVERIFY(only().rect.adjusted(-1e6, 0, 1e6, 0).contains(point));
    }
}

void tst_Tracks::futureBeginsAtTheCursor()
{
    const double cursor = m_view->frame().cursorX;
    QCOMPARE(only().past.last().x(), cursor);
    QCOMPARE(only().future.first().x(), cursor);
    QCOMPARE(only().past.last().y(), only().future.first().y());
}

void tst_Tracks::peaksSurviveManyStepsAPixel()
{
    QVERIFY(m_document->openText(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f", "behavior": [{"outcome":
            {"type": "success", "durationMs": 500}}]}],
        "invocations": [{"atMs": 0, "function": "f", "count": 4000, "everyMs": 1000},
                        {"atMs": 2000500, "function": "f", "count": 77, "everyMs": 1}]})",
                                 QStringLiteral("Peak"), {}));
    m_document->finishSimulating();
    m_view->setAxisMode(AxisMode::Linear);
    m_view->fitAll();
    showOnly(SeriesKind::ConcurrentExecutions);

    QTRY_COMPARE(only().summary.section(QStringLiteral(" · "), 1), QStringLiteral("77 at most"));
    const double top = only().rect.top() + 9;
    const auto reaches = [&](const QPolygonF &line) {
        return std::ranges::any_of(line, [&](const QPointF &point) { return point.y() < top; });
    };
    QVERIFY(reaches(only().past) || reaches(only().future));
    QVERIFY(only().past.size() + only().future.size() < 5000);
}

void tst_Tracks::choiceIsKeptByName()
{
    TrackChoice choice;
    choice.setNames({QStringLiteral("AsyncEventAge"), QStringLiteral("Throttles"),
                     QStringLiteral("of another version")});

    QCOMPARE(choice.shown(),
             (std::vector<SeriesKind>{SeriesKind::Throttles, SeriesKind::AsyncEventAge}));
    QCOMPARE(choice.names(),
             (QStringList{QStringLiteral("Throttles"), QStringLiteral("AsyncEventAge")}));
}

void tst_Tracks::menuChooses()
{
    QMenu menu;
    m_view->tracks().addTo(menu);
    QCOMPARE(menu.actions().size(), qsizetype(seriesCount));
    for (const QAction *action : menu.actions()) {
        QVERIFY(!action->icon().isNull() && !action->toolTip().isEmpty());
        QVERIFY(action->isCheckable());
    }

    menu.actions().at(int(SeriesKind::Errors))->trigger();

    QCOMPARE(m_view->frame().tracks.size(), std::size_t{2});
    QCOMPARE(m_view->frame().tracks.back().title, QStringLiteral("Errors"));
    menu.actions().at(int(SeriesKind::Errors))->trigger();
    menu.actions().at(int(SeriesKind::QueueDepth))->trigger();
    QVERIFY(m_view->frame().tracks.empty());
    QVERIFY(!m_view->grab().isNull());
}

void tst_Tracks::manyTracksLeaveTheLanesTheirRoom()
{
    m_view->resize(1044, 420);
    for (std::size_t i = 0; i < seriesCount; ++i)
        m_view->tracks().setShown(static_cast<SeriesKind>(i), true);

    const TimelineLayout &layout = m_view->frame();
    QVERIFY(layout.areas.track.height() <= 0.4 * m_view->viewport()->height());
    QCOMPARE(layout.tracks.size() + layout.hiddenTracks, seriesCount);
    QVERIFY(layout.hiddenTracks > 0);
    QVERIFY(!m_view->grab().isNull());
}

void tst_Tracks::largeTraceIsCountedBeside()
{
    QVERIFY(m_document->openText(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f"}],
        "invocations": [{"atMs": 0, "function": "f", "count": 20000, "everyMs": 5}]})",
                                 QStringLiteral("Many"), {}));
    m_document->finishSimulating();
    m_document->moveTo(0);
    showOnly(SeriesKind::Invocations);
    m_view->fitAll();

    QCOMPARE(only().summary, QStringLiteral("is being counted…"));
    QTRY_COMPARE(only().summary, QStringLiteral("12,000 this minute · 12,000 at most"));
}

QTEST_MAIN(tst_Tracks)
#include "tst_tracks.moc"

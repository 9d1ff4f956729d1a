#include "core/engine/simulate.h"
#include "core/formats/scenarioreader.h"
#include "core/trace/lane.h"
#include "tests/ui/outagescenario.h"
#include "ui/style.h"
#include "ui/timeline/axis.h"
#include "ui/timeline/gutterpainter.h"
#include "ui/timeline/timelinelayout.h"
#include "ui/timeline/trackdata.h"

#include <QApplication>
#include <QTest>

#include <algorithm>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

Trace traceOf(const QByteArray &text)
{
    auto scenario = readScenarioText(text.toStdString(), "test");
    return simulate(scenario.value(), Rules());
}

QString word(SegmentKind kind)
{
    switch (kind) {
    case SegmentKind::Queued:
        return QStringLiteral("queued");
    case SegmentKind::Run:
        return QStringLiteral("run");
    case SegmentKind::LookUp:
        return QStringLiteral("look-up");
    case SegmentKind::BackOff:
        return QStringLiteral("back-off");
    case SegmentKind::RefusedWait:
        return QStringLiteral("refused");
    case SegmentKind::Ended:
        return QStringLiteral("ended");
    case SegmentKind::NeverRuns:
        return QStringLiteral("never");
    case SegmentKind::Delivery:
        return QStringLiteral("delivery");
    case SegmentKind::Lost:
        return QStringLiteral("lost");
    case SegmentKind::Rejected:
        return QStringLiteral("rejected");
    case SegmentKind::Answered:
        return QStringLiteral("answered");
    }
    return {};
}

/// `run 0-3000, back-off 3000-63000, …`
QString lane(const Trace &trace, std::uint32_t invocation)
{
    QStringList words;
    for (const Segment &segment : segmentsOf(trace, {invocation})) {
        const auto from = segment.from.time_since_epoch().count();
        const auto to = segment.to.time_since_epoch().count();
        words += from == to ? QStringLiteral("%1 %2").arg(word(segment.kind)).arg(from)
                            : QStringLiteral("%1 %2-%3").arg(word(segment.kind)).arg(from).arg(to);
    }
    return words.join(QStringLiteral(", "));
}

} // namespace

class tst_TimelineLayout : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void laneTellsTheWholeLife_data();
    void laneTellsTheWholeLife();
    void centreOfEachThingHitsIt();
    void futureIsGhosted_data();
    void futureIsGhosted();
    void barsAreWideEnough();
    void expiredLaneShowsWhatNeverRuns();
    void lostEventSaysWhy();
    void headRoomIsCountedDown();
    void deliveriesLeadToTheirTargets();
    void manyDeliveriesMerge();
    void queueDepthIsThatOfTheTotals();
    void onlyVisibleRowsAreLaidOut();
    void anyTraceIsLaidOut_data();
    void anyTraceIsLaidOut();
    void lanesComeBeforeTargets_data();
    void lanesComeBeforeTargets();
    void targetsAreThoseOfAllLanes_data();
    void targetsAreThoseOfAllLanes();

private:
    [[nodiscard]] TimelineLayout layoutAt(const Trace &trace, Instant now, QSizeF size = {860, 530},
                                          double scrollY = 0) const;
    [[nodiscard]] static const TimelineItem *find(const TimelineLayout &layout, TimelineRole role,
                                                  std::uint32_t invocation);

    std::unique_ptr<Trace> m_trace;
};

void tst_TimelineLayout::initTestCase()
{
    style::apply(*qApp, style::Theme::Light);
    m_trace = std::make_unique<Trace>(traceOf(outageScenario()));
}

TimelineLayout tst_TimelineLayout::layoutAt(const Trace &trace, Instant now, QSizeF size,
                                            double scrollY) const
{
    TimeScale scale(axisPieces(AxisMode::FoldedIdle, pointsOfInterest(trace), {}));
    scale.setWidth(size.width());
    scale.fit();
    DeliveryIndex deliveries(trace);
    while (!deliveries.advance(1000)) { }
    return timelineLayout({trace, trace.countAt(now), now}, deliveries, {scale, size, scrollY},
                          TimelineMetrics::current());
}

const TimelineItem *tst_TimelineLayout::find(const TimelineLayout &layout, TimelineRole role,
                                             std::uint32_t invocation)
{
    const auto found = std::ranges::find_if(layout.items, [&](const TimelineItem &item) {
        return item.role == role && item.invocation == InvocationId{invocation};
    });
    return found == layout.items.end() ? nullptr : &*found;
}

void tst_TimelineLayout::laneTellsTheWholeLife_data()
{
    QTest::addColumn<int>("invocation");
    QTest::addColumn<QString>("life");
    QTest::newRow("retries used up")
        << 0
        << QStringLiteral(
               "run 0-3000, back-off 3000-63000, run 63000-66000, back-off 66000-186000, "
               "run 186000-189000, ended 189000, delivery 189000, delivery 189000");
    QTest::newRow("success") << 1 << QStringLiteral("run 1000-1700, ended 1700, delivery 1700");
    QTest::newRow("expired") << 2
                             << QStringLiteral(
                                    "run 4000-7000, back-off 7000-67000, run 67000-70000, "
                                    "ended 70000, never 190000-193000, delivery 70000, "
                                    "delivery 70000");
    QTest::newRow("lost") << 4 << QStringLiteral("run 7500-8500, ended 8500, lost 8500");
    QTest::newRow("refused")
        << 5
        << QStringLiteral("refused 64000-65000, refused 65000-67000, refused 67000-71000, "
                          "refused 71000-79000, refused 79000-95000, run 95000-96000, ended 96000, "
                          "delivery 96000");
}

void tst_TimelineLayout::laneTellsTheWholeLife()
{
    QFETCH(int, invocation);
    QFETCH(QString, life);

    QCOMPARE(lane(*m_trace, static_cast<std::uint32_t>(invocation)), life);
}

void tst_TimelineLayout::centreOfEachThingHitsIt()
{
    const TimelineLayout layout = layoutAt(*m_trace, Instant{81s});

    QVERIFY(layout.items.size() > 20);
    for (const TimelineItem &item : layout.items) {
        const TimelineItem *hit = layout.itemAt(item.rect.center());
        QVERIFY(hit != nullptr);
        QVERIFY(*hit == item || hit->role >= item.role || hit->rect.contains(item.rect.center()));
    }
    for (const TimelineItem &dot : layout.dots)
        QCOMPARE(*layout.itemAt(dot.rect.center()), dot);
    for (const TimelineLane &row : layout.lanes)
        QCOMPARE(layout.laneAt(row.rect.center())->invocation, row.invocation);
    for (const FoldMark &fold : layout.folds)
        QCOMPARE(layout.foldAt(fold.pill.center())->from, fold.from);
    for (const TargetLane &target : layout.targets)
        QCOMPARE(layout.targetAt(target.rect.center())->target, target.target);
    QVERIFY(layout.itemAt({-50, 100}) == nullptr);
}

void tst_TimelineLayout::futureIsGhosted_data()
{
    QTest::addColumn<qint64>("nowMs");
    QTest::addColumn<int>("ghosts");
    QTest::newRow("before anything") << qint64{-1} << 3;
    QTest::newRow("in the first run") << qint64{1'000} << 2;
    QTest::newRow("after the second run") << qint64{66'000} << 1;
    QTest::newRow("at the end") << qint64{189'000} << 0;
}

void tst_TimelineLayout::futureIsGhosted()
{
    QFETCH(qint64, nowMs);
    QFETCH(int, ghosts);

    const TimelineLayout layout = layoutAt(*m_trace, Instant{Duration(nowMs)});

    const auto found = std::ranges::count_if(layout.items, [](const TimelineItem &item) {
        return item.role == TimelineRole::Attempt && item.invocation == InvocationId{0}
        && item.isGhost();
    });
    QCOMPARE(int(found), ghosts);
}

void tst_TimelineLayout::barsAreWideEnough()
{
    const TimelineLayout layout = layoutAt(*m_trace, Instant{81s}, {200, 530});

    for (const TimelineItem &item : layout.items) {
        if (item.role == TimelineRole::Attempt)
            QVERIFY(item.rect.width() >= 6);
    }
}

void tst_TimelineLayout::expiredLaneShowsWhatNeverRuns()
{
    const TimelineLayout before = layoutAt(*m_trace, Instant{50s});
    const TimelineLayout after = layoutAt(*m_trace, Instant{81s});

    QVERIFY(find(before, TimelineRole::NeverRuns, 2) != nullptr); // before it fails to happen
    QCOMPARE(find(after, TimelineRole::Outcome, 2)->label, QStringLiteral("EventAgeExceeded"));
    QCOMPARE(find(after, TimelineRole::Deadline, 2)->label, QStringLiteral("1:34"));
    QVERIFY(find(after, TimelineRole::NeverRuns, 2)->rect.left()
            > find(after, TimelineRole::Deadline, 2)->rect.left());
}

void tst_TimelineLayout::lostEventSaysWhy()
{
    const TimelineLayout layout = layoutAt(*m_trace, Instant{81s});

    const TimelineItem *lost = find(layout, TimelineRole::Lost, 4);
    QVERIFY(lost != nullptr);
    QCOMPARE(lost->label, QStringLiteral("RetriesExhausted at 0:08.500"));
    QCOMPARE(lost->note, QStringLiteral("no DLQ, no OnFailure"));
    QVERIFY(find(layout, TimelineRole::Outcome, 4) == nullptr);
}

void tst_TimelineLayout::headRoomIsCountedDown()
{
    const TimelineLayout layout = layoutAt(*m_trace, Instant{81s});
    const auto last = std::ranges::find_if(layout.items, [](const TimelineItem &item) {
        return item.role == TimelineRole::BackOff && !item.note.isEmpty();
    });

    QVERIFY(last != layout.items.end());
    QCOMPARE(last->label, QStringLiteral("120 s wait"));
    QCOMPARE(last->note, QStringLiteral("1:45 to go"));
    QCOMPARE(layout.lanes.front().state, QStringLiteral("backing off · next 3:06"));
}

void tst_TimelineLayout::deliveriesLeadToTheirTargets()
{
    const TimelineLayout layout = layoutAt(*m_trace, Instant{81s});

    QStringList targets;
    for (const TargetLane &target : layout.targets)
        targets += QStringLiteral("%1 %2 %3").arg(target.kind, target.name).arg(target.delivered);
    QCOMPARE(targets.join(QStringLiteral(", ")),
             QStringLiteral("SQS orders-done 2, SNS orders-failed 1, SQS orders-dlq 1"));
    QCOMPARE(layout.dots.size(), 7U);
    QCOMPARE(layout.lines.size(), 7U);
    QCOMPARE(std::ranges::count_if(layout.lines, &DeliveryLine::isGhost), 3);
    for (const DeliveryLine &line : layout.lines)
        QVERIFY(line.top < line.bottom);
}

void tst_TimelineLayout::manyDeliveriesMerge()
{
    const Trace trace = traceOf(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f", "EventInvokeConfigs": [{"DestinationConfig":
            {"OnSuccess": {"Destination": "arn:aws:sqs:us-east-1:123456789012:q"}}}]}],
        "invocations": [{"atMs": 0, "function": "f", "count": 5000, "everyMs": 20}]})");

    const TimelineLayout layout = layoutAt(trace, Instant{1h});

    std::uint32_t sum = 0;
    for (const TimelineItem &dot : layout.dots)
        sum += dot.count;
    QCOMPARE(sum, 5000U); // nothing disappears
    QVERIFY(layout.dots.size() < 100);
    QCOMPARE(layout.targets.front().delivered, std::size_t{5000});
}

void tst_TimelineLayout::queueDepthIsThatOfTheTotals()
{
    const Series levels = *exactLevels(*m_trace, SeriesKind::QueueDepth, Instant{}, Instant{300s});

    QCOMPARE(levels.front().at, Instant{});
    for (const SeriesPoint &level : levels)
        QCOMPARE(level.value, m_trace->totalsAfter(m_trace->countAt(level.at)).waiting());
    QCOMPARE(std::ranges::max(levels, {}, &SeriesPoint::value).value, 4.0);
}

void tst_TimelineLayout::onlyVisibleRowsAreLaidOut()
{
    const Trace trace = traceOf(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f"}],
        "invocations": [{"atMs": 0, "function": "f", "count": 20000, "everyMs": 5}]})");
    const double lane = TimelineMetrics::current().lane;

    const TimelineLayout layout = layoutAt(trace, Instant{1h}, {860, 530}, 10'000 * lane);

    QCOMPARE(layout.lanes.front().invocation, InvocationId{10'000});
    QVERIFY(layout.lanes.size() < 12);
}

void tst_TimelineLayout::anyTraceIsLaidOut_data()
{
    QTest::addColumn<QByteArray>("invocations");
    QTest::newRow("no invocation") << QByteArray("");
    QTest::newRow("rejected at once") << QByteArray(R"({"atMs": 0, "function": "nobody"})");
    QTest::newRow("synchronous") << QByteArray(
        R"({"atMs": 5, "function": "f", "type": "RequestResponse"})");
    QTest::newRow("dry run") << QByteArray(R"({"atMs": 5, "function": "f", "type": "DryRun"})");
    QTest::newRow("of no length") << QByteArray(
        R"({"atMs": 0, "function": "f", "outcomes": [{"type": "success", "durationMs": 0}]})");
    QTest::newRow("a day of refusals")
        << QByteArray(R"({"atMs": 0, "function": "f", "outcomes": [{"type": "throttle"}]})");
}

void tst_TimelineLayout::anyTraceIsLaidOut()
{
    QFETCH(QByteArray, invocations);
    const Trace trace = traceOf(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f"}], "invocations": [)"
                                + invocations + "]}");

    for (const QSizeF size : {QSizeF(860, 530), QSizeF(1, 1), QSizeF(0, 0)}) {
        const TimelineLayout layout = layoutAt(trace, trace.endedAt(), size);
        QVERIFY(layout.lanes.size() <= trace.invocationCount());
        for (const TimelineItem &item : layout.items)
            QVERIFY(item.rect.isValid());
    }
}

void tst_TimelineLayout::lanesComeBeforeTargets_data()
{
    QTest::addColumn<double>("height"); // in lanes, beside axis, section and track
    QTest::addColumn<std::size_t>("targets");
    QTest::newRow("room for all") << 20.0 << std::size_t{10};
    QTest::newRow("three lanes, and two targets") << 4.0 << std::size_t{2};
    QTest::newRow("always one target") << 1.0 << std::size_t{1};
}

void tst_TimelineLayout::lanesComeBeforeTargets()
{
    QFETCH(double, height);
    QFETCH(std::size_t, targets);
    const TimelineMetrics metrics = TimelineMetrics::current(); // a lane is two targets high

    const TimelineAreas areas = timelineAreas(
        metrics, {800, metrics.axis + metrics.section + metrics.track + height * metrics.lane}, 10,
        1);

    QCOMPARE(areas.targetRows, targets);
    QVERIFY(height < 4 || areas.lanes.height() >= 3 * metrics.lane);
}

void tst_TimelineLayout::targetsAreThoseOfAllLanes_data()
{
    QTest::addColumn<std::size_t>("hiddenLanes");
    QTest::addColumn<std::size_t>("hiddenTargets");
    QTest::addColumn<QString>("caption");
    const auto row = [](const char *name, std::size_t lanes, std::size_t targets,
                        const char *caption) {
        QTest::newRow(name) << lanes << targets << QString::fromLatin1(caption);
    };
    row("all is shown", 0, 0, "Destinations");
    row("a filter hides lanes", 2, 0, "Destinations of all lanes");
    row("targets have no room", 0, 3, "Destinations (3 more below)");
    row("both", 2, 3, "Destinations of all lanes (3 more below)");
}

void tst_TimelineLayout::targetsAreThoseOfAllLanes()
{
    QFETCH(std::size_t, hiddenLanes);
    QFETCH(std::size_t, hiddenTargets);
    QFETCH(QString, caption);
    TimelineLayout layout;
    layout.hiddenLanes = hiddenLanes;
    layout.hiddenTargets = hiddenTargets;

    QCOMPARE(targetsCaption(layout), caption);
}

QTEST_MAIN(tst_TimelineLayout)
#include "tst_timelinelayout.moc"

#include "core/trace/attempts.h"
#include "core/trace/deadline.h"
#include "core/trace/metrics.h"
#include "core/trace/projection.h"
#include "core/trace/reckoning.h"
#include "core/trace/series.h"
#include "tests/core/handmadetrace.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

constexpr InvocationId live{0}, mail{1}, plain{2};

/// #1 (maximum age 90 s) runs twice and expires, #2 is throttled, #3 succeeds and is delivered.
Trace sample()
{
    HandmadeTrace made;
    made.call(1);
    made.step(0s, live, Accepted{});
    made.step(0s, live, AttemptStarted{1, made.version("2")});
    made.step(3s, live, AttemptFailed{Failure::Timeout, made.error(), 60s});
    made.call(2);
    made.step(8s, mail, Accepted{});
    made.step(8s, mail, Refused{429, 1, 1s});
    made.step(9s, mail, Refused{429, 2, 2s});
    made.step(63s, live, AttemptStarted{2, made.version("2")});
    made.call(0);
    made.step(64s, plain, Accepted{});
    made.step(64s, plain, AttemptStarted{1, made.version("$LATEST")});
    made.step(65s, plain, AttemptSucceeded{});
    made.step(65s, plain, Ended{Condition::Success, Basis::Run, 1});
    made.step(65s, plain, Delivered{Via::OnSuccess, made.target("orders-done")});
    made.step(66s, live, AttemptFailed{Failure::Error, made.error(), std::nullopt});
    made.step(66s, live, Ended{Condition::EventAgeExceeded, Basis::Run, 2});
    made.step(66s, live,
              DeliveryFailed{Via::OnFailure, Problem::NotFound, made.target("orders-failed")});
    made.step(66s, live, Delivered{Via::DeadLetterQueue, made.target("orders-dlq")});
    return std::move(made).finished();
}

QString text(const Series &series)
{
    QStringList points;
    for (const SeriesPoint &point : series)
        points += QStringLiteral("%1:%2").arg(point.at.time_since_epoch().count()).arg(point.value);
    return points.join(QLatin1Char(' '));
}

} // namespace

class tst_TraceQuestions : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void deadlineIsAcceptanceAndAge();
    void deadlineFollowsTheSettings();
    void aRunKeepsTheSettingsOfItsDispatch();
    void synchronousCallsHaveNoDeadline();
    void reckoningHasTheNumbers();
    void momentsGatherOneInstant();
    void waitingOnesComeInOrder();
    void metricsAreCounted();
    void levelsFollowTheSteps();
    void minutesAreSums();
    void longSeriesKeepTheirMaximum();
    void attemptsHaveTheirEnds();
};

void tst_TraceQuestions::deadlineIsAcceptanceAndAge()
{
    const Trace trace = sample();

    QVERIFY(!deadlineAfter(trace, 0, live));
    QCOMPARE(deadlineAfter(trace, 1, live), Instant(90s));
    QCOMPARE(deadlineAfter(trace, trace.size(), live), Instant(90s));
    QCOMPARE(deadlineAfter(trace, trace.size(), mail), Instant(21'608s));
}

namespace {

/// The age shrinks from 90 to 60 s while #1 runs (`during`), or afterwards while it waits.
Trace shrinking(bool during)
{
    Scenario scenario = HandmadeTrace::scenario();
    scenario.changes = {
        {Instant(2s), FunctionChange{"order-processor", DeleteFunctionConcurrency{}}}};
    HandmadeTrace made(scenario);
    made.call(1);
    FunctionSettings shorter = made.trace().settings(FunctionIndex{0}, 0);
    shorter.bySlot[2].maximumEventAge = 60s;
    made.step(0s, live, Accepted{});
    made.step(0s, live, AttemptStarted{1, made.version("2")});
    if (!during)
        made.step(1s, live, AttemptFailed{Failure::Timeout, made.error(), 60s});
    made.step(2s, std::nullopt, Changed{0});
    made.trace().append(FunctionIndex{0}, shorter);
    if (during)
        made.step(3s, live, AttemptFailed{Failure::Timeout, made.error(), 60s});
    return std::move(made).finished();
}

} // namespace

void tst_TraceQuestions::deadlineFollowsTheSettings()
{
    const Trace trace = shrinking(false);

    QCOMPARE(deadlineAfter(trace, 3, live), Instant(90s));
    QCOMPARE(deadlineAfter(trace, 4, live), Instant(60s));
}

void tst_TraceQuestions::aRunKeepsTheSettingsOfItsDispatch()
{
    const Trace trace = shrinking(true);

    QCOMPARE(deadlineAfter(trace, 3, live), Instant(90s)); // it runs on
    QCOMPARE(reckoningOf(trace, {3})->deadline(), Instant(90s)); // and was judged by those
    QCOMPARE(deadlineAfter(trace, 4, live), Instant(60s)); // now it waits
}

void tst_TraceQuestions::synchronousCallsHaveNoDeadline()
{
    HandmadeTrace made;
    const InvocationId call = made.call(4);
    made.step(0s, call, AttemptStarted{1, made.version("$LATEST")});
    const Trace trace = std::move(made).finished();

    QVERIFY(!deadlineAfter(trace, 1, call));
}

void tst_TraceQuestions::reckoningHasTheNumbers()
{
    const Trace trace = sample();
    const StepIndex ended = trace.stepsOf(live)[5];

    const auto reckoning = reckoningOf(trace, ended);

    QVERIFY(reckoning);
    QCOMPARE(reckoning->step, trace.stepsOf(live)[4]);
    QCOMPARE(reckoning->attempts, 2);
    QCOMPARE(reckoning->wait, Duration(120s));
    QCOMPARE(reckoning->due(), Instant(186s));
    QCOMPARE(reckoning->ageWhenDue(), Duration(186s));
    QVERIFY(reckoning->isTooOld());
    QVERIFY(!reckoning->hasNoRetryLeft());
    QVERIFY(!reckoningOf(trace, {0}));
}

void tst_TraceQuestions::momentsGatherOneInstant()
{
    const Trace trace = sample();

    const auto moments = nextMoments(trace, 6, 5);

    const std::vector<Moment> expected{{{6}, {6}}, {{7}, {8}}, {{9}, {11}}, {{12}, {15}}};
    QCOMPARE(moments, expected);
    QCOMPARE(nextMoments(trace, 6, 2).size(), 2U);
    QCOMPARE(nextMoments(trace, trace.size(), 5).size(), 0U);
    QCOMPARE(stepsAfter(trace, 6, live).size(), 5U);
}

void tst_TraceQuestions::waitingOnesComeInOrder()
{
    const Trace trace = sample();

    QCOMPARE(nextWaiting(trace, 5, 9), (std::vector{mail, live}));
    QCOMPARE(nextWaiting(trace, 5, 1), std::vector{mail});
    QCOMPARE(nextWaiting(trace, 2, 9), std::vector<InvocationId>()); // #1 runs
}

void tst_TraceQuestions::metricsAreCounted()
{
    const auto metrics = metricsOf(sample());

    FunctionMetrics processor;
    processor.asyncEventsReceived = 2;
    processor.asyncEventsDropped = 1;
    processor.invocations = 3;
    processor.errors = 2;
    processor.destinationDeliveryFailures = 1;
    processor.asyncEventAge = {3, 63s, 63s};
    processor.duration = {3, 3s, 7s};
    processor.concurrentExecutions = 2;
    FunctionMetrics mailer;
    mailer.asyncEventsReceived = 1;
    mailer.throttles = 2;
    QCOMPARE(metrics, (std::vector{processor, mailer}));
}

void tst_TraceQuestions::levelsFollowTheSteps()
{
    const auto all = seriesOf(sample());

    QCOMPARE(text(all[static_cast<std::size_t>(SeriesKind::QueueDepth)]),
             QStringLiteral("0:0 3000:1 8000:2 63000:1 64000:1"));
    QCOMPARE(text(all[static_cast<std::size_t>(SeriesKind::ConcurrentExecutions)]),
             QStringLiteral("0:1 3000:0 63000:1 64000:2 65000:1 66000:0"));
}

void tst_TraceQuestions::minutesAreSums()
{
    const auto all = seriesOf(sample());

    QCOMPARE(text(all[static_cast<std::size_t>(SeriesKind::Invocations)]),
             QStringLiteral("0:1 60000:2"));
    QCOMPARE(text(all[static_cast<std::size_t>(SeriesKind::Throttles)]), QStringLiteral("0:2"));
    QCOMPARE(text(all[static_cast<std::size_t>(SeriesKind::Errors)]),
             QStringLiteral("0:1 60000:1"));
    QCOMPARE(text(all[static_cast<std::size_t>(SeriesKind::AsyncEventAge)]),
             QStringLiteral("0:0 60000:63"));
}

void tst_TraceQuestions::longSeriesKeepTheirMaximum()
{
    HandmadeTrace made;
    for (std::uint32_t i = 0; i < 2'000; ++i) {
        const InvocationId call = made.call(0);
        made.trace().append({Instant(Duration(i)), call, {}, RuleId::AcceptanceChecks, Accepted{}});
    }
    for (std::uint32_t i = 0; i < 2'000; ++i)
        made.trace().append({Instant(1h + Duration(i)),
                             InvocationId{i},
                             {},
                             RuleId::DispatchOrder,
                             AttemptStarted{1, made.version("$LATEST")}});

    const auto all = seriesOf(std::move(made).finished(), 50);

    const Series &queue = all[static_cast<std::size_t>(SeriesKind::QueueDepth)];
    QVERIFY(queue.size() <= 50U);
    QCOMPARE(std::ranges::max(queue, {}, &SeriesPoint::value).value, 2'000.0);
    QCOMPARE(queue.back().value, 0.0);
    for (const Series &series : all)
        QVERIFY(series.size() <= 50U);
}

void tst_TraceQuestions::attemptsHaveTheirEnds()
{
    const Trace trace = sample();

    QCOMPARE(dispatchesOf(trace).size(), 5U);
    QCOMPARE(attemptAt(trace, {1}, trace.size()).end, StepIndex{2});
    QVERIFY(!attemptAt(trace, {1}, 2).end); // it still runs
    QCOMPARE(attemptAt(trace, {5}, trace.size()).number, 2); // the second refusal in a row
}

QTEST_GUILESS_MAIN(tst_TraceQuestions)
#include "tst_tracequestions.moc"

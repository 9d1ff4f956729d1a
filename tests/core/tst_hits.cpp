#include "core/engine/simulate.h"
#include "core/formats/breakpointreader.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenarioreader.h"
#include "core/trace/delivery.h"
#include "core/trace/hits.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"
#include "tests/support/story.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

/// Everything that a breakpoint can wait for, in one small run:
/// - #0 of `order-a` fails at 0.1 s, 60.2 s, 180.3 s and is exhausted; its message goes to a queue;
/// - #1 of `order-b:live` has an age of 90 s, so its second failure at 61.2 s is the last; it is
///   lost, because the DLQ refuses;
/// - #2 of `order-b` is refused twice, at 2 s and 3 s, and runs at 5 s;
/// - a change of `order-b` at 10 s.
const char *const mixed = R"({
  "format": "retryscope-scenario", "version": 1, "seed": 7,
  "functions": [
    {"FunctionName": "order-a",
     "EventInvokeConfigs": [{"DestinationConfig":
       {"OnFailure": {"Destination": "arn:aws:sqs:us-east-1:123456789012:failures"}}}],
     "behavior": [{"outcome": {"type": "error", "durationMs": 100}}]},
    {"FunctionName": "order-b", "Versions": ["1"],
     "Aliases": [{"Name": "live", "FunctionVersion": "1"}],
     "DeadLetterConfig": {"TargetArn": "arn:aws:sqs:us-east-1:123456789012:dead"},
     "EventInvokeConfigs": [{"Qualifier": "live", "MaximumEventAgeInSeconds": 90}]}],
  "targets": [{"Arn": "arn:aws:sqs:us-east-1:123456789012:dead", "allowed": false}],
  "invocations": [
    {"atMs": 0, "function": "order-a", "payload": {"id": "ORD-1"}},
    {"atMs": 1000, "function": "order-b:live", "payload": {"id": "ORD-2"},
     "outcomes": [{"type": "error", "durationMs": 100}]},
    {"atMs": 2000, "function": "order-b", "payload": {"id": "ORD-3"},
     "outcomes": [{"type": "throttle"}, {"type": "systemError"}, {"type": "success"}]}],
  "changes": [{"atMs": 10000, "function": "order-b",
               "PutFunctionConcurrency": {"ReservedConcurrentExecutions": 9}}]
})";

Trace traceOf(const char *text)
{
    auto scenario = readScenarioText(text, "test");
    const auto rules = rulesOf(scenario.value().rules);
    return simulate(std::move(scenario).value(), rules.value());
}

Breakpoint breakpoint(const char *text)
{
    return readBreakpoint(parseJson(text).value()).value();
}

/// The hits, a line each: `61200 #1 ended EventAgeExceeded 2`.
QString told(const Trace &trace, const std::vector<Hit> &hits)
{
    QString text;
    for (const Hit &hit : hits) {
        const Step step = trace.step(hit.step);
        text += QString::number(step.at.time_since_epoch().count());
        if (step.invocation)
            text += QStringLiteral(" #%1").arg(step.invocation->value);
        text +=
            QLatin1Char(' ') + QString::fromStdString(told(trace, step.fact)) + QLatin1Char('\n');
    }
    return text;
}

} // namespace

class tst_Hits : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void hitsOfTheMixedRun_data()
    {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("hits");
        const auto row = [](const char *name, const char *entry, const char *hits) {
            QTest::newRow(name) << QString::fromUtf8(entry) << QString::fromUtf8(hits);
        };
        const char *const allFailures = "100 #0 attemptFailed error, next in 60 s\n"
                                        "1100 #1 attemptFailed error, next in 60 s\n"
                                        "60200 #0 attemptFailed error, next in 120 s\n"
                                        "61200 #1 attemptFailed error\n"
                                        "180300 #0 attemptFailed error\n";
        // Semantics, section 6: three attempts, 60 s and 120 s apart.
        row("each failed attempt", R"({"on": "failed"})", allFailures);
        // Section 4.5: 429 and 5xx alike, waits 1 s and 2 s.
        row("each refusal", R"({"on": "refused"})",
            "2000 #2 refused 429 x1, next in 1 s\n3000 #2 refused 500 x2, next in 2 s\n");
        row("retries that are scheduled", R"({"on": "retryScheduled"})",
            "100 #0 attemptFailed error, next in 60 s\n"
            "1100 #1 attemptFailed error, next in 60 s\n"
            "60200 #0 attemptFailed error, next in 120 s\n");
        // Section 6.2: 60.2 s + 120 s is more than 90 s.
        row("a retry that would be too late", R"({"on": "retryWouldMissDeadline"})",
            "61200 #1 attemptFailed error\n");
        row("expired", R"({"on": "expired"})", "61200 #1 ended EventAgeExceeded 2\n");
        row("routed", R"({"on": "routed"})", "180300 #0 delivered OnFailure -> failures\n");
        row("a delivery that fails", R"({"on": "deliveryFailed"})",
            "61200 #1 deliveryFailed DeadLetterQueue -> dead: AccessDenied\n");
        row("lost", R"({"on": "lost"})", "61200 #1 lost\n");
        row("a change", R"({"on": "configChanged"})", "10000 changed 0\n");
        row("a change of another function", R"({"on": "configChanged", "function": "order-a"})",
            "");

        row("one function", R"({"on": "failed", "function": "order-b"})",
            "1100 #1 attemptFailed error, next in 60 s\n61200 #1 attemptFailed error\n");
        row("functions by a star", R"({"on": "failed", "function": "order-*"})", allFailures);
        row("a qualifier", R"({"on": "refused", "function": "order-b:live"})", "");
        row("the unqualified one", R"({"on": "refused", "function": "order-b:$LATEST"})",
            "2000 #2 refused 429 x1, next in 1 s\n3000 #2 refused 500 x2, next in 2 s\n");
        row("an attempt", R"({"on": "failed", "attempt": [2]})",
            "60200 #0 attemptFailed error, next in 120 s\n61200 #1 attemptFailed error\n");
        row("attempts", R"({"on": "failed", "attempt": [3, 1], "function": "order-a"})",
            "100 #0 attemptFailed error, next in 60 s\n180300 #0 attemptFailed error\n");
        // A refusal keeps the first run from running, however many there are.
        row("the attempt that a refusal keeps back", R"({"on": "refused", "attempt": [1]})",
            "2000 #2 refused 429 x1, next in 1 s\n3000 #2 refused 500 x2, next in 2 s\n");
        row("an end after so many attempts", R"({"on": "expired", "attempt": [2]})",
            "61200 #1 ended EventAgeExceeded 2\n");
        row("an event", R"({"on": "failed", "payload": {"/id": "ORD-2"}})",
            "1100 #1 attemptFailed error, next in 60 s\n61200 #1 attemptFailed error\n");
        row("an event without the place", R"({"on": "failed", "payload": {"/card": null}})", "");
        row("all conditions", R"({"on": "failed", "payload": {"/id": "ORD-2"}, "attempt": [2],
                                  "function": "order-b:live"})",
            "61200 #1 attemptFailed error\n");
        row("from the third hit on", R"({"on": "failed", "hitCount": 3})",
            "60200 #0 attemptFailed error, next in 120 s\n"
            "61200 #1 attemptFailed error\n"
            "180300 #0 attemptFailed error\n");
        row("log only is a hit too", R"({"on": "lost", "logOnly": true})", "61200 #1 lost\n");
        row("switched off", R"({"on": "lost", "enabled": false})", "");

        row("a level that rises", R"({"on": "metricCrosses", "metric": "QueueDepth", "above": 1})",
            "1100 #1 attemptFailed error, next in 60 s\n"
            "60200 #0 attemptFailed error, next in 120 s\n");
        row("a level that falls", R"({"on": "metricCrosses", "metric": "QueueDepth", "below": 1})",
            "180200 #0 attemptStarted 3 of $LATEST\n");
        row("a level of one function",
            R"({"on": "metricCrosses", "metric": "QueueDepth", "above": 1, "function": "order-b"})",
            "2000 #2 accepted\n");
        row("a sum of a minute", R"({"on": "metricCrosses", "metric": "Errors", "above": 1})",
            "1100 #1 attemptFailed error, next in 60 s\n61200 #1 attemptFailed error\n");
        row("an age in milliseconds",
            R"({"on": "metricCrosses", "metric": "AsyncEventAge", "above": 60100})",
            "180200 #0 attemptStarted 3 of $LATEST\n");
        row("throttles are 429 alone",
            R"({"on": "metricCrosses", "metric": "Throttles", "above": 0})",
            "2000 #2 refused 429 x1, next in 1 s\n");
        row("delivery failures",
            R"({"on": "metricCrosses", "metric": "DeadLetterErrors", "above": 0})",
            "61200 #1 deliveryFailed DeadLetterQueue -> dead: AccessDenied\n");
    }

    void hitsOfTheMixedRun()
    {
        QFETCH(QString, entry);
        QFETCH(QString, hits);
        const Trace trace = traceOf(mixed);
        const std::vector<Breakpoint> one{breakpoint(entry.toUtf8())};

        QCOMPARE(told(trace, hitsOf(trace, one)), hits);
    }

    void aRequestIdIsFoundWhetherGivenOrDrawn()
    {
        auto scenario = readScenarioText(mixed, "test");
        Scenario fixed = std::move(scenario).value();
        fixed.invocations[0].requestId = "0e6b2a5c-1111-4222-8333-444455556666";
        const Trace trace = simulate(std::move(fixed), Rules{});
        Breakpoint drawn = breakpoint(R"({"on": "failed", "hitCount": 2})");
        drawn.requestId = requestIdOf(trace, {1});
        Breakpoint given = drawn;
        given.requestId = "0e6b2a5c-1111-4222-8333-444455556666";

        QCOMPARE(told(trace, hitsOf(trace, std::vector{drawn})),
                 QStringLiteral("61200 #1 attemptFailed error\n"));
        QCOMPARE(told(trace, hitsOf(trace, std::vector{given})),
                 QStringLiteral("60200 #0 attemptFailed error, next in 120 s\n"
                                "180300 #0 attemptFailed error\n"));
    }

    void aRepetitionIsFoundByItsNumber_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("hits");
        QTest::newRow("once") << R"("ORD-7")"
                              << "700 #6 attemptFailed error\n";
        QTest::newRow("with a zero before") << R"("ORD-07")"
                                            << "";
        QTest::newRow("beyond the last") << R"("ORD-11")"
                                         << "";
        QTest::newRow("no number") << R"("ORD-x")"
                                   << "";
    }

    void aRepetitionIsFoundByItsNumber()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, hits);
        const Trace trace = traceOf(R"({
          "format": "retryscope-scenario", "version": 1,
          "functions": [{"FunctionName": "f", "EventInvokeConfigs": [{"MaximumRetryAttempts": 0}],
                         "behavior": [{"outcome": {"type": "error"}}]}],
          "invocations": [{"atMs": 0, "everyMs": 100, "count": 10, "function": "f",
                           "payload": {"id": "ORD-{n}"}}]})");
        const QString entry = QStringLiteral(R"({"on": "failed", "payload": {"/id": %1}})");

        QCOMPARE(told(trace, hitsOf(trace, std::vector{breakpoint(entry.arg(wanted).toUtf8())})),
                 hits);
    }

    void aChildIsFoundByWhatItWasSent()
    {
        const Trace trace = traceOf(R"({
          "format": "retryscope-scenario", "version": 1,
          "functions": [
            {"FunctionName": "a", "EventInvokeConfigs": [{"DestinationConfig": {"OnSuccess":
              {"Destination": "arn:aws:lambda:us-east-1:123456789012:function:b"}}}]},
            {"FunctionName": "b", "EventInvokeConfigs": [{"MaximumRetryAttempts": 0}],
             "behavior": [{"outcome": {"type": "error"}}]}],
          "invocations": [{"atMs": 0, "function": "a", "payload": {"k": 1}},
                          {"atMs": 0, "function": "a", "payload": {"k": 2}}]})");
        const auto hits = hitsOf(
            trace,
            std::vector{breakpoint(R"({"on": "lost", "payload": {"/requestPayload/k": 2.0}})")});

        QCOMPARE(told(trace, hits), QStringLiteral("200 #3 lost\n"));
    }

    void aRecursionIsHitWhereItIsStopped()
    {
        const Trace trace = traceOf(R"({
          "format": "retryscope-scenario", "version": 1,
          "functions": [
            {"FunctionName": "a", "EventInvokeConfigs": [{"DestinationConfig": {"OnSuccess":
              {"Destination": "arn:aws:lambda:us-east-1:123456789012:function:b"}}}]},
            {"FunctionName": "b", "EventInvokeConfigs": [{"DestinationConfig": {"OnSuccess":
              {"Destination": "arn:aws:lambda:us-east-1:123456789012:function:a"}}}]}],
          "invocations": [{"atMs": 0, "function": "a"}]})");

        QCOMPARE(
            told(trace, hitsOf(trace, std::vector{breakpoint(R"({"on": "recursionStopped"})")})),
            QStringLiteral("3200 #32 ended RecursiveInvocation 0\n"));
    }

    /// Rule `age.check`, option of `chapter`: the retry is scheduled, and found too late when due.
    void aRetryThatIsScheduledTooLateIsHitWhenItIsScheduled()
    {
        auto scenario = readScenarioText(mixed, "test");
        Rules rules;
        rules.ageCheck = AgeCheck::AtDispatch;
        const Trace trace = simulate(std::move(scenario).value(), rules);
        const std::vector one{breakpoint(R"({"on": "retryWouldMissDeadline"})")};

        QCOMPARE(told(trace, hitsOf(trace, one)),
                 QStringLiteral("61200 #1 attemptFailed error, next in 120 s\n"));
    }

    void hitsAreInTheOrderOfStepsThenOfBreakpoints()
    {
        const Trace trace = traceOf(mixed);
        const std::vector all{breakpoint(R"({"on": "lost"})"), breakpoint(R"({"on": "failed"})"),
                              breakpoint(R"({"on": "retryScheduled"})")};
        const auto hits = hitsOf(trace, all);

        QVERIFY(std::is_sorted(hits.begin(), hits.end()));
        QCOMPARE(hits.size(), 9U);
        QCOMPARE(hits[0].breakpoint, 1U);
        QCOMPARE(hits[1].breakpoint, 2U);
        QCOMPARE(hits[0].step, hits[1].step);
    }

    void aCancelledSearchEnds()
    {
        const Trace trace = traceOf(mixed);
        const std::atomic<bool> cancelled = true;

        QCOMPARE(hitsOf(trace, std::vector{breakpoint(R"({"on": "lost"})")}, &cancelled).size(),
                 0U);
    }

    void aStepTellsWhatCouldStopAtIt()
    {
        const Trace trace = traceOf(mixed);
        const auto lost = hitsOf(trace, std::vector{breakpoint(R"({"on": "lost"})")}).front().step;
        const auto late =
            hitsOf(trace, std::vector{breakpoint(R"({"on": "retryWouldMissDeadline"})")})
                .front()
                .step;

        QCOMPARE(stopsOf(trace, lost), std::vector{StopOn::Lost});
        const std::vector expected{StopOn::RetryWouldMissDeadline, StopOn::Failed};
        QCOMPARE(stopsOf(trace, late), expected);
        QVERIFY(stopsOf(trace, {0}).empty());
    }
};

QTEST_GUILESS_MAIN(tst_Hits)
#include "tst_hits.moc"

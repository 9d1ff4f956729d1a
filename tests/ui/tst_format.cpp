#include "core/trace/projection.h"
#include "tests/core/handmadetrace.h"
#include "ui/format.h"
#include "ui/format/parts.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

QString str(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class tst_Format : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void timesAreExact_data();
    void timesAreExact();
    void spansAreShort_data();
    void spansAreShort();
    void numbersAreGrouped();
    void phasesHaveWords();
    void everyFactHasASentence();
    void everyFactHasAReason();
    void expiryReadsAsInTheMockUp();
    void nowTellsThePhase_data();
    void nowTellsThePhase();
    void momentsAreTold();
    void retriesAreCountedInWords_data();
    void retriesAreCountedInWords();
};

void tst_Format::timesAreExact_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("exact");
    QTest::addColumn<QString>("brief");
    QTest::newRow("zero") << qint64{0} << str("0:00:00.000") << str("0:00");
    QTest::newRow("a part of a second") << qint64{350} << str("0:00:00.350") << str("0:00.350");
    QTest::newRow("seconds") << qint64{5'000} << str("0:00:05.000") << str("0:05");
    QTest::newRow("minutes") << qint64{81'000} << str("0:01:21.000") << str("1:21");
    QTest::newRow("just below an hour")
        << qint64{3'599'999} << str("0:59:59.999") << str("59:59.999");
    QTest::newRow("hours") << qint64{3'723'000} << str("1:02:03.000") << str("1:02:03");
    QTest::newRow("days") << qint64{90'000'000} << str("25:00:00.000") << str("25:00:00");
}

void tst_Format::timesAreExact()
{
    QFETCH(const qint64, ms);
    QTEST(format::time(Instant(Duration(ms))), "exact");
    QTEST(format::shortTime(Instant(Duration(ms))), "brief");
}

void tst_Format::spansAreShort_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("span");
    QTest::addColumn<QString>("inSeconds");
    QTest::addColumn<QString>("left");
    QTest::newRow("none") << qint64{0} << str("0 ms") << str("0 s") << str("0:00");
    QTest::newRow("one millisecond") << qint64{1} << str("1 ms") << str("0.001 s") << str("0:01");
    QTest::newRow("below a second") << qint64{350} << str("350 ms") << str("0.35 s") << str("0:01");
    QTest::newRow("a second and a half")
        << qint64{1'500} << str("1.5 s") << str("1.5 s") << str("0:02");
    QTest::newRow("seconds") << qint64{14'000} << str("14 s") << str("14 s") << str("0:14");
    QTest::newRow("minutes") << qint64{88'000} << str("1 m 28 s") << str("88 s") << str("1:28");
    QTest::newRow("whole minutes") << qint64{120'000} << str("2 m") << str("120 s") << str("2:00");
    QTest::newRow("six hours") << qint64{21'600'000} << str("6 h") << str("21,600 s")
                               << str("6:00:00");
    QTest::newRow("nearly six hours")
        << qint64{21'519'000} << str("5 h 58 m") << str("21,519 s") << str("5:58:39");
    QTest::newRow("days") << qint64{90'000'000} << str("1 d 1 h") << str("90,000 s")
                          << str("25:00:00");
    QTest::newRow("negative") << qint64{-1'500} << str("−1.5 s") << str("−1.5 s") << str("−0:02");
}

void tst_Format::spansAreShort()
{
    QFETCH(const qint64, ms);
    QTEST(format::duration(Duration(ms)), "span");
    QTEST(format::seconds(Duration(ms)), "inSeconds");
    QTEST(format::countdown(Duration(ms)), "left");
}

void tst_Format::numbersAreGrouped()
{
    QCOMPARE(format::number(0), str("0"));
    QCOMPARE(format::number(999), str("999"));
    QCOMPARE(format::number(1'048'576), str("1,048,576"));
    QCOMPARE(format::number(-1'000), str("-1,000"));
    QCOMPARE(format::number(-999), str("-999"));
    QCOMPARE(format::clock(*wallTime("2026-01-15T10:31:10.000Z")),
             str("2026-01-15 10:31:10.000 UTC"));
}

void tst_Format::phasesHaveWords()
{
    QStringList words;
    for (std::uint8_t i = 0; i < phaseCount; ++i) {
        InvocationState state;
        state.phase = static_cast<Phase>(i);
        words += format::phase(state);
    }
    QCOMPARE(
        words.join(str(" | ")),
        str("Queued | Running | Backing off | Refused, waiting | Ending | Succeeded | Failed | "
            "Lost | Rejected | Answered"));
    InvocationState expired;
    expired.phase = Phase::Failed;
    expired.condition = Condition::EventAgeExceeded;
    QCOMPARE(format::phase(expired), str("Expired"));
    expired.condition = Condition::RecursiveInvocation;
    QCOMPARE(format::phase(expired), str("Stopped"));
}

namespace {

/// One step of every kind, in the order in which the sentences below follow.
Trace oneOfEach()
{
    Scenario scenario = HandmadeTrace::scenario();
    scenario.changes = {
        {Instant(9s), FunctionChange{"order-processor", PutFunctionConcurrency{0}}},
        {Instant(9s), TargetChange{"arn:aws:sqs:us-east-1:123456789012:orders-dlq", {}, false}},
        {Instant(9s), FunctionChange{"receipt-mailer", DeleteFunctionConcurrency{}}}};
    HandmadeTrace made(scenario);
    const InvocationId live = made.call(1);
    made.step(0s, live, Accepted{});
    made.step(1s, live, Refused{429, 1, 1s}, RuleId::ConcurrencyPlaces);
    made.step(2s, live, Refused{500, 2, 2s});
    made.step(4s, live, AttemptStarted{1, made.version("2")});
    made.step(5s, live, AttemptFailed{Failure::Error, made.error(), 60s});
    const InvocationId twin = made.duplicate();
    made.step(5s, twin, Accepted{});
    made.step(5s, twin, AttemptStarted{1, made.version("$LATEST")});
    made.step(5'250ms, twin, AttemptSucceeded{});
    made.step(5'250ms, twin, Ended{Condition::Success, Basis::Run, 1});
    made.step(5'250ms, twin, Delivered{Via::OnSuccess, made.target("orders-done")});
    const InvocationId nobody = made.call(3);
    made.step(6s, nobody, Rejected{404});
    const InvocationId mail = made.call(2);
    made.step(7s, mail, Accepted{});
    made.step(8s, mail, AttemptFailed{Failure::NotFound, {}, 60s});
    made.step(8s, mail, Ended{Condition::ZeroReservedConcurrency, Basis::Nothing, 0});
    made.step(8s, mail, Lost{});
    const InvocationId sync = made.call(4);
    made.step(8s, sync, Answered{429, false});
    made.step(9s, std::nullopt, Changed{0});
    made.step(9s, std::nullopt, Changed{1});
    made.trace().append(2U,
                        admission::Refusal{"ResourceNotFoundException", "No such function.", {}});
    made.step(9s, std::nullopt, ChangeRefused{2});
    made.step(65s, live, AttemptStarted{2, made.version("2")});
    made.step(68s, live, AttemptFailed{Failure::Timeout, made.error(), std::nullopt});
    made.step(68s, live, Ended{Condition::EventAgeExceeded, Basis::Run, 2});
    made.step(68s, live, Delivered{Via::DeadLetterQueue, made.target("orders-dlq")});
    made.step(68s, live,
              DeliveryFailed{Via::OnFailure, Problem::AccessDenied, made.target("orders-failed")});
    return std::move(made).finished();
}

QString all(const Trace &trace, QString (*sentence)(const Trace &, StepIndex))
{
    QString lines;
    for (std::uint32_t i = 0; i < trace.size(); ++i)
        lines += sentence(trace, {i}) + QLatin1Char('\n');
    return lines;
}

} // namespace

void tst_Format::everyFactHasASentence()
{
    const QString expected =
        str("Accepted\n"
            "Refused with 429; next in 1 s\n"
            "Refused with 500, the second time in a row; next in 2 s\n"
            "Attempt 1 started, version 2\n"
            "Attempt 1 failed: exception UpstreamTimeout; next in 60 s\n"
            "Accepted, a duplicate of #1\n"
            "Attempt 1 started\n"
            "Attempt 1 succeeded\n"
            "Ended: Success\n"
            "OnSuccess record delivered to SQS orders-done\n"
            "Rejected: 404 ResourceNotFoundException\n"
            "Accepted\n"
            "Look-up failed: attempt 1, function not found; next in 60 s\n"
            "Ended: ZeroReservedConcurrency\n"
            "Lost: no DLQ, no OnFailure\n"
            "Answered 429 TooManyRequestsException\n"
            "PutFunctionConcurrency of order-processor\n"
            "Sending to orders-dlq is no longer allowed\n"
            "DeleteFunctionConcurrency of receipt-mailer refused: ResourceNotFoundException\n"
            "Attempt 2 started, version 2\n"
            "Attempt 2 failed: timeout\n"
            "Ended: EventAgeExceeded\n"
            "DLQ message delivered to SQS orders-dlq\n"
            "OnFailure record did not reach SNS orders-failed: AccessDenied\n");

    QCOMPARE(all(oneOfEach(), format::fact), expected);
}

void tst_Format::everyFactHasAReason()
{
    const QString expected = str(
        "Lambda answered 202 and put the event into the queue. It does not look at concurrency "
        "here.\n"
        "No place was free: Lambda answered 429 and put the event back. A refusal uses up "
        "no retry. The wait is 1 s, so the next dispatch is due at 0:02, before the deadline "
        "1:30.\n"
        "The scenario lets Lambda itself fail here: it answered 500 and put the event back. A "
        "refusal uses up no retry. The wait is 2 s, "
        "so the next dispatch is due at 0:04, before the deadline 1:30.\n"
        "The wait of 2 s after refusal 2 is over. A place was free, so attempt 1 runs version 2, "
        "with the settings of this moment.\n"
        "The function threw UpstreamTimeout: “payment service did not answer”. The wait is 60 s, "
        "so attempt 2 is due at 1:05, before the deadline 1:30.\n"
        "AWS delivers at least once: this is the second dispatch of the event of #1, with the same "
        "request id.\n"
        "A place was free, so attempt 1 runs version $LATEST, with the settings of this moment.\n"
        "The run returned after 250 ms. Lambda does not look into the returned value.\n"
        "Its first run succeeded. The record says approximateInvokeCount 1.\n"
        "The invocation succeeded and OnSuccess is set, so SQS orders-done got the record.\n"
        "There was no function nobody when it was called. Nothing entered the queue, and nothing "
        "is lost "
        "silently: the caller was told.\n"
        "Lambda answered 202 and put the event into the queue. It does not look at concurrency "
        "here.\n"
        "receipt-mailer was gone when Lambda looked it up, which counts as an attempt. The wait "
        "is 60 s, so attempt 2 is due at 1:08, before the deadline 6:00:07.\n"
        "The function's reserved concurrency was 0 at the dispatch. Lambda ended it at once, "
        "whatever retries and age say.\n"
        "#4 failed at 0:08, and nobody got the event: no DLQ, no OnFailure.\n"
        "The call was throttled, and the caller was told with 429. A synchronous call has no "
        "queue, no "
        "retries, no destinations and no DLQ.\n"
        "The scenario changes order-processor at 0:09. A dispatch reads the settings of its "
        "own moment, so waiting events follow the change.\n"
        "The scenario changes the target orders-dlq at 0:09. Deliveries look at it when they "
        "happen.\n"
        "AWS refused the call at 0:09, and nothing changed: “No such function.”\n"
        "The wait of 60 s after attempt 1 is over. A place was free, so attempt 2 runs version 2, "
        "with the settings of this moment.\n"
        "The run reached the function's timeout of 3 s and was ended. The next wait is 120 s, so "
        "attempt 3 would be due at 3:08, after the deadline 1:30.\n"
        "Its second run failed. The next wait is 120 s, so attempt 3 would be due at 3:08, after "
        "the deadline 1:30. Lambda ended it at once, without waiting.\n"
        "The invocation failed and a dead-letter queue is set, so SQS orders-dlq got the event "
        "itself.\n"
        "The function's role may not send to SNS orders-failed. A failed delivery is not "
        "retried.\n");

    QCOMPARE(all(oneOfEach(), format::why), expected);
}

void tst_Format::expiryReadsAsInTheMockUp()
{
    HandmadeTrace made;
    made.step(0s, made.call(0), Accepted{});
    made.step(0s, made.call(0), Accepted{});
    const InvocationId third = made.call(1);
    made.step(4s, third, Accepted{});
    made.step(4s, third, AttemptStarted{1, made.version("2")});
    made.step(7s, third, AttemptFailed{Failure::Error, made.error(), 60s});
    made.step(67s, third, AttemptStarted{2, made.version("2")});
    made.step(70s, third, AttemptFailed{Failure::Error, made.error(), std::nullopt});
    made.step(70s, third, Ended{Condition::EventAgeExceeded, Basis::Run, 2});
    const Trace trace = std::move(made).finished();

    QCOMPARE(format::nowSentence(trace, third, trace.size(), Instant(81s)),
             str("#3 expired at 1:10. Its second run failed. The next wait is 120 s, so attempt 3 "
                 "would be due at 3:10, after the deadline 1:34. Lambda ended it at once, without "
                 "waiting."));
}

void tst_Format::nowTellsThePhase_data()
{
    QTest::addColumn<int>("invocation");
    QTest::addColumn<int>("count");
    QTest::addColumn<qint64>("nowMs");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("not yet called")
        << 2 << 1 << qint64{0} << str("#3 has not been called yet. Its call comes at 0:06.");
    QTest::newRow("queued") << 0 << 1 << qint64{400}
                            << str("#1 is in the queue since 0:00. It is dispatched at 0:01, in "
                                   "0:01. 1:30 of its age is left.");
    QTest::newRow("refused")
        << 0 << 2 << qint64{1'500}
        << str("#1 was refused at 0:01. No place was free: Lambda answered 429 and put the event "
               "back. A refusal uses up no retry. The wait is 1 s, so the next dispatch is "
               "due at 0:02, before the deadline 1:30. That is in 0:01; 1:29 of its age is left.");
    QTest::newRow("running") << 0 << 4 << qint64{4'000}
                             << str("#1 runs since 0:04. It is attempt 1 of at most 3. The run "
                                    "ends at 0:05. 1:26 of its age "
                                    "is left.");
    QTest::newRow("backing off")
        << 0 << 6 << qint64{45'000}
        << str("#1 backs off since 0:05. The function threw UpstreamTimeout: “payment service did "
               "not answer”. The wait is 60 s, so attempt 2 is due at 1:05, before the deadline "
               "1:30. That is in 0:20; 0:45 of its age is left.");
    QTest::newRow("succeeded")
        << 1 << 12 << qint64{6'000}
        << str("#2 succeeded at 0:05.250. Its first run succeeded. The record says "
               "approximateInvokeCount 1. OnSuccess record delivered to SQS orders-done.");
    QTest::newRow("rejected")
        << 2 << 12 << qint64{6'000}
        << str("#3 was rejected at 0:06. There was no function nobody when it was called. Nothing "
               "entered the queue, and nothing is lost silently: the caller was told.");
    QTest::newRow("lost") << 3 << 16 << qint64{9'000}
                          << str("#4 is lost since 0:08. The function's reserved concurrency was 0 "
                                 "at the dispatch. Lambda ended it at once, whatever retries and "
                                 "age say. Nobody got the event: no DLQ, no OnFailure.");
    QTest::newRow("answered")
        << 4 << 16 << qint64{9'000}
        << str("#5 was answered at 0:08. The call was throttled, and the caller was told with 429. "
               "A "
               "synchronous call has no queue, no retries, no destinations and no DLQ.");
    QTest::newRow("ending") << 0 << 21 << qint64{68'000}
                            << str("#1 is about to end. Attempt 2 is over, and the end follows at "
                                   "the same moment, 1:08.");
}

void tst_Format::nowTellsThePhase()
{
    QFETCH(const int, invocation);
    QFETCH(const int, count);
    QFETCH(const qint64, nowMs);
    const Trace trace = oneOfEach();

    QTEST(format::nowSentence(trace, {static_cast<std::uint32_t>(invocation)},
                              static_cast<std::size_t>(count), Instant(Duration(nowMs))),
          "sentence");
}

void tst_Format::momentsAreTold()
{
    const Trace trace = oneOfEach();
    const auto moments = nextMoments(trace, 5, 6);

    QStringList lines;
    for (const Moment &moment : moments)
        lines += format::moment(trace, moment);

    QCOMPARE(lines.join(QLatin1Char('\n')),
             str("Attempt 1 starts\n"
                 "Succeeds, to orders-done\n"
                 "Rejected: 404 ResourceNotFoundException\n"
                 "Accepted\n"
                 "Ends ZeroReservedConcurrency and is lost\n"
                 "Answered 429 TooManyRequestsException"));
}

void tst_Format::retriesAreCountedInWords_data()
{
    QTest::addColumn<std::uint16_t>("attempts");
    QTest::addColumn<std::uint16_t>("retries");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, std::uint16_t attempts, std::uint16_t retries,
                        const char *sentence) {
        QTest::newRow(name) << attempts << retries << str(sentence);
    };
    row("none allowed", 1, 0, "1 attempt so far, and no retry allowed: none is left.");
    row("one left", 1, 1, "1 attempt so far, and 1 retry allowed: one is left at least.");
    row("all used up", 3, 2, "3 attempts so far, and 2 retries allowed: none is left.");
}

void tst_Format::retriesAreCountedInWords()
{
    QFETCH(std::uint16_t, attempts);
    QFETCH(std::uint16_t, retries);
    QFETCH(QString, sentence);

    const Part part{RetriesCounted{attempts, retries}};

    QCOMPARE(format::partSentence(oneOfEach(), part), sentence);
}

QTEST_GUILESS_MAIN(tst_Format)
#include "tst_format.moc"

#include "core/engine/simulate.h"
#include "core/formats/scenarioreader.h"
#include "tests/core/twin/randomscenario.h"
#include "ui/format.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

/// One function with a behaviour, called once in some way.
QByteArray call(const QByteArray &outcome, const QByteArray &function = {},
                const QByteArray &invocation = {}, const QByteArray &rest = {})
{
    return R"({"format": "retryscope-scenario", "version": 1, "functions": [{"FunctionName": "f", )"
        + function + R"("behavior": [{"outcome": )" + outcome
        + R"(}]}], "invocations": [{"atMs": 1000, "function": "f")" + invocation + "}]" + rest
        + '}';
}

const QByteArray fails = R"({"type": "error", "errorType": "E", "errorMessage": "m",
                             "durationMs": 500})";
const QByteArray age90 = R"("EventInvokeConfigs": [{"MaximumEventAgeInSeconds": 90}], )";

} // namespace

class tst_Now : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void tellsWhatItDoesWhatComesAndWhatIsLeft_data();
    void tellsWhatItDoesWhatComesAndWhatIsLeft();
    void isWholeInEveryPhaseAndProfile_data();
    void isWholeInEveryPhaseAndProfile();
};

void tst_Now::tellsWhatItDoesWhatComesAndWhatIsLeft_data()
{
    QTest::addColumn<QByteArray>("scenario");
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<qint64>("atMs");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QByteArray &scenario, const char *profile,
                        qint64 atMs, const char *sentence) {
        QTest::newRow(name) << scenario << QByteArray(profile) << atMs
                            << QString::fromUtf8(sentence);
    };
    row("not yet called", call(fails), "aws", 0,
        "#1 has not been called yet. Its call comes at 0:01.");
    row("queued", call(fails, age90, {}, R"(, "dispatchDelayMs": 5000)"), "aws", 2'000,
        "#1 is in the queue since 0:01. It is dispatched at 0:06, in 0:04. 1:29 of its age is "
        "left.");
    row("running", call(fails, age90), "aws", 1'200,
        "#1 runs since 0:01. It is attempt 1 of at most 3. The run ends at 0:01.500. 1:30 of its "
        "age is left.");
    row("running past its deadline",
        call(R"({"type": "success", "durationMs": 80000})",
             "\"Timeout\": 900, "
                 + QByteArray(R"("EventInvokeConfigs": [{"MaximumEventAgeInSeconds": 60}], )")),
        "aws", 70'000,
        "#1 runs since 0:01. It is attempt 1 of at most 3. The run ends at 1:21. It is past its "
        "deadline 1:01, but a run that goes on is never cut.");
    row("backing off", call(fails, age90), "aws", 31'500,
        "#1 backs off since 0:01.500. The function threw E: “m”. The wait is 60 s, so attempt 2 is "
        "due at 1:01.500, before the deadline 1:31. That is in 0:30; 1:00 of its age is left.");
    row("backing off by the chapter's rules", call(fails, age90), "chapter", 80'000,
        "#1 backs off since 1:02. The function threw E: “m”. The wait is 60 s, so attempt 3 is due "
        "at 2:02, after the deadline 1:31: it will end there without running. That is in 0:42; "
        "0:11 of its age is left.");
    row("backing off by the guide's rules", call(fails, age90), "retry-guide", 3'000,
        "#1 backs off since 0:01.500. The function threw E: “m”. The wait is 3 s, so attempt 2 is "
        "due at 0:04.500, before the deadline 1:31. That is in 0:02; 1:28 of its age is left.");
    row("refused", call(R"({"type": "throttle"})", age90), "aws", 5'000,
        "#1 was refused at 0:04. The scenario throttles this dispatch: Lambda answered 429 and put "
        "the event back. A refusal uses up no retry. The wait is 4 s, so the next dispatch is due "
        "at 0:08, before the deadline 1:31. That is in 0:03; 1:26 of its age is left.");
    row("refused by Lambda", call(R"({"type": "systemError"})", age90), "aws", 1'500,
        "#1 was refused at 0:01. The scenario lets Lambda itself fail here: it answered 500 and "
        "put the event back. A refusal uses up no retry. The wait is 1 s, so the next dispatch is "
        "due at 0:02, before the deadline 1:31. That is in 0:01; 1:30 of its age is left.");
    row("refused by the chapter's rules", call(R"({"type": "throttle"})"), "chapter", 5'000,
        "#1 was refused at 0:01. The scenario throttles this dispatch: Lambda answered 429 and put "
        "the event back. By these rules a refusal counts as a failed attempt. The wait is 60 s, so "
        "the next dispatch is due at 1:01, before the deadline 6:00:01. That is in 0:56; 5:59:56 "
        "of its age is left.");
    row("succeeded", call(R"({"type": "success"})"), "aws", 9'000,
        "#1 succeeded at 0:01.100. Its first run succeeded. The record says approximateInvokeCount "
        "1.");
    row("retries used up",
        call(fails, R"("EventInvokeConfigs": [{"MaximumRetryAttempts": 0, "DestinationConfig":
            {"OnFailure": {"Destination": "arn:aws:sqs:us-east-1:123456789012:failed"}}}], )"),
        "aws", 9'000,
        "#1 failed at 0:01.500. Its first run failed. MaximumRetryAttempts is 0, so no retry "
        "follows. OnFailure record delivered to SQS failed.");
    row("expired", call(fails, age90), "aws", 100'000,
        "#1 is lost since 1:02. Its second run failed. The next wait is 120 s, so attempt 3 would "
        "be due at 3:02, after the deadline 1:31. Lambda ended it at once, without waiting. Nobody "
        "got the event: no DLQ, no OnFailure.");
    row("lost", call(fails, R"("EventInvokeConfigs": [{"MaximumRetryAttempts": 0}], )"), "aws",
        9'000,
        "#1 is lost since 0:01.500. Its first run failed. MaximumRetryAttempts is 0, so no retry "
        "follows. Nobody got the event: no DLQ, no OnFailure.");
    row("stopped by a reserved concurrency of 0",
        call(fails, R"("ReservedConcurrentExecutions": 0, )"), "aws", 9'000,
        "#1 is lost since 0:01. The function's reserved concurrency was 0 at the dispatch. Lambda "
        "ended it at once, whatever retries and age say. Nobody got the event: no DLQ, no "
        "OnFailure.");
    row("deleted",
        call(fails, {}, {},
             R"(, "changes": [{"atMs": 30000, "function": "f", "DeleteFunction": {}}])"),
        "aws", 62'000,
        "#1 backs off since 1:01.500. f was gone when Lambda looked it up, which counts as an "
        "attempt. The wait is 120 s, so attempt 3 is due at 3:01.500, before the deadline 6:00:01. "
        "That is in 2:00; 5:58:59 of its age is left.");
    row("rejected as too large",
        call(fails, {}, ", \"payload\": {\"x\": \"" + QByteArray(1'048'600, 'x') + "\"}"), "aws",
        2'000,
        "#1 was rejected at 0:01. The event is larger than the limit of 1,048,576 bytes. Nothing "
        "entered the queue, and nothing is lost silently: the caller was told.");
    row("rejected as too large by the chapter's rules",
        call(fails, {}, ", \"payload\": {\"x\": \"" + QByteArray(262'200, 'x') + "\"}"), "chapter",
        2'000,
        "#1 was rejected at 0:01. The event is larger than the limit of 262,144 bytes. Nothing "
        "entered the queue, and nothing is lost silently: the caller was told.");
    row("a synchronous call runs", call(fails, {}, R"(, "type": "RequestResponse")"), "aws", 1'200,
        "#1 runs since 0:01. The caller waits for the answer. The run ends at 0:01.500.");
    row("a synchronous call failed", call(fails, {}, R"(, "type": "RequestResponse")"), "aws",
        2'000,
        "#1 was answered at 0:01.500. The function failed; the caller has its error, with status "
        "200. A synchronous call has no queue, no retries, no destinations and no DLQ.");
    row("a synchronous call succeeded",
        call(R"({"type": "success"})", {}, R"(, "type": "RequestResponse")"), "aws", 2'000,
        "#1 was answered at 0:01.100. The function returned; the caller has its answer, with "
        "status 200. A synchronous call has no queue, no retries, no destinations and no DLQ.");
    row("a synchronous call throttled",
        call(R"({"type": "throttle"})", {}, R"(, "type": "RequestResponse")"), "aws", 2'000,
        "#1 was answered at 0:01. The call was throttled, and the caller was told with 429. A "
        "synchronous call has no queue, no retries, no destinations and no DLQ.");
    row("a synchronous call of a broken Lambda",
        call(R"({"type": "systemError"})", {}, R"(, "type": "RequestResponse")"), "aws", 2'000,
        "#1 was answered at 0:01. Lambda itself failed, and the caller was told with 500. A "
        "synchronous call has no queue, no retries, no destinations and no DLQ.");
    row("a dry run", call(fails, {}, R"(, "type": "DryRun")"), "aws", 2'000,
        "#1 was answered at 0:01. A dry run checks the call, answers 204 and runs nothing.");
}

void tst_Now::tellsWhatItDoesWhatComesAndWhatIsLeft()
{
    QFETCH(const QByteArray, scenario);
    QFETCH(const QByteArray, profile);
    QFETCH(const qint64, atMs);
    auto read = readScenarioText(scenario.toStdString(), "now");
    QVERIFY(read.hasValue());
    const Trace trace =
        simulate(std::move(read).value(), rulesOf({profile.toStdString(), {}}).value());
    const Instant now{Duration(atMs)};

    QTEST(format::nowSentence(trace, {0}, trace.countAt(now), now), "sentence");
}

void tst_Now::isWholeInEveryPhaseAndProfile_data()
{
    QTest::addColumn<QByteArray>("profile");
    for (const Profile profile : allProfiles)
        QTest::newRow(name(profile)) << QByteArray(name(profile));
}

void tst_Now::isWholeInEveryPhaseAndProfile()
{
    QFETCH(const QByteArray, profile);
    static const QRegularExpression hole(QStringLiteral("%[0-9]|  |\\.\\.|^\\s|\\s$"));
    std::array<int, phaseCount> seen{};
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const RuleChoice rules{profile.toStdString(), {}};
        const Trace trace = simulate(twin::randomScenario(seed, rules), rulesOf(rules).value());
        for (std::size_t count = 1; count <= trace.size(); count += 1 + trace.size() / 60) {
            const StepIndex last{static_cast<std::uint32_t>(count - 1)};
            const auto invocation = trace.invocationOf(last);
            if (!invocation)
                continue;
            const QString heading = format::nowHeading(trace, *invocation, count);
            const QString detail = format::nowDetail(trace, *invocation, count, trace.at(last));
            ++seen[static_cast<std::size_t>(trace.invocationAfter(count, *invocation)->phase)];
            QVERIFY2(heading.startsWith(format::invocation(*invocation)), qPrintable(heading));
            QVERIFY2(!detail.isEmpty() && !detail.contains(hole), qPrintable(heading + detail));
        }
    }
    for (const int times : seen)
        QVERIFY(times > 0);
}

QTEST_GUILESS_MAIN(tst_Now)
#include "tst_now.moc"

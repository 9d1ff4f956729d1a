#include "core/engine/simulate.h"
#include "core/formats/jsontext.h"
#include "core/formats/report.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

constexpr const char *requestId = "00000000-0000-4000-8000-000000000001";

/// One call of `f` with a fixed id, whose attempts take 100 ms.
Scenario oneCall(std::vector<Outcome> outcomes, InvocationType type = InvocationType::Event)
{
    Scenario scenario = sample::oneCall(sample::function("f"), std::move(outcomes));
    scenario.invocations[0].requestId = requestId;
    scenario.invocations[0].type = type;
    return scenario;
}

Json reportOf(Scenario scenario, const Rules &rules = {}, std::optional<Instant> until = {})
{
    SimulationOptions options;
    options.until = until;
    return reportJson(simulate(std::move(scenario), rules, options));
}

/// The member of the first invocation's report, or what `pointer` names in the whole report.
std::string at(const Json &report, const std::string &pointer)
{
    const Json *value = resolve(report, pointer);
    return value ? compactText(*value) : "(nothing)";
}

/// The keys of an object, in order.
std::string keys(const Json &report, const char *pointer)
{
    std::string text;
    for (const JsonMember &member : *resolve(report, pointer)->object())
        text += (text.empty() ? "" : " ") + member.key;
    return text;
}

const Outcome success = sample::outcome(OutcomeType::Success);
const Outcome error = sample::outcome(OutcomeType::Error);

} // namespace

class tst_Report : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void wholeReport();
    void textIsTheSameDocument();
    void callIsTold_data();
    void callIsTold();
    void unfinishedIsNull_data();
    void unfinishedIsNull();
    void lookUpIsAnAttemptOfNoTime();
    void duplicateIsMarkedAtTheEnd();
    void deliveryHasTheKeysOfItsTarget_data();
    void deliveryHasTheKeysOfItsTarget();
    void averagesHaveOneDecimal_data();
    void averagesHaveOneDecimal();
    void overridesAreThoseOfTheScenario();
    void emptyScenarioIsAReport();
};

void tst_Report::wholeReport()
{
    Function f = sample::function("f", error);
    f.deadLetterTargetArn = sample::deadLetterQueue;
    f.eventInvokeConfigs = {sample::sending("", sample::queue)};
    f.eventInvokeConfigs[0].maximumRetryAttempts = 1;
    Scenario scenario = sample::oneCall(
        f, {sample::outcome(OutcomeType::Throttle), error, sample::outcome(OutcomeType::Timeout)});
    scenario.invocations[0].requestId = requestId;
    scenario.targets = {sample::target(sample::queue)};
    scenario.targets[0].allowed = false;

    const std::string expected =
        R"({"format":"retryscope-report","version":1,"title":"one call","rules":"aws",)"
        R"("overrides":{},"seed":1,"steps":9,"endedAtMs":64100,"truncated":false,"invocations":[)"
        R"({"index":0,"parent":null,"requestId":"00000000-0000-4000-8000-000000000001",)"
        R"("functionName":"f","qualifier":"$LATEST","type":"Event","atMs":0,"statusCode":202,)"
        R"("error":null,"refusals":[{"atMs":0,"statusCode":429}],"attempts":[)"
        R"({"number":1,"startMs":1000,"endMs":1100,"outcome":"error","errorType":"Error"},)"
        R"({"number":2,"startMs":61100,"endMs":64100,"outcome":"timeout",)"
        R"("errorType":"Sandbox.Timedout"}],"condition":"RetriesExhausted","endMs":64100,)"
        R"("approximateInvokeCount":2,"deliveries":[{"via":"DeadLetterQueue",)"
        R"("arn":"arn:aws:sqs:us-east-1:123456789012:dead-letters","atMs":64100,)"
        R"("status":"delivered","reason":null,"body":{},"attributes":{)"
        R"("RequestID":"00000000-0000-4000-8000-000000000001","ErrorCode":200,)"
        R"("ErrorMessage":"RequestId: 00000000-0000-4000-8000-000000000001 Error: )"
        R"(Task timed out after 3.00 seconds"}},{"via":"OnFailure",)"
        R"("arn":"arn:aws:sqs:us-east-1:123456789012:results","atMs":64100,"status":"failed",)"
        R"("reason":"AccessDenied","body":{"version":"1.0",)"
        R"("timestamp":"2026-01-01T00:01:04.100Z","requestContext":{)"
        R"("requestId":"00000000-0000-4000-8000-000000000001",)"
        R"("functionArn":"arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST",)"
        R"("condition":"RetriesExhausted","approximateInvokeCount":2},"requestPayload":{},)"
        R"("responseContext":{"statusCode":200,"executedVersion":"$LATEST",)"
        R"("functionError":"Unhandled"},"responsePayload":{"errorType":"Sandbox.Timedout",)"
        R"("errorMessage":"RequestId: 00000000-0000-4000-8000-000000000001 Error: )"
        R"(Task timed out after 3.00 seconds"}}}],"lost":false}],"metrics":{"f":{)"
        R"("AsyncEventsReceived":1,"AsyncEventsDropped":1,"Invocations":2,"Errors":2,)"
        R"("Throttles":1,"DeadLetterErrors":0,"DestinationDeliveryFailures":1,)"
        R"("RecursiveInvocationsDropped":0,)"
        R"("AsyncEventAge":{"count":2,"maximum":61100,"average":31050.0},)"
        R"("Duration":{"count":2,"maximum":3000,"average":1550.0},"ConcurrentExecutions":1}}})";

    QCOMPARE(compactText(reportOf(scenario)), expected);
}

void tst_Report::textIsTheSameDocument()
{
    for (const std::int64_t count : {0, 1, 3}) {
        Scenario scenario = oneCall({error});
        scenario.invocations[0].requestId.reset();
        scenario.invocations[0].count = count;
        if (count == 0)
            scenario.invocations.clear();
        const Trace trace = simulate(scenario, Rules{});
        std::string text;
        writeReport(trace, [&](std::string_view piece) { text += piece; });

        const auto parsed = parseJson(text);

        QVERIFY2(parsed.hasValue(), text.c_str());
        QCOMPARE(compactText(parsed.value()), compactText(reportJson(trace)));
    }
}

void tst_Report::callIsTold_data()
{
    QTest::addColumn<Scenario>("scenario");
    QTest::addColumn<std::string>("expected"); // of statusCode, error, attempts' count, endMs

    const auto row = [](const char *name, Scenario scenario, const char *expected) {
        QTest::newRow(name) << std::move(scenario) << std::string(expected);
    };
    const auto call = [](const char *function, InvocationType type) {
        Scenario scenario = oneCall({}, type);
        scenario.invocations[0].function = functionReference(function);
        return scenario;
    };
    using enum InvocationType;
    Scenario large = call("f", Event);
    large.invocations[0].payload = std::string(1'048'576, 'x');
    row("accepted", call("f", Event), "202 null 1 100");
    row("not found", call("g", Event), R"(404 "ResourceNotFoundException" 0 null)");
    row("too large", large, R"(413 "RequestTooLargeException" 0 null)");
    row("synchronous", call("f", RequestResponse), "200 null 1 100");
    row("synchronous with an error", oneCall({error}, RequestResponse), "200 null 1 100");
    row("synchronous, throttled",
        oneCall({sample::outcome(OutcomeType::Throttle)}, RequestResponse),
        R"(429 "TooManyRequestsException" 0 null)");
    row("synchronous, system error",
        oneCall({sample::outcome(OutcomeType::SystemError)}, RequestResponse),
        R"(500 "ServiceException" 0 null)");
    row("dry run", call("f", DryRun), "204 null 0 null");
    row("dry run of nobody", call("g", DryRun), R"(404 "ResourceNotFoundException" 0 null)");
}

void tst_Report::callIsTold()
{
    QFETCH(const Scenario, scenario);
    QFETCH(const std::string, expected);

    const Json report = reportOf(scenario);

    const std::string told = at(report, "/invocations/0/statusCode") + ' '
        + at(report, "/invocations/0/error") + ' '
        + std::to_string(resolve(report, "/invocations/0/attempts")->array()->size()) + ' '
        + at(report, "/invocations/0/endMs");
    QCOMPARE(told, expected);
    const bool isEvent = at(report, "/invocations/0/statusCode") == "202";
    QCOMPARE(at(report, "/invocations/0/condition"), std::string(isEvent ? "\"Success\"" : "null"));
    QCOMPARE(at(report, "/invocations/0/approximateInvokeCount"),
             std::string(isEvent ? "1" : "null"));
    QCOMPARE(at(report, "/invocations/0/deliveries"), std::string("[]"));
    QCOMPARE(at(report, "/invocations/0/lost"), std::string("false"));
}

void tst_Report::unfinishedIsNull_data()
{
    QTest::addColumn<std::int64_t>("untilMs");
    QTest::addColumn<std::string>("attempts");

    const std::string over =
        R"({"number":1,"startMs":0,"endMs":100,"outcome":"error","errorType":"Error"})";
    QTest::newRow("a run is going")
        << std::int64_t{99}
        << std::string(
               R"([{"number":1,"startMs":0,"endMs":null,"outcome":null,"errorType":null}])");
    QTest::newRow("it waits") << std::int64_t{100} << '[' + over + ']';
}

void tst_Report::unfinishedIsNull()
{
    QFETCH(const std::int64_t, untilMs);
    QFETCH(const std::string, attempts);

    const Json report = reportOf(oneCall({error}), {}, sample::at(untilMs));

    QCOMPARE(at(report, "/invocations/0/attempts"), attempts);
    for (const char *key : {"condition", "approximateInvokeCount", "endMs"})
        QCOMPARE(at(report, std::string("/invocations/0/") + key), std::string("null"));
    QCOMPARE(at(report, "/invocations/0/lost"), std::string("false"));
}

void tst_Report::lookUpIsAnAttemptOfNoTime()
{
    Scenario scenario = oneCall({});
    scenario.dispatchDelay = 10ms;
    scenario.changes = {sample::change(5, "f", DeleteFunction{})};

    QCOMPARE(at(reportOf(scenario), "/invocations/0/attempts/0"),
             std::string(
                 R"({"number":1,"startMs":10,"endMs":10,"outcome":"notFound","errorType":null})"));
}

void tst_Report::duplicateIsMarkedAtTheEnd()
{
    Scenario scenario = oneCall({});
    scenario.duplicatesPerMille = 1000;

    const Json report = reportOf(scenario);

    QCOMPARE(keys(report, "/invocations/1"),
             keys(report, "/invocations/0") + std::string(" duplicate"));
    QCOMPARE(at(report, "/invocations/1/duplicate"), std::string("true"));
    QCOMPARE(at(report, "/metrics/f/AsyncEventsReceived"), std::string("1"));
}

void tst_Report::deliveryHasTheKeysOfItsTarget_data()
{
    QTest::addColumn<std::string>("arn");
    QTest::addColumn<bool>("exists");
    QTest::addColumn<std::string>("expected"); // beyond those that all have

    const std::string fifo = sample::queue + ".fifo";
    QTest::newRow("a queue") << sample::queue << true << std::string();
    QTest::newRow("a FIFO queue") << fifo << true << std::string(" attributes");
    QTest::newRow("a bucket") << sample::bucket << true << std::string(" key");
    QTest::newRow("a bucket that is missing") << sample::bucket << false << std::string(" key");
}

void tst_Report::deliveryHasTheKeysOfItsTarget()
{
    QFETCH(const std::string, arn);
    QFETCH(const bool, exists);
    QFETCH(const std::string, expected);
    Scenario scenario = oneCall({error});
    scenario.functions[0].eventInvokeConfigs = {sample::sending("", arn)};
    scenario.targets = {sample::target(arn)};
    scenario.targets[0].exists = exists;

    const Json report = reportOf(scenario);

    QCOMPARE(keys(report, "/invocations/0/deliveries/0"),
             "via arn atMs status reason body" + expected);
    if (expected == " attributes")
        QCOMPARE(at(report, "/invocations/0/deliveries/0/attributes"),
                 std::string(R"({"MessageGroupId":"00000000-0000-4000-8000-000000000001"})"));
}

void tst_Report::averagesHaveOneDecimal_data()
{
    QTest::addColumn<std::vector<int>>("durations");
    QTest::addColumn<std::string>("expected");

    QTest::newRow("none") << std::vector<int>{}
                          << std::string(R"({"count":0,"maximum":null,"average":null})");
    QTest::newRow("nothing") << std::vector<int>{0}
                             << std::string(R"({"count":1,"maximum":0,"average":0.0})");
    QTest::newRow("a third") << std::vector<int>{1, 0, 0}
                             << std::string(R"({"count":3,"maximum":1,"average":0.3})");
    QTest::newRow("two thirds") << std::vector<int>{1, 1, 0}
                                << std::string(R"({"count":3,"maximum":1,"average":0.7})");
    QTest::newRow("a half is rounded up")
        << std::vector<int>{1, 0, 0, 0} << std::string(R"({"count":4,"maximum":1,"average":0.3})");
    QTest::newRow("just below a half") << std::vector<int>{1, 0, 0, 0, 0, 0, 0}
                                       << std::string(R"({"count":7,"maximum":1,"average":0.1})");
}

void tst_Report::averagesHaveOneDecimal()
{
    QFETCH(const std::vector<int>, durations);
    QFETCH(const std::string, expected);
    Scenario scenario = oneCall({});
    scenario.invocations.clear();
    for (const int duration : durations) {
        scenario.invocations.push_back(
            sample::call(0, "f", {sample::outcome(OutcomeType::Success, duration)}));
    }

    QCOMPARE(at(reportOf(scenario), "/metrics/f/Duration"), expected);
}

void tst_Report::overridesAreThoseOfTheScenario()
{
    Scenario scenario = oneCall({});
    scenario.rules = {"chapter", {{"retry.waits", "aws"}, {"age.check", "aws"}}};

    const Json report = reportOf(scenario, rulesOf(scenario.rules).value());

    QCOMPARE(at(report, "/rules"), std::string("\"chapter\""));
    QCOMPARE(at(report, "/overrides"), std::string(R"({"retry.waits":"aws","age.check":"aws"})"));
}

void tst_Report::emptyScenarioIsAReport()
{
    QCOMPARE(compactText(reportOf({})),
             std::string(R"({"format":"retryscope-report","version":1,"title":"","rules":"aws",)"
                         R"("overrides":{},"seed":1,"steps":0,"endedAtMs":0,"truncated":false,)"
                         R"("invocations":[],"metrics":{}})"));
}

QTEST_GUILESS_MAIN(tst_Report)
#include "tst_report.moc"

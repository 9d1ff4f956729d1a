#include "core/engine/simulate.h"
#include "core/formats/chrometrace.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenariofile.h"
#include "core/formats/summary.h"
#include "core/formats/timelinetext.h"
#include "core/formats/tracelines.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

/// A bit of everything: a failure with both deliveries, a chain, a rejected and a synchronous
/// call, a look-up, changes.
Trace played()
{
    Function f = sample::function("f", sample::outcome(OutcomeType::Error));
    f.versions = {"1"};
    f.aliases = {{"live", "1"}};
    f.deadLetterTargetArn = sample::deadLetterQueue;
    f.eventInvokeConfigs = {sample::sending("", sample::bus)};
    f.eventInvokeConfigs[0].qualifier = "live";
    f.eventInvokeConfigs[0].maximumRetryAttempts = 1;
    Scenario scenario;
    scenario.title = "A bit of everything";
    scenario.rules = {"aws", {{"retry.waits", "chapter"}}};
    scenario.functions = {f, sample::function("g")};
    scenario.targets = {sample::target(sample::bus, {"g"}),
                        sample::target(sample::deadLetterQueue)};
    scenario.targets[1].exists = false;
    scenario.invocations = {
        sample::call(0, "f:live",
                     {sample::outcome(OutcomeType::Throttle), sample::outcome(OutcomeType::Error)}),
        sample::call(200, "nobody"), sample::call(300, "f"), sample::call(400, "f")};
    scenario.invocations[0].requestId = "00000000-0000-4000-8000-000000000001";
    scenario.invocations[0].source = Source::S3;
    scenario.invocations[2].type = InvocationType::RequestResponse;
    scenario.invocations[3].type = InvocationType::DryRun;
    scenario.changes = {sample::change(61'200, "g", DeleteFunction{}),
                        sample::change(61'300, "g", DeleteFunction{}),
                        {sample::at(61'400), TargetChange{sample::bus, std::nullopt, false}}};
    const Rules rules = rulesOf(scenario.rules).value();
    return simulate(std::move(scenario), rules);
}

template <typename Writer>
std::string written(Writer writer, const Trace &trace)
{
    std::string text;
    writer(trace, [&](std::string_view piece) { text += piece; });
    return text;
}

/// Every UUID as `U`.
std::string masked(const std::string &text)
{
    static const QRegularExpression uuid(
        QStringLiteral("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"));
    return QString::fromStdString(text).replace(uuid, QStringLiteral("U")).toStdString();
}

} // namespace

class tst_TraceFormats : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void stepIsALine_data();
    void stepIsALine();
    void traceIsALineAStep();
    void longTraceIsWrittenInPieces();
    void timelineIsReadable();
    void timesAreReadable_data();
    void timesAreReadable();
    void summaryIsALineANumber();
    void lookUpIsAnAttemptWithoutARun();
    void summaryNamesConditionsAsTheRulesDo();
    void chromeTraceIsAsPerfettoWantsIt();
    void runCutByTheEndIsDrawnToTheEnd();
    void titleIsTheFilesName_data();
    void titleIsTheFilesName();
};

void tst_TraceFormats::stepIsALine_data()
{
    QTest::addColumn<std::uint32_t>("step");
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, std::uint32_t step, const char *expected) {
        QTest::newRow(name) << step << std::string(expected);
    };
    row("accepted", 0,
        R"({"step":0,"atMs":0,"invocation":0,"type":"accepted",)"
        R"("rule":"acceptance.checks","cause":null,"function":"f",)"
        R"("qualifier":"live","requestId":"U","parent":null})");
    row("refused", 1,
        R"({"step":1,"atMs":0,"invocation":0,"type":"refused",)"
        R"("rule":"throttle.handling","cause":0,"statusCode":429,"inARow":1,)"
        R"("nextAtMs":1000})");
    row("rejected", 2,
        R"({"step":2,"atMs":200,"invocation":1,"type":"rejected",)"
        R"("rule":"acceptance.checks","cause":null,"statusCode":404,)"
        R"("error":"ResourceNotFoundException"})");
    row("attempt started", 3,
        R"({"step":3,"atMs":300,"invocation":2,"type":"attemptStarted",)"
        R"("rule":"dispatch.order","cause":null,"attempt":1,"version":"$LATEST"})");
    row("attempt failed", 4,
        R"({"step":4,"atMs":400,"invocation":2,"type":"attemptFailed",)"
        R"("rule":"run.outcome","cause":3,"outcome":"error","errorType":"Error",)"
        R"("statusCode":200,"nextAtMs":null})");
    row("answered after a run", 5,
        R"({"step":5,"atMs":400,"invocation":2,"type":"answered",)"
        R"("rule":"synchronous.call","cause":4,"statusCode":200,)"
        R"("functionError":"Unhandled"})");
    row("answered", 6,
        R"({"step":6,"atMs":400,"invocation":3,"type":"answered",)"
        R"("rule":"synchronous.call","cause":null,"statusCode":204,)"
        R"("functionError":null})");
    row("attempt of a version", 7,
        R"({"step":7,"atMs":1000,"invocation":0,"type":"attemptStarted",)"
        R"("rule":"dispatch.order","cause":1,"attempt":1,"version":"1"})");
    row("failed, and waits", 8,
        R"({"step":8,"atMs":1100,"invocation":0,"type":"attemptFailed",)"
        R"("rule":"run.outcome","cause":7,"outcome":"error","errorType":"Error",)"
        R"("statusCode":200,"nextAtMs":61100})");
    row("changed", 10,
        R"({"step":10,"atMs":61200,"invocation":null,"type":"changed",)"
        R"("rule":"settings.change","cause":null,"change":"DeleteFunction",)"
        R"("function":"g"})");
    row("ended", 12,
        R"({"step":12,"atMs":61200,"invocation":0,"type":"ended",)"
        R"("rule":"retry.attempts","cause":11,"condition":"RetriesExhausted",)"
        R"("approximateInvokeCount":2})");
    row("delivery failed", 13,
        R"({"step":13,"atMs":61200,"invocation":0,"type":"deliveryFailed",)"
        R"("rule":"delivery.checks","cause":12,"via":"DeadLetterQueue",)"
        R"("arn":"arn:aws:sqs:us-east-1:123456789012:dead-letters",)"
        R"("reason":"NotFound"})");
    row("delivered", 14,
        R"({"step":14,"atMs":61200,"invocation":0,"type":"delivered",)"
        R"("rule":"failure.fanout","cause":12,"via":"OnFailure",)"
        R"("arn":"arn:aws:events:us-east-1:123456789012:event-bus/results",)"
        R"("reason":null})");
    row("a child is rejected", 15,
        R"({"step":15,"atMs":61200,"invocation":4,"type":"rejected",)"
        R"("rule":"acceptance.checks","cause":14,"statusCode":404,)"
        R"("error":"ResourceNotFoundException"})");
    row("change refused", 16,
        R"({"step":16,"atMs":61300,"invocation":null,"type":"changeRefused",)"
        R"("rule":"settings.change","cause":null,"change":"DeleteFunction",)"
        R"("function":"g","error":"ResourceNotFoundException",)"
        R"("message":"Function not found: arn:aws:lambda:us-east-1:123456789012:function:g"})");
    row("target changed", 17,
        R"({"step":17,"atMs":61400,"invocation":null,"type":"changed",)"
        R"("rule":"settings.change","cause":null,"change":"target",)"
        R"("target":"arn:aws:events:us-east-1:123456789012:event-bus/results"})");
}

void tst_TraceFormats::stepIsALine()
{
    QFETCH(const std::uint32_t, step);
    QFETCH(const std::string, expected);

    QCOMPARE(masked(compactText(stepJson(played(), {step}))), expected);
}

void tst_TraceFormats::traceIsALineAStep()
{
    const Trace trace = played();
    std::string expected;
    for (std::uint32_t i = 0; i < trace.size(); ++i)
        expected += compactText(stepJson(trace, {i})) + '\n';

    QCOMPARE(written(writeTraceLines, trace), expected);
}

void tst_TraceFormats::longTraceIsWrittenInPieces()
{
    Scenario scenario = sample::oneCall(sample::function("f"));
    scenario.invocations[0].count = 2000;
    scenario.accountConcurrency = 2000;
    const Trace trace = simulate(std::move(scenario), Rules{});
    std::size_t pieces = 0;
    std::string text;

    writeTraceLines(trace, [&](std::string_view piece) {
        ++pieces;
        text += piece;
    });

    QVERIFY(pieces > 2);
    QCOMPARE(static_cast<std::size_t>(std::ranges::count(text, '\n')), trace.size());
}

void tst_TraceFormats::timelineIsReadable()
{
    QCOMPARE(written(writeTimelineText, played()),
             "A bit of everything\n"
             "rules aws, retry.waits = chapter; seed 1; simulated, not a measurement of AWS\n"
             "\n"
             "0:00:00.000  #1    accepted          f:live, from s3\n"
             "0:00:00.000  #1    refused 429       1 in a row, next dispatch in 1 s at "
             "0:00:01.000\n"
             "0:00:00.200  #2    rejected 404      nobody, from sdk\n"
             "0:00:00.300  #3    attempt 1 starts  $LATEST, f, RequestResponse\n"
             "0:00:00.400  #3    failed            error (Error)\n"
             "0:00:00.400  #3    answered 200      FunctionError Unhandled\n"
             "0:00:00.400  #4    answered 204      f, DryRun\n"
             "0:00:01.000  #1    attempt 1 starts  1\n"
             "0:00:01.100  #1    failed            error (Error), next dispatch in 60 s at "
             "0:01:01.100\n"
             "0:01:01.100  #1    attempt 2 starts  1\n"
             "0:01:01.200        changed           DeleteFunction g\n"
             "0:01:01.200  #1    failed            error (Error)\n"
             "0:01:01.200  #1    ended             RetriesExhausted, approximateInvokeCount "
             "2\n"
             "0:01:01.200  #1    delivery failed   DeadLetterQueue -> "
             "arn:aws:sqs:us-east-1:123456789012:dead-letters: NotFound\n"
             "0:01:01.200  #1    delivered         OnFailure -> "
             "arn:aws:events:us-east-1:123456789012:event-bus/results\n"
             "0:01:01.200  #5    rejected 404      g, started by #1\n"
             "0:01:01.300        change refused    DeleteFunction g: "
             "ResourceNotFoundException: Function not found: "
             "arn:aws:lambda:us-east-1:123456789012:function:g\n"
             "0:01:01.400        changed           target "
             "arn:aws:events:us-east-1:123456789012:event-bus/results\n"
             "\n" + summaryText(played()));
}

void tst_TraceFormats::timesAreReadable_data()
{
    QTest::addColumn<std::int64_t>("milliseconds");
    QTest::addColumn<std::string>("expected");

    QTest::newRow("the start") << std::int64_t{0} << std::string("0:00:00.000");
    QTest::newRow("a millisecond") << std::int64_t{1} << std::string("0:00:00.001");
    QTest::newRow("just below an hour") << std::int64_t{3'599'999} << std::string("0:59:59.999");
    QTest::newRow("an hour") << std::int64_t{3'600'000} << std::string("1:00:00.000");
    QTest::newRow("a year") << std::int64_t{31'536'000'000} << std::string("8760:00:00.000");
}

void tst_TraceFormats::timesAreReadable()
{
    QFETCH(const std::int64_t, milliseconds);
    QFETCH(const std::string, expected);

    QCOMPARE(timeText(sample::at(milliseconds)), expected);
}

void tst_TraceFormats::summaryIsALineANumber()
{
    QCOMPARE(summaryText(played()),
             std::string("invocations 5\n"
                         "attempts 3\n"
                         "refusals 1\n"
                         "steps 18\n"
                         "rejected 2\n"
                         "Success 0\n"
                         "RetriesExhausted 1\n"
                         "EventAgeExceeded 0\n"
                         "ZeroReservedConcurrency 0\n"
                         "RecursiveInvocation 0\n"
                         "lost 0\n"
                         "AsyncEventsReceived 1\n"
                         "AsyncEventsDropped 1\n"
                         "Invocations 3\n"
                         "Errors 3\n"
                         "Throttles 1\n"
                         "DeadLetterErrors 1\n"
                         "DestinationDeliveryFailures 0\n"
                         "RecursiveInvocationsDropped 0\n"));
}

void tst_TraceFormats::lookUpIsAnAttemptWithoutARun()
{
    Scenario scenario = sample::oneCall(sample::function("f"));
    scenario.dispatchDelay = 10ms;
    scenario.changes = {sample::change(5, "f", DeleteFunction{})};
    const Trace trace = simulate(std::move(scenario), Rules{});

    QVERIFY(summaryText(trace).starts_with("invocations 1\nattempts 3\n"));
    QCOMPARE(compactText(stepJson(trace, {2})),
             std::string(R"({"step":2,"atMs":10,"invocation":0,"type":"attemptFailed",)"
                         R"("rule":"function.gone","cause":0,"outcome":"notFound",)"
                         R"("errorType":null,"statusCode":404,"nextAtMs":60010})"));
}

void tst_TraceFormats::summaryNamesConditionsAsTheRulesDo()
{
    Scenario scenario = sample::oneCall(sample::function("f", sample::outcome(OutcomeType::Error)));
    Rules rules;
    rules.exhaustedName = ExhaustedName::RetryAttemptsExhausted;

    const std::string text = summaryText(simulate(std::move(scenario), rules));

    QVERIFY(text.find("\nRetryAttemptsExhausted 1\n") != std::string::npos);
    QVERIFY(text.find("RetriesExhausted") == std::string::npos);
}

void tst_TraceFormats::chromeTraceIsAsPerfettoWantsIt()
{
    const std::string text = written(writeChromeTrace, played());

    const auto parsed = parseJson(text);

    QVERIFY2(parsed.hasValue(), text.c_str());
    std::string lines;
    for (const Json &event : *parsed.value().find("traceEvents")->array()) {
        for (const char *key : {"ph", "pid", "tid", "ts", "dur", "name"}) {
            const Json *value = event.find(key);
            lines += value ? (value->string() ? *value->string() : compactText(*value)) + ' ' : "";
        }
        lines.back() = '\n';
    }
    QCOMPARE(lines,
             std::string("M 0 process_name\n"
                         "M 1 process_name\n"
                         "M 2 process_name\n"
                         "i 1 1 0 accepted\n"
                         "i 1 1 0 refused 429\n"
                         "X 1 1 0 1000000 back-off\n"
                         "i 0 2 200000 rejected\n"
                         "X 1 3 300000 100000 run: error\n"
                         "i 1 3 400000 answered\n"
                         "i 1 4 400000 answered\n"
                         "X 1 1 1000000 100000 run: error\n"
                         "X 1 1 1100000 60000000 back-off\n"
                         "i 0 0 61200000 changed\n"
                         "X 1 1 61100000 100000 run: error\n"
                         "i 1 1 61200000 ended\n"
                         "i 1 1 61200000 deliveryFailed\n"
                         "i 1 1 61200000 delivered\n"
                         "i 2 5 61200000 rejected\n"
                         "i 0 0 61300000 changeRefused\n"
                         "i 0 0 61400000 changed\n"));
}

void tst_TraceFormats::runCutByTheEndIsDrawnToTheEnd()
{
    Scenario scenario = sample::oneCall(sample::function("f"));
    scenario.changes = {sample::change(40, "f", DeleteFunctionConcurrency{})};
    SimulationOptions options;
    options.until = Instant(50ms);
    const Trace trace = simulate(std::move(scenario), Rules{}, options);

    const auto parsed = parseJson(written(writeChromeTrace, trace));

    const Json &run = (*parsed.value().find("traceEvents")->array())[3];
    QCOMPARE(*run.find("name"), Json("run"));
    QCOMPARE(*run.find("dur"), Json(40'000));
}

void tst_TraceFormats::titleIsTheFilesName_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("title");

    QTest::newRow("plain") << std::string("orders.json") << std::string("orders");
    QTest::newRow("with folders") << std::string("/a/b.c/orders.json") << std::string("orders");
    QTest::newRow("two extensions") << std::string("orders.v1.json") << std::string("orders.v1");
    QTest::newRow("no extension") << std::string("dir/orders") << std::string("orders");
}

void tst_TraceFormats::titleIsTheFilesName()
{
    QFETCH(const std::string, path);
    QFETCH(const std::string, title);

    QCOMPARE(titleOf(path), title);
}

QTEST_GUILESS_MAIN(tst_TraceFormats)
#include "tst_traceformats.moc"

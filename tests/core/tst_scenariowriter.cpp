#include "core/formats/jsontext.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenariowriter.h"
#include "tests/core/cases/scenariocases.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

/// The scenario that `document` holds, or an empty one after a warning, which fails the test.
Scenario read(const Json &document, std::string_view title)
{
    const auto result = readScenario(document, title);
    if (result)
        return result.value();
    qWarning("%s", listed(result.error()).c_str());
    return {};
}

Scenario readText(const std::string &text)
{
    return read(parseJson(text).value(), "the file");
}

} // namespace

class tst_ScenarioWriter : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void readingGivesTheSameScenario_data();
    void readingGivesTheSameScenario();
    void theSpecificationsOrderIsKept();
    void whatHasItsDefaultIsLeftOut();
    void anEventOfTheSourceIsLeftOut();
    void outcomesHaveOnlyWhatTheirTypeHas();
    void sidesOfAConfigAreKeptApart();
};

void tst_ScenarioWriter::readingGivesTheSameScenario_data()
{
    QTest::addColumn<std::string>("text");
    for (const auto &document : cases::rightDocuments())
        QTest::newRow(document.name) << document.text;
}

void tst_ScenarioWriter::readingGivesTheSameScenario()
{
    QFETCH(std::string, text);
    const Scenario scenario = readText(text);

    const Json document = writeScenario(scenario);

    QCOMPARE(read(document, scenario.title), scenario);
    QCOMPARE(read(parseJson(prettyText(document)).value(), scenario.title), scenario);
}

void tst_ScenarioWriter::theSpecificationsOrderIsKept()
{
    const std::string text = R"({
  "format": "retryscope-scenario",
  "version": 1,
  "title": "T",
  "description": "D",
  "startTime": "2026-01-15T10:30:00.000Z",
  "seed": 42,
  "rules": {"profile": "chapter", "overrides": {"retry.waits": "aws"}},
  "region": "eu-west-1",
  "accountId": "000000000000",
  "accountConcurrency": 10,
  "dispatchDelayMs": 5,
  "duplicatesPerMille": 1,
  "functions": [
    {
      "FunctionName": "fn",
      "logicalId": "Fn",
      "Timeout": 30,
      "MemorySize": 256,
      "ReservedConcurrentExecutions": 5,
      "RecursiveLoop": "Allow",
      "DeadLetterConfig": {"TargetArn": "arn:aws:sqs:eu-west-1:000000000000:q"},
      "Versions": ["1"],
      "Aliases": [
        {"Name": "live", "FunctionVersion": "1"}
      ],
      "EventInvokeConfigs": [
        {"Qualifier": "live", "MaximumRetryAttempts": 0, "MaximumEventAgeInSeconds": 60}
      ],
      "behavior": [
        {"when": {"fromMs": 1, "toMs": 2, "attempt": [1], "payload": {"/a": 1}}, "outcome": {"type": "exit"}}
      ]
    }
  ],
  "targets": [
    {
      "Arn": "arn:aws:s3:::b",
      "logicalId": "B",
      "exists": false,
      "allowed": false,
      "unavailable": [
        {"fromMs": 0, "toMs": 9}
      ],
      "subscribers": ["fn"]
    }
  ],
  "invocations": [
    {
      "atMs": 1,
      "everyMs": 0,
      "count": 2,
      "function": "fn:live",
      "type": "DryRun",
      "source": "s3",
      "payload": {},
      "outcomes": [
        {"type": "throttle"}
      ],
      "note": "N"
    },
    {"atMs": 2, "function": "fn", "requestId": "0a1b2c3d-0000-4000-8000-00000000000f"}
  ],
  "changes": [
    {"atMs": 3, "function": "fn", "UpdateAlias": {"Name": "live", "FunctionVersion": "$LATEST"}},
    {"atMs": 4, "target": "arn:aws:s3:::b", "exists": true, "allowed": true}
  ],
  "breakpoints": [],
  "notes": [],
  "questions": []
}
)";

    QCOMPARE(compactText(writeScenario(readText(text))), compactText(parseJson(text).value()));
}

void tst_ScenarioWriter::whatHasItsDefaultIsLeftOut()
{
    Scenario scenario = readText(cases::withOutcome(R"({"type": "error", "durationMs": 100})"));
    scenario.title = "T";

    QCOMPARE(prettyText(writeScenario(scenario)), std::string(R"({
  "format": "retryscope-scenario",
  "version": 1,
  "title": "T",
  "functions": [
    {
      "FunctionName": "fn",
      "behavior": [
        {"outcome": {"type": "error"}}
      ]
    }
  ],
  "invocations": []
}
)"));
}

void tst_ScenarioWriter::anEventOfTheSourceIsLeftOut()
{
    const Scenario scenario = readText(cases::withInvocation(R"("source": "logs")"));

    QCOMPARE(compactText(writeInvocation(scenario.invocations[0])),
             std::string(R"({"atMs":0,"function":"fn","source":"logs"})"));
}

void tst_ScenarioWriter::outcomesHaveOnlyWhatTheirTypeHas()
{
    Outcome outcome;
    outcome.type = OutcomeType::Timeout;
    outcome.duration = {5ms, 5ms};
    outcome.response = "r";
    outcome.errorType = "E";
    outcome.errorMessage = "M";
    outcome.choices = {{2, Outcome()}};
    const auto written = [&](OutcomeType type) {
        outcome.type = type;
        return compactText(writeOutcome(outcome));
    };

    QCOMPARE(written(OutcomeType::Success),
             std::string(R"({"type":"success","response":"r","durationMs":5})"));
    const std::string details = R"("errorType":"E","errorMessage":"M","durationMs":5})";
    QCOMPARE(written(OutcomeType::Error), R"({"type":"error",)" + details);
    QCOMPARE(written(OutcomeType::InitError), R"({"type":"initError",)" + details);
    QCOMPARE(written(OutcomeType::Timeout), std::string(R"({"type":"timeout"})"));
    QCOMPARE(written(OutcomeType::Exit), std::string(R"({"type":"exit","durationMs":5})"));
    QCOMPARE(
        written(OutcomeType::OneOf),
        std::string(R"({"type":"oneOf","choices":[{"weight":2,"outcome":{"type":"success"}}]})"));
}

void tst_ScenarioWriter::sidesOfAConfigAreKeptApart()
{
    EventInvokeConfig config;
    QCOMPARE(compactText(writeEventInvokeConfig(config)), std::string("{}"));

    config.destinationConfig.emplace();
    QCOMPARE(compactText(writeEventInvokeConfig(config)),
             std::string(R"({"DestinationConfig":{}})"));

    config.destinationConfig->onSuccess.emplace();
    config.destinationConfig->onFailure = DestinationSetting{""};
    QCOMPARE(
        compactText(writeEventInvokeConfig(config)),
        std::string(R"({"DestinationConfig":{"OnSuccess":{},"OnFailure":{"Destination":""}}})"));
}

QTEST_GUILESS_MAIN(tst_ScenarioWriter)
#include "tst_scenariowriter.moc"

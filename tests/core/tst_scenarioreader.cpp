#include "core/formats/sampleevents.h"
#include "core/formats/scenarioreader.h"
#include "tests/core/cases/scenariocases.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

Scenario readOrFail(const std::string &text)
{
    const auto result = readScenarioText(text, "file name");
    if (result)
        return result.value();
    qWarning("%s", listed(result.error()).c_str());
    return {};
}

/// The document of the right ones that uses every key.
const Scenario &everything()
{
    static const Scenario scenario = [] {
        for (const auto &document : cases::rightDocuments()) {
            if (std::string_view(document.name) == "everything")
                return readOrFail(document.text);
        }
        return Scenario();
    }();
    return scenario;
}

Outcome exitAfter(Duration duration)
{
    Outcome outcome;
    outcome.type = OutcomeType::Exit;
    outcome.duration = {duration, duration};
    return outcome;
}

template <typename Call>
const Call &call(const Scenario &scenario, std::size_t change)
{
    return std::get<Call>(std::get<FunctionChange>(scenario.changes.at(change).what).call);
}

} // namespace

class tst_ScenarioReader : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void rightDocumentsAreRead_data();
    void rightDocumentsAreRead();
    void wrongDocumentsReportEveryError_data();
    void wrongDocumentsReportEveryError();
    void whatIsAbsentHasItsDefault();
    void titleIsTheFallbackOnlyIfAbsent();
    void settings();
    void functionSettings();
    void eventInvokeConfigs();
    void behavior();
    void targets();
    void invocations();
    void missingPayloadIsAnEventOfTheSource();
    void callsOfChanges();
    void targetChanges();
    void unusedArraysAreKeptWordForWord();
    void permissionsAndTargetsAreNotCheckedAtTheStart();
    void textThatIsNoJsonHasLineAndColumn();
    void textThatIsCutOffAnywhereIsRefused();
    void everyOneOfAThousandErrorsIsReported();
};

void tst_ScenarioReader::rightDocumentsAreRead_data()
{
    QTest::addColumn<std::string>("text");
    for (const auto &document : cases::rightDocuments())
        QTest::newRow(document.name) << document.text;
}

void tst_ScenarioReader::rightDocumentsAreRead()
{
    QFETCH(std::string, text);

    const auto result = readScenarioText(text, "");

    QCOMPARE(result ? std::string() : listed(result.error()), std::string());
}

void tst_ScenarioReader::wrongDocumentsReportEveryError_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("errors");
    for (const auto &document : cases::wrongDocuments())
        QTest::newRow(document.name) << document.text << document.errors;
}

void tst_ScenarioReader::wrongDocumentsReportEveryError()
{
    QFETCH(std::string, text);
    QFETCH(std::string, errors);

    const auto result = readScenarioText(text, "");

    QVERIFY(!result);
    QCOMPARE(listed(result.error()), errors);
}

void tst_ScenarioReader::whatIsAbsentHasItsDefault()
{
    Scenario expected;
    expected.title = "file name";
    expected.functions.emplace_back().name = "fn";

    QCOMPARE(readOrFail(cases::scenario()), expected);
    QCOMPARE(isoMilliseconds(expected.startTime), std::string("2026-01-01T00:00:00.000Z"));
}

void tst_ScenarioReader::titleIsTheFallbackOnlyIfAbsent()
{
    QCOMPARE(readOrFail(cases::scenario()).title, std::string("file name"));
    QCOMPARE(readOrFail(cases::scenario(R"("title": "")")).title, std::string());
}

void tst_ScenarioReader::settings()
{
    const Scenario &scenario = everything();

    QCOMPARE(scenario.title, std::string("A night at the bakery"));
    QCOMPARE(scenario.description, std::string("Ovens fail **twice**."));
    QCOMPARE(isoMilliseconds(scenario.startTime), std::string("2026-03-04T05:06:07.089Z"));
    QCOMPARE(scenario.seed, std::uint64_t{9'007'199'254'740'991});
    QCOMPARE(scenario.rules,
             (RuleChoice{"chapter", {{"retry.waits", "aws"}, {"s3.target", "aws"}}}));
    QCOMPARE(scenario.home, (Home{"eu-west-1", "000000000042"}));
    QCOMPARE(scenario.accountConcurrency, 50);
    QCOMPARE(scenario.dispatchDelay, 25ms);
    QCOMPARE(scenario.duplicatesPerMille, 1000);
}

void tst_ScenarioReader::functionSettings()
{
    QCOMPARE(everything().functions.size(), std::size_t{2});
    const Function &function = everything().functions[0];

    QCOMPARE(function.name, std::string("bake"));
    QCOMPARE(function.logicalId, std::string("BakeFunction"));
    QCOMPARE(function.timeoutSeconds, 900);
    QCOMPARE(function.memorySize, 10'240);
    QCOMPARE(function.reservedConcurrentExecutions, std::optional<std::int64_t>(50));
    QCOMPARE(function.recursiveLoop, RecursiveLoop::Allow);
    QCOMPARE(function.deadLetterTargetArn, std::string("arn:aws:sns:eu-west-1:000000000042:burnt"));
    QCOMPARE(function.versions, (std::vector<std::string>{"1", "20"}));
    QCOMPARE(function.aliases, (std::vector<Alias>{{"live", "20"}, {"next", "$LATEST"}}));
}

void tst_ScenarioReader::eventInvokeConfigs()
{
    const auto &configs = everything().functions[0].eventInvokeConfigs;

    const DestinationSetting sell{"arn:aws:lambda:eu-west-1:000000000042:function:sell:$LATEST"};
    const EventInvokeConfig live{"live", 0, 60, std::nullopt};
    const EventInvokeConfig latest{"$LATEST", 2, std::nullopt,
                                   DestinationConfig{sell, DestinationSetting{""}}};
    const EventInvokeConfig version{"20", std::nullopt, std::nullopt,
                                    DestinationConfig{DestinationSetting{}, std::nullopt}};
    QCOMPARE(configs, (std::vector{live, latest, version}));
}

void tst_ScenarioReader::behavior()
{
    const auto &behavior = everything().functions[0].behavior;

    QCOMPARE(behavior.size(), std::size_t{4});
    const When &when = behavior[0].when;
    QCOMPARE(when.from, Instant(0ms));
    QCOMPARE(when.to, Instant(latestTime));
    QCOMPARE(when.attempts, (std::vector<std::int64_t>{1, 3}));
    QCOMPARE(when.payload,
             (std::vector<PayloadCondition>{{"/kind", "rye"},
                                            {"", Json::Object{{"kind", "rye"}}},
                                            {"/a~1b", Json::Array{1, Json()}}}));
    Outcome tooHot;
    tooHot.type = OutcomeType::Error;
    tooHot.errorType = "TooHot";
    tooHot.duration = {0ms, 9ms};
    QCOMPARE(behavior[0].outcome, tooHot);
    QCOMPARE(behavior[1].when.attempts, std::vector<std::int64_t>());
    QCOMPARE(behavior[1].outcome.type, OutcomeType::Timeout);
    QCOMPARE(behavior[2].outcome.errorMessage, std::string("no gas"));

    Outcome success;
    success.response = Json::Array{1000, Json::Object{{"a", 0}}};
    Outcome inner;
    inner.type = OutcomeType::OneOf;
    inner.choices = {{1, exitAfter(100ms)}};
    Outcome outOfMemory = exitAfter(0ms);
    outOfMemory.type = OutcomeType::OutOfMemory;
    Outcome oneOf;
    oneOf.type = OutcomeType::OneOf;
    oneOf.choices = {{1'000'000, success}, {1, inner}, {1, outOfMemory}};
    QCOMPARE(behavior[3].outcome, oneOf);
}

void tst_ScenarioReader::targets()
{
    const auto &targets = everything().targets;

    QCOMPARE(targets.size(), std::size_t{3});
    const Target burnt{"arn:aws:sns:eu-west-1:000000000042:burnt",
                       "module.bakery[\"x\"]",
                       false,
                       false,
                       {{Instant(1ms), std::nullopt},
                        {std::nullopt, Instant(2ms)},
                        {Instant(3ms), Instant(4ms)},
                        {}},
                       {"sell", "bake"}};
    QCOMPARE(targets[0], burnt);
    Target loaves;
    loaves.arn = "arn:aws:s3:::loaves";
    QCOMPARE(targets[1], loaves);
}

void tst_ScenarioReader::invocations()
{
    const auto &invocations = everything().invocations;

    QCOMPARE(invocations.size(), std::size_t{4});
    QCOMPARE(invocations[0].function, (FunctionReference{"bake", "live"}));
    QCOMPARE(invocations[0].count, 100'000'000);
    QCOMPARE(invocations[0].every, 0ms);
    QCOMPARE(invocations[0].payload, Json(Json::Object{{"n", "{n}"}}));
    QCOMPARE(invocations[1].at, Instant(latestTime));
    QCOMPARE(invocations[1].type, InvocationType::DryRun);
    QCOMPARE(invocations[2].function, (FunctionReference{"sell", "$LATEST"}));
    QCOMPARE(invocations[2].payload, Json());
    QCOMPARE(invocations[2].note, std::string("by hand"));
    QCOMPARE(invocations[2].source, Source::Iot);
    QCOMPARE(invocations[3].type, InvocationType::RequestResponse);
    QCOMPARE(invocations[3].every, 3ms);
    QCOMPARE(invocations[3].payload, Json("text"));
    QCOMPARE(invocations[3].outcomes.size(), std::size_t{3});
    QCOMPARE(invocations[3].outcomes[1].type, OutcomeType::SystemError);
    QCOMPARE(invocations[3].requestId.value_or(""),
             std::string("0A1b2c3d-0000-4000-8000-00000000000f"));
}

void tst_ScenarioReader::missingPayloadIsAnEventOfTheSource()
{
    const Scenario scenario = readOrFail(cases::withInvocation(R"("source": "sns")"));

    QCOMPARE(scenario.invocations[0].payload, sampleEvent(Source::Sns));
    QCOMPARE(readOrFail(cases::withInvocation("")).invocations[0].payload, Json(Json::Object{}));
}

void tst_ScenarioReader::callsOfChanges()
{
    const Scenario &s = everything();

    QCOMPARE(s.changes.size(), std::size_t{13});
    QCOMPARE(s.changes[0].at, Instant(1ms));
    QCOMPARE(std::get<FunctionChange>(s.changes[0].what).function, std::string("bake"));
    QCOMPARE(call<PutFunctionEventInvokeConfig>(s, 0).config,
             (EventInvokeConfig{"$LATEST", 99, std::nullopt, std::nullopt}));
    QCOMPARE(call<UpdateFunctionEventInvokeConfig>(s, 1).config,
             (EventInvokeConfig{"nowhere", std::nullopt, -5,
                                DestinationConfig{DestinationSetting{}, DestinationSetting{"x"}}}));
    QCOMPARE(call<DeleteFunctionEventInvokeConfig>(s, 2).qualifier, std::string("live"));
    QCOMPARE(call<DeleteFunctionEventInvokeConfig>(s, 3).qualifier, std::string("$LATEST"));
    QCOMPARE(call<PutFunctionConcurrency>(s, 4).reservedConcurrentExecutions, -2);
    QCOMPARE(call<DeleteFunctionConcurrency>(s, 5), DeleteFunctionConcurrency());
    QCOMPARE(call<UpdateFunctionConfiguration>(s, 6), UpdateFunctionConfiguration());
    QCOMPARE(call<UpdateFunctionConfiguration>(s, 7), (UpdateFunctionConfiguration{0, ""}));
    QCOMPARE(call<UpdateAlias>(s, 8).alias, (Alias{"live", "9"}));
    QCOMPARE(call<PutFunctionRecursionConfig>(s, 9).recursiveLoop, std::string("Perhaps"));
    QCOMPARE(call<DeleteFunction>(s, 10), DeleteFunction());
}

void tst_ScenarioReader::targetChanges()
{
    const Scenario &s = everything();

    QCOMPARE(std::get<TargetChange>(s.changes[11].what),
             (TargetChange{"arn:aws:s3:::loaves", true, false}));
    QCOMPARE(std::get<TargetChange>(s.changes[12].what),
             (TargetChange{"arn:aws:sqs:eu-west-1:000000000042:new", false, std::nullopt}));
}

void tst_ScenarioReader::unusedArraysAreKeptWordForWord()
{
    const Scenario &s = everything();

    QCOMPARE(compactText(s.breakpoints.value()), std::string(R"([{"on":"expired"},1.50])"));
    QCOMPARE(compactText(s.notes.value()), std::string(R"([{"text":"x","atMs":60000}])"));
    QCOMPARE(compactText(s.questions.value()), std::string("[]"));
    QVERIFY(!readOrFail(cases::scenario()).notes);
}

void tst_ScenarioReader::permissionsAndTargetsAreNotCheckedAtTheStart()
{
    const Scenario scenario = readOrFail(R"({"format": "retryscope-scenario", "version": 1,
        "invocations": [], "functions": [{"FunctionName": "fn",
            "DeadLetterConfig": {"TargetArn": "arn:aws:sqs:us-east-1:123456789012:q"},
            "EventInvokeConfigs": [{"DestinationConfig": {"OnSuccess":
                {"Destination": "arn:aws:sqs:us-east-1:123456789012:q"}}}]}],
        "targets": [{"Arn": "arn:aws:sqs:us-east-1:123456789012:q", "exists": false,
                     "allowed": false}]})");

    QCOMPARE(scenario.functions.size(), std::size_t{1});
}

void tst_ScenarioReader::textThatIsNoJsonHasLineAndColumn()
{
    const auto result = readScenarioText("{\n  \"format\": retry\n}", "");

    QVERIFY(!result);
    QCOMPARE(listed(result.error()), std::string("2:13: expected a value, found retry\n"));
}

void tst_ScenarioReader::textThatIsCutOffAnywhereIsRefused()
{
    const std::string text = cases::withOutcome(
        R"({"type": "error", "errorMessage": "\u00fc \"x\"", "durationMs": {"min": 1e0, "max": 2}})");
    QVERIFY(readScenarioText(text, ""));

    for (std::size_t size = 0; size < text.size(); ++size) {
        const auto result = readScenarioText(std::string_view(text).substr(0, size), "");
        QVERIFY2(!result && result.error().size() == 1, qPrintable(QString::number(size)));
    }
}

void tst_ScenarioReader::everyOneOfAThousandErrorsIsReported()
{
    std::string entries;
    std::string expected;
    for (int i = 0; i < 1000; ++i) {
        entries += entries.empty() ? "" : ",";
        entries += R"({"atMs": -1, "function": "f"})";
        expected += "/invocations/" + std::to_string(i)
            + "/atMs: expected a whole number from 0 to 31536000000, found -1\n";
    }

    const auto result = readScenarioText(
        R"({"format": "retryscope-scenario", "version": 1, "functions": [], "invocations": [)"
            + entries + "]}",
        "");

    QVERIFY(!result);
    QCOMPARE(listed(result.error()), expected);
}

QTEST_GUILESS_MAIN(tst_ScenarioReader)
#include "tst_scenarioreader.moc"

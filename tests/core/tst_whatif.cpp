#include "core/engine/simulate.h"
#include "core/formats/jsontext.h"
#include "core/formats/outcomechange.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenariowriter.h"
#include "core/formats/settingchange.h"
#include "core/trace/comparison.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"

#include <QRegularExpression>
#include <QTest>

#include <string>

using namespace retryscope;

namespace {

const char *const document = R"({
  "format": "retryscope-scenario", "version": 1,
  "functions": [
    {"FunctionName": "f", "Versions": ["1"], "behavior": [{"outcome": {"type": "error"}}],
     "EventInvokeConfigs": [{"MaximumRetryAttempts": 1,
       "DestinationConfig": {"OnFailure": {"Destination": "arn:aws:sqs:us-east-1:123456789012:a"}}}]},
    {"FunctionName": "gone"}
  ],
  "targets": [{"Arn": "arn:aws:sqs:us-east-1:123456789012:a"}],
  "invocations": [{"atMs": 0, "function": "f"}],
  "changes": [
    {"atMs": 5000, "function": "gone", "DeleteFunction": {}},
    {"atMs": 9000, "function": "f", "UpdateFunctionEventInvokeConfig": {"MaximumEventAgeInSeconds": 70}},
    {"atMs": 9000, "function": "f", "UpdateFunctionEventInvokeConfig": {"MaximumRetryAttempts": 7}}
  ]
})";

/// A scenario document, and its simulation.
struct Run
{
    Json json;
    Trace trace;
};

Run played(const std::string &text)
{
    Json json = parseJson(text).value();
    auto scenario = readScenario(json, "t");
    if (!scenario)
        qFatal("%s", listed(scenario.error()).c_str());
    return {std::move(json), simulate(std::move(scenario).value(), Rules())};
}

Run played(const Scenario &scenario)
{
    return played(compactText(writeScenario(scenario)));
}

std::string textOf(const Result<std::vector<JsonOperation>> &operations)
{
    if (!operations)
        return "error " + operations.error().where + ": " + operations.error().what;
    const Json written = writeFork({"x", Instant(), operations.value()});
    return compactText(*written.find("patch"));
}

whatif::Setting of(const char *function, decltype(whatif::FunctionSetting::value) value)
{
    return whatif::FunctionSetting{functionReference(function), std::move(value)};
}

/// The n-th dispatch of the first invocation.
whatif::Dispatch dispatch(const Trace &trace, std::uint32_t number, std::uint32_t invocation = 0)
{
    for (const StepIndex step : trace.stepsOf({invocation})) {
        const auto found = whatif::dispatchOf(trace, step);
        if (found && found->begin == step && found->number == number)
            return *found;
    }
    qFatal("no dispatch %u", number);
}

} // namespace

/// What-ifs as operations on the scenario.
class tst_WhatIf : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void settingsFromAMomentOn_data();
    void settingsFromAMomentOn();
    void settingsFromTheStart_data();
    void settingsFromTheStart();
    void targetsChange_data();
    void targetsChange();
    void outcomesAreListed_data();
    void outcomesAreListed();
    void aRepeatedEntryGetsABehavior();
    void theSameDispatchAgainReplacesItsBehavior();
    void eventsAreToldApart();
    void whatCannotBeToldApartIsSaid();
    void repeatedOutcomesAreRefused();
};

void tst_WhatIf::settingsFromAMomentOn_data()
{
    QTest::addColumn<whatif::Setting>("setting");
    QTest::addColumn<int>("at");
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, whatif::Setting setting, int at, const char *expected) {
        QTest::newRow(name) << std::move(setting) << at << std::string(expected);
    };
    row("a config is there: Update", of("f", whatif::MaximumAge{90}), 1000,
        R"([{"op":"add","path":"/changes/-","value":{"atMs":1000,"function":"f","UpdateFunctionEventInvokeConfig":{"MaximumEventAgeInSeconds":90}}}])");
    row("no config is there: Put", of("f:1", whatif::RetryAttempts{0}), 1000,
        R"([{"op":"add","path":"/changes/-","value":{"atMs":1000,"function":"f","PutFunctionEventInvokeConfig":{"MaximumRetryAttempts":0,"Qualifier":"1"}}}])");
    row("the entry of that moment", of("f", whatif::MaximumAge{90}), 9000,
        R"([{"op":"replace","path":"/changes/1/UpdateFunctionEventInvokeConfig/MaximumEventAgeInSeconds","value":90}])");
    row("a refused entry of that moment", of("f", whatif::RetryAttempts{0}), 9000,
        R"([{"op":"add","path":"/changes/-","value":{"atMs":9000,"function":"f","UpdateFunctionEventInvokeConfig":{"MaximumRetryAttempts":0}}}])");
    row("it is so already", of("f", whatif::MaximumAge{70}), 9000, "[]");
    row("no destination any more", of("f", whatif::OnFailure{}), 1000,
        R"([{"op":"add","path":"/changes/-","value":{"atMs":1000,"function":"f","UpdateFunctionEventInvokeConfig":{"DestinationConfig":{"OnFailure":{"Destination":""}}}}}])");
    row("a dead-letter queue", of("f", whatif::DeadLetterQueue{sample::queue}), 1000,
        R"([{"op":"add","path":"/changes/-","value":{"atMs":1000,"function":"f","UpdateFunctionConfiguration":{"DeadLetterConfig":{"TargetArn":"arn:aws:sqs:us-east-1:123456789012:results"}}}}])");
    row("a timeout", of("f", whatif::Timeout{9}), 1000,
        R"([{"op":"add","path":"/changes/-","value":{"atMs":1000,"function":"f","UpdateFunctionConfiguration":{"Timeout":9}}}])");
    row("a reservation", of("f", whatif::ReservedConcurrency{0}), 1000,
        R"([{"op":"add","path":"/changes/-","value":{"atMs":1000,"function":"f","PutFunctionConcurrency":{"ReservedConcurrentExecutions":0}}}])");
    row("no reservation is there already", of("f", whatif::ReservedConcurrency{}), 1000, "[]");
    row("no such function", of("h", whatif::Timeout{9}), 1000,
        "error : expected a function of the scenario, found h");
    row("no such qualifier", of("f:2", whatif::RetryAttempts{0}), 1000,
        "error : expected $LATEST, a version or an alias of f, found 2");
    row("a deleted function", of("gone", whatif::Timeout{9}), 5000,
        "error : expected a function that is there at that moment, found gone, which is deleted by "
        "then");
    row("what AWS refuses", of("f", whatif::Timeout{901}), 1000,
        "error /Timeout: 1 validation error detected: Value '901' at 'timeout' failed to satisfy "
        "constraint: Member must have value less than or equal to 900");
}

void tst_WhatIf::settingsFromAMomentOn()
{
    QFETCH(whatif::Setting, setting);
    QFETCH(int, at);
    QFETCH(std::string, expected);
    const Run base = played(document);

    QCOMPARE(textOf(whatif::operations(base.json, base.trace, setting, sample::at(at))), expected);
}

void tst_WhatIf::settingsFromTheStart_data()
{
    QTest::addColumn<whatif::Setting>("setting");
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, whatif::Setting setting, const char *expected) {
        QTest::newRow(name) << std::move(setting) << std::string(expected);
    };
    row("in a config", of("f", whatif::RetryAttempts{0}),
        R"([{"op":"replace","path":"/functions/0/EventInvokeConfigs/0/MaximumRetryAttempts","value":0}])");
    row("in a new config", of("f:1", whatif::MaximumAge{60}),
        R"([{"op":"add","path":"/functions/0/EventInvokeConfigs/-","value":{"Qualifier":"1","MaximumEventAgeInSeconds":60}}])");
    row("in the first config", of("gone", whatif::MaximumAge{60}),
        R"([{"op":"add","path":"/functions/1/EventInvokeConfigs","value":[{"MaximumEventAgeInSeconds":60}]}])");
    row("another destination", of("f", whatif::OnFailure{sample::queue}),
        R"([{"op":"replace","path":"/functions/0/EventInvokeConfigs/0/DestinationConfig/OnFailure/Destination","value":"arn:aws:sqs:us-east-1:123456789012:results"}])");
    row("no destination", of("f", whatif::OnFailure{}),
        R"([{"op":"remove","path":"/functions/0/EventInvokeConfigs/0/DestinationConfig/OnFailure"},{"op":"remove","path":"/functions/0/EventInvokeConfigs/0/DestinationConfig"}])");
    row("there is none", of("f", whatif::OnSuccess{}), "[]");
    row("it is so already", of("f", whatif::RetryAttempts{1}), "[]");
    row("a timeout", of("f", whatif::Timeout{9}),
        R"([{"op":"add","path":"/functions/0/Timeout","value":9}])");
    row("no dead-letter queue", of("f", whatif::DeadLetterQueue{}), "[]");
    row("a reservation", of("gone", whatif::ReservedConcurrency{2}),
        R"([{"op":"add","path":"/functions/1/ReservedConcurrentExecutions","value":2}])");
}

void tst_WhatIf::settingsFromTheStart()
{
    QFETCH(whatif::Setting, setting);
    QFETCH(std::string, expected);
    const Run base = played(document);

    QCOMPARE(textOf(whatif::operations(base.json, base.trace, setting, std::nullopt)), expected);
    QCOMPARE(textOf(whatif::operations(base.json, base.trace, setting, Instant())), expected);
}

void tst_WhatIf::targetsChange_data()
{
    QTest::addColumn<whatif::Setting>("setting");
    QTest::addColumn<int>("at");
    QTest::addColumn<std::string>("expected");

    const std::string listed = "arn:aws:sqs:us-east-1:123456789012:a";
    const auto row = [](const char *name, whatif::TargetSetting setting, int at,
                        const char *expected) {
        QTest::newRow(name) << whatif::Setting(std::move(setting)) << at << std::string(expected);
    };
    row("gone from a moment on", {listed, whatif::Exists{false}}, 100,
        R"([{"op":"add","path":"/changes/-","value":{"atMs":100,"target":"arn:aws:sqs:us-east-1:123456789012:a","exists":false}}])");
    row("there all the time", {listed, whatif::Exists{true}}, 100, "[]");
    row("forbidden from the start", {listed, whatif::Allowed{false}}, 0,
        R"([{"op":"add","path":"/targets/0/allowed","value":false}])");
    row("not listed yet", {sample::topic, whatif::Exists{false}}, 0,
        R"([{"op":"add","path":"/targets/-","value":{"Arn":"arn:aws:sns:us-east-1:123456789012:news","exists":false}}])");
}

void tst_WhatIf::targetsChange()
{
    QFETCH(whatif::Setting, setting);
    QFETCH(int, at);
    QFETCH(std::string, expected);
    const Run base = played(document);

    QCOMPARE(textOf(whatif::operations(base.json, base.trace, setting, sample::at(at))), expected);
}

void tst_WhatIf::outcomesAreListed_data()
{
    QTest::addColumn<Scenario>("scenario");
    QTest::addColumn<int>("number");
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, Scenario scenario, int number, const char *expected) {
        QTest::newRow(name) << std::move(scenario) << number << std::string(expected);
    };
    const Outcome error = sample::outcome(OutcomeType::Error);
    const Outcome exit = sample::outcome(OutcomeType::Exit);
    row("the first of three", sample::oneCall(sample::function("f", error)), 1,
        R"([{"op":"add","path":"/invocations/0/outcomes","value":[{"type":"success"},{"type":"error"}]}])");
    row("the second of three", sample::oneCall(sample::function("f", error)), 2,
        R"([{"op":"add","path":"/invocations/0/outcomes","value":[{"type":"error"},{"type":"success"},{"type":"error"}]}])");
    row("its own outcomes", sample::oneCall(sample::function("f"), {error, exit}), 1,
        R"([{"op":"add","path":"/invocations/0/outcomes","value":[{"type":"success"},{"type":"exit"}]}])");
    row("the one that repeats", sample::oneCall(sample::function("f"), {error, exit}), 3,
        R"([{"op":"add","path":"/invocations/0/outcomes","value":[{"type":"error"},{"type":"exit"},{"type":"success"},{"type":"exit"}]}])");
    Function later = sample::function("f", error);
    later.behavior.front().when.to = sample::at(100'000);
    row("the future depends on the time", sample::oneCall(later), 2,
        R"([{"op":"add","path":"/functions/0/behavior/0","value":{"when":{"fromMs":60100,"toMs":60101,"attempt":[2]},"outcome":{"type":"success"}}}])");
}

void tst_WhatIf::outcomesAreListed()
{
    QFETCH(Scenario, scenario);
    QFETCH(int, number);
    QFETCH(std::string, expected);
    const Run base = played(scenario);

    const auto operations = whatif::operations(
        base.json, base.trace, dispatch(base.trace, static_cast<std::uint32_t>(number)), Outcome());

    QCOMPARE(textOf(operations), expected);
}

void tst_WhatIf::aRepeatedEntryGetsABehavior()
{
    Scenario scenario = sample::oneCall(sample::function("f", sample::outcome(OutcomeType::Error)));
    scenario.invocations.front().count = 3;
    scenario.invocations.front().every = Duration(10);
    const Run base = played(scenario);

    const auto operations =
        whatif::operations(base.json, base.trace, dispatch(base.trace, 2, 1), Outcome());
    const Run fork = played(compactText(patched(base.json, operations.value()).value()));

    const auto ends = compared(base.trace, fork.trace).differentEnds;
    QCOMPARE(ends.size(), 1U);
    QCOMPARE(ends.front().left, InvocationId{1});
    QCOMPARE(endingOf(fork.trace, {1}).condition, Condition::Success);
    QCOMPARE(endingOf(fork.trace, {1}).attempts, 2);
}

void tst_WhatIf::theSameDispatchAgainReplacesItsBehavior()
{
    Scenario scenario = sample::oneCall(sample::function("f", sample::outcome(OutcomeType::Error)));
    scenario.invocations.front().count = 2;
    scenario.invocations.front().every = Duration(10);
    const Run base = played(scenario);
    const auto first =
        whatif::operations(base.json, base.trace, dispatch(base.trace, 1), Outcome());
    const Run fork = played(compactText(patched(base.json, first.value()).value()));

    const auto again = whatif::operations(fork.json, fork.trace, dispatch(fork.trace, 1),
                                          sample::outcome(OutcomeType::Exit));

    QCOMPARE(
        textOf(again),
        std::string(
            R"([{"op":"replace","path":"/functions/0/behavior/0","value":{"when":{"fromMs":0,"toMs":1,"attempt":[1]},"outcome":{"type":"exit"}}}])"));
}

void tst_WhatIf::eventsAreToldApart()
{
    Scenario scenario = sample::oneCall(sample::function("f", sample::outcome(OutcomeType::Error)));
    scenario.invocations.front().count = 5;
    scenario.invocations.front().payload = Json::Object{{"all", "x"}, {"id", "ORD-{n}"}};
    const Run base = played(scenario);

    const auto operations =
        whatif::operations(base.json, base.trace, dispatch(base.trace, 1, 3), Outcome());

    QCOMPARE(
        textOf(operations),
        std::string(
            R"([{"op":"add","path":"/functions/0/behavior/0","value":{"when":{"fromMs":0,"toMs":1,"attempt":[1],"payload":{"/id":"ORD-4"}},"outcome":{"type":"success"}}}])"));
}

void tst_WhatIf::whatCannotBeToldApartIsSaid()
{
    Scenario scenario = sample::oneCall(sample::function("f", sample::outcome(OutcomeType::Error)));
    scenario.invocations.front().count = 2;
    const Run base = played(scenario);

    const auto operations =
        whatif::operations(base.json, base.trace, dispatch(base.trace, 1), Outcome());

    QCOMPARE(textOf(operations),
             std::string("error : expected an event that no other dispatch of the function at that "
                         "moment has, found #2 with the same"));
}

void tst_WhatIf::repeatedOutcomesAreRefused()
{
    Scenario scenario =
        sample::oneCall(sample::function("f"), {sample::outcome(OutcomeType::Error)});
    scenario.invocations.front().count = 2;
    scenario.invocations.front().every = Duration(10);
    const Run base = played(scenario);

    const auto operations =
        whatif::operations(base.json, base.trace, dispatch(base.trace, 1), Outcome());

    QCOMPARE(textOf(operations),
             std::string("error /invocations/0: expected an invocation with outcomes of its own "
                         "alone, found a repeated or duplicated one, which shares them"));
}

QTEST_GUILESS_MAIN(tst_WhatIf)
#include "tst_whatif.moc"

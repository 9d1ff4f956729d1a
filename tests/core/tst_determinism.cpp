#include "core/engine/simulate.h"
#include "core/formats/report.h"
#include "core/formats/tracelines.h"
#include "tests/core/twin/randomscenario.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

/// A run with all kinds of chance: `oneOf`, spans of durations, duplicates, drawn ids, chains.
Scenario luckyScenario()
{
    Outcome choice = sample::outcome(OutcomeType::OneOf);
    Outcome slow = sample::outcome(OutcomeType::Success);
    slow.duration = {Duration(10), Duration(2500)};
    choice.choices = {{3, sample::outcome(OutcomeType::Error)},
                      {1, sample::outcome(OutcomeType::Throttle)},
                      {6, slow}};
    Function f = sample::function("f", choice);
    f.eventInvokeConfigs = {sample::sending(sample::bus, sample::bucket)};
    f.deadLetterTargetArn = sample::topic;
    Scenario scenario;
    scenario.title = "luck";
    scenario.seed = 42;
    scenario.duplicatesPerMille = 100;
    scenario.accountConcurrency = 20;
    scenario.functions = {f, sample::function("g", slow)};
    scenario.targets = {sample::target(sample::bus, {"g"}), sample::target(sample::topic, {"g"})};
    scenario.invocations = {sample::call(0, "f"), sample::call(5, "f")};
    for (ScenarioInvocation &entry : scenario.invocations) {
        entry.every = Duration(17);
        entry.count = 200;
        entry.payload = Json::Object{{"id", "{n}"}};
    }
    return scenario;
}

std::string bytesOf(const Trace &trace)
{
    std::string text;
    const Sink sink = [&](std::string_view piece) { text += piece; };
    writeTraceLines(trace, sink);
    writeReport(trace, sink);
    return text;
}

std::string bytesOf(const Scenario &scenario)
{
    return bytesOf(simulate(scenario, rulesOf(scenario.rules).value()));
}

QByteArray hashOf(const std::string &text)
{
    return QCryptographicHash::hash(QByteArray(text.data(), static_cast<qsizetype>(text.size())),
                                    QCryptographicHash::Sha256)
        .toHex()
        .left(16);
}

} // namespace

class tst_Determinism : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void secondRunGivesTheSameBytes();
    void secondRunOfARandomScenarioGivesTheSameBytes();
    void bytesAreTheSameOnEveryCompiler();
    void otherSeedIsAnotherRun();
    void eventKeepsItsLuckAfterAChangeElsewhere();
};

void tst_Determinism::secondRunGivesTheSameBytes()
{
    QCOMPARE(bytesOf(luckyScenario()), bytesOf(luckyScenario()));
}

void tst_Determinism::secondRunOfARandomScenarioGivesTheSameBytes()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed)
        QCOMPARE(bytesOf(twin::randomScenario(seed)), bytesOf(twin::randomScenario(seed)));
}

/// The hash is written down here: g++ and clang, debug and release must all meet it.
void tst_Determinism::bytesAreTheSameOnEveryCompiler()
{
    QCOMPARE(hashOf(bytesOf(luckyScenario())), QByteArray("7d1b715a89e2b674"));
}

void tst_Determinism::otherSeedIsAnotherRun()
{
    Scenario other = luckyScenario();
    other.seed = 43;

    QVERIFY(bytesOf(other) != bytesOf(luckyScenario()));
}

void tst_Determinism::eventKeepsItsLuckAfterAChangeElsewhere()
{
    // With places for all, `f` runs as before though `g` is called by nobody any more.
    Scenario scenario = luckyScenario();
    scenario.accountConcurrency = 100'000;
    Scenario alone = scenario;
    for (Target &target : alone.targets)
        target.subscribers.clear();
    const auto story = [](const Trace &trace) {
        std::string text;
        for (std::uint32_t id = 0; id < trace.invocationCount(); ++id) {
            if (trace.parent({id}))
                continue;
            for (const StepIndex step : trace.stepsOf({id}))
                text += typeName(trace.fact(step))
                    + std::to_string(trace.at(step).time_since_epoch().count()) + ' ';
            text += '\n';
        }
        return text;
    };

    QCOMPARE(story(simulate(alone, Rules{})), story(simulate(scenario, Rules{})));
}

QTEST_GUILESS_MAIN(tst_Determinism)
#include "tst_determinism.moc"

#include "core/engine/simulate.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"
#include "tests/support/story.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

const Outcome success = sample::outcome(OutcomeType::Success);
const Outcome error = sample::outcome(OutcomeType::Error);
const Outcome throttle = sample::outcome(OutcomeType::Throttle);
const Outcome systemError = sample::outcome(OutcomeType::SystemError);

Function with(Function function, const EventInvokeConfig &config)
{
    function.eventInvokeConfigs = {config};
    return function;
}

Function reserved(Function function, std::int64_t places)
{
    function.reservedConcurrentExecutions = places;
    return function;
}

/// What happens to one call of a function `f` with these limits, whose dispatches go like
/// `outcomes`.
std::string storyOf(std::vector<Outcome> outcomes, std::int64_t retries = 2,
                    std::int64_t ageSeconds = 21'600)
{
    const Function f = with(sample::function("f"), sample::limiting(retries, ageSeconds));
    return story(simulate(sample::oneCall(f, std::move(outcomes)), Rules{}), InvocationId{0});
}

std::string storyOf(Scenario scenario)
{
    return story(simulate(std::move(scenario), Rules{}));
}

} // namespace

class tst_Engine : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void dispatchWaitsForItsDelay();
    void dispatchesGoTheirWay_data();
    void dispatchesGoTheirWay();
    void runEndsAtItsTimeout_data();
    void runEndsAtItsTimeout();
    void placesAreShared_data();
    void placesAreShared();
    void itemsAtOneInstantHaveTheirOrder();
    void changesAtOneInstantKeepTheirOrder();
    void runKeepsItsSettings();
    void dispatchReadsTheSettingsOfNow();
    void functionGoneIsLookedUp();
    void zeroConcurrencyEndsAtOnce();
    void tooOldAtTheDispatchEnds();
    void stepsNameRuleAndCause();
};

void tst_Engine::dispatchWaitsForItsDelay()
{
    Scenario scenario = sample::oneCall(sample::function("f"));
    scenario.dispatchDelay = 250ms;

    QCOMPARE(storyOf(scenario),
             std::string("0 #0 accepted\n250 #0 attemptStarted 1 of $LATEST\n"
                         "350 #0 attemptSucceeded\n350 #0 ended Success 1\n"));
}

void tst_Engine::dispatchesGoTheirWay_data()
{
    QTest::addColumn<std::vector<Outcome>>("outcomes");
    QTest::addColumn<std::int64_t>("retries");
    QTest::addColumn<std::int64_t>("ageSeconds");
    QTest::addColumn<std::string>("expected"); // without its first line

    const auto row = [](const char *name, std::vector<Outcome> outcomes, std::int64_t retries,
                        std::int64_t ageSeconds, const char *expected) {
        QTest::newRow(name) << std::move(outcomes) << retries << ageSeconds
                            << std::string(expected);
    };
    row("success", {success}, 2, 21'600,
        "0 attemptStarted 1 of $LATEST\n100 attemptSucceeded\n100 ended Success 1\n");
    row("success after a failure counts 1", {error, success}, 2, 21'600,
        "0 attemptStarted 1 of $LATEST\n100 attemptFailed error, next in 60 s\n"
        "60100 attemptStarted 2 of $LATEST\n60200 attemptSucceeded\n60200 ended Success 1\n");
    row("three failures", {error}, 2, 21'600,
        "0 attemptStarted 1 of $LATEST\n100 attemptFailed error, next in 60 s\n"
        "60100 attemptStarted 2 of $LATEST\n60200 attemptFailed error, next in 120 s\n"
        "180200 attemptStarted 3 of $LATEST\n180300 attemptFailed error\n"
        "180300 ended RetriesExhausted 3\n180300 lost\n");
    row("no retry", {error}, 0, 21'600,
        "0 attemptStarted 1 of $LATEST\n100 attemptFailed error\n"
        "100 ended RetriesExhausted 1\n100 lost\n");
    row("recorded: age 60, retries 2", {error}, 2, 60,
        "0 attemptStarted 1 of $LATEST\n100 attemptFailed error\n"
        "100 ended EventAgeExceeded 1\n100 lost\n");
    row("recorded: age 90, retries 2", {error}, 2, 90,
        "0 attemptStarted 1 of $LATEST\n100 attemptFailed error, next in 60 s\n"
        "60100 attemptStarted 2 of $LATEST\n60200 attemptFailed error\n"
        "60200 ended EventAgeExceeded 2\n60200 lost\n");
    row("refusals use up no retry", {throttle, systemError, error}, 0, 21'600,
        "0 refused 429 x1, next in 1 s\n1000 refused 500 x2, next in 2 s\n"
        "3000 attemptStarted 1 of $LATEST\n3100 attemptFailed error\n"
        "3100 ended RetriesExhausted 1\n3100 lost\n");
    row("a run ends the refusals in a row", {throttle, throttle, error, throttle, success}, 2,
        21'600,
        "0 refused 429 x1, next in 1 s\n1000 refused 429 x2, next in 2 s\n"
        "3000 attemptStarted 1 of $LATEST\n3100 attemptFailed error, next in 60 s\n"
        "63100 refused 429 x1, next in 1 s\n64100 attemptStarted 2 of $LATEST\n"
        "64200 attemptSucceeded\n64200 ended Success 1\n");
    row("refused until too old", {throttle}, 2, 60,
        "0 refused 429 x1, next in 1 s\n1000 refused 429 x2, next in 2 s\n"
        "3000 refused 429 x3, next in 4 s\n7000 refused 429 x4, next in 8 s\n"
        "15000 refused 429 x5, next in 16 s\n31000 refused 429 x6\n"
        "31000 ended EventAgeExceeded 0\n31000 lost\n");
}

void tst_Engine::dispatchesGoTheirWay()
{
    QFETCH(const std::vector<Outcome>, outcomes);
    QFETCH(const std::int64_t, retries);
    QFETCH(const std::int64_t, ageSeconds);
    QFETCH(const std::string, expected);

    QCOMPARE(storyOf(outcomes, retries, ageSeconds), "0 accepted\n" + expected);
}

void tst_Engine::runEndsAtItsTimeout_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<std::string>("end");

    QTest::newRow("just within") << sample::outcome(OutcomeType::Success, 3000)
                                 << std::string("3000 attemptSucceeded");
    QTest::newRow("a success too long")
        << sample::outcome(OutcomeType::Success, 3001) << std::string("3000 attemptFailed timeout");
    QTest::newRow("an error just within")
        << sample::outcome(OutcomeType::Error, 3000) << std::string("3000 attemptFailed error");
    QTest::newRow("an exit too long")
        << sample::outcome(OutcomeType::Exit, 9000) << std::string("3000 attemptFailed timeout");
    QTest::newRow("a timeout") << sample::outcome(OutcomeType::Timeout, 5)
                               << std::string("3000 attemptFailed timeout");
    QTest::newRow("a run of no time")
        << sample::outcome(OutcomeType::Success, 0) << std::string("0 attemptSucceeded");
}

void tst_Engine::runEndsAtItsTimeout()
{
    QFETCH(const Outcome, outcome);
    QFETCH(const std::string, end);
    const Trace trace = simulate(
        sample::oneCall(with(sample::function("f"), sample::limiting(0, 60)), {outcome}), Rules{});

    const StepIndex step{2};
    QCOMPARE(std::to_string(trace.at(step).time_since_epoch().count()) + ' '
                 + told(trace, trace.fact(step)),
             end);
}

void tst_Engine::placesAreShared_data()
{
    QTest::addColumn<std::int64_t>("account");
    QTest::addColumn<Function>("first");
    QTest::addColumn<Function>("second");
    QTest::addColumn<std::string>("whatTheSecondMeets");

    const Function f = sample::function("f");
    const Function g = sample::function("g");
    const std::string runs = "0 attemptStarted 1 of $LATEST";
    const std::string refused = "0 refused 429 x1, next in 1 s";
    const auto row = [](const char *name, std::int64_t account, const Function &first,
                        const Function &second, const std::string &meets) {
        QTest::newRow(name) << account << first << second << meets;
    };
    row("room for two", 2, f, g, runs);
    row("room for one", 1, f, g, refused);
    row("a place of its own", 2, f, reserved(g, 1), runs);
    row("all is reserved for the other", 1, reserved(f, 1), g, refused);
    row("more is reserved than there is", 1, reserved(f, 1), reserved(g, 1), runs);
}

void tst_Engine::placesAreShared()
{
    QFETCH(const std::int64_t, account);
    QFETCH(const Function, first);
    QFETCH(const Function, second);
    QFETCH(const std::string, whatTheSecondMeets);
    Scenario scenario;
    scenario.accountConcurrency = account;
    scenario.functions = {first, second};
    scenario.invocations = {sample::call(0, "f"), sample::call(0, "g")};

    const Trace trace = simulate(std::move(scenario), Rules{});

    const std::string met = story(trace, {1});
    QCOMPARE(met.substr(11, met.find('\n', 11) - 11), whatTheSecondMeets); // after "0 accepted\n"
}

void tst_Engine::itemsAtOneInstantHaveTheirOrder()
{
    // At 100 a change, the end of a run, a call and the dispatch of an earlier one are due.
    Scenario scenario = sample::oneCall(reserved(sample::function("f"), 1));
    scenario.dispatchDelay = 50ms;
    scenario.invocations = {sample::call(50, "f"), sample::call(150, "f"), sample::call(200, "f")};
    scenario.changes = {sample::change(200, "f", PutFunctionConcurrency{1})};

    QCOMPARE(storyOf(scenario),
             std::string("50 #0 accepted\n"
                         "100 #0 attemptStarted 1 of $LATEST\n"
                         "150 #1 accepted\n"
                         "200 changed 0\n"
                         "200 #0 attemptSucceeded\n200 #0 ended Success 1\n"
                         "200 #2 accepted\n"
                         "200 #1 attemptStarted 1 of $LATEST\n"
                         "250 #2 refused 429 x1, next in 1 s\n"
                         "300 #1 attemptSucceeded\n300 #1 ended Success 1\n"
                         "1250 #2 attemptStarted 1 of $LATEST\n"
                         "1350 #2 attemptSucceeded\n1350 #2 ended Success 1\n"));
}

void tst_Engine::changesAtOneInstantKeepTheirOrder()
{
    Scenario scenario;
    scenario.functions = {sample::function("f")};
    scenario.changes = {sample::change(20, "f", PutFunctionConcurrency{2}),
                        sample::change(10, "f", PutFunctionConcurrency{3}),
                        sample::change(20, "f", PutFunctionConcurrency{4})};

    QCOMPARE(storyOf(scenario), std::string("10 changed 1\n20 changed 0\n20 changed 2\n"));
}

void tst_Engine::runKeepsItsSettings()
{
    // Dispatched with no retry and no destination: what changes during the run comes too late.
    Scenario scenario =
        sample::oneCall(with(sample::function("f", error), sample::limiting(0, 60)));
    scenario.changes = {
        sample::change(50, "f", PutFunctionEventInvokeConfig{sample::sending("", sample::queue)}),
        sample::change(60, "f", DeleteFunction{})};

    const Trace trace = simulate(std::move(scenario), Rules{});

    QCOMPARE(story(trace, {0}),
             std::string("0 accepted\n0 attemptStarted 1 of $LATEST\n100 attemptFailed error\n"
                         "100 ended RetriesExhausted 1\n100 lost\n"));
}

void tst_Engine::dispatchReadsTheSettingsOfNow()
{
    Scenario scenario = sample::oneCall(sample::function("f", error));
    scenario.functions[0].versions = {"1", "2"};
    scenario.functions[0].aliases = {{"live", "1"}};
    scenario.invocations[0].function = {"f", "live"};
    EventInvokeConfig config = sample::sending("", sample::queue);
    config.qualifier = "live";
    config.maximumRetryAttempts = 1;
    scenario.changes = {sample::change(50, "f", UpdateAlias{{"live", "2"}}),
                        sample::change(60, "f", PutFunctionEventInvokeConfig{config})};

    const Trace trace = simulate(std::move(scenario), Rules{});

    QCOMPARE(story(trace, {0}),
             std::string("0 accepted\n0 attemptStarted 1 of 1\n"
                         "100 attemptFailed error, next in 60 s\n60100 attemptStarted 2 of 2\n"
                         "60200 attemptFailed error\n60200 ended RetriesExhausted 2\n"
                         "60200 delivered OnFailure -> results\n"));
}

void tst_Engine::functionGoneIsLookedUp()
{
    Scenario scenario = sample::oneCall(sample::function("f", error));
    scenario.functions[0].deadLetterTargetArn = sample::deadLetterQueue;
    scenario.changes = {sample::change(50, "f", DeleteFunction{})};

    const Trace trace = simulate(std::move(scenario), Rules{});

    QCOMPARE(story(trace, {0}),
             std::string("0 accepted\n0 attemptStarted 1 of $LATEST\n"
                         "100 attemptFailed error, next in 60 s\n"
                         "60100 attemptFailed notFound, next in 120 s\n"
                         "180100 attemptFailed notFound\n180100 ended RetriesExhausted 3\n"
                         "180100 delivered DeadLetterQueue -> dead-letters\n"));
}

void tst_Engine::zeroConcurrencyEndsAtOnce()
{
    Scenario scenario = sample::oneCall(sample::function("f", error));
    scenario.changes = {sample::change(50, "f", PutFunctionConcurrency{0})};

    const Trace trace = simulate(std::move(scenario), Rules{});

    QCOMPARE(story(trace, {0}),
             std::string("0 accepted\n0 attemptStarted 1 of $LATEST\n"
                         "100 attemptFailed error, next in 60 s\n"
                         "60100 ended ZeroReservedConcurrency 1\n60100 lost\n"));
}

void tst_Engine::tooOldAtTheDispatchEnds()
{
    Scenario scenario = sample::oneCall(sample::function("f", error));
    scenario.changes = {
        sample::change(50, "f", PutFunctionEventInvokeConfig{sample::limiting(2, 60)})};

    const Trace trace = simulate(std::move(scenario), Rules{});

    QCOMPARE(story(trace, {0}),
             std::string("0 accepted\n0 attemptStarted 1 of $LATEST\n"
                         "100 attemptFailed error, next in 60 s\n"
                         "60100 ended EventAgeExceeded 1\n60100 lost\n"));
}

void tst_Engine::stepsNameRuleAndCause()
{
    const Trace trace = simulate(
        sample::oneCall(with(sample::function("f"), sample::limiting(0, 60)), {throttle, error}),
        Rules{});
    std::string text;
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        const Step step = trace.step({i});
        text += std::string(typeName(step.fact)) + " by " + name(step.rule);
        text += step.cause ? " after " + std::to_string(step.cause->value) + '\n' : "\n";
    }

    QCOMPARE(text,
             std::string("accepted by acceptance.checks\n"
                         "refused by throttle.handling after 0\n"
                         "attemptStarted by dispatch.order after 1\n"
                         "attemptFailed by run.outcome after 2\n"
                         "ended by retry.attempts after 3\n"
                         "lost by event.loss after 4\n"));
}

QTEST_GUILESS_MAIN(tst_Engine)
#include "tst_engine.moc"

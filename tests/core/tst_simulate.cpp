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

/// A JSON string whose compact text has that many bytes.
Json textOf(std::size_t bytes)
{
    return std::string(bytes - 2, 'x');
}

} // namespace

class tst_Simulate : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void callIsCheckedInOrder_data();
    void callIsCheckedInOrder();
    void synchronousCallsAreAnswered_data();
    void synchronousCallsAreAnswered();
    void duplicatesHaveALifeOfTheirOwn();
    void shareOfDuplicatesIsKept_data();
    void shareOfDuplicatesIsKept();
    void runIsCutAfterItsLastInstant_data();
    void runIsCutAfterItsLastInstant();
    void cancelledRunIsAFinishedTrace();
    void monitorSeesTheSteps();
};

void tst_Simulate::callIsCheckedInOrder_data()
{
    QTest::addColumn<std::string>("function");
    QTest::addColumn<std::size_t>("bytes");
    QTest::addColumn<InvocationType>("type");
    QTest::addColumn<std::string>("first");

    constexpr std::size_t limit = 1'048'576;
    constexpr std::size_t synchronousLimit = 6'291'456;
    const auto row = [](const char *name, const char *function, std::size_t bytes,
                        InvocationType type, const char *first) {
        QTest::newRow(name) << std::string(function) << bytes << type << std::string(first);
    };
    using enum InvocationType;
    row("a good one", "f", 10, Event, "accepted");
    row("no such function", "g", 10, Event, "rejected 404");
    row("no such qualifier", "f:live", 10, Event, "rejected 404");
    row("as large as can be", "f", limit, Event, "accepted");
    row("a byte too large", "f", limit + 1, Event, "rejected 413");
    row("too large for nobody", "g", limit + 1, Event, "rejected 404");
    row("synchronous, larger", "f", limit + 1, RequestResponse, "attemptStarted 1 of $LATEST");
    row("synchronous, as large as can be", "f", synchronousLimit, RequestResponse,
        "attemptStarted 1 of $LATEST");
    row("synchronous, a byte too large", "f", synchronousLimit + 1, RequestResponse,
        "rejected 413");
    row("synchronous, no such function", "g", 10, RequestResponse, "rejected 404");
    row("a dry run", "f", 10, DryRun, "answered 204");
    row("a dry run, a byte too large", "f", synchronousLimit + 1, DryRun, "rejected 413");
    row("a dry run of nobody", "g", 10, DryRun, "rejected 404");
}

void tst_Simulate::callIsCheckedInOrder()
{
    QFETCH(const std::string, function);
    QFETCH(const std::size_t, bytes);
    QFETCH(const InvocationType, type);
    QFETCH(const std::string, first);
    Scenario scenario = sample::oneCall(sample::function("f"));
    scenario.invocations = {sample::call(0, function)};
    scenario.invocations[0].type = type;
    scenario.invocations[0].payload = textOf(bytes);

    const Trace trace = simulate(std::move(scenario), Rules{});

    QCOMPARE(told(trace, trace.fact({0})), first);
}

void tst_Simulate::synchronousCallsAreAnswered_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<std::int64_t>("reserved"); // -1: none
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, const Outcome &outcome, std::int64_t reserved,
                        const char *expected) {
        QTest::newRow(name) << outcome << reserved << std::string(expected);
    };
    row("success", success, -1,
        "0 attemptStarted 1 of $LATEST\n100 attemptSucceeded\n100 answered 200\n");
    row("function error", error, -1,
        "0 attemptStarted 1 of $LATEST\n100 attemptFailed error\n100 answered 200 Unhandled\n");
    row("throttled", throttle, -1, "0 answered 429\n");
    row("system error", systemError, -1, "0 answered 500\n");
    row("zero reserved concurrency", success, 0, "0 answered 429\n");
    row("no concurrency before the system error", systemError, 0, "0 answered 429\n");
}

void tst_Simulate::synchronousCallsAreAnswered()
{
    QFETCH(const Outcome, outcome);
    QFETCH(const std::int64_t, reserved);
    QFETCH(const std::string, expected);
    Function f = sample::function("f");
    f.eventInvokeConfigs = {sample::sending(sample::queue, sample::queue)};
    f.deadLetterTargetArn = sample::deadLetterQueue;
    if (reserved >= 0)
        f.reservedConcurrentExecutions = reserved;
    Scenario scenario = sample::oneCall(f, {outcome});
    scenario.invocations[0].type = InvocationType::RequestResponse;

    QCOMPARE(story(simulate(std::move(scenario), Rules{}), InvocationId{0}), expected);
}

void tst_Simulate::duplicatesHaveALifeOfTheirOwn()
{
    Scenario scenario = sample::oneCall(sample::function("f"));
    scenario.functions[0].reservedConcurrentExecutions = 1;
    scenario.duplicatesPerMille = 1000;

    QCOMPARE(story(simulate(scenario, Rules{})),
             std::string("0 #0 accepted\n0 #1 accepted\n0 #0 attemptStarted 1 of $LATEST\n"
                         "0 #1 refused 429 x1, next in 1 s\n"
                         "100 #0 attemptSucceeded\n100 #0 ended Success 1\n"
                         "1000 #1 attemptStarted 1 of $LATEST\n"
                         "1100 #1 attemptSucceeded\n1100 #1 ended Success 1\n"));
}

void tst_Simulate::shareOfDuplicatesIsKept_data()
{
    QTest::addColumn<std::int64_t>("perMille");
    QTest::addColumn<std::size_t>("least"); // each end three deviations away
    QTest::addColumn<std::size_t>("most");

    const auto row = [](const char *name, std::int64_t perMille, std::size_t least,
                        std::size_t most) { QTest::newRow(name) << perMille << least << most; };
    row("none", 0, 0, 0);
    row("one of a thousand", 1, 1, 19);
    row("one of ten", 100, 910, 1090);
    row("a half", 500, 4850, 5150);
    row("all but one of a thousand", 999, 9981, 9999);
    row("all", 1000, 10'000, 10'000);
}

/// Evidence: the developer guide says that events may come twice, not how often; the share is the
/// scenario's.
void tst_Simulate::shareOfDuplicatesIsKept()
{
    QFETCH(const std::int64_t, perMille);
    QFETCH(const std::size_t, least);
    QFETCH(const std::size_t, most);
    constexpr std::size_t events = 10'000;
    Scenario scenario = sample::oneCall(sample::function("f"));
    scenario.invocations[0].count = static_cast<std::int64_t>(events);
    scenario.duplicatesPerMille = perMille;

    const std::size_t twice = simulate(std::move(scenario), Rules{}).invocationCount() - events;

    QVERIFY2(twice >= least && twice <= most, std::to_string(twice).c_str());
}

void tst_Simulate::runIsCutAfterItsLastInstant_data()
{
    QTest::addColumn<std::int64_t>("untilMs");
    QTest::addColumn<std::size_t>("steps");

    QTest::newRow("at once") << std::int64_t{0} << std::size_t{2};
    QTest::newRow("just before the end of the run") << std::int64_t{99} << std::size_t{2};
    QTest::newRow("at the end of the run") << std::int64_t{100} << std::size_t{3};
    QTest::newRow("just before the second run") << std::int64_t{60'099} << std::size_t{3};
    QTest::newRow("at the second run") << std::int64_t{60'100} << std::size_t{4};
}

void tst_Simulate::runIsCutAfterItsLastInstant()
{
    QFETCH(const std::int64_t, untilMs);
    QFETCH(const std::size_t, steps);
    SimulationOptions options;
    options.until = sample::at(untilMs);

    const Trace trace = simulate(sample::oneCall(sample::function("f", error)), Rules{}, options);

    QCOMPARE(trace.size(), steps);
    QVERIFY(trace.endedAt() <= *options.until);
}

void tst_Simulate::cancelledRunIsAFinishedTrace()
{
    Scenario scenario = sample::oneCall(sample::function("f"));
    scenario.invocations[0].count = 100'000;
    SimulationMonitor monitor;
    monitor.cancelled = true;
    SimulationOptions options;
    options.monitor = &monitor;

    const Trace trace = simulate(std::move(scenario), Rules{}, options);

    QVERIFY(trace.invocationCount() > 0 && trace.invocationCount() < 10'000);
    QCOMPARE(trace.totalsAfter(trace.size()).all(), trace.invocationCount());
}

void tst_Simulate::monitorSeesTheSteps()
{
    Scenario scenario = sample::oneCall(sample::function("f"));
    scenario.invocations[0].count = 10'000;
    scenario.accountConcurrency = 10'000;
    SimulationMonitor monitor;
    SimulationOptions options;
    options.monitor = &monitor;

    const Trace trace = simulate(std::move(scenario), Rules{}, options);

    QCOMPARE(trace.size(), std::size_t{40'000});
    QVERIFY(monitor.steps > 30'000 && monitor.steps <= 40'000);
}

QTEST_GUILESS_MAIN(tst_Simulate)
#include "tst_simulate.moc"

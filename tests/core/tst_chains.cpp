#include "core/engine/simulate.h"
#include "core/trace/delivery.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"
#include "tests/support/story.h"
#include "tests/support/triedonce.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

const Outcome success = sample::outcome(OutcomeType::Success, 0);

Trace played(Scenario scenario, const Rules &rules = {})
{
    return simulate(std::move(scenario), rules);
}

/// `f` succeeds at once and sends its record to `arn`.
Scenario sendingTo(const std::string &arn)
{
    return sample::oneCall(sample::triedOnce("f", sample::sending(arn, ""), success));
}

/// Functions that call each other in a circle: `f0`, `f1`, …, `f0`.
Scenario circle(std::size_t size)
{
    Scenario scenario;
    for (std::size_t i = 0; i < size; ++i) {
        const std::string next = sample::functionArn + 'f' + std::to_string((i + 1) % size);
        scenario.functions.push_back(
            sample::triedOnce('f' + std::to_string(i), sample::sending(next, ""), success));
    }
    scenario.invocations = {sample::call(0, "f0")};
    return scenario;
}

} // namespace

class tst_Chains : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void childrenAreCalledAtOnceInOrder();
    void goneSubscriberIsARejectedCall();
    void seventeenthOfAChainIsStopped_data();
    void seventeenthOfAChainIsStopped();
    void stoppedOneStartsNoOtherToBeStopped();
    void stoppedOneStartsOneThatMayLoop();
    void recursionIsLookedAtLast_data();
    void recursionIsLookedAtLast();
    void busBeginsANewChain();
    void chainsEndAfterAHundredHops();
    void runStartsAtMostAHundredThousand();
    void synchronousTargetIsCalledSynchronously();
};

void tst_Chains::childrenAreCalledAtOnceInOrder()
{
    Scenario scenario = sendingTo(sample::topic);
    scenario.functions[0].behavior[0].outcome.duration = {100ms, 100ms};
    scenario.functions.push_back(sample::function("a"));
    scenario.functions.push_back(sample::function("b"));
    scenario.targets = {sample::target(sample::topic, {"b", "a"})};
    scenario.invocations.push_back(sample::call(100, "a"));

    const Trace trace = played(scenario);

    // The listed call was scheduled at load, so it comes before the started ones.
    QCOMPARE(trace.reference({1}).text.name, std::string("a"));
    QVERIFY(!trace.parent({1}));
    QCOMPARE(trace.reference({2}).text.name, std::string("b"));
    QCOMPARE(trace.reference({3}).text.name, std::string("a"));
    for (std::uint32_t id = 1; id < 4; ++id)
        QCOMPARE(trace.calledAt({id}), Instant(100ms));
}

void tst_Chains::goneSubscriberIsARejectedCall()
{
    Scenario scenario = sendingTo(sample::topic);
    scenario.functions.push_back(sample::function("a"));
    scenario.targets = {sample::target(sample::topic, {"a"})};
    scenario.changes = {sample::change(0, "a", DeleteFunction{})};

    const Trace trace = played(scenario);

    QCOMPARE(story(trace, {1}), std::string("0 rejected 404\n"));
    QCOMPARE(trace.parent({1}), std::optional(InvocationId{0}));
}

void tst_Chains::seventeenthOfAChainIsStopped_data()
{
    QTest::addColumn<std::size_t>("functions");
    QTest::addColumn<std::uint32_t>("stopped"); // the number of the invocation

    QTest::newRow("two in turn") << std::size_t{2} << 32U;
    QTest::newRow("three in turn") << std::size_t{3} << 48U;
}

void tst_Chains::seventeenthOfAChainIsStopped()
{
    QFETCH(const std::size_t, functions);
    QFETCH(const std::uint32_t, stopped);

    const Trace trace = played(circle(functions));

    QCOMPARE(trace.invocationCount(), std::size_t{stopped} + 1);
    QCOMPARE(story(trace, {stopped - 1}),
             "0 accepted\n0 attemptStarted 1 of $LATEST\n0 attemptSucceeded\n0 ended Success 1\n"
             "0 delivered OnSuccess -> f0\n");
    QCOMPARE(story(trace, {stopped}),
             std::string("0 accepted\n0 ended RecursiveInvocation 0\n0 lost\n"));
}

void tst_Chains::stoppedOneStartsNoOtherToBeStopped()
{
    // f0 sends failures to f1, which has been called as often: that delivery fails.
    Scenario scenario = circle(2);
    scenario.functions[0].eventInvokeConfigs[0].destinationConfig->onFailure =
        DestinationSetting{sample::functionArn + "f1"};
    scenario.functions[0].deadLetterTargetArn = sample::topic;
    scenario.targets = {sample::target(sample::topic, {"f0", "listener"})};
    scenario.functions.push_back(sample::function("listener", success));

    const Trace trace = played(scenario);

    // Of f1 there were 16; the next one would be its 17th.
    QCOMPARE(story(trace, {32}),
             std::string("0 accepted\n0 ended RecursiveInvocation 0\n"
                         "0 delivered DeadLetterQueue -> news\n"
                         "0 deliveryFailed OnFailure -> f1: Recursive\n"));
    QCOMPARE(trace.invocationCount(), std::size_t{34}); // the listener was called, f0 was not
    QCOMPARE(trace.reference({33}).text.name, std::string("listener"));
}

void tst_Chains::stoppedOneStartsOneThatMayLoop()
{
    Scenario scenario = circle(2);
    scenario.functions[0].eventInvokeConfigs[0].destinationConfig->onFailure =
        DestinationSetting{sample::functionArn + "f1"};
    scenario.functions[1].recursiveLoop = RecursiveLoop::Allow;

    const Trace trace = played(scenario);

    QCOMPARE(story(trace, {32}),
             std::string("0 accepted\n0 ended RecursiveInvocation 0\n"
                         "0 delivered OnFailure -> f1\n"));
    QVERIFY(story(trace, {33}).starts_with("0 accepted\n0 attemptStarted 1 of $LATEST\n"));
}

void tst_Chains::recursionIsLookedAtLast_data()
{
    QTest::addColumn<bool>("isAllowed");
    QTest::addColumn<bool>("isAvailable");
    QTest::addColumn<bool>("fits");
    QTest::addColumn<std::string>("problem");

    QTest::newRow("nothing else") << true << true << true << std::string("Recursive");
    QTest::newRow("not allowed") << false << true << true << std::string("AccessDenied");
    QTest::newRow("unavailable") << true << false << true << std::string("Unavailable");
    QTest::newRow("too large") << true << true << false << std::string("TooLarge");
}

/// The order is assumed: semantics, section 9. The stopped invocation's record is for `f1`, whose
/// own next one would be stopped too.
void tst_Chains::recursionIsLookedAtLast()
{
    QFETCH(const bool, isAllowed);
    QFETCH(const bool, isAvailable);
    QFETCH(const bool, fits);
    QFETCH(const std::string, problem);
    constexpr std::size_t limit = 1'048'576;
    constexpr std::uint32_t stopped = 32;
    Scenario scenario = circle(2);
    scenario.functions[0].eventInvokeConfigs[0].destinationConfig->onFailure =
        DestinationSetting{sample::functionArn + "f1"};
    const std::size_t around = compactText(eventOf(played(scenario), {stopped})).size() - 2;
    if (!fits) // the stopped one's own event just fits
        scenario.invocations[0].payload = std::string(limit - around - 2, 'x');
    scenario.dispatchDelay = 1s;
    scenario.targets = {sample::target(sample::functionArn + "f1")};
    if (!isAvailable)
        scenario.targets[0].unavailable = {{Instant(33s), std::nullopt}};
    if (!isAllowed)
        scenario.changes = {
            {Instant(33s), TargetChange{sample::functionArn + "f1", std::nullopt, false}}};

    const Trace trace = played(scenario);

    QCOMPARE(
        story(trace, {stopped}),
        "32000 accepted\n33000 ended RecursiveInvocation 0\n33000 deliveryFailed OnFailure -> f1: "
            + problem + "\n33000 lost\n");
}

void tst_Chains::busBeginsANewChain()
{
    Scenario scenario = sendingTo(sample::bus);
    scenario.targets = {sample::target(sample::bus, {"f"})};

    const Trace trace = played(scenario);

    for (std::uint32_t id = 0; id < trace.invocationCount(); ++id)
        QCOMPARE(trace.invocationAfter(trace.size(), {id})->condition, Condition::Success);
    QVERIFY(trace.isTruncated()); // nothing but the bounds ends it
}

void tst_Chains::chainsEndAfterAHundredHops()
{
    Scenario scenario = circle(2);
    for (Function &function : scenario.functions)
        function.recursiveLoop = RecursiveLoop::Allow;

    const Trace trace = played(scenario);

    QCOMPARE(trace.invocationCount(), std::size_t{101});
    QVERIFY(trace.isTruncated());
    QCOMPARE(told(trace, trace.fact(trace.stepsOf({100}).back())),
             std::string("delivered OnSuccess -> f1")); // the delivery stands
}

void tst_Chains::runStartsAtMostAHundredThousand()
{
    Scenario scenario = sendingTo(sample::functionArn + "g");
    scenario.functions.push_back(sample::function("g", success));
    scenario.invocations[0].count = 100'001;
    scenario.accountConcurrency = 1'000'000;

    const Trace trace = played(scenario);

    QCOMPARE(trace.invocationCount(), std::size_t{200'001});
    QVERIFY(trace.isTruncated());
}

void tst_Chains::synchronousTargetIsCalledSynchronously()
{
    Rules rules;
    rules.lambdaTarget = LambdaTarget::Synchronous;
    Scenario scenario = sendingTo(sample::functionArn + "g");
    scenario.functions.push_back(sample::function("g", sample::outcome(OutcomeType::Error, 0)));

    const Trace trace = played(scenario, rules);

    QCOMPARE(told(trace, trace.fact(trace.stepsOf({0}).back())),
             std::string("delivered OnSuccess -> g"));
    QCOMPARE(story(trace, {1}),
             std::string("0 attemptStarted 1 of $LATEST\n0 attemptFailed error\n"
                         "0 answered 200 Unhandled\n"));
    QCOMPARE(trace.parent({1}), std::optional(InvocationId{0}));
}

QTEST_GUILESS_MAIN(tst_Chains)
#include "tst_chains.moc"

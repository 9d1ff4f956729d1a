#include "core/engine/simulate.h"
#include "core/trace/trace.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"
#include "tests/support/story.h"

#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

/// Two invocations of one function and a change between them: 0, 1 s, 1 s, 2 s, 3 s.
Trace fiveSteps()
{
    Scenario scenario = sample::oneCall(sample::function("f"));
    scenario.changes = {sample::change(1000, "f", DeleteFunctionConcurrency{})};
    Trace trace(std::move(scenario), Rules{});
    const ReferenceIndex called = trace.catalog().referenceOfEntry(0);
    trace.add({7, called, std::nullopt, 0, 1, InvocationType::Event, false});
    trace.append({Instant(), InvocationId{0}, std::nullopt, RuleId::AcceptanceChecks, Accepted{}});
    trace.append({Instant(1s), std::nullopt, std::nullopt, RuleId::SettingsChange, Changed{0}});
    trace.add({8, called, std::nullopt, 0, 2, InvocationType::Event, false});
    trace.append(
        {Instant(1s), InvocationId{1}, std::nullopt, RuleId::AcceptanceChecks, Accepted{}});
    trace.append(
        {Instant(2s), InvocationId{0}, StepIndex{0}, RuleId::DispatchOrder, AttemptStarted{}});
    trace.append(
        {Instant(3s), InvocationId{0}, StepIndex{3}, RuleId::RunOutcome, AttemptSucceeded{}});
    trace.finish(Instant(4s), false);
    return trace;
}

/// Thousands of steps: runs that fail, refusals, chains, rejected calls, changes.
Trace longTrace()
{
    Scenario scenario;
    Function flaky = sample::function("flaky", sample::outcome(OutcomeType::Error, 900));
    flaky.eventInvokeConfigs = {sample::sending(sample::queue, sample::topic)};
    flaky.reservedConcurrentExecutions = 3;
    scenario.functions = {flaky, sample::function("listener")};
    scenario.targets = {sample::target(sample::topic, {"listener"})};
    scenario.invocations = {sample::call(0, "flaky"), sample::call(0, "nobody"),
                            sample::call(500, "listener")};
    for (ScenarioInvocation &entry : scenario.invocations) {
        entry.every = 130ms;
        entry.count = 150;
    }
    scenario.invocations[2].type = InvocationType::RequestResponse;
    for (std::int64_t i = 0; i < 20; ++i)
        scenario.changes.push_back(sample::change(i * 777, "flaky", PutFunctionConcurrency{i % 5}));
    return simulate(std::move(scenario), Rules{});
}

/// What the trace would say at each count, by folding all steps from the first one on.
class Replay
{
public:
    explicit Replay(const Trace &trace)
        : m_trace(trace)
    {
    }

    void step(std::uint32_t index)
    {
        const auto invocation = m_trace.invocationOf({index});
        if (invocation)
            apply(m_states[invocation->value], m_trace.at({index}), m_trace.fact({index}));
    }

    [[nodiscard]] std::map<std::uint32_t, InvocationState> states() const { return m_states; }

    [[nodiscard]] Totals totals() const
    {
        Totals totals;
        for (const auto &[invocation, state] : m_states)
            totals.move(std::nullopt, state.phase);
        return totals;
    }

private:
    const Trace &m_trace;
    std::map<std::uint32_t, InvocationState> m_states;
};

/// Counts worth a look: all about a checkpoint, and every 61st.
bool isLookedAt(std::size_t count, std::size_t size)
{
    const std::size_t place = count % Trace::checkpointInterval;
    return count == size || count % 61 == 0 || place <= 1 || place == Trace::checkpointInterval - 1;
}

} // namespace

class tst_Trace : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void emptyTraceAnswers();
    void stepsComeBackAsTheyWent();
    void countAtIncludesTheInstant_data();
    void countAtIncludesTheInstant();
    void countAtIsTheSameFromNearby();
    void invocationsKnowTheirSteps();
    void originsComeBackAsTheyWent();
    void jumpEqualsReplay();
    void settingsAreThoseOfTheCount();
    void refusedChangeKeepsItsAnswer();
    void movedTraceStillAnswers();
};

void tst_Trace::emptyTraceAnswers()
{
    Trace trace(Scenario{}, Rules{});
    trace.finish(Instant(), false);

    QCOMPARE(trace.size(), std::size_t{0});
    QCOMPARE(trace.invocationCount(), std::size_t{0});
    QCOMPARE(trace.countAt(Instant(1h)), std::size_t{0});
    QCOMPARE(trace.invocationsAfter(0), std::size_t{0});
    QCOMPARE(trace.totalsAfter(0).all(), 0U);
    QVERIFY(!trace.isTruncated());
}

void tst_Trace::stepsComeBackAsTheyWent()
{
    const Trace trace = fiveSteps();

    const Step started{Instant(2s), InvocationId{0}, StepIndex{0}, RuleId::DispatchOrder,
                       AttemptStarted{}};
    const Step changed{Instant(1s), std::nullopt, std::nullopt, RuleId::SettingsChange, Changed{0}};
    QCOMPARE(trace.step({3}), started);
    QCOMPARE(trace.step({1}), changed);
    QCOMPARE(trace.endedAt(), Instant(4s));
}

void tst_Trace::countAtIncludesTheInstant_data()
{
    QTest::addColumn<std::int64_t>("atMs");
    QTest::addColumn<std::size_t>("count");

    QTest::newRow("before all") << std::int64_t{-1} << std::size_t{0};
    QTest::newRow("first") << std::int64_t{0} << std::size_t{1};
    QTest::newRow("just before two") << std::int64_t{999} << std::size_t{1};
    QTest::newRow("two at once") << std::int64_t{1000} << std::size_t{3};
    QTest::newRow("between") << std::int64_t{2500} << std::size_t{4};
    QTest::newRow("after all") << std::int64_t{3001} << std::size_t{5};
}

void tst_Trace::countAtIncludesTheInstant()
{
    QFETCH(const std::int64_t, atMs);
    QFETCH(const std::size_t, count);

    QCOMPARE(fiveSteps().countAt(sample::at(atMs)), count);
}

void tst_Trace::countAtIsTheSameFromNearby()
{
    const Trace trace = longTrace();
    for (Instant at; at <= trace.endedAt() + 1s; at += 997ms) {
        const std::size_t count = trace.countAt(at);
        for (std::size_t stride = 0; stride <= count; stride = stride * 2 + 1)
            QCOMPARE(trace.countAt(at, count - stride), count);
    }
}

void tst_Trace::invocationsKnowTheirSteps()
{
    const Trace trace = fiveSteps();

    QCOMPARE(story(trace, {0}),
             std::string("0 accepted\n2000 attemptStarted 1 of $LATEST\n3000 attemptSucceeded\n"));
    QCOMPARE(story(trace, {1}), std::string("1000 accepted\n"));
    QCOMPARE(trace.calledAt({1}), Instant(1s));
    QVERIFY(!trace.invocationAfter(2, {1}));
    QCOMPARE(trace.invocationAfter(3, {1})->phase, Phase::Queued);
    QCOMPARE(trace.invocationAfter(4, {0})->phase, Phase::Running);
    QCOMPARE(trace.totalsAfter(4).in(Phase::Running), 1U);
    QCOMPARE(trace.totalsAfter(4).waiting(), 1U);
}

void tst_Trace::originsComeBackAsTheyWent()
{
    Trace trace(sample::oneCall(sample::function("f")), Rules{});
    const ReferenceIndex called = trace.catalog().referenceOfEntry(0);
    trace.add({7, called, std::nullopt, 0, 99, InvocationType::DryRun, false});
    trace.append({Instant(), InvocationId{0}, std::nullopt, RuleId::AcceptanceChecks, Accepted{}});
    trace.add({~std::uint64_t{0}, called, StepIndex{0}, 0, 3, InvocationType::Event, true});
    trace.append({Instant(), InvocationId{1}, StepIndex{0}, RuleId::Duplicates, Accepted{}});
    trace.finish(Instant(), true);

    const Origin listed = trace.origin({0});
    const Origin child = trace.origin({1});

    QCOMPARE(listed.luck, std::uint64_t{7});
    QCOMPARE(listed.ordinal, 99U);
    QCOMPARE(listed.type, InvocationType::DryRun);
    QVERIFY(!listed.delivery && !listed.duplicate && !trace.parent({0}));
    QCOMPARE(child.luck, ~std::uint64_t{0});
    QCOMPARE(child.delivery, std::optional(StepIndex{0}));
    QVERIFY(child.duplicate);
    QCOMPARE(trace.parent({1}), std::optional(InvocationId{0}));
    QVERIFY(trace.isTruncated());
}

void tst_Trace::jumpEqualsReplay()
{
    const Trace trace = longTrace();
    QVERIFY(trace.size() > 2 * Trace::checkpointInterval);
    Replay replay(trace);

    for (std::uint32_t count = 0; count <= trace.size(); ++count) {
        if (isLookedAt(count, trace.size())) {
            QCOMPARE(trace.totalsAfter(count), replay.totals());
            QCOMPARE(trace.invocationsAfter(count), replay.states().size());
            const std::uint32_t some = count % static_cast<std::uint32_t>(trace.invocationCount());
            const auto state = trace.invocationAfter(count, {some});
            const auto states = replay.states();
            QCOMPARE(state.has_value(), states.contains(some));
            if (state)
                QCOMPARE(*state, states.at(some));
        }
        if (count < trace.size())
            replay.step(count);
    }
}

void tst_Trace::settingsAreThoseOfTheCount()
{
    Scenario scenario;
    scenario.functions = {sample::function("f"), sample::function("g")};
    scenario.changes = {sample::change(10, "g", PutFunctionConcurrency{5}),
                        sample::change(20, "f", PutFunctionConcurrency{7})};
    const Trace trace = simulate(std::move(scenario), Rules{});
    const auto reserved = [&](std::uint32_t function, std::size_t count) {
        return trace.settings({function}, count).reservedConcurrency.value_or(-1);
    };

    QCOMPARE(trace.size(), std::size_t{2});
    QCOMPARE(reserved(0, 1), std::int64_t{-1});
    QCOMPARE(reserved(0, 2), std::int64_t{7});
    QCOMPARE(reserved(1, 0), std::int64_t{-1});
    QCOMPARE(reserved(1, 1), std::int64_t{5});
    QCOMPARE(reserved(1, 2), std::int64_t{5});
}

void tst_Trace::refusedChangeKeepsItsAnswer()
{
    Scenario scenario;
    scenario.functions = {sample::function("f")};
    scenario.changes = {sample::change(10, "f", PutFunctionConcurrency{5}),
                        sample::change(20, "f", PutFunctionConcurrency{-5})};
    const Trace trace = simulate(std::move(scenario), Rules{});

    QCOMPARE(story(trace), std::string("10 changed 0\n20 changeRefused 1\n"));
    QCOMPARE(trace.refusalOf(1).code, std::string("ValidationException"));
}

void tst_Trace::movedTraceStillAnswers()
{
    Trace first = fiveSteps();
    const Trace second = std::move(first);

    QCOMPARE(second.reference({1}).text.name, std::string("f"));
    QCOMPARE(second.catalog().outcome(second.catalog().outcomesOfFunction({0})).outcome,
             &second.scenario().functions[0].behavior[0].outcome);
}

QTEST_GUILESS_MAIN(tst_Trace)
#include "tst_trace.moc"

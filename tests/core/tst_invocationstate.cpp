#include "core/model/result.h"
#include "core/trace/invocationstate.h"

#include <QRegularExpression>
#include <QTest>

#include <vector>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

using Facts = std::vector<Fact>;

/// The state after facts that happen a second apart, the first one at 1 s.
InvocationState stateAfter(const Facts &facts)
{
    InvocationState state;
    Instant now;
    for (const Fact &fact : facts) {
        now += 1s;
        apply(state, now, fact);
    }
    return state;
}

const AttemptFailed failedAndWaits{Failure::Error, {0}, 60s};
const AttemptFailed failedForGood{Failure::Error, {0}, std::nullopt};

} // namespace

class tst_InvocationState : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void lastFactSetsThePhase_data();
    void lastFactSetsThePhase();
    void waitingAndOverAreToldByThePhase_data();
    void waitingAndOverAreToldByThePhase();
    void runsAndLookUpsAreAttempts();
    void runEndsTheRefusalsInARow();
    void waitTellsTheNextDispatch();
    void endTellsConditionAndCount();
    void deliveriesChangeNothing();
};

void tst_InvocationState::lastFactSetsThePhase_data()
{
    QTest::addColumn<Facts>("facts");
    QTest::addColumn<Phase>("phase");

    const auto row = [](const char *name, Facts facts, Phase phase) {
        QTest::newRow(name) << std::move(facts) << phase;
    };
    const AttemptFailed lookedUp{Failure::NotFound, {0}, 60s};
    row("accepted", {Accepted{}}, Phase::Queued);
    row("rejected", {Rejected{404}}, Phase::Rejected);
    row("runs", {Accepted{}, AttemptStarted{}}, Phase::Running);
    row("run succeeded", {Accepted{}, AttemptStarted{}, AttemptSucceeded{}}, Phase::Ending);
    row("run failed", {Accepted{}, AttemptStarted{}, failedAndWaits}, Phase::BackingOff);
    row("last run failed", {Accepted{}, AttemptStarted{}, failedForGood}, Phase::Ending);
    row("looked up", {Accepted{}, lookedUp}, Phase::BackingOff);
    row("refused", {Accepted{}, Refused{429, 1, 1s}}, Phase::Refused);
    row("refused for good", {Accepted{}, Refused{429, 9, std::nullopt}}, Phase::Ending);
    row("ended well", {Accepted{}, Ended{Condition::Success, Basis::Run, 1}}, Phase::Succeeded);
    row("ended badly", {Accepted{}, Ended{Condition::EventAgeExceeded, Basis::Run, 1}},
        Phase::Failed);
    row("lost", {Accepted{}, Ended{Condition::RetriesExhausted, Basis::Run, 1}, Lost{}},
        Phase::Lost);
    row("answered", {Answered{204, false}}, Phase::Answered);
    row("answered after a run", {AttemptStarted{}, failedForGood, Answered{200, true}},
        Phase::Answered);
}

void tst_InvocationState::lastFactSetsThePhase()
{
    QFETCH(const Facts, facts);
    QFETCH(const Phase, phase);

    const InvocationState state = stateAfter(facts);

    QCOMPARE(state.phase, phase);
    QCOMPARE(state.since, Instant(std::chrono::seconds(facts.size())));
}

void tst_InvocationState::waitingAndOverAreToldByThePhase_data()
{
    QTest::addColumn<Phase>("phase");
    QTest::addColumn<bool>("isWaiting");
    QTest::addColumn<bool>("isOver");

    QTest::newRow("queued") << Phase::Queued << true << false;
    QTest::newRow("running") << Phase::Running << false << false;
    QTest::newRow("backing off") << Phase::BackingOff << true << false;
    QTest::newRow("refused") << Phase::Refused << true << false;
    QTest::newRow("ending") << Phase::Ending << false << false;
    QTest::newRow("succeeded") << Phase::Succeeded << false << true;
    QTest::newRow("failed") << Phase::Failed << false << true;
    QTest::newRow("lost") << Phase::Lost << false << true;
    QTest::newRow("rejected") << Phase::Rejected << false << true;
    QTest::newRow("answered") << Phase::Answered << false << true;
}

void tst_InvocationState::waitingAndOverAreToldByThePhase()
{
    QFETCH(const Phase, phase);

    QTEST(isWaiting(phase), "isWaiting");
    QTEST(isOver(phase), "isOver");
}

void tst_InvocationState::runsAndLookUpsAreAttempts()
{
    const InvocationState state =
        stateAfter({Accepted{}, AttemptStarted{1, {0}}, failedAndWaits, Refused{429, 1, 1s},
                    AttemptFailed{Failure::NotFound, {0}, std::nullopt}});

    QCOMPARE(int{state.attempts}, 2);
    QCOMPARE(int{state.refusals}, 1);
}

void tst_InvocationState::runEndsTheRefusalsInARow()
{
    const Facts refused{Accepted{}, Refused{429, 1, 1s}, Refused{500, 2, 2s}};
    Facts run = refused;
    run.emplace_back(AttemptStarted{});

    QCOMPARE(int{stateAfter(refused).refusalsInARow}, 2);
    QCOMPARE(int{stateAfter(run).refusalsInARow}, 0);
    QCOMPARE(int{stateAfter(run).refusals}, 2);
}

void tst_InvocationState::waitTellsTheNextDispatch()
{
    QCOMPARE(stateAfter({Accepted{}, AttemptStarted{}, failedAndWaits}).nextDispatch, Instant(63s));
    QCOMPARE(stateAfter({Accepted{}, Refused{429, 1, 1s}}).nextDispatch, Instant(3s));
}

void tst_InvocationState::endTellsConditionAndCount()
{
    const InvocationState state =
        stateAfter({Accepted{}, Ended{Condition::ZeroReservedConcurrency, Basis::Nothing, 2}});

    QCOMPARE(state.condition, Condition::ZeroReservedConcurrency);
    QCOMPARE(int{state.approximateInvokeCount}, 2);
}

void tst_InvocationState::deliveriesChangeNothing()
{
    const Facts ended{Accepted{}, Ended{Condition::RetriesExhausted, Basis::Run, 3}};
    Facts delivered = ended;
    delivered.emplace_back(DeliveryFailed{Via::DeadLetterQueue, Problem::TooLarge, {0}});
    delivered.emplace_back(Delivered{Via::OnFailure, {0}});

    QCOMPARE(stateAfter(delivered), stateAfter(ended));
}

QTEST_GUILESS_MAIN(tst_InvocationState)
#include "tst_invocationstate.moc"

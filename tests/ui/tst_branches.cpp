#include "core/trace/comparison.h"
#include "tests/ui/forkeddocument.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace retryscope;
using namespace std::chrono_literals;

/// Forks as branches of a document: made, shown, renamed, dropped and adopted.
class tst_Branches : public QObject, private ForkedDocument
{
    Q_OBJECT

private slots:
    void init() { open(); }

    void aForkIsAnUndoStepThatSimulatesNothing();
    void wrongForksAreRefused();
    void showingABranchKeepsTimeAndSelection();
    void aBranchIsSimulatedOnce();
    void renamingKeepsTheRun();
    void droppingTheShownForkShowsTheBase();
    void undoOfADropBringsTheForkBack();
    void adoptingMakesTheForkTheBase();
    void adoptingKeepsTheOtherForks();
    void aForkOfAForkBeginsWithItsPatch();
    void eightForksAreAtHand();
    void openingAnotherFileForgetsTheBranches();
};

void tst_Branches::aForkIsAnUndoStepThatSimulatesNothing()
{
    const Json before = m_document->json();
    QSignalSpy traces(m_document.get(), &Document::traceChanged);
    QSignalSpy forks(m_document.get(), &Document::forksChanged);

    const std::size_t place = fork("once", noRetries());

    QCOMPARE(place, 0U);
    QVERIFY(!m_document->isSimulating());
    QCOMPARE(forks.size(), 1);
    QCOMPARE(m_document->undoStack()->undoText(), QStringLiteral("Fork once"));
    QCOMPARE(m_document->branchName(place), QStringLiteral("once"));
    QCOMPARE(m_document->branchName(BranchId()), QStringLiteral("Base"));
    QCOMPARE(
        compactText(*m_document->json().find("forks")),
        std::string(
            R"([{"name":"once","atMs":1000,"patch":[{"op":"add","path":"/functions/0/EventInvokeConfigs","value":[{"MaximumRetryAttempts":0}]}]}])"));
    m_document->undoStack()->undo();
    QVERIFY(m_document->json() == before);
    QVERIFY(m_document->forks().empty());
    QVERIFY(!m_document->isModified());
    QCOMPARE(traces.size(), 0);
}

void tst_Branches::wrongForksAreRefused()
{
    fork("once", noRetries());

    const auto taken = m_document->fork(QStringLiteral("once"), Instant(), {});
    const auto broken = m_document->fork(QStringLiteral("none"), Instant(), add(timeout, "0"));

    QCOMPARE(listed(taken.error()),
             std::string("/forks/1/name: expected each fork's name once, found the string \"once\" "
                         "again\n"));
    QCOMPARE(listed(broken.error()),
             std::string("/forks/1/patch/0: makes /functions/0/Timeout wrong: expected a whole "
                         "number from 1 to 900, found 0\n"));
    QCOMPARE(m_document->forks().size(), 1U);
    QCOMPARE(m_document->freeForkName(QStringLiteral("once")), QStringLiteral("once 2"));
    QCOMPARE(m_document->freeForkName(QStringLiteral("twice")), QStringLiteral("twice"));
    QVERIFY(!m_document->renameFork(0, QString()).empty());
}

void tst_Branches::showingABranchKeepsTimeAndSelection()
{
    // One more call in front gives every call another number, not another luck.
    const auto place =
        fork("earlier",
             add("/invocations/-", R"({"atMs": 0, "everyMs": 0, "count": 2, "function": "f"})"));
    m_document->moveToTime(Instant(700ms));
    m_document->select(InvocationId{2});
    const auto luck = m_document->trace().origin(InvocationId{2}).luck;
    QSignalSpy shown(m_document.get(), &Document::shownChanged);

    show(place);

    QCOMPARE(shown.size(), 1);
    QCOMPARE(m_document->shown(), BranchId(place));
    QCOMPARE(m_document->trace().invocationCount(), 6U);
    QCOMPARE(m_document->cursorTime(), Instant(700ms));
    QCOMPARE(m_document->selectedInvocation(), InvocationId{4});
    QCOMPARE(m_document->trace().origin(InvocationId{4}).luck, luck);
    show(BranchId());
    QCOMPARE(m_document->selectedInvocation(), InvocationId{2});
}

void tst_Branches::aBranchIsSimulatedOnce()
{
    const auto place = fork("once", noRetries());
    const Trace *base = &m_document->trace();
    show(place);
    const Trace *fork = &m_document->trace();
    QVERIFY(fork != base);

    m_document->show(BranchId());

    QVERIFY(!m_document->isSimulating());
    QCOMPARE(&m_document->trace(), base);
    m_document->show(place);
    QCOMPARE(&m_document->trace(), fork);
}

void tst_Branches::renamingKeepsTheRun()
{
    const auto place = fork("once", noRetries());
    show(place);
    const Trace *before = &m_document->trace();

    QVERIFY(m_document->renameFork(place, QStringLiteral("one try")).empty());

    QCOMPARE(m_document->branchName(place), QStringLiteral("one try"));
    QCOMPARE(m_document->shown(), BranchId(place));
    QCOMPARE(&m_document->trace(), before);
    m_document->undoStack()->undo();
    QCOMPARE(m_document->branchName(place), QStringLiteral("once"));
}

void tst_Branches::droppingTheShownForkShowsTheBase()
{
    fork("once", noRetries());
    const auto second = fork("short", add(timeout, "1"));
    m_document->compareWith({BranchId(0)});
    show(second);

    m_document->dropFork(0);
    QCOMPARE(m_document->shown(), BranchId(0));
    QCOMPARE(m_document->branchName(0), QStringLiteral("short"));
    QVERIFY(m_document->others().empty());
    m_document->dropFork(0);

    QCOMPARE(m_document->shown(), BranchId());
    QVERIFY(!m_document->json().find("forks"));
}

void tst_Branches::undoOfADropBringsTheForkBack()
{
    fork("once", noRetries());
    fork("short", add(timeout, "1"));
    show(BranchId(1));
    const Json before = m_document->branchJson(BranchId());

    m_document->dropFork(0);
    m_document->undoStack()->undo();

    QVERIFY(m_document->branchJson(BranchId()) == before);
    QCOMPARE(m_document->shown(), BranchId(1));
    QCOMPARE(m_document->branchName(0), QStringLiteral("once"));
}

void tst_Branches::adoptingMakesTheForkTheBase()
{
    const auto place = fork("once", noRetries());
    const Json before = m_document->json();
    show(place);
    const Json adopted = m_document->json();

    m_document->adoptFork(place);
    m_document->finishSimulating();

    QCOMPARE(m_document->undoStack()->undoText(), QStringLiteral("Adopt fork once"));
    QCOMPARE(m_document->shown(), BranchId());
    QVERIFY(m_document->json() == adopted);
    QCOMPARE(endingOf(m_document->trace(), {0}).attempts, 1);
    m_document->undoStack()->undo();
    QVERIFY(m_document->branchJson(BranchId()) == before);
}

void tst_Branches::adoptingKeepsTheOtherForks()
{
    fork("once", noRetries());
    fork("short", add(timeout, "1"));
    fork("later", add(changes, R"([{"atMs": 7, "function": "f", "DeleteFunction": {}}])"));
    const Json shorter = m_document->branchJson(BranchId(1));
    const Json later = m_document->branchJson(BranchId(2));

    m_document->adoptFork(0);

    QCOMPARE(m_document->forks().size(), 2U);
    QVERIFY(m_document->branchJson(BranchId(0)) == shorter);
    QVERIFY(m_document->branchJson(BranchId(1)) == later);
}

void tst_Branches::aForkOfAForkBeginsWithItsPatch()
{
    show(fork("once", noRetries()));

    const auto place =
        m_document->forkShown(QStringLiteral("both"), Instant(2s), add(timeout, "1"));

    QCOMPARE(place.value(), 1U);
    const Json both = m_document->branchJson(place.value());
    QVERIFY(resolve(both, timeout) && resolve(both, "/functions/0/EventInvokeConfigs/0"));
}

void tst_Branches::eightForksAreAtHand()
{
    for (int i = 1; i <= 8; ++i)
        fork(qPrintable(QStringLiteral("timeout %1").arg(i)),
             add(timeout, std::to_string(i).c_str()));
    std::vector<const Trace *> traces;
    for (std::size_t i = 0; i < 8; ++i) {
        show(i);
        traces.push_back(&m_document->trace());
        QCOMPARE(m_document->trace().scenario().functions.front().timeoutSeconds,
                 static_cast<int>(i) + 1);
    }

    for (std::size_t i = 0; i < 8; ++i) {
        m_document->show(i);
        QVERIFY(!m_document->isSimulating());
        QCOMPARE(&m_document->trace(), traces[i]);
    }
}

void tst_Branches::openingAnotherFileForgetsTheBranches()
{
    show(fork("once", noRetries()));
    m_document->compareWith({BranchId()});

    QVERIFY(m_document->openText(QByteArray(failing), QStringLiteral("test.json"), QString()));
    m_document->finishSimulating();

    QCOMPARE(m_document->shown(), BranchId());
    QVERIFY(m_document->forks().empty());
    QVERIFY(m_document->others().empty());
}

QTEST_GUILESS_MAIN(tst_Branches)
#include "tst_branches.moc"

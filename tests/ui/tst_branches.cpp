#include "core/formats/jsontext.h"
#include "core/trace/comparison.h"
#include "core/trace/trace.h"
#include "tests/support/print.h"
#include "tests/ui/branchscenario.h"
#include "ui/document/document.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include <memory>

using namespace retryscope;
using namespace std::chrono_literals;

/// Forks as branches of a document.
class tst_Branches : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->openText(QByteArray(failing), QStringLiteral("test.json"), QString()));
        m_document->finishSimulating();
    }

    void aForkIsAnUndoStepThatSimulatesNothing();
    void wrongForksAreRefused();
    void showingABranchKeepsTimeAndSelection();
    void aBranchIsSimulatedOnce();
    void anEditAmendsTheShownFork();
    void editsOfAForkInOneSeriesAreOneStep();
    void operationsAreOneStep();
    void anInvalidEditOfAForkNamesItsPlace();
    void undoShowsTheBranchThatWasEdited();
    void textsAndBreakpointsBelongToAllBranches();
    void whatTheRunDoesNotSeeSimulatesNothing_data();
    void whatTheRunDoesNotSeeSimulatesNothing();
    void renamingKeepsTheRun();
    void droppingTheShownForkShowsTheBase();
    void undoOfADropBringsTheForkBack();
    void adoptingMakesTheForkTheBase();
    void adoptingKeepsTheOtherForks();
    void aForkOfAForkBeginsWithItsPatch();
    void editsOfTheBaseReachTheForks_data();
    void editsOfTheBaseReachTheForks();
    void eightForksAreAtHand();
    void openingAnotherFileForgetsTheBranches();

private:
    std::size_t fork(const char *name, std::vector<JsonOperation> patch)
    {
        const auto place =
            m_document->fork(QString::fromLatin1(name), Instant(1s), std::move(patch));
        if (!place)
            qFatal("%s", listed(place.error()).c_str());
        return place.value();
    }

    void show(BranchId branch)
    {
        m_document->show(branch);
        m_document->finishSimulating();
    }

    std::string patchOf(std::size_t fork) const
    {
        return compactText(*resolve(m_document->branchJson(BranchId()),
                                    "/forks/" + std::to_string(fork) + "/patch"));
    }

    std::unique_ptr<Document> m_document;
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

void tst_Branches::anEditAmendsTheShownFork()
{
    const auto place = fork("once", noRetries());
    show(place);
    const Json base = m_document->branchJson(BranchId());

    const auto errors = m_document->edit(QStringLiteral("Timeout 1"), timeout, Json(1));
    m_document->finishSimulating();

    QVERIFY(errors.empty());
    QCOMPARE(m_document->undoStack()->undoText(), QStringLiteral("Timeout 1"));
    QCOMPARE(compactText(*resolve(m_document->json(), timeout)), "1");
    QVERIFY(!resolve(m_document->branchJson(BranchId()), timeout));
    QCOMPARE(m_document->trace().scenario().functions.front().timeoutSeconds, 1);
    QCOMPARE(m_document->forks()[place].patch.size(), 2U);
    m_document->undoStack()->undo();
    QVERIFY(m_document->branchJson(BranchId()) == base);
    QCOMPARE(m_document->shown(), BranchId(place));
}

void tst_Branches::editsOfAForkInOneSeriesAreOneStep()
{
    show(fork("once", noRetries()));

    for (const int seconds : {2, 4, 8})
        QVERIFY(m_document->edit(QStringLiteral("to %1").arg(seconds), timeout, Json(seconds), 5)
                    .empty());
    QVERIFY(m_document->edit(QStringLiteral("memory"), "/functions/0/MemorySize", Json(256), 5)
                .empty());

    QCOMPARE(m_document->undoStack()->count(), 3); // the fork, the series, another place
    m_document->undoStack()->undo();
    QCOMPARE(m_document->undoStack()->undoText(), QStringLiteral("to 8"));
}

void tst_Branches::operationsAreOneStep()
{
    auto operations = add(timeout, "9");
    operations.push_back({JsonOperationKind::Add, "/functions/0/MemorySize", Json(256), {}});

    QVERIFY(m_document->edit(QStringLiteral("Two"), operations).empty());

    QCOMPARE(m_document->undoStack()->count(), 1);
    QCOMPARE(compactText(*resolve(m_document->json(), timeout)), "9");
    m_document->undoStack()->undo();
    QVERIFY(m_document->json() == parseJson(failing).value());
    const auto errors = m_document->edit(QStringLiteral("None"), add("/nowhere/x", "1"));
    QCOMPARE(listed(errors),
             std::string("/0/path: expected an object or an array at /nowhere, found none\n"));
}

void tst_Branches::anInvalidEditOfAForkNamesItsPlace()
{
    show(fork("once", noRetries()));
    const std::string before = patchOf(0);

    const auto errors = m_document->edit(QStringLiteral("Timeout 0"), timeout, Json(0));

    QCOMPARE(listed(errors), timeout + ": expected a whole number from 1 to 900, found 0\n");
    QCOMPARE(patchOf(0), before);
}

void tst_Branches::undoShowsTheBranchThatWasEdited()
{
    const auto place = fork("once", noRetries());
    show(place);
    QVERIFY(m_document->edit(QStringLiteral("Timeout 1"), timeout, Json(1)).empty());
    show(BranchId());

    m_document->undoStack()->undo();

    QCOMPARE(m_document->shown(), BranchId(place));
    m_document->undoStack()->undo();
    QCOMPARE(m_document->shown(), BranchId());
}

void tst_Branches::textsAndBreakpointsBelongToAllBranches()
{
    show(fork("once", noRetries()));
    const std::string before = patchOf(0);

    QVERIFY(m_document->edit(QStringLiteral("Title"), "/title", Json("New")).empty());

    QCOMPARE(m_document->title(), QStringLiteral("New"));
    QCOMPARE(patchOf(0), before);
    QCOMPARE(compactText(*m_document->branchJson(BranchId()).find("title")), "\"New\"");
}

void tst_Branches::whatTheRunDoesNotSeeSimulatesNothing_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("value");

    QTest::newRow("title") << QStringLiteral("/title") << QByteArray(R"("x")");
    QTest::newRow("description") << QStringLiteral("/description") << QByteArray(R"("x")");
    QTest::newRow("breakpoints") << QStringLiteral("/breakpoints")
                                 << QByteArray(R"([{"on": "expired"}])");
    QTest::newRow("notes") << QStringLiteral("/notes") << QByteArray("[]");
    QTest::newRow("questions") << QStringLiteral("/questions") << QByteArray("[]");
    QTest::newRow("forks") << QStringLiteral("/forks") << QByteArray("[]");
}

void tst_Branches::whatTheRunDoesNotSeeSimulatesNothing()
{
    QFETCH(QString, pointer);
    QFETCH(QByteArray, value);
    const Trace *before = &m_document->trace();
    QSignalSpy contents(m_document.get(), &Document::contentChanged);

    QVERIFY(m_document
                ->edit(QStringLiteral("Edit"), pointer.toStdString(),
                       parseJson(value.toStdString()).value())
                .empty());

    QVERIFY(!m_document->isSimulating());
    QCOMPARE(&m_document->trace(), before);
    QVERIFY(!contents.isEmpty());
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

void tst_Branches::editsOfTheBaseReachTheForks_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("value"); // of an edit of the base
    QTest::addColumn<QByteArray>("patch"); // then, of a fork that adds the first change

    const QByteArray entry = R"({"atMs":9,"function":"f","DeleteFunction":{}})";
    const QByteArray first = R"([{"op":"add","path":"/changes","value":[)" + entry + "]}]";
    QTest::newRow("elsewhere") << QStringLiteral("/seed") << QByteArray("3") << first;
    QTest::newRow("the base's first change")
        << QStringLiteral("/changes")
        << QByteArray(R"([{"atMs": 1, "function": "f", "UpdateFunctionConfiguration": {}}])")
        << R"([{"op":"add","path":"/changes/-","value":)" + entry + "}]";
}

void tst_Branches::editsOfTheBaseReachTheForks()
{
    QFETCH(QString, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, patch);
    fork("gone", add(changes, R"([{"atMs": 9, "function": "f", "DeleteFunction": {}}])"));
    const std::string before = patchOf(0);

    const auto errors = m_document->edit(QStringLiteral("Edit"), pointer.toStdString(),
                                         parseJson(value.toStdString()).value());

    QVERIFY2(errors.empty(), listed(errors).c_str());
    QCOMPARE(patchOf(0), patch.toStdString());
    QVERIFY(resolve(m_document->branchJson(0), pointer.toStdString()));
    m_document->undoStack()->undo();
    QCOMPARE(patchOf(0), before);
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

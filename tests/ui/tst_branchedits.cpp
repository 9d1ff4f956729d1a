#include "tests/ui/forkeddocument.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace retryscope;

/// Edits of a document with forks: of the shown fork, of the base, and of what all of them share.
class tst_BranchEdits : public QObject, private ForkedDocument
{
    Q_OBJECT

private slots:
    void init() { open(); }

    void anEditAmendsTheShownFork();
    void editsOfAForkInOneSeriesAreOneStep();
    void operationsAreOneStep();
    void anInvalidEditOfAForkNamesItsPlace();
    void undoShowsTheBranchThatWasEdited();
    void textsAndBreakpointsBelongToAllBranches();
    void whatTheRunDoesNotSeeSimulatesNothing_data();
    void whatTheRunDoesNotSeeSimulatesNothing();
    void editsOfTheBaseReachTheForks_data();
    void editsOfTheBaseReachTheForks();
};

void tst_BranchEdits::anEditAmendsTheShownFork()
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

void tst_BranchEdits::editsOfAForkInOneSeriesAreOneStep()
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

void tst_BranchEdits::operationsAreOneStep()
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

void tst_BranchEdits::anInvalidEditOfAForkNamesItsPlace()
{
    show(fork("once", noRetries()));
    const std::string before = patchOf(0);

    const auto errors = m_document->edit(QStringLiteral("Timeout 0"), timeout, Json(0));

    QCOMPARE(listed(errors), timeout + ": expected a whole number from 1 to 900, found 0\n");
    QCOMPARE(patchOf(0), before);
}

void tst_BranchEdits::undoShowsTheBranchThatWasEdited()
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

void tst_BranchEdits::textsAndBreakpointsBelongToAllBranches()
{
    show(fork("once", noRetries()));
    const std::string before = patchOf(0);

    QVERIFY(m_document->edit(QStringLiteral("Title"), "/title", Json("New")).empty());

    QCOMPARE(m_document->title(), QStringLiteral("New"));
    QCOMPARE(patchOf(0), before);
    QCOMPARE(compactText(*m_document->branchJson(BranchId()).find("title")), "\"New\"");
}

void tst_BranchEdits::whatTheRunDoesNotSeeSimulatesNothing_data()
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

void tst_BranchEdits::whatTheRunDoesNotSeeSimulatesNothing()
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

void tst_BranchEdits::editsOfTheBaseReachTheForks_data()
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

void tst_BranchEdits::editsOfTheBaseReachTheForks()
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

QTEST_GUILESS_MAIN(tst_BranchEdits)
#include "tst_branchedits.moc"

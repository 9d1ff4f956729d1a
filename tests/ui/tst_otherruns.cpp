#include "core/trace/comparison.h"
#include "tests/ui/forkeddocument.h"

#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace retryscope;
using namespace std::chrono_literals;

/// The runs that lie beside the shown one.
class tst_OtherRuns : public QObject, private ForkedDocument
{
    Q_OBJECT

private slots:
    void init() { open(); }

    void theOtherRunLiesBeside();
    void showingTheOtherSwapsTheTwo();
    void severalRunsLieBeside();
    void aProfilesRunFollowsTheShownBranch();
    void aProfilesRunIsMadeAnewForAnotherBranch();
    void aProfilesRunHasNoneOfTheFilesOwnRules();
    void editsReachTheRunsBeside();
    void aForkBesideCanBeRenamed();
    void whatIsTakenAwayIsNotHeardOf();
    void anotherFileHasNothingBeside();
    void droppingAForkLeavesTheOthersBeside();

private:
    /// The first run that lies beside; null while it is simulated.
    [[nodiscard]] const Trace *other() const { return m_document->others().front().trace.get(); }
    [[nodiscard]] QStringList namesBeside() const
    {
        QStringList names;
        for (const OtherRun &run : m_document->others())
            names += run.name;
        return names;
    }
};

void tst_OtherRuns::theOtherRunLiesBeside()
{
    const auto place = fork("once", noRetries());
    QSignalSpy traces(m_document.get(), &Document::traceChanged);
    QSignalSpy others(m_document.get(), &Document::othersChanged);

    m_document->compareWith({BranchId(place)});
    QVERIFY(!other());
    m_document->finishSimulating();

    QVERIFY(other());
    QCOMPARE(m_document->others().front().name, QStringLiteral("once"));
    QCOMPARE(endingOf(*other(), {0}).attempts, 1);
    QCOMPARE(endingOf(m_document->trace(), {0}).attempts, 3);
    QCOMPARE(others.size(), 2); // wanted, there
    QCOMPARE(traces.size(), 0);
    m_document->compareWith({BranchId(place)}); // as it is
    QCOMPARE(others.size(), 2);
    m_document->compareWith({});
    QVERIFY(m_document->others().empty());
}

void tst_OtherRuns::showingTheOtherSwapsTheTwo()
{
    const auto place = fork("once", noRetries());
    m_document->compareWith({BranchId(place)});
    m_document->finishSimulating();
    const Trace *base = &m_document->trace();
    const Trace *fork = other();

    m_document->show(place);

    QCOMPARE(&m_document->trace(), fork);
    QCOMPARE(other(), base);
    QVERIFY(m_document->others().front().choice == RunChoice(BranchId()));
    QCOMPARE(m_document->others().front().name, QStringLiteral("Base"));
    m_document->show(BranchId());
    QCOMPARE(&m_document->trace(), base);
    QCOMPARE(other(), fork);
}

void tst_OtherRuns::severalRunsLieBeside()
{
    const auto place = fork("once", noRetries());

    m_document->compareWith(
        {Profile::Chapter, BranchId(place), Profile::RetryGuide, Profile::DestinationsArticle});
    m_document->finishSimulating();

    const auto others = m_document->others();
    QCOMPARE(namesBeside(),
             (QStringList{QStringLiteral("chapter"), QStringLiteral("once"),
                          QStringLiteral("retry-guide")})); // the fourth has no room
    QCOMPARE(endingOf(*others[0].trace, {0}).at, std::optional(Instant(123s))); // 60 s, 60 s
    QCOMPARE(endingOf(*others[1].trace, {0}).at, std::optional(Instant(1s)));
    QCOMPARE(endingOf(*others[2].trace, {0}).at, std::optional(Instant(66s))); // 3 s, 60 s
    QCOMPARE(endingOf(m_document->trace(), {0}).at, std::optional(Instant(183s)));
}

void tst_OtherRuns::aProfilesRunFollowsTheShownBranch()
{
    const auto place = fork("once", noRetries());
    m_document->compareWith({Profile::Chapter, BranchId(place)});
    m_document->finishSimulating();

    m_document->show(place);
    m_document->finishSimulating();

    QCOMPARE(namesBeside(), (QStringList{QStringLiteral("chapter"), QStringLiteral("Base")}));
    QCOMPARE(endingOf(*m_document->others()[0].trace, {0}).attempts, 1);
    QCOMPARE(endingOf(*m_document->others()[1].trace, {0}).attempts, 3);
}

void tst_OtherRuns::aProfilesRunIsMadeAnewForAnotherBranch()
{
    const auto place = fork("once", noRetries());
    m_document->compareWith({Profile::Chapter});
    m_document->finishSimulating();
    QSignalSpy others(m_document.get(), &Document::othersChanged);

    m_document->show(place);

    QVERIFY(!other());
    QCOMPARE(others.size(), 1);
    m_document->finishSimulating();
    QCOMPARE(others.size(), 2);
    QCOMPARE(endingOf(*other(), {0}).attempts, 1);
}

void tst_OtherRuns::aProfilesRunHasNoneOfTheFilesOwnRules()
{
    const Json own(Json::Object{{"overrides", Json::Object{{"retry.waits", "retry-guide"}}}});
    QVERIFY(m_document->edit(QStringLiteral("Rules"), "/rules", own).empty());

    m_document->compareWith({Profile::Aws, Profile::Chapter});
    m_document->finishSimulating();

    const auto others = m_document->others();
    QCOMPARE(endingOf(m_document->trace(), {0}).at, std::optional(Instant(66s))); // 3 s, 60 s
    QCOMPARE(endingOf(*others[0].trace, {0}).at, std::optional(Instant(183s)));
    QCOMPARE(endingOf(*others[1].trace, {0}).at, std::optional(Instant(123s)));
}

void tst_OtherRuns::editsReachTheRunsBeside()
{
    m_document->compareWith({Profile::Chapter});
    m_document->finishSimulating();
    QCOMPARE(endingOf(*other(), {0}).attempts, 3);

    QVERIFY(m_document->edit(QStringLiteral("Once"), noRetries()).empty());
    m_document->finishSimulating();

    QCOMPARE(endingOf(*other(), {0}).attempts, 1);
}

void tst_OtherRuns::aForkBesideCanBeRenamed()
{
    const auto place = fork("once", noRetries());
    m_document->compareWith({BranchId(place)});
    m_document->finishSimulating();
    const Trace *former = other();
    QSignalSpy others(m_document.get(), &Document::othersChanged);

    QVERIFY(m_document->renameFork(place, QStringLiteral("single")).empty());

    QCOMPARE(others.size(), 1);
    QCOMPARE(namesBeside(), QStringList{QStringLiteral("single")});
    QCOMPARE(other(), former);
}

void tst_OtherRuns::whatIsTakenAwayIsNotHeardOf()
{
    m_document->compareWith({Profile::Chapter, Profile::RetryGuide});
    m_document->compareWith({});
    QSignalSpy others(m_document.get(), &Document::othersChanged);

    QThreadPool::globalInstance()->waitForDone();
    m_document->finishSimulating();
    QCoreApplication::processEvents();

    QCOMPARE(others.size(), 0);
}

void tst_OtherRuns::anotherFileHasNothingBeside()
{
    m_document->compareWith({Profile::Chapter});
    m_document->finishSimulating();

    QVERIFY(m_document->openText(QByteArray(failing), QStringLiteral("again.json"), QString()));

    QCOMPARE(namesBeside(), QStringList());
}

void tst_OtherRuns::droppingAForkLeavesTheOthersBeside()
{
    fork("once", noRetries());
    fork("short", add(timeout, "1"));
    m_document->compareWith({BranchId(0), BranchId(1), Profile::Chapter});
    m_document->finishSimulating();

    m_document->dropFork(0);
    m_document->finishSimulating();

    QCOMPARE(namesBeside(), (QStringList{QStringLiteral("short"), QStringLiteral("chapter")}));
    QVERIFY(m_document->others()[0].choice == RunChoice(BranchId(0)));
    QVERIFY(m_document->others()[0].trace && m_document->others()[1].trace);
}

QTEST_GUILESS_MAIN(tst_OtherRuns)
#include "tst_otherruns.moc"

#include "core/formats/mythcheck.h"
#include "tests/ui/forkwindow.h"
#include "ui/document/assumedrules.h"
#include "ui/inspector/whypanel.h"
#include "ui/lessons/learnwindow.h"
#include "ui/lessons/mythcards.h"
#include "ui/lessons/pageview.h"
#include "ui/timeline/otheroverlay.h"
#include "ui/timeline/timelinelayout.h"
#include "ui/window/assumedchip.h"
#include "ui/window/lessoncommands.h"

#include <QTabWidget>
#include <QTextBrowser>
#include <QUrl>

using namespace retryscope;

/// The Learn menu in the real window.
class tst_Learn : public QObject, private ForkWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_learn"); }
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void eachCardPlaysUpToTheStepThatCounts_data();
    void eachCardPlaysUpToTheStepThatCounts();
    void aCardPlaysAsADocumentSays();
    void unsavedEditsAreInTheWay();
    void theCommandsOpenTheirPages();
    void otherProfilesLieBesideAndGoAgain();
    void theShownProfileIsNotBesideItself();
    void profilesFollowTheShownFork();
    void severalRunsHaveRowsWithNames();
    void eachRuleIsOneClickAway();
    void theChipTellsOfAssumedRules();

private:
    [[nodiscard]] QStringList beside() const; ///< the names of the runs
    [[nodiscard]] LessonCommands &lessons() const
    {
        return *m_window->findChild<LessonCommands *>();
    }
};

void tst_Learn::eachCardPlaysUpToTheStepThatCounts_data()
{
    QTest::addColumn<std::size_t>("place");
    for (std::size_t i = 0; i < mythCards().size(); ++i) {
        if (mythCards()[i].proof)
            QTest::newRow(mythCards()[i].id.c_str()) << i;
    }
}

void tst_Learn::eachCardPlaysUpToTheStepThatCounts()
{
    QFETCH(std::size_t, place);
    const MythCard &card = mythCards()[place];
    lessons().play(card, Profile::Aws);
    document().finishSimulating();
    const Trace &trace = document().trace();
    const MythRun run(trace);
    for (const MythCheck &check : card.proof->checks)
        QCOMPARE(run.value(check), std::optional(check.is));
    QVERIFY(document().cursor() > 0);
    const StepIndex last{static_cast<std::uint32_t>(document().cursor() - 1)};
    QCOMPARE(std::string(typeName(trace.fact(last))), card.proof->stepType);
    QCOMPARE(document().selectedInvocation(), trace.invocationOf(last));
    QVERIFY(!document().isModified());
}

void tst_Learn::aCardPlaysAsADocumentSays()
{
    const MythCard &card = mythCards()[4]; // a throttled dispatch uses up a retry
    QCOMPARE(card.id, std::string("throttle-counts-as-attempt"));
    lessons().play(card, Profile::Chapter);
    document().finishSimulating();
    const MythRun run(document().trace());
    QCOMPARE(document().trace().scenario().rules.profile, std::string("chapter"));
    QCOMPARE(run.value(card.proof->checks.back()), std::optional(Json("RetriesExhausted")));
    // The chapter lets it never run, so there is no step to stop at.
    QCOMPARE(document().cursor(), document().trace().size());
}

void tst_Learn::unsavedEditsAreInTheWay()
{
    QVERIFY(document().edit(QStringLiteral("Seed"), "/seed", Json(7)).empty());
    const QString before = document().title();
    whenOpen<QWidget>([](QWidget &question) { question.close(); }); // that is Cancel
    lessons().play(mythCards().front(), Profile::Aws);
    QCOMPARE(document().title(), before);
    QVERIFY(document().isModified());
}

void tst_Learn::theCommandsOpenTheirPages()
{
    const std::array commands{Command::MythCheck, Command::Rulebook, Command::Differences};
    for (std::size_t i = 0; i < commands.size(); ++i) {
        action(commands[i])->trigger();
        auto *window = m_window->findChild<LearnWindow *>();
        QVERIFY(window && window->isVisible());
        QCOMPARE(window->findChild<QTabWidget *>()->currentIndex(), static_cast<int>(i));
    }
    QCOMPARE(m_window->findChildren<LearnWindow *>().size(), 1);
}

QStringList tst_Learn::beside() const
{
    QStringList names;
    for (const OtherRun &other : document().others())
        names += other.name;
    return names;
}

void tst_Learn::otherProfilesLieBesideAndGoAgain()
{
    lessons().play(mythCards()[4], Profile::Aws);
    document().finishSimulating();
    action(Command::CompareProfiles)->trigger();
    QCOMPARE(beside(),
             (QStringList{QStringLiteral("chapter"), QStringLiteral("destinations-article"),
                          QStringLiteral("retry-guide")}));
    finish();
    const ComparedSet *set = m_window->forks().differences().set();
    QVERIFY(set);
    QCOMPARE(set->runs.front()->other->scenario().rules.profile, std::string("chapter"));
    QCOMPARE(set->runs.front()->comparison.differentEnds.size(), std::size_t{1});
    QCOMPARE(set->ends.size(), std::size_t{1});
    QVERIFY(document().forks().empty());
    QVERIFY(!document().isModified());

    action(Command::CompareProfiles)->trigger();
    QVERIFY(beside().isEmpty());
}

void tst_Learn::theShownProfileIsNotBesideItself()
{
    QVERIFY(
        document()
            .edit(QStringLiteral("Profile"), "/rules", Json(Json::Object{{"profile", "chapter"}}))
            .empty());
    document().finishSimulating();
    action(Command::CompareProfiles)->trigger();
    QCOMPARE(beside(),
             (QStringList{QStringLiteral("aws"), QStringLiteral("destinations-article"),
                          QStringLiteral("retry-guide")}));
    finish();
}

void tst_Learn::profilesFollowTheShownFork()
{
    fork(130);
    action(Command::CompareProfiles)->trigger();
    finish();
    const auto before = document().others();
    document().show(std::nullopt);
    QVERIFY(!document().others().front().trace);
    finish();
    QVERIFY(document().others().front().trace != before.front().trace);
    QVERIFY(document().others().front().trace->scenario() != before.front().trace->scenario());
    QCOMPARE(document().others().front().name, QStringLiteral("chapter"));
}

void tst_Learn::severalRunsHaveRowsWithNames()
{
    const OtherOverlay &overlay = m_window->forks().overlay();
    action(Command::CompareProfiles)->trigger();
    finish();
    const OverlayFrame frame = timeline().overlayFrame();
    const QRectF lane = frame.layout.lanes.front().rect;
    QVERIFY(lane.height() > frame.layout.metrics.lane * 1.5);
    double last = lane.top();
    for (std::size_t run = 0; run < 3; ++run) {
        const QRectF row = otherRow(lane, frame.layout.metrics, run);
        QVERIFY(row.top() > last - 0.5 && row.bottom() <= lane.bottom() + 0.5);
        last = row.bottom();
    }
    QVERIFY(!overlay.items(frame).empty());
    QCOMPARE(overlay.place(), OtherRunPlace::Beside);
    QVERIFY(!action(Command::OtherRunOver)->isEnabled());
    QVERIFY(overlay.flag(frame));

    document().moveTo(0);
    action(Command::NextDivergence)->trigger();
    QCOMPARE(document().cursorTime(), Instant(std::chrono::seconds(3))); // the guide's first wait
    action(Command::CompareProfiles)->trigger();
    QCOMPARE(timeline().frame().lanes.front().rect.height(), timeline().frame().metrics.lane);
}

void tst_Learn::eachRuleIsOneClickAway()
{
    document().select(InvocationId{2});
    action(Command::Why)->trigger();
    auto *panel = m_window->findChild<WhyPanel *>();
    QVERIFY(QTest::qWaitFor([panel] { return panel->isVisible(); }));
    emit panel->page()->anchorClicked(QUrl(QStringLiteral("rule:retry.waits")));
    auto *learn = m_window->findChild<LearnWindow *>();
    QVERIFY(learn && learn->isVisible());
    QCOMPARE(learn->findChild<QTabWidget *>()->currentIndex(), 1); // the rulebook
    learn->close();

    // Tab and Enter reach the link.
    QTextBrowser *page = panel->page();
    page->setFocus();
    for (int i = 0; i < 20 && !learn->isVisible(); ++i) {
        QTest::keyClick(page, Qt::Key_Tab);
        if (page->textCursor().charFormat().anchorHref().startsWith(QStringLiteral("rule:")))
            QTest::keyClick(page, Qt::Key_Return);
    }
    QVERIFY(learn->isVisible());
}

void tst_Learn::theChipTellsOfAssumedRules()
{
    lessons().assumedRules().finish();
    auto *chip = m_window->findChild<AssumedChip *>();
    QVERIFY(chip && chip->isVisible());
    const auto count = lessons().assumedRules().rules().size();
    QCOMPARE(chip->text(), QStringLiteral("%1 rules assumed in part").arg(count));
    for (const char *line : {"throttle.handling (captured on AWS, assumed in parts)",
                             "dispatch.order (inferred, assumed in parts)"})
        QVERIFY2(chip->toolTip().contains(QLatin1String(line)), qPrintable(chip->toolTip()));

    chip->click();
    auto *learn = m_window->findChild<LearnWindow *>();
    QVERIFY(learn && learn->isVisible());
    auto *pages = learn->findChild<QTabWidget *>();
    QCOMPARE(pages->currentIndex(), 2);
    const QString page = qobject_cast<PageView *>(pages->currentWidget())->toPlainText();
    QVERIFY(page.contains(
        QStringLiteral("This run: %1 rules that are assumed in part shape it").arg(count)));
    QVERIFY(page.contains(QStringLiteral("captured on AWS, but for a part that is assumed")));
}

QTEST_MAIN(tst_Learn)
#include "tst_learn.moc"

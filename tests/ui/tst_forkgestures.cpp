#include "core/trace/deadline.h"
#include "tests/ui/forkwindow.h"
#include "ui/timeline/deadlinedrag.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

/// The action of a menu whose text begins so; its keys don't count.
QAction *entry(const QMenu &menu, const QString &beginning)
{
    const auto actions = menu.actions();
    const auto found = std::ranges::find_if(actions, [&](const QAction *action) {
        return action->text().remove(QLatin1Char('&')).startsWith(beginning);
    });
    return found == actions.end() ? nullptr : *found;
}

} // namespace

class tst_ForkGestures : public QObject, private ForkWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_forkgestures"); }
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void aDraggedDeadlineIsOneFork();
    void aDeadlineThatIsOverIsAnotherOneFromAcceptanceOn();
    void aDraggedDeadlineShowsWhatBecomesOfGhosts();
    void escapeGivesADragUp();
    void draggingInAForkAmendsIt();
    void controlDragsChangeTheRunItself();
    void theContextMenuTriesAnotherOutcome();
    void theScenarioMenuChangesTheNextDispatch();

private:
    /// The middle of a thing in a lane, in the viewport; of a deadline its line.
    [[nodiscard]] QPoint placeOf(std::uint32_t invocation, TimelineRole role) const;
    [[nodiscard]] QPoint deadline(std::uint32_t invocation) const;
    void dragDeadline(std::uint32_t invocation, Instant to, Qt::KeyboardModifiers modifiers = {});
    [[nodiscard]] int x(Instant at) const
    {
        return qRound(timeline().inViewport(QRectF(timeline().scale().x(at), 0, 0, 0)).x());
    }
};

QPoint tst_ForkGestures::placeOf(std::uint32_t invocation, TimelineRole role) const
{
    const auto &items = timeline().frame().items;
    const auto item = std::ranges::find_if(items, [&](const TimelineItem &candidate) {
        return candidate.invocation.value == invocation && candidate.role == role;
    });
    if (item == items.end())
        return {};
    const double middle = role == TimelineRole::Deadline ? item->futureX : item->rect.center().x();
    return timeline().inViewport(QRectF(middle, item->rect.center().y(), 0, 0)).topLeft().toPoint();
}

QPoint tst_ForkGestures::deadline(std::uint32_t invocation) const
{
    return placeOf(invocation, TimelineRole::Deadline);
}

void tst_ForkGestures::dragDeadline(std::uint32_t invocation, Instant to,
                                    Qt::KeyboardModifiers modifiers)
{
    const QPoint from = deadline(invocation);
    QVERIFY(!from.isNull());
    const QPoint end(x(to), from.y());
    QTest::mousePress(timeline().viewport(), Qt::LeftButton, modifiers, from);
    QTest::mouseMove(timeline().viewport(), (from + end) / 2);
    QTest::mouseMove(timeline().viewport(), end);
    QTest::mouseRelease(timeline().viewport(), Qt::LeftButton, modifiers, end);
}

void tst_ForkGestures::aDraggedDeadlineIsOneFork()
{
    dragDeadline(0, Instant(120s));
    finish();

    QCOMPARE(document().forks().size(), 1U);
    QCOMPARE(document().undoStack()->count(), 1);
    const QString name = document().branchName(document().shown());
    QVERIFY2(name.startsWith(QStringLiteral("Maximum age 1")), qPrintable(name));
    const auto moved = deadlineAfter(document().trace(), document().cursor(), {0});
    QVERIFY(moved && *moved < Instant(125s)); // and it is where it was let go
    QVERIFY(endingOf(document().trace(), {0}).condition == Condition::EventAgeExceeded);

    action(Command::Undo)->trigger();
    finish();
    QVERIFY(document().forks().empty());
    QVERIFY(!document().shown());

    action(Command::Redo)->trigger();
    finish();
    QCOMPARE(document().forks().size(), 1U);
    QCOMPARE(document().branchName(0U), name);
}

/// From the cursor on it could not change what has ended.
void tst_ForkGestures::aDeadlineThatIsOverIsAnotherOneFromAcceptanceOn()
{
    document().moveTo(document().trace().size());
    const Trace &trace = document().trace();
    std::uint32_t expired = 0;
    while (endingOf(trace, {expired}).condition != Condition::EventAgeExceeded)
        QVERIFY(++expired < trace.invocationCount());
    const Instant called = trace.calledAt({expired});
    const auto before = deadlineAfter(trace, trace.size(), {expired});
    QVERIFY(before.has_value());

    dragDeadline(expired, *before + 30s);
    finish();

    QCOMPARE(document().forks().size(), 1U);
    QVERIFY(document().cursorTime() - called <= 1ms);
    const auto after = deadlineAfter(document().trace(), document().trace().size(), {expired});
    QVERIFY(after && *after > *before + 20s);
}

void tst_ForkGestures::aDraggedDeadlineShowsWhatBecomesOfGhosts()
{
    const QPoint from = deadline(0);
    const QPoint end(x(Instant(120s)), from.y());
    QTest::mousePress(timeline().viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(timeline().viewport(), (from + end) / 2);
    QTest::mouseMove(timeline().viewport(), end);
    const auto preview = m_window->forks().deadlineDrag().preview(timeline().overlayFrame());
    QTest::mouseRelease(timeline().viewport(), Qt::LeftButton, {}, end);

    const auto ghost = std::ranges::find_if(preview, [](const DeadlinePreview &thing) {
        return thing.invocation.value == 0 && thing.kind == DeadlinePreview::Kind::NeverRuns;
    });
    QVERIFY(ghost != preview.end());
    QCOMPARE(ghost->at, Instant(186s));
    const auto live = std::ranges::find(preview, InvocationId{2}, &DeadlinePreview::invocation);
    QVERIFY(live == preview.end()); // another qualifier has a config of its own
}

void tst_ForkGestures::escapeGivesADragUp()
{
    const QPoint from = deadline(0);
    const QPoint end(x(Instant(120s)), from.y());
    QTest::mousePress(timeline().viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(timeline().viewport(), end);
    QVERIFY(m_window->forks().deadlineDrag().heldAge());
    QTest::keyClick(&timeline(), Qt::Key_Escape);
    QVERIFY(!m_window->forks().deadlineDrag().heldAge());
    QTest::mouseRelease(timeline().viewport(), Qt::LeftButton, {}, end);

    QVERIFY(document().forks().empty());
    QCOMPARE(document().undoStack()->count(), 0);
}

void tst_ForkGestures::draggingInAForkAmendsIt()
{
    fork(250);
    timeline().fitAll();
    dragDeadline(0, Instant(120s));
    finish();

    QCOMPARE(document().forks().size(), 1U);
    QCOMPARE(document().shown(), BranchId(0));
    QVERIFY(endingOf(document().trace(), {0}).condition == Condition::EventAgeExceeded);
}

void tst_ForkGestures::controlDragsChangeTheRunItself()
{
    dragDeadline(0, Instant(120s), Qt::ControlModifier);
    finish();

    QVERIFY(document().forks().empty());
    QCOMPARE(document().undoStack()->count(), 1);
    QVERIFY(endingOf(document().trace(), {0}).condition == Condition::EventAgeExceeded);
}

void tst_ForkGestures::theContextMenuTriesAnotherOutcome()
{
    const QPoint place = placeOf(0, TimelineRole::Attempt);
    QVERIFY(!place.isNull());
    QString title;
    whenOpen<QMenu>([&](QMenu &menu) {
        QAction *outcomes = entry(menu, QStringLiteral("What if"));
        QVERIFY(outcomes);
        title = outcomes->text();
        entry(*outcomes->menu(), QStringLiteral("succeeds"))->trigger();
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                            timeline().viewport()->mapToGlobal(place));
    QApplication::sendEvent(timeline().viewport(), &event);
    finish();

    QCOMPARE(title, QStringLiteral("What if #1 dispatch 1 (0:00)"));
    QCOMPARE(document().branchName(document().shown()), QStringLiteral("#1 dispatch 1 succeeds"));
    QVERIFY(endingOf(document().trace(), {0}).condition == Condition::Success);
    QCOMPARE(endingOf(document().trace(), {0}).attempts, 1);
}

void tst_ForkGestures::theScenarioMenuChangesTheNextDispatch()
{
    document().select(InvocationId{5});
    const auto bar = m_window->menuBar()->actions();
    QMenu *scenario = nullptr;
    for (QAction *each : bar) {
        if (each->text().remove(QLatin1Char('&')) == QLatin1String("Scenario"))
            scenario = each->menu();
    }
    QVERIFY(scenario);
    emit scenario->aboutToShow();
    QAction *outcomes = entry(*scenario, QStringLiteral("What if #6 dispatch 6"));
    QVERIFY(outcomes);
    QAction *here = entry(*outcomes->menu(), QStringLiteral("Change it here"));
    QVERIFY(here);

    entry(*here->menu(), QStringLiteral("times out"))->trigger();
    finish();

    QVERIFY(document().forks().empty());
    QCOMPARE(document().undoStack()->count(), 1);
    QVERIFY(endingOf(document().trace(), {5}).attempts > 1);
}

QTEST_MAIN(tst_ForkGestures)
#include "tst_forkgestures.moc"

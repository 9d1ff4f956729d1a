#include "tests/ui/forkwindow.h"
#include "tests/ui/picture.h"
#include "ui/editors/agefield.h"
#include "ui/editors/fieldmessage.h"
#include "ui/inspector/comparepanel.h"
#include "ui/timeline/otheroverlay.h"
#include "ui/window/forkbar.h"
#include "ui/window/forkdialog.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QUndoStack>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_Forks : public QObject, private ForkWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_forks"); }
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void theDialogMakesAForkAndShowsItBeside();
    void theDialogSaysWhatAwsWouldRefuse();
    void theDialogBeginsWithAHint();
    void theKeyOfBecomesLeadsToTheValue();
    void theDialogChangesTheRunItself();
    void keysLeadToTheDivergences();
    void keysToggleTheBase();
    void aShownForkIsUnmistakable();
    void anOpenListOfRunsLeadsToNoneThatIsGone();
    void eightForksAreKeptInTheFile();
    void forksAreAdoptedAndDropped();
    void theOtherRunLiesInItsLanes_data();
    void theOtherRunLiesInItsLanes();
    void pictures_data();
    void pictures();
};

void tst_Forks::theDialogMakesAForkAndShowsItBeside()
{
    QString named;
    whenOpen<ForkDialog>([&](ForkDialog &dialog) {
        const auto boxes = dialog.findChild<AgeField *>()->findChildren<QSpinBox *>();
        QCOMPARE(boxes.size(), 3);
        boxes[1]->setValue(2);
        boxes[2]->setValue(10);
        QCOMPARE(dialog.message(), QString());
        named = dialog.findChild<QLineEdit *>(QStringLiteral("ForkName"))->text();
        QTest::keyClick(&dialog, Qt::Key_Return);
    });
    QTest::keyClick(&timeline(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    finish();

    QCOMPARE(named, QStringLiteral("Maximum age 130 s"));
    QCOMPARE(document().forks().size(), 1U);
    QCOMPARE(document().branchName(document().shown()), named);
    QCOMPARE(document().others().front().name, document().branchName(std::nullopt));
    QCOMPARE(document().cursorTime(), Instant(81s));
    QCOMPARE(document().undoStack()->count(), 1);
    const auto shown = endingOf(document().trace(), {0});
    QVERIFY(shown.condition == Condition::EventAgeExceeded);
    QVERIFY(endingOf(*document().others().front().trace, {0}).condition
            == Condition::RetriesExhausted);
}

void tst_Forks::theDialogSaysWhatAwsWouldRefuse()
{
    QString message;
    bool canFork = true;
    whenOpen<ForkDialog>([&](ForkDialog &dialog) {
        for (QSpinBox *box : dialog.findChild<AgeField *>()->findChildren<QSpinBox *>())
            box->setValue(box->maximum() == 59 ? 0 : box->minimum());
        message = dialog.message();
        canFork = dialog.findChild<QPushButton *>(QStringLiteral("ForkButton"))->isEnabled();
        dialog.reject();
    });
    action(Command::Fork)->trigger();

    QVERIFY2(message.contains(QStringLiteral("Member must have value greater than or equal to 60")),
             qPrintable(message));
    QVERIFY(!canFork);
    QVERIFY(document().forks().empty());
}

void tst_Forks::theDialogBeginsWithAHint()
{
    QString message;
    QColor colour;
    bool canFork = true;
    whenOpen<ForkDialog>([&](ForkDialog &dialog) {
        message = dialog.message();
        colour = dialog.findChild<FieldMessage *>()->palette().color(QPalette::WindowText);
        canFork = dialog.findChild<QPushButton *>(QStringLiteral("ForkButton"))->isEnabled();
        dialog.reject();
    });
    action(Command::Fork)->trigger();

    QCOMPARE(message, QStringLiteral("It is so already: choose another value."));
    QCOMPARE(colour, style::surface().secondaryText);
    QVERIFY(!canFork);
}

void tst_Forks::theKeyOfBecomesLeadsToTheValue()
{
    bool isInValue = false;
    bool isInTimeout = false;
    whenOpen<ForkDialog>([&](ForkDialog &dialog) {
        const auto *age = dialog.findChild<AgeField *>();
        QApplication::setActiveWindow(&dialog); // without a display nobody else does
        QTest::keyClick(&dialog, Qt::Key_B, Qt::AltModifier);
        isInValue = age->isAncestorOf(dialog.focusWidget());
        dialog.setWhat(ForkDialog::What::Timeout);
        QTest::keyClick(&dialog, Qt::Key_B, Qt::AltModifier);
        isInTimeout = dialog.focusWidget()->accessibleName() == QStringLiteral("Timeout");
        dialog.reject();
    });
    action(Command::Fork)->trigger();

    QVERIFY(isInValue);
    QVERIFY(isInTimeout);
}

void tst_Forks::theDialogChangesTheRunItself()
{
    whenOpen<ForkDialog>([&](ForkDialog &dialog) {
        dialog.setWhat(ForkDialog::What::DeadLetterQueue);
        dialog.changeHere(); // it is so already: nothing happens
        dialog.setWhat(ForkDialog::What::Outcome);
        dialog.changeHere();
    });
    document().select(InvocationId{0});
    action(Command::Fork)->trigger();
    finish();

    QVERIFY(document().forks().empty());
    QCOMPARE(document().undoStack()->count(), 1);
    QVERIFY(endingOf(document().trace(), {0}).condition == Condition::Success);

    action(Command::Undo)->trigger();
    finish();
    QVERIFY(endingOf(document().trace(), {0}).condition == Condition::RetriesExhausted);
}

void tst_Forks::keysLeadToTheDivergences()
{
    fork(130);
    document().moveTo(0);
    QVERIFY(action(Command::NextDivergence)->isEnabled());
    const auto first = m_window->forks().differences().set()->runs.front()->firstDivergence();
    QVERIFY(first);

    QTest::keyClick(&timeline(), Qt::Key_F4);
    QCOMPARE(document().cursorTime(), *first);
    QVERIFY(document().cursorTime() >= Instant(81s)); // the past is the same

    const std::size_t there = document().cursor();
    document().moveTo(document().trace().size());
    while (action(Command::PreviousDivergence)->isEnabled())
        QTest::keyClick(&timeline(), Qt::Key_F4, Qt::ShiftModifier);
    QCOMPARE(document().cursor(), there);
}

void tst_Forks::keysToggleTheBase()
{
    QVERIFY(!action(Command::ShowBase)->isEnabled());
    fork(130);

    QTest::keyClick(&timeline(), Qt::Key_B, Qt::ControlModifier | Qt::AltModifier);
    finish();
    QVERIFY(!document().shown());
    QCOMPARE(document().others().front().name, QStringLiteral("Maximum age 130 s"));

    QTest::keyClick(&timeline(), Qt::Key_B, Qt::ControlModifier | Qt::AltModifier);
    finish();
    QCOMPARE(document().shown(), BranchId(0));
}

void tst_Forks::aShownForkIsUnmistakable()
{
    ForkBar &bar = *m_window->forks().bar();
    QVERIFY(bar.isHidden());
    fork(130);

    QVERIFY(bar.isVisible());
    QVERIFY2(bar.text().startsWith(QStringLiteral("FORK Maximum age 130 s")),
             qPrintable(bar.text()));
    QVERIFY2(bar.text().contains(QStringLiteral("MaximumEventAgeInSeconds 130")),
             qPrintable(bar.text()));
    QVERIFY2(bar.text().contains(QStringLiteral("beside: Base")), qPrintable(bar.text()));
    QVERIFY(m_window->windowTitle().contains(QStringLiteral("fork “Maximum age 130 s”")));

    document().show(std::nullopt);
    QVERIFY(bar.text().startsWith(QStringLiteral("BASE Base")));
}

/// A long file that has been read takes the forks away while the list of them is open.
void tst_Forks::anOpenListOfRunsLeadsToNoneThatIsGone()
{
    fork(60);
    QComboBox *chooser = m_window->forks().bar()->shownChooser();
    chooser->showPopup();
    QAbstractItemView *list = chooser->view();
    list->setCurrentIndex(list->model()->index(1, 0));

    QVERIFY(document().openText(outageScenario(), QStringLiteral("outage"), QString()));
    QTest::keyClick(list, Qt::Key_Return);

    QCOMPARE(document().shown(), BranchId());
    document().finishSimulating();
}

void tst_Forks::eightForksAreKeptInTheFile()
{
    for (const std::int64_t seconds : {70, 80, 100, 130, 150, 180, 185, 200})
        fork(seconds);
    QCOMPARE(document().forks().size(), 8U);
    QCOMPARE(m_window->forks().bar()->shownChooser()->count(), 9);
    const QString path = m_folder.filePath(QStringLiteral("eight.json"));
    const auto kept = document().forks();
    QVERIFY(document().save(path));

    Document reopened;
    QVERIFY(reopened.open(path));
    reopened.finishSimulating();

    QVERIFY(reopened.forks() == kept);
    reopened.show(3U);
    reopened.finishSimulating();
    document().show(3U);
    document().finishSimulating();
    const TraceComparison both = compared(reopened.trace(), document().trace());
    QVERIFY(!both.firstDivergence);
}

void tst_Forks::forksAreAdoptedAndDropped()
{
    fork(130);
    fork(150);
    QCOMPARE(document().shown(), BranchId(1));

    action(Command::AdoptFork)->trigger();
    finish();
    QCOMPARE(document().forks().size(), 1U);
    QVERIFY(!document().shown());
    QVERIFY(endingOf(document().trace(), {0}).condition == Condition::EventAgeExceeded);

    document().show(0U);
    action(Command::DropFork)->trigger();
    finish();
    QVERIFY(document().forks().empty());
    QVERIFY(!action(Command::DropFork)->isEnabled());

    action(Command::Undo)->trigger();
    action(Command::Undo)->trigger();
    finish();
    QCOMPARE(document().forks().size(), 2U);
}

void tst_Forks::theOtherRunLiesInItsLanes_data()
{
    QTest::addColumn<bool>("isOver");
    QTest::newRow("beside") << false;
    QTest::newRow("over") << true;
}

void tst_Forks::theOtherRunLiesInItsLanes()
{
    QFETCH(bool, isOver);
    fork(130);
    document().moveTo(document().trace().size());
    timeline().fitAll();
    action(Command::OtherRunOver)->setChecked(isOver);

    const OverlayFrame frame = timeline().overlayFrame();
    const OtherOverlay &overlay = m_window->forks().overlay();
    const auto items = overlay.items(frame);

    QVERIFY(overlay.flag(frame));
    QVERIFY(!overlay.flag(frame)->intersects(frame.layout.areas.axis)); // which is full of times
    QVERIFY(!items.empty());
    for (const OtherItem &item : items) {
        QVERIFY(frame.layout.areas.lanes.top() <= item.item.rect.top() + 1);
        QVERIFY(!isOver || !item.isShared); // outlines only where something differs
    }
    const auto isThird = [](const OtherItem &item) {
        return item.item.invocation.value == 0 && item.item.role == TimelineRole::Attempt
            && item.item.number == 3;
    };
    QVERIFY(std::ranges::any_of(items, isThird)); // which the fork does not have
}

void tst_Forks::pictures_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isOver");
    QTest::newRow("light") << int(style::Theme::Light) << QSize(1600, 1000) << false;
    QTest::newRow("light, over") << int(style::Theme::Light) << QSize(1600, 1000) << true;
    QTest::newRow("dark, small") << int(style::Theme::Dark) << QSize(1280, 800) << false;
    QTest::newRow("high contrast") << int(style::Theme::HighContrast) << QSize(1600, 1000) << false;
}

void tst_Forks::pictures()
{
    QFETCH(int, theme);
    QFETCH(QSize, size);
    QFETCH(bool, isOver);
    style::apply(*qApp, static_cast<style::Theme>(theme));
    timeline().setAxisMode(AxisMode::FoldedIdle);
    fork(130);
    fork(70);
    action(Command::OtherRunOver)->setChecked(isOver);
    action(Command::Compare)->trigger();
    document().select(InvocationId{0});
    document().moveToTime(Instant(200s));
    m_window->forks().panel()->counts().finish();

    QVERIFY(picture(*m_window, size, "forks"));
    style::apply(*qApp, style::Theme::Light);
}

QTEST_MAIN(tst_Forks)
#include "tst_forks.moc"

#include "tests/ui/outage.h"
#include "tests/ui/shownwindow.h"
#include "ui/charts/chartspanel.h"
#include "ui/charts/metricchart.h"
#include "ui/document/stepper.h"
#include "ui/inspector/findingspanel.h"
#include "ui/inspector/messagepane.h"
#include "ui/inspector/nowpanel.h"
#include "ui/inspector/recordinspector.h"
#include "ui/inspector/whypanel.h"
#include "ui/models/tracetable.h"
#include "ui/timeline/itemsubject.h"
#include "ui/timeline/whyoverlay.h"
#include "ui/window/paneldock.h"

#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

/// Every way to the Why panel, in the real window.
class tst_WhyWindow : public QObject, private ShownWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_whywindow"); }
    void init();
    void cleanup() { m_window.reset(); }
    void theKeyAsksOfTheSelectedInvocation();
    void theChipOfNowOpensThePanel();
    void eachThingOfTheTimelineAsksByItsMenu();
    void aCellOfATableAsks();
    void aChartAsks();
    void aFieldOfTheRecordAsks();
    void aFindingAsks();
    void aPartOfADispatchAsks();

private:
    [[nodiscard]] WhyPanel *panel() const { return m_window->findChild<WhyPanel *>(); }
    [[nodiscard]] Subject::What asked() const { return panel()->subject()->what; }
    void ask() const { trigger(Command::Why); }
};

void tst_WhyWindow::init()
{
    open(outageScenario());
    document().select(InvocationId{2});
    document().moveToTime(Instant(81s));
    QVERIFY(!panel()->isVisible());
}

void tst_WhyWindow::theKeyAsksOfTheSelectedInvocation()
{
    QTest::keyClick(&m_window->timeline(), Qt::Key_Y, Qt::ControlModifier | Qt::ShiftModifier);

    QVERIFY(panel()->isVisible());
    QVERIFY(panel()->text().startsWith(QStringLiteral("#3: Ended: EventAgeExceeded")));
    QTRY_VERIFY(panel()->height() >= 200);
}

void tst_WhyWindow::theChipOfNowOpensThePanel()
{
    for (QPushButton *chip : m_window->findChild<NowPanel *>()->findChildren<QPushButton *>()) {
        if (chip->text() == QStringLiteral("Why?"))
            QTest::mouseClick(chip, Qt::LeftButton);
    }

    QVERIFY(panel()->isVisible());
}

void tst_WhyWindow::eachThingOfTheTimelineAsksByItsMenu()
{
    TimelineView &timeline = m_window->timeline();
    timeline.fitAll();
    const TimelineLayout &layout = timeline.frame();
    int asked = 0;
    for (const TimelineItem &item : layout.items) {
        const QPointF place = item.rect.center();
        if (layout.itemAt(place) != &item)
            continue; // another thing lies over it
        QMenu menu;
        WhyOverlay overlay(document());
        Subject told;
        connect(&overlay, &WhyOverlay::whyWanted, this,
                [&told](const Subject &subject) { told = subject; });
        overlay.addContext(menu, place, timeline.overlayFrame());
        QCOMPARE(menu.actions().size(), 1);
        menu.actions().front()->trigger();
        QCOMPARE(told.what, subjectOf(item));
        panel()->explain(told);
        QVERIFY(!panel()->text().isEmpty());
        ++asked;
    }
    QVERIFY(asked > 8);
}

void tst_WhyWindow::aCellOfATableAsks()
{
    TraceTable *table = nullptr;
    for (TraceTable *each : m_window->findChildren<TraceTable *>()) {
        if (each->accessibleName() == QStringLiteral("Invocations"))
            table = each;
    }
    QVERIFY(table);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(2, 3)); // attempts

    ask();

    QCOMPARE(asked(), Subject::What(StateSubject{{2}, Aspect::Attempts}));
    QVERIFY(panel()->isVisible());
}

void tst_WhyWindow::aChartAsks()
{
    auto *tabs = m_window->findChild<TabbedDock *>()->tabs();
    for (int i = 0; i < tabs->count(); ++i) {
        if (tabs->tabText(i) == QStringLiteral("Charts"))
            tabs->setCurrentIndex(i);
    }
    MetricChart *chart = m_window->findChild<ChartsPanel *>()->charts()[2]; // Errors
    chart->setFocus();

    ask();
    QCOMPARE(asked(), Subject::What(SeriesSubject{chart->kind()}));
    QVERIFY(panel()->isVisible());

    emit chart->whyWanted(chart->kind(), Instant(3s)); // from its menu, of another moment
    QCOMPARE(panel()->subject()->now, Instant(3s));
    QCOMPARE(panel()->subject()->count, document().trace().countAt(Instant(3s)));
}

void tst_WhyWindow::aFieldOfTheRecordAsks()
{
    auto *record = m_window->findChild<RecordInspector *>();
    MessagePane *pane = nullptr;
    for (MessagePane *each : record->findChildren<MessagePane *>()) {
        if (each->heading().startsWith(QStringLiteral("OnFailure record")))
            pane = each;
    }
    QVERIFY(pane);
    emit pane->fieldChosen(QStringLiteral("/requestContext/condition"));
    QVERIFY(!panel()->isVisible()); // its line of reason is enough until somebody asks for more
    pane->findChild<QPlainTextEdit *>()->setFocus();

    ask();

    QVERIFY(panel()->isVisible());
    QCOMPARE(panel()->text().section(QLatin1Char('\n'), 0, 0),
             QStringLiteral("condition in the OnFailure record of #3"));
}

void tst_WhyWindow::aFindingAsks()
{
    auto *findings = m_window->findChild<FindingsPanel *>();
    for (QPushButton *link : findings->findChildren<QPushButton *>()) {
        if (link->accessibleName() == QStringLiteral("Why?")) {
            link->click();
            break;
        }
    }

    QCOMPARE(asked(), Subject::What(FindingSubject{findings->findings().front()}));
    QVERIFY(panel()->text().contains(QStringLiteral("In this run see #5, step ")));
}

void tst_WhyWindow::aPartOfADispatchAsks()
{
    document().moveTo(1);
    m_window->stepper().go(Stepper::Verb::Into, Stepper::Way::Forward);

    ask();

    QCOMPARE(asked(), Subject::What(PartSubject{{1}, 0}));
}

QTEST_MAIN(tst_WhyWindow)
#include "tst_whywindow.moc"

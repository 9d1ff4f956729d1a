#include "core/trace/trace.h"
#include "tests/ui/outagedocument.h"
#include "tests/ui/picture.h"
#include "ui/format.h"
#include "ui/inspector/countdownbars.h"
#include "ui/inspector/findingentry.h"
#include "ui/inspector/findingspanel.h"
#include "ui/inspector/nextmodel.h"
#include "ui/inspector/nextpanel.h"
#include "ui/inspector/nowpanel.h"
#include "ui/models/markdelegate.h"
#include "ui/models/tracetable.h"
#include "ui/style.h"
#include "ui/style/text.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_Panels : public QObject, private OutageDocument
{
    Q_OBJECT

private slots:
    void init()
    {
        open();
        m_document->select(std::nullopt);
    }

    void nowTellsOfTheSelectedInvocation();
    void nowTellsOfTheLastStepOtherwise();
    void nowHasNoRuleBeforeTheFirstStep();
    void barsShowWhoWaits();
    void aClickOnABarSelects();
    void nextListsWhatComes();
    void aClickRunsToTheMoment();
    void nextCutsNoTime();
    void nextSaysThatTheRunIsOver();
    void findingsAreCountedAndListed();
    void aFindingLeadsToItsPlace();
    void tablesFollowTheDocument();
    void aClickOnAStepMovesTheCursor();
    void panelsHaveNames();
    void pictures_data();
    void pictures();
};

void tst_Panels::nowTellsOfTheSelectedInvocation()
{
    NowPanel panel(*m_document);

    m_document->select(InvocationId{2});

    QCOMPARE(
        panel.text(),
        QStringLiteral("#3 expired at 1:10.\nIts second run failed. The next wait is 120 s, so "
                       "attempt 3 would be due at 3:10, after the deadline 1:34. Lambda ended "
                       "it at once, without waiting. DLQ message did not reach SQS "
                       "orders-dlq: AccessDenied. OnFailure record delivered to SNS "
                       "orders-failed."));
}

void tst_Panels::nowTellsOfTheLastStepOtherwise()
{
    NowPanel panel(*m_document);

    m_document->moveToTime(Instant(500ms));

    QCOMPARE(panel.text(),
             QStringLiteral("#1 runs since 0:00.\nIt is attempt 1 of at most 3. The "
                            "run ends at 0:03. 5:00 of its age is left."));
}

void tst_Panels::nowHasNoRuleBeforeTheFirstStep()
{
    NowPanel panel(*m_document);
    panel.show();

    m_document->moveTo(0);

    QCOMPARE(panel.text(),
             QStringLiteral("Nothing has happened yet.\nPress F10 for the first step, "
                            "or let the run play."));
    for (const QPushButton *chip : panel.findChildren<QPushButton *>())
        QVERIFY(chip->isHidden());
}

void tst_Panels::barsShowWhoWaits()
{
    CountdownBars bars(*m_document);
    QCOMPARE(bars.shown(), (std::vector{InvocationId{5}, InvocationId{0}}));

    m_document->select(InvocationId{0});

    QCOMPARE(bars.shown(), (std::vector{InvocationId{0}, InvocationId{5}}));
    QCOMPARE(bars.accessibleDescription(),
             QStringLiteral("#1 backs off since 1:06. #6 was refused at 1:19."));
}

void tst_Panels::aClickOnABarSelects()
{
    CountdownBars bars(*m_document);
    bars.resize(bars.sizeHint());

    QTest::mouseClick(&bars, Qt::LeftButton, {}, QPoint(20, bars.height() - 5));

    QCOMPARE(m_document->selectedInvocation(), InvocationId{0});
}

void tst_Panels::nextListsWhatComes()
{
    NextModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);

    model.show(&m_document->trace(), m_document->cursor());

    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < NextModel::ColumnCount; ++column)
            cells += model.index(row, column).data().toString();
        rows += cells.join(QStringLiteral(" | "));
    }
    QCOMPARE(rows.join(QLatin1Char('\n')),
             QStringLiteral("1:35 | #6 | Attempt 1 starts\n"
                            "1:35.100 | #6 | Succeeds, to orders-done\n"
                            "3:06 | #1 | Attempt 3 starts\n"
                            "3:09 | #1 | Ends RetriesExhausted, to orders-failed"));
}

void tst_Panels::aClickRunsToTheMoment()
{
    NextPanel panel(*m_document);
    panel.resize(300, 200);
    panel.show();

    const QModelIndex second = panel.table()->model()->index(1, NextModel::MomentColumn);
    QTest::mouseClick(panel.table()->viewport(), Qt::LeftButton, {},
                      panel.table()->visualRect(second).center());

    QCOMPARE(m_document->cursorTime(), Instant(95'100ms));
    QCOMPARE(m_document->selectedInvocation(), InvocationId{5});
}

/// Milliseconds and numbers of seven digits are longer than what the columns usually hold.
void tst_Panels::nextCutsNoTime()
{
    QVERIFY(m_document->openText(R"({"format": "retryscope-scenario", "version": 1,
        "accountConcurrency": 100000, "functions": [{"FunctionName": "f"}],
        "invocations": [{"atMs": 36000007, "function": "f", "everyMs": 1, "count": 12000}]})",
                                 QStringLiteral("long"), QString()));
    m_document->finishSimulating();
    m_document->moveTo(m_document->trace().size() / 2);
    NextPanel panel(*m_document);
    panel.resize(300, 200);
    panel.show();

    const QAbstractItemModel &model = *panel.table()->model();
    QVERIFY(model.rowCount() > 20);
    for (int row = 0; row < model.rowCount(); ++row) {
        for (const int column : {NextModel::TimeColumn, NextModel::InvocationColumn}) {
            const QModelIndex index = model.index(row, column);
            const QString text = index.data().toString();
            const double room =
                panel.table()->columnWidth(column) - style::scaled(2 * MarkDelegate::sidePx);
            QVERIFY2(style::textWidth(panel.table()->font(), text) <= room, qPrintable(text));
        }
    }
}

void tst_Panels::nextSaysThatTheRunIsOver()
{
    NextPanel panel(*m_document);

    m_document->moveTo(m_document->trace().size());

    QVERIFY(panel.table()->isHidden());
}

void tst_Panels::findingsAreCountedAndListed()
{
    FindingsPanel panel(*m_document);

    QStringList ids;
    for (const Finding &finding : panel.findings())
        ids += QString::fromLatin1(name(finding.id));

    QCOMPARE(ids.join(QLatin1Char(' ')),
             QStringLiteral("lost-events silent-loss no-second-retry target-not-allowed "
                            "reported-twice reported-twice"));
    QCOMPARE(panel.findChildren<FindingEntry *>().size(), 6);
}

void tst_Panels::aFindingLeadsToItsPlace()
{
    FindingsPanel panel(*m_document);
    const QSignalSpy wanted(&panel, &FindingsPanel::placeWanted);

    panel.findChildren<FindingEntry *>().front()->click();

    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].toString(), QStringLiteral("/functions/1"));
    QCOMPARE(m_document->selectedInvocation(), InvocationId{4});
    QCOMPARE(m_document->cursorTime(), Instant(8'500ms));
}

void tst_Panels::tablesFollowTheDocument()
{
    const std::unique_ptr<TraceTable> invocations(invocationTable(*m_document));
    const std::unique_ptr<TraceTable> steps(stepTable(*m_document));
    QCOMPARE(steps->model()->rowCount(), 0); // nobody sees it yet
    invocations->show();
    steps->show();

    m_document->select(InvocationId{3});
    m_document->moveTo(5);

    QCOMPARE(invocations->currentIndex().row(), 3);
    QCOMPARE(steps->currentIndex().row(), 4);
    QCOMPARE(m_document->selectedInvocation(), InvocationId{3});
}

void tst_Panels::aClickOnAStepMovesTheCursor()
{
    const std::unique_ptr<TraceTable> steps(stepTable(*m_document));
    steps->resize(700, 400);
    steps->show();
    m_document->moveTo(1);

    const QModelIndex row = steps->model()->index(3, 4);
    QTest::mouseClick(steps->viewport(), Qt::LeftButton, {}, steps->visualRect(row).center());

    QCOMPARE(m_document->cursor(), 4U);
    QCOMPARE(m_document->selectedInvocation(), InvocationId{1});
}

void tst_Panels::panelsHaveNames()
{
    const NowPanel now(*m_document);
    const NextPanel next(*m_document);
    const FindingsPanel findings(*m_document);

    QCOMPARE(now.accessibleName(), QStringLiteral("Now"));
    QCOMPARE(next.table()->accessibleName(), QStringLiteral("Next steps, if nothing changes"));
    QCOMPARE(findings.accessibleName(), QStringLiteral("Findings"));
}

void tst_Panels::pictures_data()
{
    QTest::addColumn<style::Theme>("theme");
    QTest::newRow("light") << style::Theme::Light;
    QTest::newRow("dark") << style::Theme::Dark;
}

void tst_Panels::pictures()
{
    QFETCH(const style::Theme, theme);
    style::apply(*qApp, theme);
    m_document->select(InvocationId{2});
    NowPanel now(*m_document);
    NextPanel next(*m_document);
    FindingsPanel findings(*m_document);
    const std::unique_ptr<TraceTable> invocations(invocationTable(*m_document));
    const std::unique_ptr<TraceTable> attempts(attemptTable(*m_document));
    const std::unique_ptr<TraceTable> steps(stepTable(*m_document));

    QVERIFY(picture(now, {300, 330}, "now"));
    QVERIFY(picture(next, {300, 160}, "next"));
    QVERIFY(picture(findings, {300, 420}, "findings"));
    QVERIFY(picture(*invocations, {760, 270}, "invocations"));
    QVERIFY(picture(*attempts, {760, 270}, "attempts"));
    QVERIFY(picture(*steps, {860, 270}, "steps"));
}

QTEST_MAIN(tst_Panels)
#include "tst_panels.moc"

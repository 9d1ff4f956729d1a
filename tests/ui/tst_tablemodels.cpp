#include "tests/ui/threeinvocations.h"
#include "ui/models/attempttablemodel.h"
#include "ui/models/invocationtablemodel.h"
#include "ui/models/marks.h"
#include "ui/models/steptablemodel.h"

#include <QAbstractItemModelTester>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace retryscope;
using namespace std::chrono_literals;
using FailureMode = QAbstractItemModelTester::FailureReportingMode;

namespace {

QString row(const TraceModel &model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells += model.index(row, column).data().toString();
    return cells.join(QStringLiteral(" | "));
}

QString titles(const TraceModel &model)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells += model.headerData(column, Qt::Horizontal).toString();
    return cells.join(QStringLiteral(" | "));
}

} // namespace

class tst_TableModels : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void stepsAreRows();
    void stepsAfterTheCursorAreAhead();
    void invocationsShowTheirStateAtTheCursor_data();
    void invocationsShowTheirStateAtTheCursor();
    void attemptsAndRefusalsAreRows();
    void attemptsKnowNoMoreThanTheCursor();
    void aMoveChangesWatchedRowsOnly();
    void aMoveToTheSamePlaceChangesNothing();
    void everyColumnHasAHint();
    void cellsAreReadWithTheirTitle();
    void anotherTraceResets();
    void rowsAreFoundInTheirOrder();
};

void tst_TableModels::stepsAreRows()
{
    StepTableModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    const Trace trace = threeInvocations();

    model.show(&trace);
    model.moveCursor(trace.size(), trace.endedAt());

    QCOMPARE(titles(model),
             QStringLiteral("Step | Time | Invocation | Attempt | What happened | Rule | Cause"));
    QCOMPARE(model.rowCount(), 17);
    QCOMPARE(row(model, 0),
             QStringLiteral("1 | 0:00:00.000 | #1 |  | Accepted | acceptance.checks | "));
    QCOMPARE(row(model, 2),
             QStringLiteral("3 | 0:00:03.000 | #1 | 1 | Attempt 1 failed: timeout; next in 60 s | "
                            "run.timeout | 2"));
    QCOMPARE(row(model, 6),
             QStringLiteral("7 | 0:00:08.000 | #2 | 1 | Lost: no DLQ, no OnFailure | "
                            "event.loss | 6"));
}

void tst_TableModels::stepsAfterTheCursorAreAhead()
{
    StepTableModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    const Trace trace = threeInvocations();
    model.show(&trace);
    QVERIFY(!model.rowAtCursor());

    model.moveCursor(3, Instant(3s));

    QCOMPARE(model.rowAtCursor(), 2);
    QCOMPARE(model.index(2, 0).data(TraceModel::AheadRole).toBool(), false);
    QCOMPARE(model.index(3, 0).data(TraceModel::AheadRole).toBool(), true);
    QCOMPARE(model.index(3, 0).data(TraceModel::CountRole).toInt(), 4);
    QCOMPARE(model.index(3, 0).data(TraceModel::InvocationRole).toUInt(), 1U);
}

void tst_TableModels::invocationsShowTheirStateAtTheCursor_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("nowMs");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("third");
    const QString live = QStringLiteral("1 | order-processor:live | ");
    const QString mail = QStringLiteral("2 | receipt-mailer | ");
    const QString plain = QStringLiteral("3 | order-processor | ");
    const QString notYet = QStringLiteral("Not yet called |  | 1:04 | – | – | ");
    const QString lost = mail + QStringLiteral("Lost | 1 | 0:08 | 0:00 | – | ");
    QTest::newRow("before all") << 0 << 0
                                << live + QStringLiteral("Not yet called |  | 0:00 | – | – | ")
                                << mail + QStringLiteral("Not yet called |  | 0:08 | – | – | ")
                                << plain + notYet;
    QTest::newRow("running") << 2 << 1'500
                             << live + QStringLiteral("Running | 1 of 3 | 0:00 | 0:01 | 1:29 | ")
                             << mail + QStringLiteral("Not yet called |  | 0:08 | – | – | ")
                             << plain + notYet;
    QTest::newRow("backing off") << 7 << 10'000
                                 << live
            + QStringLiteral("Backing off | 1 of 3 | 0:00 | 0:10 | 1:20 | ")
                                 << lost << plain + notYet;
    QTest::newRow("refused") << 8 << 63'000
                             << live
            + QStringLiteral("Refused, waiting | 1 of 3 | 0:00 | 1:03 | 0:27 | ")
                             << lost << plain + notYet;
    QTest::newRow("the end") << 17 << 67'000
                             << live
            + QStringLiteral("Expired | 2 | 0:00 | 1:07 | – | SQS orders-dlq, SNS "
                             "orders-failed: AccessDenied")
                             << lost
                             << plain + QStringLiteral("Succeeded | 1 | 1:04 | 0:00 | – | ");
}

void tst_TableModels::invocationsShowTheirStateAtTheCursor()
{
    QFETCH(const int, count);
    QFETCH(const int, nowMs);
    InvocationTableModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    const Trace trace = threeInvocations();
    model.show(&trace);

    model.moveCursor(static_cast<std::size_t>(count), Instant(Duration(nowMs)));

    QCOMPARE(model.rowCount(), 3);
    QTEST(row(model, 0), "first");
    QTEST(row(model, 1), "second");
    QTEST(row(model, 2), "third");
}

void tst_TableModels::attemptsAndRefusalsAreRows()
{
    AttemptTableModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    const Trace trace = threeInvocations();

    model.show(&trace);
    model.moveCursor(trace.size(), trace.endedAt());

    QStringList rows;
    for (int i = 0; i < model.rowCount(); ++i)
        rows += row(model, i);
    QCOMPARE(
        rows.join(QLatin1Char('\n')),
        QStringLiteral(
            "1 | order-processor:live | 1 | Failed: timeout | 0:00 | 3 s | 2 | 1 | 60 s\n"
            "2 | receipt-mailer | 1, look-up | Failed: function not found | 0:08 | – | – | 0 | –\n"
            "1 | order-processor:live | refusal 1 | Refused with 429 | 1:03 | – | – | 0 | 1 s\n"
            "1 | order-processor:live | 2 | Failed: exception | 1:04 | 3 s | 2 | 1 | –\n"
            "3 | order-processor | 1 | Succeeded | 1:04 | 250 ms | $LATEST | 2 | –"));
}

void tst_TableModels::attemptsKnowNoMoreThanTheCursor()
{
    AttemptTableModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    const Trace trace = threeInvocations();
    model.show(&trace);

    model.moveCursor(2, Instant(1s));

    QCOMPARE(row(model, 0),
             QStringLiteral("1 | order-processor:live | 1 | Running | 0:00 | – | 2 "
                            "| 1 | –"));
    QCOMPARE(model.index(2, AttemptTableModel::ResultColumn).data().toString(),
             QStringLiteral("Still to come"));
    QCOMPARE(model.rowAtCursor(), 0);
}

void tst_TableModels::aMoveChangesWatchedRowsOnly()
{
    StepTableModel model;
    const Trace trace = threeInvocations();
    model.show(&trace);
    const QSignalSpy changed(&model, &TraceModel::dataChanged);
    const QSignalSpy reset(&model, &TraceModel::modelReset);

    model.watchRows(2, 5);
    model.moveCursor(3, Instant(3s));

    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 2);
    QCOMPARE(changed[0][1].toModelIndex().row(), 5);
}

void tst_TableModels::aMoveToTheSamePlaceChangesNothing()
{
    StepTableModel model;
    const Trace trace = threeInvocations();
    model.show(&trace);
    model.moveCursor(3, Instant(3s));
    const QSignalSpy changed(&model, &TraceModel::dataChanged);

    model.moveCursor(3, Instant(3s));

    QCOMPARE(changed.size(), 0);
}

void tst_TableModels::everyColumnHasAHint()
{
    InvocationTableModel invocations;
    AttemptTableModel attempts;
    StepTableModel steps;
    for (const TraceModel *model :
         std::initializer_list<const TraceModel *>{&invocations, &attempts, &steps}) {
        for (int column = 0; column < model->columnCount(); ++column)
            QVERIFY(
                !model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
    }
}

void tst_TableModels::cellsAreReadWithTheirTitle()
{
    InvocationTableModel model;
    const Trace trace = threeInvocations();
    model.show(&trace);
    model.moveCursor(trace.size(), trace.endedAt());

    const QModelIndex state = model.index(0, InvocationTableModel::StateColumn);

    QCOMPARE(state.data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("State at the cursor: Expired"));
    QCOMPARE(state.data(TraceModel::MarkRole).toInt(), static_cast<int>(style::Mark::Expired));
}

void tst_TableModels::anotherTraceResets()
{
    InvocationTableModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    const Trace trace = threeInvocations();
    const Trace empty = HandmadeTrace().finished();
    model.show(&trace);

    model.show(&empty);

    QCOMPARE(model.rowCount(), 0);
}

void tst_TableModels::rowsAreFoundInTheirOrder()
{
    const auto trace = std::make_shared<const Trace>(threeInvocations());
    InvocationTableModel model;
    const QAbstractItemModelTester tester(&model, FailureMode::QtTest);
    model.show(trace.get());
    model.moveCursor(trace->size(), trace->endedAt());

    model.setOrder(std::make_shared<const RowOrder>(std::vector<std::uint32_t>{2, 0}, 3));

    QCOMPARE(model.rowCount(), 2);
    QVERIFY(row(model, 0).startsWith(QStringLiteral("3 | order-processor | Succeeded")));
    QCOMPARE(model.rowOf({0}), 1);
    QVERIFY(!model.rowOf({1}));
    QCOMPARE(model.index(0, 0).data(TraceModel::InvocationRole).toUInt(), 2U);
    model.setOrder(nullptr);
    QCOMPARE(model.rowCount(), 3);
}

QTEST_GUILESS_MAIN(tst_TableModels)
#include "tst_tablemodels.moc"

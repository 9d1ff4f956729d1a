#include "tests/ui/outagescenario.h"
#include "ui/document/document.h"
#include "ui/document/lanes.h"
#include "ui/models/attempttablemodel.h"
#include "ui/models/invocationtablemodel.h"
#include "ui/models/tracetable.h"
#include "ui/style.h"

#include <QApplication>
#include <QHeaderView>
#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_TraceTable : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { style::apply(*qApp, style::Theme::Light); }
    void init();
    void cleanup();
    void aTitleSortsUpDownAndNotAtAll();
    void aSortedTitleIsReadable();
    void keysSortByTheCurrentColumn();
    void selectionStaysWithItsInvocation();
    void rowsAreThoseOfTheLanes();
    void sortingSurvivesAnotherTrace();
    void theCurrentAttemptIsOneOfTheSelection_data();
    void theCurrentAttemptIsOneOfTheSelection();
    void aChosenAttemptStaysTheCurrentOne();
    void aLongTraceIsReadBesideTheWindow();

private:
    [[nodiscard]] QString firstColumn() const;
    void clickTitle(int column);

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Lanes> m_lanes;
    std::unique_ptr<TraceTable> m_table;
};

void tst_TraceTable::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_document = std::make_unique<Document>();
    QVERIFY(m_document->openText(outageScenario(), QStringLiteral("Outage"), {}));
    m_document->finishSimulating();
    m_document->moveToTime(Instant{81s});
    m_lanes = std::make_unique<Lanes>(*m_document);
    m_table.reset(invocationTable(*m_document, m_lanes.get()));
    m_table->resize(900, 300);
    m_table->show();
}

void tst_TraceTable::cleanup()
{
    m_table.reset();
    m_lanes.reset();
    m_document.reset();
}

QString tst_TraceTable::firstColumn() const
{
    QStringList numbers;
    for (int row = 0; row < m_table->model()->rowCount(); ++row)
        numbers += m_table->model()->index(row, 0).data().toString();
    return numbers.join(QLatin1Char(' '));
}

void tst_TraceTable::clickTitle(int column)
{
    QHeaderView *header = m_table->horizontalHeader();
    const int x = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, header->height() / 2});
}

void tst_TraceTable::aTitleSortsUpDownAndNotAtAll()
{
    QCOMPARE(firstColumn(), QStringLiteral("1 2 3 4 5 6"));

    clickTitle(InvocationTableModel::AttemptsColumn); // 3 1 2 2 1 1 at the end of the run
    QCOMPARE(firstColumn(), QStringLiteral("2 5 6 3 4 1"));
    clickTitle(InvocationTableModel::AttemptsColumn);
    QCOMPARE(firstColumn(), QStringLiteral("1 3 4 2 5 6"));
    clickTitle(InvocationTableModel::AttemptsColumn);
    QCOMPARE(firstColumn(), QStringLiteral("1 2 3 4 5 6"));
}

void tst_TraceTable::aSortedTitleIsReadable()
{
    const QHeaderView *header = m_table->horizontalHeader();
    for (int column = 0; column < InvocationTableModel::ColumnCount; ++column) {
        m_table->sortBy(column, Qt::AscendingOrder);
        QVERIFY2(header->sectionSize(column) >= header->sectionSizeHint(column),
                 qPrintable(m_table->model()->headerData(column, Qt::Horizontal).toString()));
    }
}

void tst_TraceTable::keysSortByTheCurrentColumn()
{
    m_table->setFocus();
    m_table->setCurrentIndex(m_table->model()->index(0, InvocationTableModel::AttemptsColumn));

    QTest::keyClick(m_table.get(), Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(firstColumn(), QStringLiteral("1 3 4 2 5 6"));
    QTest::keyClick(m_table.get(), Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(firstColumn(), QStringLiteral("2 5 6 3 4 1"));
    QTest::keyClick(m_table.get(), Qt::Key_Backspace, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(firstColumn(), QStringLiteral("1 2 3 4 5 6"));
}

void tst_TraceTable::selectionStaysWithItsInvocation()
{
    m_document->select(InvocationId{3});
    QCOMPARE(m_table->currentIndex().row(), 3);

    clickTitle(InvocationTableModel::AttemptsColumn);

    QCOMPARE(m_document->selectedInvocation(), InvocationId{3});
    QCOMPARE(m_table->currentIndex().row(), 4);
    m_document->select(InvocationId{0});
    QCOMPARE(m_table->currentIndex().row(), 5);
}

void tst_TraceTable::rowsAreThoseOfTheLanes()
{
    m_lanes->setMatching(std::make_shared<const std::vector<InvocationId>>(
        std::vector<InvocationId>{{0}, {2}, {5}}));
    QCOMPARE(firstColumn(), QStringLiteral("1 3 6"));
    m_lanes->setPinned({5}, true);
    QCOMPARE(firstColumn(), QStringLiteral("6 1 3"));

    m_document->select(InvocationId{2});
    QCOMPARE(m_table->currentIndex().row(), 2);
    clickTitle(InvocationTableModel::AttemptsColumn);
    QCOMPARE(firstColumn(), QStringLiteral("6 3 1"));
    m_lanes->showAll();
    QCOMPARE(firstColumn(), QStringLiteral("2 5 6 3 4 1"));
}

void tst_TraceTable::sortingSurvivesAnotherTrace()
{
    clickTitle(InvocationTableModel::AttemptsColumn);

    QVERIFY(m_document
                ->edit(QStringLiteral("No retries"),
                       "/functions/0/EventInvokeConfigs/0/MaximumRetryAttempts", Json(0))
                .empty());
    m_document->finishSimulating();

    QCOMPARE(firstColumn(), QStringLiteral("1 2 4 5 6 3")); // only the alias retries now
}

void tst_TraceTable::theCurrentAttemptIsOneOfTheSelection_data()
{
    QTest::addColumn<std::uint32_t>("selected");
    QTest::addColumn<int>("nowMs");
    QTest::addColumn<QString>("current");
    QTest::newRow("runs, though another began later") << 2U << 6'500 << QStringLiteral("3 1");
    QTest::newRow("backs off") << 2U << 30'000 << QStringLiteral("3 1");
    QTest::newRow("runs again") << 2U << 68'000 << QStringLiteral("3 2");
    QTest::newRow("ended long ago") << 1U << 81'000 << QStringLiteral("2 1");
    QTest::newRow("has not begun") << 5U << 30'000 << QString();
}

void tst_TraceTable::theCurrentAttemptIsOneOfTheSelection()
{
    QFETCH(std::uint32_t, selected);
    QFETCH(int, nowMs);
    m_table.reset(attemptTable(*m_document, m_lanes.get()));
    m_table->show();

    m_document->select(InvocationId{selected});
    m_document->moveToTime(Instant(std::chrono::milliseconds(nowMs)));

    const QModelIndex current = m_table->currentIndex();
    const auto text = [&](int column) { return current.siblingAtColumn(column).data().toString(); };
    const QString shown = current.isValid() ? text(AttemptTableModel::InvocationColumn)
            + QLatin1Char(' ') + text(AttemptTableModel::AttemptColumn)
                                            : QString();
    QTEST(shown, "current");
    QCOMPARE(m_table->selectionModel()->hasSelection(), current.isValid());
}

void tst_TraceTable::aChosenAttemptStaysTheCurrentOne()
{
    m_table.reset(attemptTable(*m_document, m_lanes.get()));
    m_table->show();
    m_document->select(InvocationId{4});

    emit m_table->clicked(m_table->model()->index(2, 0));

    QCOMPARE(m_document->selectedInvocation(), InvocationId{2});
    QCOMPARE(m_table->currentIndex().row(), 2);
}

void tst_TraceTable::aLongTraceIsReadBesideTheWindow()
{
    m_table.reset(attemptTable(*m_document, m_lanes.get()));
    m_table->show();
    QCOMPARE(m_table->model()->rowCount(), 15);

    QVERIFY(m_document->openText(R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f"}],
        "invocations": [{"atMs": 0, "function": "f", "count": 60000, "everyMs": 10}]})",
                                 QStringLiteral("Many"), {}));
    m_document->finishSimulating();

    QVERIFY(m_table->isSorting());
    QCOMPARE(m_table->model()->rowCount(), 0);
    m_table->finishSorting();
    QVERIFY(!m_table->isSorting());
    QCOMPARE(m_table->model()->rowCount(), 60'000);
    m_table->sortBy(0, Qt::DescendingOrder);
    m_table->finishSorting();
    QVERIFY(firstColumn().startsWith(QStringLiteral("60000 59999 ")));
}

QTEST_MAIN(tst_TraceTable)
#include "tst_tracetable.moc"

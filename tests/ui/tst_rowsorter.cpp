#include "tests/ui/threeinvocations.h"
#include "ui/models/attempttablemodel.h"
#include "ui/models/invocationtablemodel.h"
#include "ui/models/rowsorter.h"
#include "ui/models/steptablemodel.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace retryscope;

namespace {

std::unique_ptr<TraceModel> modelOf(const QString &table)
{
    if (table == QStringLiteral("invocations"))
        return std::make_unique<InvocationTableModel>();
    if (table == QStringLiteral("attempts"))
        return std::make_unique<AttemptTableModel>();
    return std::make_unique<StepTableModel>();
}

RowOrderPtr orderOf(const RowSource &source, const RowWish &wish)
{
    RowSorter sorter;
    sorter.start(source, wish);
    sorter.finish();
    return sorter.order();
}

QString numbers(const RowOrder &order)
{
    QStringList words;
    for (std::size_t i = 0; i < order.count(); ++i)
        words += QString::number(order.at(i));
    return words.join(QLatin1Char(' '));
}

} // namespace

class tst_RowSorter : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void columnsSort_data();
    void columnsSort();
    void everyColumnSortsStably_data();
    void everyColumnSortsStably();
    void rowsAreThoseOfTheLanes();
    void longTablesAreSortedBesideTheWindow();
};

void tst_RowSorter::columnsSort_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("upwards");
    QTest::addColumn<QString>("downwards");
    const QString invocations = QStringLiteral("invocations");
    const QString attempts = QStringLiteral("attempts");
    const auto row = [](const char *name, const QString &table, int column, const char *upwards,
                        const char *downwards) {
        QTest::newRow(name) << table << column << QString::fromLatin1(upwards)
                            << QString::fromLatin1(downwards);
    };
    using Invocations = InvocationTableModel;
    row("function", invocations, Invocations::FunctionColumn, "2 0 1", "1 0 2");
    row("state at the end", invocations, Invocations::StateColumn, "0 1 2", "2 1 0");
    row("attempts, equal ones in order", invocations, Invocations::AttemptsColumn, "1 2 0",
        "0 1 2");
    row("accepted", invocations, Invocations::AcceptedColumn, "0 1 2", "2 1 0");
    row("age to the millisecond", invocations, Invocations::AgeColumn, "1 2 0", "0 2 1");
    row("deliveries", invocations, Invocations::DeliveriesColumn, "1 2 0", "0 1 2");
    using Attempts = AttemptTableModel;
    row("invocation", attempts, Attempts::InvocationColumn, "0 2 3 1 4", "4 1 0 2 3");
    row("attempts before refusals", attempts, Attempts::AttemptColumn, "0 1 4 3 2", "2 3 0 1 4");
    row("no duration first", attempts, Attempts::DurationColumn, "1 2 4 0 3", "0 3 4 1 2");
    row("in flight", attempts, Attempts::InFlightColumn, "1 2 0 3 4", "4 0 3 1 2");
    row("no wait first", attempts, Attempts::NextColumn, "1 3 4 2 0", "0 2 1 3 4");
}

void tst_RowSorter::columnsSort()
{
    QFETCH(const QString, table);
    QFETCH(const int, column);
    const auto trace = std::make_shared<const Trace>(threeInvocations());
    const auto model = modelOf(table);
    model->show(trace.get());
    const RowSource source = model->rowSource();

    QTEST(numbers(*orderOf(source, {trace, nullptr, RowSort{column, Qt::AscendingOrder}})),
          "upwards");
    QTEST(numbers(*orderOf(source, {trace, nullptr, RowSort{column, Qt::DescendingOrder}})),
          "downwards");
}

void tst_RowSorter::everyColumnSortsStably_data()
{
    QTest::addColumn<QString>("table");
    for (const char *table : {"invocations", "attempts", "steps"})
        QTest::newRow(table) << QString::fromLatin1(table);
}

/// Against a plain stable sort by the same keys: nothing twice, nothing missing.
void tst_RowSorter::everyColumnSortsStably()
{
    QFETCH(const QString, table);
    const auto trace = std::make_shared<const Trace>(threeInvocations());
    const auto model = modelOf(table);
    model->show(trace.get());
    const RowSource source = model->rowSource();
    for (int column = 0; column < model->columnCount(); ++column) {
        const SortKeys keys = source.keys(*trace, column);
        QCOMPARE(keys.size(), source.count);
        std::vector<std::size_t> expected(keys.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            expected[i] = i;
        std::stable_sort(expected.begin(), expected.end(),
                         [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });

        const auto order = orderOf(source, {trace, nullptr, RowSort{column, Qt::AscendingOrder}});

        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(order->at(i), expected[i]);
            QCOMPARE(order->placeOf(expected[i]), std::optional(i));
        }
    }
}

void tst_RowSorter::rowsAreThoseOfTheLanes()
{
    const auto trace = std::make_shared<const Trace>(threeInvocations());
    InvocationTableModel invocations;
    AttemptTableModel attempts;
    StepTableModel steps;
    for (TraceModel *model : std::initializer_list<TraceModel *>{&invocations, &attempts, &steps})
        model->show(trace.get());
    LaneWish wish;
    wish.matching =
        std::make_shared<const std::vector<InvocationId>>(std::vector<InvocationId>{{0}, {2}});
    wish.pins = {{2}};
    const auto lanes =
        std::make_shared<const LaneTable>(*LaneTable::made(*trace, wish, [] { return false; }));
    const RowSort byDuration{AttemptTableModel::DurationColumn, Qt::AscendingOrder};

    QCOMPARE(numbers(*orderOf(invocations.rowSource(), {trace, lanes, {}})), QStringLiteral("2 0"));
    QCOMPARE(numbers(*orderOf(attempts.rowSource(), {trace, lanes, {}})),
             QStringLiteral("0 2 3 4"));
    QCOMPARE(numbers(*orderOf(attempts.rowSource(), {trace, lanes, byDuration})),
             QStringLiteral("2 4 0 3"));
    QVERIFY(!orderOf(steps.rowSource(), {trace, lanes, {}})); // the log shows all steps
    const auto all = std::make_shared<const LaneTable>(3);
    QVERIFY(!orderOf(invocations.rowSource(), {trace, all, {}})); // and costs nothing
}

void tst_RowSorter::longTablesAreSortedBesideTheWindow()
{
    constexpr std::size_t rows = 50'000;
    int asked = 0; // by one thread at a time
    RowSource source;
    source.count = rows;
    source.keys = [&asked](const Trace &, int) {
        ++asked;
        SortKeys keys;
        for (std::size_t i = 0; i < rows; ++i)
            keys.push_back(static_cast<std::int64_t>(i * 7'919 % 1'000));
        return keys;
    };
    const RowWish wish{std::make_shared<const Trace>(HandmadeTrace().finished()), nullptr,
                       RowSort{0, Qt::AscendingOrder}};
    RowSorter sorter;
    const QSignalSpy busy(&sorter, &RowSorter::busyChanged);

    sorter.start(source, wish);

    QVERIFY(sorter.isBusy());
    QVERIFY(!sorter.order());
    sorter.finish();
    QCOMPARE(busy.size(), 2);
    QCOMPARE(sorter.order()->count(), rows);
    sorter.start(source, wish);
    sorter.finish();
    QCOMPARE(asked, 1); // once a trace and column
}

QTEST_GUILESS_MAIN(tst_RowSorter)
#include "tst_rowsorter.moc"

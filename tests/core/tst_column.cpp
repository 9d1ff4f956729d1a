#include "core/trace/column.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

class tst_Column : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void keepsWhatIsAppended_data();
    void keepsWhatIsAppended();
    void givingBackSlackKeepsTheValues();
    void movingLeavesAnEmptyColumn();
    void anOwnValueCanBeAppended();
};

void tst_Column::keepsWhatIsAppended_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("reserved");

    QTest::newRow("nothing") << 0 << 0;
    QTest::newRow("one") << 1 << 0;
    QTest::newRow("many") << 100'000 << 0;
    QTest::newRow("as many as reserved") << 1000 << 1000;
    QTest::newRow("more than reserved") << 1001 << 1000;
}

void tst_Column::keepsWhatIsAppended()
{
    QFETCH(const int, count);
    QFETCH(const int, reserved);

    Column<int> column;
    column.reserve(static_cast<std::size_t>(reserved));
    for (int i = 0; i < count; ++i)
        column.append(i);

    QCOMPARE(column.size(), static_cast<std::size_t>(count));
    QCOMPARE(column.isEmpty(), count == 0);
    int next = 0;
    for (const int value : column.values())
        QCOMPARE(value, next++);
    QCOMPARE(next, count);
}

void tst_Column::givingBackSlackKeepsTheValues()
{
    Column<int> column;
    for (int i = 0; i < 65; ++i)
        column.append(i);

    column.giveBackSlack();
    column.append(65);

    for (int i = 0; i <= 65; ++i)
        QCOMPARE(column[static_cast<std::size_t>(i)], i);
}

void tst_Column::movingLeavesAnEmptyColumn()
{
    Column<int> from;
    from.append(7);

    Column<int> to(std::move(from));

    QCOMPARE(to.size(), std::size_t{1});
    QCOMPARE(to[0], 7);
    QVERIFY(from.isEmpty()); // NOLINT(bugprone-use-after-move): that is the claim
}

void tst_Column::anOwnValueCanBeAppended()
{
    Column<int> column;
    for (int i = 0; i < 64; ++i)
        column.append(i);

    column.append(column[3]); // moves the block

    QCOMPARE(column[64], 3);
}

QTEST_GUILESS_MAIN(tst_Column)
#include "tst_column.moc"

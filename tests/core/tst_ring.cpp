#include "core/engine/ring.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

class tst_Ring : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void firstInIsFirstOut_data();
    void firstInIsFirstOut();
    void backIsTheYoungest();
    void growsWhileValuesWait();
};

void tst_Ring::firstInIsFirstOut_data()
{
    QTest::addColumn<int>("ahead"); // how many wait at any time

    QTest::newRow("one") << 1;
    QTest::newRow("just below the first block") << 15;
    QTest::newRow("exactly the first block") << 16;
    QTest::newRow("just above the first block") << 17;
    QTest::newRow("many blocks") << 5000;
}

void tst_Ring::firstInIsFirstOut()
{
    QFETCH(const int, ahead);

    Ring<int> ring;
    int taken = 0;
    for (int i = 0; i < 3 * ahead + 100; ++i) {
        ring.push(i);
        if (i >= ahead - 1) {
            QCOMPARE(ring.front(), taken++);
            ring.pop();
        }
    }

    for (; !ring.isEmpty(); ring.pop())
        QCOMPARE(ring.front(), taken++);
    QCOMPARE(taken, 3 * ahead + 100);
}

void tst_Ring::backIsTheYoungest()
{
    Ring<int> ring;
    for (int i = 0; i < 16; ++i)
        ring.push(i);
    for (int i = 0; i < 10; ++i)
        ring.pop();

    ring.push(16); // in the room of the first

    QCOMPARE(ring.back(), 16);
    QCOMPARE(ring.front(), 10);
}

void tst_Ring::growsWhileValuesWait()
{
    Ring<int> ring;
    for (int i = 0; i < 16; ++i)
        ring.push(i);
    for (int i = 0; i < 10; ++i)
        ring.pop();

    for (int i = 16; i < 60; ++i) // around the end of the block, then into larger ones
        ring.push(i);

    for (int i = 10; i < 60; ++i, ring.pop())
        QCOMPARE(ring.front(), i);
    QVERIFY(ring.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Ring)
#include "tst_ring.moc"

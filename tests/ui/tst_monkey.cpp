#include "tests/ui/forkwindow.h"
#include "tests/ui/monkey.h"

using namespace retryscope;

/// Random commands, keys, clicks, edits, forks and filters, by a seed. For longer runs the
/// environment may give another seed (RETRYSCOPE_MONKEY_SEED) and number of acts
/// (RETRYSCOPE_MONKEY_ACTS); RETRYSCOPE_MONKEY_ALOUD tells each act before it is done, for crashes.
class tst_Monkey : public QObject, private ForkWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { prepare("tst_monkey"); }
    void init() { open(); }
    void cleanup() { m_window.reset(); }

    void nothingBreaks_data();
    void nothingBreaks();
};

void tst_Monkey::nothingBreaks_data()
{
    QTest::addColumn<quint32>("seed");
    const int wish = qEnvironmentVariableIntValue("RETRYSCOPE_MONKEY_SEED");
    if (wish > 0) {
        QTest::newRow("the seed of the environment") << static_cast<quint32>(wish);
        return;
    }
    for (const quint32 seed : {1U, 2U})
        QTest::addRow("seed %u", seed) << seed;
}

void tst_Monkey::nothingBreaks()
{
    QFETCH(const quint32, seed);
    const int wish = qEnvironmentVariableIntValue("RETRYSCOPE_MONKEY_ACTS");
    const int acts = wish > 0 ? wish : 120;

    Monkey monkey(*m_window, seed);
    for (int i = 0; i < acts; ++i) {
        monkey.act();
        const QString complaint =
            QTest::currentTestFailed() ? QStringLiteral("there was a warning") : monkey.complaint();
        QVERIFY2(
            complaint.isEmpty(),
            qPrintable(
                QStringLiteral("seed %1: %2 after%3").arg(seed).arg(complaint, monkey.story())));
    }
    document().finishSimulating();
    QCOMPARE(monkey.complaint(), QString());
}

QTEST_MAIN(tst_Monkey)
#include "tst_monkey.moc"

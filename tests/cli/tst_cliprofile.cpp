#include "tests/cli/program.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

/// `run --profile`, and a trace that is written and checked.
class tst_CliProfile : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void tellsEachPhase();
    void takesNoValue();
    void writtenTraceIsWhole();
    void brokenTraceIsTold();

private:
    Program m_program;
};

void tst_CliProfile::tellsEachPhase()
{
    const Ran plain = m_program.ran("run failing.json --format summary");

    const Ran told = m_program.ran("run failing.json --profile --format summary");

    QCOMPARE(told.status, 0);
    QCOMPARE(told.out, plain.out);
    const QList<QByteArray> lines = told.err.split('\n');
    QCOMPARE(lines.front(), QByteArray("phase         wall ms     CPU ms  resident MB    peak MB"));
    const QRegularExpression row(QStringLiteral(R"(^(\w+)( +\d+\.\d){4}$)"));
    QStringList phases;
    for (qsizetype i = 1; i < lines.size() - 1; ++i) {
        const auto match = row.match(QString::fromLatin1(lines[i]));
        QVERIFY2(match.hasMatch(), lines[i].constData());
        phases.append(match.captured(1));
    }
    QCOMPARE(phases.join(u' '), QStringLiteral("read check simulate index write total"));
}

void tst_CliProfile::takesNoValue()
{
    const Ran ran = m_program.ran("run failing.json --profile=all");

    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.err,
             QByteArray("retryscope-cli: --profile: takes no value\nTry: retryscope-cli --help\n"));
}

void tst_CliProfile::writtenTraceIsWhole()
{
    QCOMPARE(m_program.ran("run failing.json --format jsonl -o trace.jsonl").status, 0);

    const Ran ran = m_program.ran("check trace.jsonl");

    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, QByteArray());
    QCOMPARE(ran.err, QByteArray());
}

void tst_CliProfile::brokenTraceIsTold()
{
    m_program.write(QStringLiteral("broken.jsonl"), "{\"step\":1}\n");

    const Ran ran = m_program.ran("check broken.jsonl absent.jsonl");

    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.err,
             QByteArray("broken.jsonl: line 1: expected step 0, found 1\n"
                        "absent.jsonl: can't be read: No such file or directory\n"));
}

QTEST_GUILESS_MAIN(tst_CliProfile)
#include "tst_cliprofile.moc"

#include "core/formats/comparisontext.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenariowriter.h"
#include "tests/cli/program.h"
#include "tests/core/twin/randomscenario.h"
#include "tests/support/randomfork.h"
#include "ui/document/document.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <string>

using namespace retryscope;

namespace {

/// Three runs fail; with the forks the event is too old, or is tried once.
const char *const withForks = R"({
  "format": "retryscope-scenario", "version": 1,
  "functions": [{"FunctionName": "f", "behavior": [{"outcome": {"type": "error"}}]}],
  "invocations": [{"atMs": 0, "function": "f"}],
  "forks": [
    {"name": "younger", "atMs": 1000, "patch": [{"op": "add", "path": "/changes", "value": [
      {"atMs": 1000, "function": "f", "PutFunctionEventInvokeConfig": {"MaximumEventAgeInSeconds": 90}}]}]},
    {"name": "once", "atMs": 0, "patch": [{"op": "add", "path": "/functions/0/EventInvokeConfigs", "value":
      [{"MaximumRetryAttempts": 0}]}]}
  ]
})";

} // namespace

/// Forks on the command line, and that the window agrees with it.
class tst_CliForks : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_program = std::make_unique<Program>();
        m_program->write(QStringLiteral("forks.json"), withForks);
    }

    void aForkIsComparedWithTheBase();
    void twoForksAreCompared();
    void aForkIsRun();
    void wrongForksAreTold_data();
    void wrongForksAreTold();
    void theWindowAgrees();

private:
    std::unique_ptr<Program> m_program;
};

void tst_CliForks::aForkIsComparedWithTheBase()
{
    const Ran run = m_program->ran("compare forks.json --fork younger");

    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.out, QByteArray(R"(first divergence: step 3
  the base  0:01:00.100  #1    attempt 2 starts  $LATEST
  younger   0:00:01.000        changed           PutFunctionEventInvokeConfig f

ends that differ: 1
#1 f: ends as RetriesExhausted at 0:03:00.300 after 3 attempts, LOST in the base; ends as EventAgeExceeded at 0:01:00.200 after 2 attempts, LOST in younger, 120.1 s earlier
)"));
    QCOMPARE(run.status, 0);
}

void tst_CliForks::twoForksAreCompared()
{
    const Ran run = m_program->ran("compare forks.json --fork younger --fork once --rules chapter");

    QVERIFY2(run.out.contains("after 1 attempt, LOST in once"), run.out.constData());
    QVERIFY2(run.out.contains("in younger;"), run.out.constData());
    QCOMPARE(run.status, 0);
}

void tst_CliForks::aForkIsRun()
{
    const Ran base = m_program->ran("run forks.json --format summary");
    const Ran fork = m_program->ran("run forks.json --fork once --format summary");

    QVERIFY2(base.out.contains("attempts 3\n"), base.out.constData());
    QVERIFY2(fork.out.contains("attempts 1\n"), fork.out.constData());
}

void tst_CliForks::wrongForksAreTold_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const char *words, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(words) << QByteArray(expected);
    };
    row("no such fork", "compare forks.json --fork older",
        "--fork: expected one of the forks younger, once, found older");
    row("no such fork to run", "run forks.json --fork older",
        "--fork: expected one of the forks younger, once, found older");
    row("no forks at all", "run failing.json --fork older",
        "--fork: expected a scenario with forks, found none");
    row("three forks", "compare forks.json --fork once --fork younger --fork once",
        "--fork: expected at most two forks, found 3");
    row("beside another file", "compare forks.json --fork once --with failing.json",
        "--fork: expected no --with beside it, found one");
    row("beside two profiles", "compare forks.json --fork once --rules aws --rules chapter",
        "--rules: expected one profile beside --fork, found 2");
}

void tst_CliForks::wrongForksAreTold()
{
    QFETCH(const QString, words);
    QFETCH(const QByteArray, expected);

    const Ran run = m_program->ran(words.split(u' ', Qt::SkipEmptyParts));

    QCOMPARE(run.err, "retryscope-cli: " + expected + "\nTry: retryscope-cli --help\n");
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.status, 2);
}

/// Forks of 200 random scenarios, made, simulated and compared in a document as the window does.
void tst_CliForks::theWindowAgrees()
{
    int made = 0;
    for (std::uint64_t seed = 1; seed <= 1000 && made < 200; ++seed) {
        const Scenario scenario = twin::randomScenario(seed, twin::randomRules(seed));
        const Json json = writeScenario(scenario);
        if (!readScenario(json, scenario.title))
            continue;
        Document document;
        QVERIFY(
            document.openText(QByteArray::fromStdString(prettyText(json)), QString(), QString()));
        document.finishSimulating();
        RandomFork random(document.json(), document.trace(), seed);
        const auto fork =
            seed % 2 == 0 ? random.outcomeChange() : std::optional(random.settingChange());
        if (!fork || !*fork)
            continue;
        ++made;
        QVERIFY(document.fork(QStringLiteral("what if"), fork->value().at, fork->value().patch));
        document.compareWith({BranchId(0)});
        document.finishSimulating();
        std::string expected;
        writeComparison({"the base", document.trace()},
                        {"what if", *document.others().front().trace},
                        [&](std::string_view piece) { expected += piece; });
        QVERIFY(document.save(m_program->path(QStringLiteral("random.json"))));

        const Ran run = m_program->ran({QStringLiteral("compare"), QStringLiteral("random.json"),
                                        QStringLiteral("--fork"), QStringLiteral("what if")});

        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.out, QByteArray::fromStdString(expected));
    }
    QCOMPARE(made, 200);
}

QTEST_GUILESS_MAIN(tst_CliForks)
#include "tst_cliforks.moc"

#include "core/engine/simulate.h"
#include "core/formats/chrometrace.h"
#include "core/formats/jsontext.h"
#include "core/formats/report.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenarioschema.h"
#include "core/formats/tracelines.h"
#include "tests/cli/program.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace retryscope;

namespace {

constexpr const char *timeline =
    R"(failing
rules aws; seed 1; simulated, not a measurement of AWS

0:00:00.000  #1    accepted          f, from sdk
0:00:00.000  #1    attempt 1 starts  $LATEST
0:00:00.100  #1    failed            error (Error), next dispatch in 60 s at 0:01:00.100
0:01:00.100  #1    attempt 2 starts  $LATEST
0:01:00.200  #1    failed            error (Error), next dispatch in 120 s at 0:03:00.200
0:03:00.200  #1    attempt 3 starts  $LATEST
0:03:00.300  #1    failed            error (Error)
0:03:00.300  #1    ended             RetriesExhausted, approximateInvokeCount 3
0:03:00.300  #1    LOST              neither a dead-letter queue nor OnFailure got the event

)";

constexpr const char *summary = R"(invocations 1
attempts 3
refusals 0
steps 9
rejected 0
Success 0
RetriesExhausted 1
EventAgeExceeded 0
ZeroReservedConcurrency 0
RecursiveInvocation 0
lost 1
AsyncEventsReceived 1
AsyncEventsDropped 1
Invocations 3
Errors 3
Throttles 0
DeadLetterErrors 0
DestinationDeliveryFailures 0
RecursiveInvocationsDropped 0
)";

QByteArray inProcess(const QByteArray &format)
{
    Scenario scenario = readScenarioText(failingScenario, "failing").value();
    const Trace trace = simulate(std::move(scenario), Rules{});
    QByteArray text;
    const Sink sink = [&](std::string_view piece) {
        text.append(piece.data(), static_cast<qsizetype>(piece.size()));
    };
    if (format == "json")
        writeReport(trace, sink);
    else if (format == "jsonl")
        writeTraceLines(trace, sink);
    else if (format == "chrome")
        writeChromeTrace(trace, sink);
    return text;
}

} // namespace

class tst_Cli : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }
    void runWritesEachFormat_data();
    void runWritesEachFormat();
    void outputGoesToTheFile();
    void outputIsWholeOrNotAtAll_data();
    void outputIsWholeOrNotAtAll();
    void wrongInputLeavesTheOldFile();
    void fullDeviceIsTold();
    void optionsCount_data();
    void optionsCount();
    void importMakesAScenario();
    void exportWritesWhatImportReads();
    void schemaIsPrinted();
    void rulesArePrinted();
    void helpAndVersion();

private:
    std::unique_ptr<Program> m_program;
};

void tst_Cli::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_program = std::make_unique<Program>();
}

void tst_Cli::runWritesEachFormat_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("expected");

    const auto format = [](const char *name) {
        return QStringList{QStringLiteral("--format"), QString::fromLatin1(name)};
    };
    QTest::newRow("without a word: text") << QStringList() << QByteArray(timeline) + summary;
    QTest::newRow("text") << format("text") << QByteArray(timeline) + summary;
    QTest::newRow("summary") << format("summary") << QByteArray(summary);
    QTest::newRow("json") << format("json") << inProcess("json");
    QTest::newRow("jsonl") << format("jsonl") << inProcess("jsonl");
    QTest::newRow("chrome") << format("chrome") << inProcess("chrome");
}

void tst_Cli::runWritesEachFormat()
{
    QFETCH(const QStringList, options);
    QFETCH(const QByteArray, expected);

    const Ran run = m_program->ran(
        QStringList{QStringLiteral("run"), QStringLiteral("failing.json")} + options);

    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.out, expected);
    QCOMPARE(run.status, 0);
}

void tst_Cli::outputGoesToTheFile()
{
    const Ran run = m_program->ran("run failing.json --format=summary -o out.txt");

    QCOMPARE(run.status, 0);
    QCOMPARE(run.out + run.err, QByteArray());
    QCOMPARE(m_program->content(QStringLiteral("out.txt")), QByteArray(summary));
    QCOMPARE(m_program->files(),
             (QStringList{QStringLiteral("failing.json"), QStringLiteral("out.txt")}));
}

void tst_Cli::outputIsWholeOrNotAtAll_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("a folder") << QStringLiteral(".")
                              << QByteArray(".: expected a file, found a directory\n");
    QTest::newRow("in a folder that is missing")
        << QStringLiteral("nowhere/out.txt")
        << QByteArray("nowhere/out.txt: can't be written: No such file or directory\n");
    QTest::newRow("in a file") << QStringLiteral("failing.json/out.txt")
                               << QByteArray(
                                      "failing.json/out.txt: can't be written: Not a directory\n");
    QTest::newRow("on a full device")
        << QStringLiteral("/dev/full")
        << QByteArray("/dev/full: can't be written: No space left on device\n");
}

void tst_Cli::outputIsWholeOrNotAtAll()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, expected);

    const Ran run = m_program->ran(
        {QStringLiteral("run"), QStringLiteral("failing.json"), QStringLiteral("-o"), path});

    QCOMPARE(run.err, expected);
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.status, 1);
    QCOMPARE(m_program->files(), QStringList{QStringLiteral("failing.json")});
    QCOMPARE(m_program->content(QStringLiteral("failing.json")), QByteArray(failingScenario));
}

void tst_Cli::wrongInputLeavesTheOldFile()
{
    m_program->write(QStringLiteral("old.txt"), "old");
    m_program->write(QStringLiteral("bad.json"), "[]");

    const Ran run = m_program->ran("run bad.json -o old.txt");

    QCOMPARE(run.status, 1);
    QCOMPARE(m_program->content(QStringLiteral("old.txt")), QByteArray("old"));
}

void tst_Cli::fullDeviceIsTold()
{
    const Ran run = m_program->ran({QStringLiteral("run"), QStringLiteral("failing.json")},
                                   QStringLiteral("/dev/full"));

    QCOMPARE(run.err, QByteArray("standard output: can't be written\n"));
    QCOMPARE(run.status, 1);
}

void tst_Cli::optionsCount_data()
{
    QTest::addColumn<QString>("options"); // parted by spaces
    QTest::addColumn<QByteArray>("word"); // that begins a line of the summary
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const char *options, const char *word,
                        const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(options) << QByteArray(word)
                            << QByteArray(expected);
    };
    row("until just before the run's end", "--until 99", "steps", "steps 2");
    row("until the run's end", "--until 100ms", "steps", "steps 3");
    row("until the second run, in seconds", "--until 61s", "attempts", "attempts 2");
    row("until the second run, in minutes", "--until=2m", "attempts", "attempts 2");
    row("until just before the second run", "--until 1m99ms", "attempts", "attempts 1");
    row("until the second run, in parts", "--until 0h1m0s100ms", "attempts", "attempts 2");
    row("for hours", "--until 1h", "attempts", "attempts 3");
    row("the last one counts", "--until 1h --until 0", "steps", "steps 2");
    row("rules of another profile", "--rules retry-guide", "RetryAttemptsExhausted",
        "RetryAttemptsExhausted 1");
    row("one rule set", "--set record.exhausted-name=retry-guide", "RetryAttemptsExhausted",
        "RetryAttemptsExhausted 1");
    row("one rule set back", "--rules retry-guide --set record.exhausted-name=aws",
        "RetriesExhausted", "RetriesExhausted 1");
    row("a rule set twice", "--set retry.waits=chapter --set retry.waits=aws", "steps", "steps 9");
}

void tst_Cli::optionsCount()
{
    QFETCH(const QString, options);
    QFETCH(const QByteArray, word);
    QFETCH(const QByteArray, expected);

    const Ran run =
        m_program->ran(QStringList{QStringLiteral("run"), QStringLiteral("failing.json"),
                                   QStringLiteral("--format"), QStringLiteral("summary")}
                       + options.split(u' '));

    QCOMPARE(run.err, QByteArray());
    QCOMPARE(lineOf(run.out, word), expected);
    QCOMPARE(run.status, 0);
}

void tst_Cli::importMakesAScenario()
{
    m_program->write(QStringLiteral("orders.yaml"), R"(Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: orders
      Timeout: 30
  Retries:
    Type: AWS::Lambda::EventInvokeConfig
    Properties:
      FunctionName: !Ref Orders
      Qualifier: $LATEST
      MaximumRetryAttempts: 0
)");

    const Ran import = m_program->ran("import orders.yaml -o orders.json");
    const Ran run = m_program->ran("run orders.json --format summary");

    QCOMPARE(import.err + import.out, QByteArray());
    QCOMPARE(import.status, 0);
    const auto document =
        parseJson(m_program->content(QStringLiteral("orders.json")).toStdString());
    QCOMPARE(*resolve(document.value(), "/functions/0/Timeout"), Json(30));
    QCOMPARE(*resolve(document.value(), "/functions/0/EventInvokeConfigs/0/MaximumRetryAttempts"),
             Json(0));
    QCOMPARE(run.status, 0);
    QCOMPARE(lineOf(run.out, "invocations"), QByteArray("invocations 1"));
}

void tst_Cli::exportWritesWhatImportReads()
{
    m_program->write(QStringLiteral("orders.json"), R"({
  "format": "retryscope-scenario",
  "version": 1,
  "functions": [{"FunctionName": "orders", "EventInvokeConfigs": [{"MaximumRetryAttempts": 0}]}],
  "invocations": []
}
)");

    const Ran exported = m_program->ran("export orders.json --as sam -o orders.yaml");
    const Ran imported = m_program->ran("import orders.yaml -o again.json");
    const Ran broken = m_program->ran("export missing.json --as sam");

    QCOMPARE(exported.err + exported.out + imported.err + imported.out, QByteArray());
    const auto again = parseJson(m_program->content(QStringLiteral("again.json")).toStdString());
    QCOMPARE(*resolve(again.value(), "/functions/0/EventInvokeConfigs/0/MaximumRetryAttempts"),
             Json(0));
    QCOMPARE(broken.status, 1);
    QVERIFY(broken.err.startsWith("missing.json: "));
}

void tst_Cli::schemaIsPrinted()
{
    const Ran run = m_program->ran("schema");

    QCOMPARE(run.status, 0);
    QCOMPARE(run.out.toStdString(), prettyText(scenarioSchema()));
}

void tst_Cli::rulesArePrinted()
{
    const Ran all = m_program->ran("rules");
    const Ran one = m_program->ran("rules retry.waits --profile chapter");

    QCOMPARE(all.status, 0);
    QVERIFY(all.out.contains("\nesm.destinations\n") && all.out.contains("\nretry.waits\n"));
    QCOMPARE(one.status, 0);
    QVERIFY(one.out.contains("retry.waits\n") && !one.out.contains("esm.destinations"));
}

void tst_Cli::helpAndVersion()
{
    for (const char *word : {"--help", "-h"}) {
        const Ran help = m_program->ran({QString::fromLatin1(word)});
        QCOMPARE(help.status, 0);
        QVERIFY(
            help.out.startsWith("Retryscope simulates AWS Lambda's asynchronous invocation.\n"));
        for (const char *command :
             {"run", "check", "compare", "import", "export", "rules", "schema"})
            QVERIFY2(help.out.contains(QByteArray("\n  retryscope-cli ") + command), command);
    }
    const Ran ofCommand = m_program->ran("run failing.json --help");
    QCOMPARE(ofCommand.out, m_program->ran("--help").out);
    QCOMPARE(ofCommand.err, QByteArray());
    QCOMPARE(ofCommand.status, 0);
    QCOMPARE(m_program->ran("--version").out, QByteArray("retryscope-cli 0.1.0\n"));
}

QTEST_GUILESS_MAIN(tst_Cli)
#include "tst_cli.moc"

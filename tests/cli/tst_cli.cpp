#include "core/engine/simulate.h"
#include "core/formats/chrometrace.h"
#include "core/formats/jsontext.h"
#include "core/formats/report.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenarioschema.h"
#include "core/formats/summary.h"
#include "core/formats/timelinetext.h"
#include "core/formats/tracelines.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace retryscope;

namespace {

/// A function that always fails, called once.
constexpr const char *failing = R"({
  "format": "retryscope-scenario",
  "version": 1,
  "functions": [{"FunctionName": "f", "behavior": [{"outcome": {"type": "error"}}]}],
  "invocations": [{"atMs": 0, "function": "f", "requestId": "00000000-0000-4000-8000-000000000001"}]
}
)";

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

constexpr const char *hint = "Try: retryscope-cli --help\n";

struct Ran
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

QByteArray inProcess(const QByteArray &format)
{
    Scenario scenario = readScenarioText(failing, "failing").value();
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

/// The line of a summary that begins with `word`.
QByteArray lineOf(const QByteArray &text, const QByteArray &word)
{
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith(word + ' '))
            return line;
    }
    return {};
}

} // namespace

class tst_Cli : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_folder.reset(); }
    void runWritesEachFormat_data();
    void runWritesEachFormat();
    void outputGoesToTheFile();
    void outputIsWholeOrNotAtAll_data();
    void outputIsWholeOrNotAtAll();
    void wrongInputLeavesTheOldFile();
    void fullDeviceIsTold();
    void optionsCount_data();
    void optionsCount();
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();
    void wrongFilesAreTold_data();
    void wrongFilesAreTold();
    void thousandErrorsAreAThousandLines();
    void hugeFileIsRefused();
    void importMakesAScenario();
    void importNamesItsFiles();
    void checkPrintsErrorsOfAllFiles();
    void schemaIsPrinted();
    void rulesArePrinted();
    void helpAndVersion();

private:
    [[nodiscard]] Ran ran(const QStringList &words) const;
    void write(const QString &name, const QByteArray &content) const;
    [[nodiscard]] QByteArray content(const QString &name) const;
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

    std::unique_ptr<QTemporaryDir> m_folder; // where the program runs
};

void tst_Cli::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    write(QStringLiteral("failing.json"), failing);
}

Ran tst_Cli::ran(const QStringList &words) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.start(QStringLiteral(RETRYSCOPE_CLI), words);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, {}, "the program crashed or hung"};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void tst_Cli::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray tst_Cli::content(const QString &name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
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

    const Ran run =
        ran(QStringList{QStringLiteral("run"), QStringLiteral("failing.json")} + options);

    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.out, expected);
    QCOMPARE(run.status, 0);
}

void tst_Cli::outputGoesToTheFile()
{
    const Ran run =
        ran({QStringLiteral("run"), QStringLiteral("failing.json"),
             QStringLiteral("--format=summary"), QStringLiteral("-o"), QStringLiteral("out.txt")});

    QCOMPARE(run.status, 0);
    QCOMPARE(run.out + run.err, QByteArray());
    QCOMPARE(content(QStringLiteral("out.txt")), QByteArray(summary));
    QCOMPARE(files(), (QStringList{QStringLiteral("failing.json"), QStringLiteral("out.txt")}));
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

    const Ran run =
        ran({QStringLiteral("run"), QStringLiteral("failing.json"), QStringLiteral("-o"), path});

    QCOMPARE(run.err, expected);
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.status, 1);
    QCOMPARE(files(), QStringList{QStringLiteral("failing.json")});
    QCOMPARE(content(QStringLiteral("failing.json")), QByteArray(failing));
}

void tst_Cli::wrongInputLeavesTheOldFile()
{
    write(QStringLiteral("old.txt"), "old");
    write(QStringLiteral("bad.json"), "[]");

    const Ran run = ran({QStringLiteral("run"), QStringLiteral("bad.json"), QStringLiteral("-o"),
                         QStringLiteral("old.txt")});

    QCOMPARE(run.status, 1);
    QCOMPARE(content(QStringLiteral("old.txt")), QByteArray("old"));
}

void tst_Cli::fullDeviceIsTold()
{
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(QStringLiteral(RETRYSCOPE_CLI),
                  {QStringLiteral("run"), QStringLiteral("failing.json")});
    QVERIFY(process.waitForFinished());

    QCOMPARE(process.readAllStandardError(), QByteArray("standard output: can't be written\n"));
    QCOMPARE(process.exitCode(), 1);
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

    const Ran run = ran(QStringList{QStringLiteral("run"), QStringLiteral("failing.json"),
                                    QStringLiteral("--format"), QStringLiteral("summary")}
                        + options.split(u' '));

    QCOMPARE(run.err, QByteArray());
    QCOMPARE(lineOf(run.out, word), expected);
    QCOMPARE(run.status, 0);
}

void tst_Cli::wrongUsageIsTold_data()
{
    QTest::addColumn<QString>("words"); // parted by spaces
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const char *words, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(words)
                            << "retryscope-cli: " + QByteArray(expected) + '\n' + hint;
    };
    row("nothing", "", "expected a command");
    row("no command", "fly", "fly: is no command");
    row("run without a file", "run", "run: expected one scenario file");
    row("run with two files", "run failing.json failing.json", "run: expected one scenario file");
    row("no option", "run failing.json --fast", "--fast: is no option of this command");
    row("an option of another command", "run failing.json --profile aws",
        "--profile: is no option of this command");
    row("an option without its value", "run failing.json --seed",
        "--seed: expected a value after it");
    row("a negative seed", "run failing.json --seed -1",
        "--seed: expected a whole number from 0 to 9007199254740991, found -1");
    row("a seed too large", "run failing.json --seed 9007199254740992",
        "--seed: expected a whole number from 0 to 9007199254740991, found 9007199254740992");
    row("no duration", "run failing.json --until soon",
        "--until: expected a duration such as 90s, 15m, 6h or 1500ms, found soon");
    row("a duration with a fraction", "run failing.json --until 1.5s",
        "--until: expected a duration such as 90s, 15m, 6h or 1500ms, found 1.5s");
    row("more than a year", "run failing.json --until 31536000001",
        "--until: expected a duration such as 90s, 15m, 6h or 1500ms, found 31536000001");
    row("no format", "run failing.json --format xml",
        "--format: expected text, summary, json, jsonl or chrome, found xml");
    row("no profile", "run failing.json --rules ours",
        "--rules: expected the name of a profile (aws, chapter, destinations-article, "
        "retry-guide), found the string \"ours\"");
    row("no option of a rule", "run failing.json --set retry.waits=ours",
        "--set retry.waits: expected the name of a profile (aws, chapter, destinations-article, "
        "retry-guide), found the string \"ours\"");
    row("a rule without an option", "run failing.json --set retry.waits",
        "--set: expected RULE=OPTION, found retry.waits");
    row("rules of no profile", "rules --profile ours",
        "--profile: expected aws, chapter, destinations-article or retry-guide, found ours");
    row("rules with two rules", "rules retry.waits age.check", "rules: expected at most one rule");
    row("no rule", "rules retry.wait", "retry.wait: is no rule; `rules` lists them all");
    row("schema with a file", "schema failing.json", "schema: expected no file");
    row("import without a file", "import", "import: expected at least one file");
    row("check without a file", "check", "check: expected at least one file");
}

void tst_Cli::wrongUsageIsTold()
{
    QFETCH(const QString, words);
    QFETCH(const QByteArray, expected);

    const Ran run = ran(words.split(u' ', Qt::SkipEmptyParts));

    QCOMPARE(run.err, expected);
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.status, 2);
}

void tst_Cli::wrongFilesAreTold_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const QByteArray &content, const QByteArray &expected) {
        QTest::newRow(name) << content << expected;
    };
    row("empty", "", "bad.json: 1:1: expected a value, found the end of the text\n");
    row("not JSON", "{\"a\": 1,}\n", "bad.json: 1:9: expected a key in quotes, found }\n");
    row("cut off", "{\"a\": [1, 2",
        "bad.json: 1:12: expected a comma or ], found the end of the text\n");
    row("no object", "[1]", "bad.json: expected an object, found an array\n");
    row("wrong types and unknown keys",
        R"({"format": "retryscope-scenario", "version": 1,
           "functions": [{"FunctionName": "f", "Timeout": "3"}],
           "invocations": [{"atMs": -1, "function": "g", "when": 1}]})",
        "bad.json: /functions/0/Timeout: expected a whole number from 1 to 900, found the string "
        "\"3\"\n"
        "bad.json: /invocations/0/atMs: expected a whole number from 0 to 31536000000, found -1\n"
        "bad.json: /invocations/0/when: expected one of the keys atMs, function, payload, everyMs, "
        "count, type, source, outcomes, note, requestId, found \"when\"\n");
    QByteArray tooDeep("bad.json: ");
    for (int i = 0; i < 200; ++i)
        tooDeep += "/0";
    row("nested 100,000 times", QByteArray(100'000, '['),
        tooDeep + ": expected at most 200 levels of arrays and objects, found more\n"
            + "bad.json: 1:100001: expected a value, found the end of the text\n");
}

void tst_Cli::wrongFilesAreTold()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, expected);
    write(QStringLiteral("bad.json"), content);

    for (const char *command : {"run", "check"}) {
        if (command == QByteArray("check") && !content.contains("retryscope-scenario"))
            continue; // it could be configuration of AWS
        const Ran run = ran({QString::fromLatin1(command), QStringLiteral("bad.json")});

        QCOMPARE(run.err, expected);
        QCOMPARE(run.out, QByteArray());
        QCOMPARE(run.status, 1);
    }
}

void tst_Cli::thousandErrorsAreAThousandLines()
{
    QByteArray text(R"({"format": "retryscope-scenario", "version": 1, "functions": [],)"
                    R"( "invocations": [)");
    for (int i = 0; i < 1000; ++i)
        text += i == 0 ? "{\"atMs\": -1, \"function\": \"f\"}"
                       : ", {\"atMs\": -1, \"function\": \"f\"}";
    write(QStringLiteral("bad.json"), text + "]}");

    const Ran run = ran({QStringLiteral("run"), QStringLiteral("bad.json")});

    QCOMPARE(run.status, 1);
    QCOMPARE(run.err.count('\n'), 1000);
    QVERIFY(run.err.endsWith("bad.json: /invocations/999/atMs: expected a whole number from 0 to "
                             "31536000000, found -1\n"));
}

void tst_Cli::hugeFileIsRefused()
{
    QFile file(m_folder->filePath(QStringLiteral("huge.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(100'000'000)); // sparse
    file.close();

    for (const char *command : {"run", "import", "check"}) {
        const Ran run = ran({QString::fromLatin1(command), QStringLiteral("huge.json")});

        QCOMPARE(run.err,
                 QByteArray("huge.json: expected a file of at most 67108864 bytes, found a larger "
                            "one\n"));
        QCOMPARE(run.status, 1);
    }
    for (const auto &[name, what] :
         {std::pair(".", "expected a file, found a directory"),
          std::pair("none.json", "can't be read: No such file or directory")}) {
        const Ran run = ran({QStringLiteral("run"), QString::fromLatin1(name)});

        QCOMPARE(run.err, QByteArray(name) + ": " + what + '\n');
        QCOMPARE(run.status, 1);
    }
}

void tst_Cli::importMakesAScenario()
{
    write(QStringLiteral("orders.yaml"), R"(Resources:
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

    const Ran import = ran({QStringLiteral("import"), QStringLiteral("orders.yaml"),
                            QStringLiteral("-o"), QStringLiteral("orders.json")});
    const Ran run = ran({QStringLiteral("run"), QStringLiteral("orders.json"),
                         QStringLiteral("--format"), QStringLiteral("summary")});

    QCOMPARE(import.err + import.out, QByteArray());
    QCOMPARE(import.status, 0);
    const auto document = parseJson(content(QStringLiteral("orders.json")).toStdString());
    QCOMPARE(*resolve(document.value(), "/functions/0/Timeout"), Json(30));
    QCOMPARE(*resolve(document.value(), "/functions/0/EventInvokeConfigs/0/MaximumRetryAttempts"),
             Json(0));
    QCOMPARE(run.status, 0);
    QCOMPARE(lineOf(run.out, "invocations"), QByteArray("invocations 1"));
}

void tst_Cli::importNamesItsFiles()
{
    write(QStringLiteral("bad.yaml"), "Resources: [\n");

    const Ran run = ran({QStringLiteral("import"), QStringLiteral("bad.yaml"), QStringLiteral("-o"),
                         QStringLiteral("out.json")});

    QVERIFY2(run.err.startsWith("bad.yaml: 2:1: expected YAML"), run.err.constData());
    QCOMPARE(run.status, 1);
    QVERIFY(!files().contains(QStringLiteral("out.json")));
}

void tst_Cli::checkPrintsErrorsOfAllFiles()
{
    write(QStringLiteral("a.json"), R"({"format": 1})");

    const Ran run = ran({QStringLiteral("check"), QStringLiteral("a.json"), QStringLiteral("."),
                         QStringLiteral("failing.json")});

    QVERIFY(run.err.contains("a.json: /format: "));
    QVERIFY(run.err.contains(".: expected a file, found a directory\n"));
    QVERIFY(run.out.contains("failing.json: /functions/0: loss: silent-loss: "));
    QCOMPARE(run.status, 1);
    QCOMPARE(ran({QStringLiteral("check"), QStringLiteral("failing.json")}).status, 0);
}

void tst_Cli::schemaIsPrinted()
{
    const Ran run = ran({QStringLiteral("schema")});

    QCOMPARE(run.status, 0);
    QCOMPARE(run.out.toStdString(), prettyText(scenarioSchema()));
}

void tst_Cli::rulesArePrinted()
{
    const Ran all = ran({QStringLiteral("rules")});
    const Ran one = ran({QStringLiteral("rules"), QStringLiteral("retry.waits"),
                         QStringLiteral("--profile"), QStringLiteral("chapter")});

    QCOMPARE(all.status, 0);
    QVERIFY(all.out.contains("\nesm.destinations\n") && all.out.contains("\nretry.waits\n"));
    QCOMPARE(one.status, 0);
    QVERIFY(one.out.contains("retry.waits\n") && !one.out.contains("esm.destinations"));
}

void tst_Cli::helpAndVersion()
{
    for (const char *word : {"--help", "-h"}) {
        const Ran help = ran({QString::fromLatin1(word)});
        QCOMPARE(help.status, 0);
        QVERIFY(
            help.out.startsWith("Retryscope simulates AWS Lambda's asynchronous invocation.\n"));
        for (const char *command : {"run", "check", "compare", "import", "rules", "schema"})
            QVERIFY2(help.out.contains(QByteArray("\n  retryscope-cli ") + command), command);
    }
    QCOMPARE(ran({QStringLiteral("--version")}).out, QByteArray("retryscope-cli 0.1.0\n"));
}

QTEST_GUILESS_MAIN(tst_Cli)
#include "tst_cli.moc"

#include "tests/cli/program.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace retryscope;

class tst_CliInput : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }
    void wrongUsageIsTold_data();
    void wrongUsageIsTold();
    void wrongFilesAreTold_data();
    void wrongFilesAreTold();
    void thousandErrorsAreAThousandLines();
    void hugeFileIsRefused();
    void unreadableFilesAreTold_data();
    void unreadableFilesAreTold();
    void checkPrintsErrorsOfAllFiles();
    void checkTellsOfBrokenBreakpointsAsNotes();
    void importNamesItsFiles();
    void configurationIsToBeImportedFirst_data();
    void configurationIsToBeImportedFirst();
    void checkNamesWhatItTakes();

private:
    std::unique_ptr<Program> m_program;
};

void tst_CliInput::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_program = std::make_unique<Program>();
}

void tst_CliInput::wrongUsageIsTold_data()
{
    QTest::addColumn<QString>("words"); // parted by spaces
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const char *words, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(
            words) << "retryscope-cli: " + QByteArray(expected) + "\nTry: retryscope-cli --help\n";
    };
    row("nothing", "", "expected a command");
    row("no command", "fly", "fly: is no command");
    row("run without a file", "run", "run: expected one scenario file");
    row("run with two files", "run failing.json failing.json", "run: expected one scenario file");
    row("no option", "run failing.json --fast", "--fast: is no option of this command");
    row("an option of another command", "run failing.json --as sam",
        "--as: is no option of this command");
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
    row("a smaller unit before a larger one", "run failing.json --until 10s1m",
        "--until: expected a duration such as 90s, 15m, 6h or 1500ms, found 10s1m");
    row("a unit twice", "run failing.json --until 1m1m",
        "--until: expected a duration such as 90s, 15m, 6h or 1500ms, found 1m1m");
    row("a part without a unit", "run failing.json --until 1m10",
        "--until: expected a duration such as 90s, 15m, 6h or 1500ms, found 1m10");
    row("more than a year in parts", "run failing.json --until 8760h1ms",
        "--until: expected a duration such as 90s, 15m, 6h or 1500ms, found 8760h1ms");
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
    row("export without a file", "export --as sam", "export: expected one scenario file");
    row("export as nothing", "export failing.json",
        "--as: expected aws-cli, cloudformation, sam, terraform, cdk-python or cdk-typescript, "
        "found none");
    row("export as something else", "export failing.json --as pulumi",
        "--as: expected aws-cli, cloudformation, sam, terraform, cdk-python or cdk-typescript, "
        "found pulumi");
    row("compare with nothing", "compare failing.json",
        "compare: expected --rules PROFILE, --with SCENARIO or --fork NAME");
    row("compare by no profile", "compare failing.json --rules ours",
        "--rules: expected the name of a profile (aws, chapter, destinations-article, "
        "retry-guide), found the string \"ours\"");
    row("check without a file", "check", "check: expected at least one file");
}

void tst_CliInput::wrongUsageIsTold()
{
    QFETCH(const QString, words);
    QFETCH(const QByteArray, expected);

    const Ran run = m_program->ran(words.split(u' ', Qt::SkipEmptyParts));

    QCOMPARE(run.err, expected);
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.status, 2);
}

void tst_CliInput::wrongFilesAreTold_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *name, const QByteArray &content, const QByteArray &expected) {
        QTest::newRow(name) << content << expected;
    };
    row("empty", "\n",
        "bad.json: expected a scenario or AWS configuration, but the file is empty\n");
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

void tst_CliInput::wrongFilesAreTold()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, expected);
    m_program->write(QStringLiteral("bad.json"), content);

    for (const char *command : {"run", "check"}) {
        if (command == QByteArray("check") && !content.contains("retryscope-scenario"))
            continue; // it could be configuration of AWS
        const Ran run = m_program->ran({QString::fromLatin1(command), QStringLiteral("bad.json")});

        QCOMPARE(run.err, expected);
        QCOMPARE(run.out, QByteArray());
        QCOMPARE(run.status, 1);
    }
}

void tst_CliInput::thousandErrorsAreAThousandLines()
{
    QByteArray text(R"({"format": "retryscope-scenario", "version": 1, "functions": [],)"
                    R"( "invocations": [)");
    for (int i = 0; i < 1000; ++i)
        text += i == 0 ? "{\"atMs\": -1, \"function\": \"f\"}"
                       : ", {\"atMs\": -1, \"function\": \"f\"}";
    m_program->write(QStringLiteral("bad.json"), text + "]}");

    const Ran run = m_program->ran("run bad.json");

    QCOMPARE(run.status, 1);
    QCOMPARE(run.err.count('\n'), 1000);
    QVERIFY(run.err.endsWith("bad.json: /invocations/999/atMs: expected a whole number from 0 to "
                             "31536000000, found -1\n"));
}

void tst_CliInput::hugeFileIsRefused()
{
    QFile file(m_program->path(QStringLiteral("huge.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(100'000'000)); // sparse
    file.close();

    for (const char *command : {"run", "import", "check"}) {
        const Ran run = m_program->ran({QString::fromLatin1(command), QStringLiteral("huge.json")});

        QCOMPARE(run.err,
                 QByteArray("huge.json: expected a file of at most 67108864 bytes, found a larger "
                            "one\n"));
        QCOMPARE(run.status, 1);
    }
}

void tst_CliInput::unreadableFilesAreTold_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("a folder") << QStringLiteral(".")
                              << QByteArray(".: expected a file, found a directory\n");
    QTest::newRow("missing") << QStringLiteral("none.json")
                             << QByteArray("none.json: can't be read: No such file or directory\n");
}

void tst_CliInput::unreadableFilesAreTold()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, expected);

    for (const char *command : {"run", "import", "check"}) {
        const Ran run = m_program->ran({QString::fromLatin1(command), file});

        QCOMPARE(run.err, expected);
        QCOMPARE(run.out, QByteArray());
        QCOMPARE(run.status, 1);
    }
}

void tst_CliInput::checkPrintsErrorsOfAllFiles()
{
    m_program->write(QStringLiteral("a.json"), R"({"format": 1})");

    const Ran run = m_program->ran("check a.json . failing.json");

    QVERIFY(run.err.contains("a.json: /format: "));
    QVERIFY(run.err.contains(".: expected a file, found a directory\n"));
    QVERIFY(run.out.contains("failing.json: /functions/0: loss: silent-loss: "));
    QCOMPARE(run.status, 1);
    QCOMPARE(m_program->ran("check failing.json").status, 0);
}

void tst_CliInput::checkTellsOfBrokenBreakpointsAsNotes()
{
    m_program->write(QStringLiteral("a.json"),
                     R"({"format": "retryscope-scenario", "version": 1, "functions": [],
                         "invocations": [], "breakpoints": [{"on": "lost"}, {"name": "none"}]})");

    const Ran run = m_program->ran("check a.json");

    QVERIFY2(run.out.contains("a.json: /breakpoints/1: note: broken breakpoint: expected the key "
                              "\"on\", found none\n"),
             run.out);
    QCOMPARE(run.status, 0);
}

void tst_CliInput::importNamesItsFiles()
{
    m_program->write(QStringLiteral("bad.yaml"), "Resources: [\n");

    const Ran run = m_program->ran("import bad.yaml -o out.json");

    QVERIFY2(run.err.startsWith("bad.yaml: 2:1: expected YAML"), run.err.constData());
    QCOMPARE(run.status, 1);
    QVERIFY(!m_program->files().contains(QStringLiteral("out.json")));
}

void tst_CliInput::configurationIsToBeImportedFirst_data()
{
    QTest::addColumn<QStringList>("words");

    QTest::newRow("run") << QStringList{QStringLiteral("run")};
    QTest::newRow("compare") << QStringList{QStringLiteral("compare"), QStringLiteral("--rules"),
                                            QStringLiteral("chapter")};
    QTest::newRow("export") << QStringList{QStringLiteral("export"), QStringLiteral("--as"),
                                           QStringLiteral("sam")};
}

void tst_CliInput::configurationIsToBeImportedFirst()
{
    QFETCH(const QStringList, words);
    m_program->write(QStringLiteral("t.yaml"),
                     "AWSTemplateFormatVersion: '2010-09-09'\n"
                     "Resources: {F: {Type: 'AWS::Lambda::Function', Properties: {}}}\n");

    const Ran run = m_program->ran(words + QStringList{QStringLiteral("t.yaml")});

    QCOMPARE(run.err,
             QByteArray("t.yaml: expected a scenario, found AWS configuration: retryscope-cli "
                        "import t.yaml -o SCENARIO makes a scenario of it\n"));
    QCOMPARE(run.status, 1);
}

void tst_CliInput::checkNamesWhatItTakes()
{
    m_program->write(QStringLiteral("a.json"), R"({"hello": 1})");
    m_program->write(QStringLiteral("b.json"), "");

    QCOMPARE(m_program->ran("check a.json").err,
             QByteArray("a.json: expected AWS CLI JSON, a template of CloudFormation or SAM, or a "
                        "Terraform plan in JSON, found an object with `hello`; a scenario begins "
                        "with the key `format`, \"retryscope-scenario\"\n"));
    QCOMPARE(m_program->ran("check b.json").err,
             QByteArray("b.json: expected a scenario or AWS configuration, but the file is "
                        "empty\n"));
}

QTEST_GUILESS_MAIN(tst_CliInput)
#include "tst_cliinput.moc"

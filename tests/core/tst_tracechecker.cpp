#include "core/formats/tracechecker.h"
#include "tests/support/print.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

constexpr const char *accepted =
    R"({"step":0,"atMs":5,"invocation":0,"type":"accepted","rule":"acceptance.checks",)"
    R"("cause":null,"function":"f","qualifier":"$LATEST","requestId":"U","parent":null})"
    "\n";

std::vector<Error> errorsOf(std::string_view text)
{
    TraceChecker checker;
    checker.read(text);
    return checker.finish();
}

} // namespace

class tst_TraceChecker : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void goldenTracesAreWhole();
    void piecesMayEndAnywhere();
    void everyErrorTellsItsLine_data();
    void everyErrorTellsItsLine();
    void onlyTheFirstErrorsAreTold();
    void lineWithoutEndIsNotKept();
};

void tst_TraceChecker::goldenTracesAreWhole()
{
    const QDir folder(QStringLiteral(RETRYSCOPE_SOURCE_DIR "/tests/golden"));
    const QStringList files = folder.entryList({QStringLiteral("*.jsonl")});
    QVERIFY(!files.isEmpty());
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));

        const auto errors = errorsOf(file.readAll().toStdString());

        QVERIFY2(errors.empty(), qPrintable(name + u' ' + QString::fromStdString(listed(errors))));
    }
}

void tst_TraceChecker::piecesMayEndAnywhere()
{
    const std::string text = accepted;
    for (std::size_t i = 0; i < text.size(); ++i) {
        TraceChecker checker;
        checker.read(text.substr(0, i));
        checker.read(text.substr(i));

        QCOMPARE(checker.lines(), std::uint64_t{1});
        QVERIFY(checker.finish().empty());
    }
}

void tst_TraceChecker::everyErrorTellsItsLine_data()
{
    QTest::addColumn<std::string>("second"); // the line after `accepted`
    QTest::addColumn<std::string>("what");

    const auto row = [](const char *name, const char *line, const char *what) {
        QTest::newRow(name) << std::string(line) << std::string(what);
    };
    row("no object", "step 1\n", R"(expected {"step":, found step 1)");
    row("an empty line", "\n", R"(expected {"step":, found the end of the line)");
    row("the file ends", R"({"step":1)", "expected a line that ends, found the end of the file");
    row("a step is missing",
        R"({"step":2,"atMs":5,)"
        "\n",
        "expected step 1, found 2");
    row("time goes back",
        R"({"step":1,"atMs":4,)"
        "\n",
        "expected a time from 5 ms on, found 4 ms");
    row("a negative time",
        R"({"step":1,"atMs":-4,)"
        "\n",
        "expected a whole number from 0 on, found -4,");
    row("an invocation is missing",
        R"({"step":1,"atMs":5,"invocation":2,"type":"lost")"
        "\n",
        "expected an invocation up to 1, found 2");
    row("an unknown type",
        R"({"step":1,"atMs":5,"invocation":0,"type":"gone")"
        "\n",
        "expected a type of step, found gone");
    row("a step of no invocation",
        R"({"step":1,"atMs":5,"invocation":null,"type":"lost")"
        "\n",
        "expected an invocation, found null");
    row("a change of an invocation",
        R"({"step":1,"atMs":5,"invocation":0,"type":"changed")"
        "\n",
        "expected no invocation, found one");
    row("an unknown rule",
        R"({"step":1,"atMs":5,"invocation":0,"type":"lost","rule":"luck",)"
        "\n",
        "expected a rule, found luck");
    row("caused by itself",
        R"({"step":1,"atMs":5,"invocation":0,"type":"lost","rule":"event.loss","cause":1})"
        "\n",
        "expected a cause before step 1, found 1");
    row("a key is missing",
        R"({"step":1,"atMs":5,"invocation":0,"type":"ended","rule":"success.end","cause":0})"
        "\n",
        R"(expected ,"condition":, found })");
    row("a key too much",
        R"({"step":1,"atMs":5,"invocation":0,"type":"lost","rule":"event.loss","cause":0,"a":1})"
        "\n",
        R"(expected }, found ,"a":1})");
    row("more than an object",
        R"({"step":1,"atMs":5,"invocation":0,"type":"lost","rule":"event.loss","cause":0}})"
        "\n",
        "expected the end of the line, found }");
    row("a string without end",
        R"({"step":1,"atMs":5,"invocation":0,"type":"lost\")"
        "\n",
        R"(expected the end of the string, found lost\")");
}

void tst_TraceChecker::everyErrorTellsItsLine()
{
    QFETCH(const std::string, second);
    QFETCH(const std::string, what);

    const auto errors = errorsOf(accepted + second);

    QCOMPARE(listed(errors), listed(std::vector<Error>{{"line 2", what}}));
}

void tst_TraceChecker::onlyTheFirstErrorsAreTold()
{
    TraceChecker checker;
    for (int i = 0; i < 1000; ++i)
        checker.read("no trace\n");

    QCOMPARE(checker.lines(), std::uint64_t{1000});
    QCOMPARE(checker.finish().size(), TraceChecker::mostErrors);
}

void tst_TraceChecker::lineWithoutEndIsNotKept()
{
    TraceChecker checker;
    const std::string piece(1'000'000, 'x');
    for (int i = 0; i < 100; ++i)
        checker.read(piece);

    const auto errors = checker.finish();

    QCOMPARE(listed(errors),
             listed(std::vector<Error>{
                 {"line 1", "expected a line that ends, found the end of the file"}}));
}

QTEST_GUILESS_MAIN(tst_TraceChecker)
#include "tst_tracechecker.moc"

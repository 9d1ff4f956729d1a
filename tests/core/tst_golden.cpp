#include "core/engine/simulate.h"
#include "core/formats/scenariofile.h"
#include "core/formats/textfile.h"
#include "core/formats/tracelines.h"
#include "tests/core/invariants.h"
#include "tests/support/print.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace retryscope;

namespace {

const QString goldenFolder = QStringLiteral(RETRYSCOPE_SOURCE_DIR "/tests/golden/");
const QString exampleFolder = QStringLiteral(RETRYSCOPE_SOURCE_DIR "/resources/scenarios/");

/// The scenario files with a golden trace: our own, and the examples.
QStringList scenarioFiles()
{
    QStringList files;
    for (const QString &folder : {goldenFolder, exampleFolder}) {
        for (const QString &name : QDir(folder).entryList({QStringLiteral("*.json")}))
            files.append(folder + name);
    }
    return files;
}

QString traceFile(const QString &scenarioFile)
{
    return goldenFolder + QFileInfo(scenarioFile).completeBaseName() + QStringLiteral(".jsonl");
}

Trace played(const QString &file)
{
    Scenario scenario = openScenario(file.toStdString()).value();
    const Rules rules = rulesOf(scenario.rules).value();
    return simulate(std::move(scenario), rules);
}

std::string linesOf(const Trace &trace)
{
    std::string text;
    writeTraceLines(trace, [&](std::string_view piece) { text += piece; });
    return text;
}

/// The first line that differs, both ways; empty if none does.
QString firstDifference(const std::string &actual, const std::string &expected)
{
    const QStringList left = QString::fromStdString(actual).split(u'\n');
    const QStringList right = QString::fromStdString(expected).split(u'\n');
    for (qsizetype i = 0; i < std::max(left.size(), right.size()); ++i) {
        const QString here = i < left.size() ? left[i] : QStringLiteral("(the end)");
        const QString there = i < right.size() ? right[i] : QStringLiteral("(the end)");
        if (here != there)
            return QStringLiteral("line %1\nis     %2\nshould %3").arg(i + 1).arg(here, there);
    }
    return {};
}

/// The words of the trace file for what a step is.
std::set<std::string> wordsOf(const Json &line)
{
    std::set<std::string> words;
    for (const char *key : {"type", "outcome", "condition", "via", "reason", "change"}) {
        const Json *value = line.find(key);
        if (value && value->string())
            words.insert(*value->string());
    }
    return words;
}

} // namespace

class tst_Golden : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void traceIsAsWrittenDown_data();
    void traceIsAsWrittenDown();
    void everyTraceHasItsScenario();
    void everyKindOfStepIsCovered();
};

void tst_Golden::traceIsAsWrittenDown_data()
{
    QTest::addColumn<QString>("file");

    for (const QString &file : scenarioFiles())
        QTest::newRow(qPrintable(QFileInfo(file).completeBaseName())) << file;
}

/// With RETRYSCOPE_UPDATE_GOLDEN=1 the traces are written anew, and a person reads the diff.
void tst_Golden::traceIsAsWrittenDown()
{
    QFETCH(const QString, file);
    const auto opened = openScenario(file.toStdString());
    QVERIFY2(opened.hasValue(), opened ? "" : listed(opened.error()).c_str());
    const Trace trace = played(file);
    const std::string golden = traceFile(file).toStdString();
    if (qEnvironmentVariableIntValue("RETRYSCOPE_UPDATE_GOLDEN") == 1)
        QVERIFY(!writeFile(golden, linesOf(trace)));

    const auto expected = readFile(golden);
    QVERIFY2(expected.hasValue(), golden.c_str());

    const QString difference = firstDifference(linesOf(trace), expected.value());
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
    QCOMPARE(invariants::broken(trace, true), std::string());
}

void tst_Golden::everyTraceHasItsScenario()
{
    QStringList expected;
    for (const QString &file : scenarioFiles())
        expected.append(QFileInfo(traceFile(file)).fileName());
    expected.sort();

    QCOMPARE(QDir(goldenFolder).entryList({QStringLiteral("*.jsonl")}), expected);
}

void tst_Golden::everyKindOfStepIsCovered()
{
    std::set<std::string> found;
    for (const QString &file : scenarioFiles()) {
        const Trace trace = played(file);
        for (std::uint32_t i = 0; i < trace.size(); ++i)
            found.merge(wordsOf(stepJson(trace, {i})));
    }
    std::string missing;
    for (const char *word : {"accepted",
                             "rejected",
                             "attemptStarted",
                             "attemptSucceeded",
                             "attemptFailed",
                             "refused",
                             "ended",
                             "delivered",
                             "deliveryFailed",
                             "lost",
                             "answered",
                             "changed",
                             "changeRefused",
                             "error",
                             "initError",
                             "timeout",
                             "exit",
                             "outOfMemory",
                             "notFound",
                             "Success",
                             "RetriesExhausted",
                             "RetryAttemptsExhausted",
                             "EventAgeExceeded",
                             "ZeroReservedConcurrency",
                             "RecursiveInvocation",
                             "OnSuccess",
                             "OnFailure",
                             "DeadLetterQueue",
                             "NotFound",
                             "AccessDenied",
                             "Unavailable",
                             "TooLarge",
                             "Recursive",
                             "PutFunctionEventInvokeConfig",
                             "UpdateFunctionEventInvokeConfig",
                             "DeleteFunctionEventInvokeConfig",
                             "PutFunctionConcurrency",
                             "DeleteFunctionConcurrency",
                             "UpdateFunctionConfiguration",
                             "UpdateAlias",
                             "DeleteFunction",
                             "PutFunctionRecursionConfig",
                             "target"}) {
        if (!found.contains(word))
            missing += std::string(missing.empty() ? "" : ", ") + word;
    }

    QCOMPARE(missing, std::string());
}

QTEST_GUILESS_MAIN(tst_Golden)
#include "tst_golden.moc"

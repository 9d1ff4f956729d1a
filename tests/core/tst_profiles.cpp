#include "core/engine/simulate.h"
#include "core/formats/jsontext.h"
#include "core/formats/report.h"
#include "core/formats/scenariofile.h"
#include "core/formats/textfile.h"
#include "core/rules/rulebook.h"
#include "tests/support/print.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

const QString goldenFolder = QStringLiteral(RETRYSCOPE_SOURCE_DIR "/tests/golden/profiles/");
const QString exampleFolder = QStringLiteral(RETRYSCOPE_SOURCE_DIR "/resources/scenarios/");

QStringList namesIn(const QString &folder, const QString &extension)
{
    QStringList names;
    for (const QString &file : QDir(folder).entryList({QStringLiteral("*.") + extension}))
        names.append(file.chopped(extension.size() + 1));
    return names;
}

/// The value of `key` as JSON, strings without quotes.
std::string word(const Json &object, const char *key)
{
    const Json &value = *object.find(key);
    return value.string() ? *value.string() : compactText(value);
}

std::string times(const Json &list, const char *key)
{
    std::string text;
    for (const Json &entry : *list.array())
        text += (text.empty() ? "" : ",") + word(entry, key);
    return text.empty() ? "-" : text;
}

/// One invocation of the report in one line: its answer, when it was refused and when it ran, its
/// end, and what was sent where.
std::string lineOf(const Json &invocation)
{
    std::string text = "  " + word(invocation, "index") + ' ' + word(invocation, "functionName")
        + " at " + word(invocation, "atMs") + ": " + word(invocation, "statusCode");
    text += "; refused at " + times(*invocation.find("refusals"), "atMs");
    text += "; ran at " + times(*invocation.find("attempts"), "startMs");
    text += "; " + word(invocation, "condition") + " at " + word(invocation, "endMs") + ", count "
        + word(invocation, "approximateInvokeCount");
    for (const Json &delivery : *invocation.find("deliveries")->array())
        text += "; " + word(delivery, "via") + ' ' + word(delivery, "status") + " at "
            + word(delivery, "atMs");
    return text + (word(invocation, "lost") == "true" ? "; lost\n" : "\n");
}

/// How each invocation of the example fares under each profile. The example's own overrides are
/// left out, so that only the profile decides.
std::string endsByProfile(const QString &example)
{
    const Scenario scenario =
        openScenario((exampleFolder + example + QStringLiteral(".json")).toStdString()).value();
    std::string text;
    for (const Profile profile : allProfiles) {
        const Json report = reportJson(simulate(scenario, rulesOf({name(profile), {}}).value()));
        text += std::string(name(profile)) + ": " + word(report, "steps") + " steps, ended at "
            + word(report, "endedAtMs") + '\n';
        for (const Json &invocation : *report.find("invocations")->array())
            text += lineOf(invocation);
    }
    return text;
}

} // namespace

/// Every example under every profile, against what a person has read and found right.
class tst_Profiles : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void theExampleEndsAsWrittenDown_data();
    void theExampleEndsAsWrittenDown();
    void everyExampleIsWrittenDown();
    void everyProfileDiffersFromAwsSomewhere();
};

void tst_Profiles::theExampleEndsAsWrittenDown_data()
{
    QTest::addColumn<QString>("example");
    for (const QString &example : namesIn(exampleFolder, QStringLiteral("json")))
        QTest::newRow(qPrintable(example)) << example;
}

/// With RETRYSCOPE_UPDATE_GOLDEN=1 the files are written anew, and a person reads the diff.
void tst_Profiles::theExampleEndsAsWrittenDown()
{
    QFETCH(const QString, example);
    const std::string ends = endsByProfile(example);
    const std::string golden = (goldenFolder + example + QStringLiteral(".txt")).toStdString();
    if (qEnvironmentVariableIntValue("RETRYSCOPE_UPDATE_GOLDEN") == 1)
        QVERIFY(!writeFile(golden, ends));
    const auto kept = readFile(golden);
    QVERIFY2(kept.hasValue(), golden.c_str());
    const QStringList is = QString::fromStdString(ends).split(u'\n');
    const QStringList should = QString::fromStdString(kept.value()).split(u'\n');
    for (qsizetype i = 0; i < std::min(is.size(), should.size()); ++i)
        QCOMPARE(is[i], should[i]);
    QCOMPARE(is.size(), should.size());
}

void tst_Profiles::everyExampleIsWrittenDown()
{
    QCOMPARE(namesIn(goldenFolder, QStringLiteral("txt")),
             namesIn(exampleFolder, QStringLiteral("json")));
}

void tst_Profiles::everyProfileDiffersFromAwsSomewhere()
{
    for (const Profile profile : allProfiles) {
        bool differs = false;
        for (const QString &example : namesIn(exampleFolder, QStringLiteral("json"))) {
            const Scenario scenario =
                openScenario((exampleFolder + example + QStringLiteral(".json")).toStdString())
                    .value();
            const auto report = [&](Profile by) {
                return reportJson(simulate(scenario, rulesOf({name(by), {}}).value()));
            };
            differs = differs
                || !(*report(profile).find("invocations")
                     == *report(Profile::Aws).find("invocations"));
        }
        QVERIFY2(differs == (profile != Profile::Aws), name(profile));
    }
}

QTEST_GUILESS_MAIN(tst_Profiles)
#include "tst_profiles.moc"

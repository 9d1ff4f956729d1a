#include "core/formats/export.h"
#include "core/formats/scenariofile.h"
#include "core/formats/textfile.h"
#include "tests/core/importing.h"
#include "tests/core/twin/randomscenario.h"
#include "tests/support/scenarios.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

const QString exampleFolder = QStringLiteral(RETRYSCOPE_SOURCE_DIR "/resources/scenarios/");

/// What is deployed of a function, a line for each part; qualifiers in the order of the alphabet.
/// A side without an ARN is none, and so is a config that sets nothing.
std::string settingsOf(const Function &function)
{
    std::string text = function.name + ": timeout " + std::to_string(function.timeoutSeconds)
        + " memory " + std::to_string(function.memorySize) + " reserved "
        + told(function.reservedConcurrentExecutions)
        + (function.recursiveLoop == RecursiveLoop::Allow ? " may loop" : "") + " DLQ "
        + function.deadLetterTargetArn + '\n';
    for (const Alias &alias : function.aliases)
        text += "  " + alias.name + " -> " + alias.functionVersion + '\n';
    std::vector<std::string> configs;
    for (EventInvokeConfig config : function.eventInvokeConfigs) {
        DestinationConfig sides = config.destinationConfig.value_or(DestinationConfig());
        for (auto *side : {&sides.onSuccess, &sides.onFailure}) {
            if (*side && (*side)->destination.value_or("").empty())
                side->reset();
        }
        config.destinationConfig = sides;
        const std::string line = "  " + told(config) + '\n';
        if (!line.ends_with(" retries - age - success - failure -\n"))
            configs.push_back(line);
    }
    std::ranges::sort(configs);
    for (const std::string &config : configs)
        text += config;
    return text;
}

std::string settingsOf(const Scenario &scenario)
{
    std::vector<std::string> all;
    for (const Function &function : scenario.functions)
        all.push_back(settingsOf(function));
    std::ranges::sort(all);
    std::string text;
    for (const std::string &settings : all)
        text += settings;
    return text + (scenario.functions.empty() ? scenario.title : "");
}

EventInvokeConfig withQualifier(EventInvokeConfig config, const char *qualifier)
{
    config.qualifier = qualifier;
    return config;
}

/// Functions that between them have every setting.
Scenario everything(const Home &home)
{
    const std::string where = home.region + ':' + home.accountId + ':';
    const std::string lambda = functionArn(home, "");
    Scenario scenario;
    scenario.title = "Orders: \"all\" settings";
    scenario.home = home;
    Function orders = sample::function("order-processor");
    orders.timeoutSeconds = 30;
    orders.memorySize = 512;
    orders.reservedConcurrentExecutions = 5;
    orders.deadLetterTargetArn = "arn:aws:sqs:" + where + "dead";
    orders.versions = {"1", "2"};
    orders.aliases = {{"live", "2"}};
    orders.eventInvokeConfigs = {
        sample::limiting(0, 60),
        withQualifier(sample::sending("arn:aws:events:" + where + "event-bus/default",
                                      "arn:aws:s3:::records"),
                      "live"),
        withQualifier(sample::sending(lambda + "looping", ""), "2")};
    orders.eventInvokeConfigs[2].maximumEventAgeInSeconds = 21'600;
    Function looping = sample::function("looping");
    looping.recursiveLoop = RecursiveLoop::Allow;
    looping.eventInvokeConfigs = {sample::sending("", "arn:aws:sns:" + where + "news")};
    Function stopped = sample::function("stopped");
    stopped.reservedConcurrentExecutions = 0;
    scenario.functions = {orders, looping, stopped};
    return scenario;
}

const QString goldenFolder = QStringLiteral(RETRYSCOPE_SOURCE_DIR "/tests/golden/exported/");

/// Without the functions of which nothing is set. For those the AWS CLI has nothing to call; and a
/// function that is only a destination stands in with nothing set.
Scenario withSettings(Scenario scenario)
{
    std::erase_if(scenario.functions, [](const Function &function) {
        return settingsOf(function) == settingsOf(sample::function(function.name));
    });
    return scenario;
}

ExportForm formNamed(const QByteArray &name)
{
    return exportForm(name.toStdString()).value();
}

/// The scenario that comes back from an export.
Scenario importedAgain(const Scenario &scenario, const QByteArray &form)
{
    return scenarioOf({{"again", exportConfiguration(scenario, formNamed(form))}});
}

} // namespace

class tst_Export : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void everySettingComesBack_data();
    void everySettingComesBack();
    void examplesComeBack_data();
    void examplesComeBack();
    void randomScenariosComeBack();
    void whatIsNotSetIsNotWritten_data();
    void whatIsNotSetIsNotWritten();
    void textIsThatOfItsForm_data();
    void textIsThatOfItsForm();
    void idsDiffer_data();
    void idsDiffer();
    void namesStayTexts();
    void templateKeepsItsOwnIds();
    void formsHaveNames();
};

void tst_Export::everySettingComesBack_data()
{
    QTest::addColumn<QByteArray>("form");

    for (const char *form : {"aws-cli", "cloudformation", "sam"})
        QTest::newRow(form) << QByteArray(form);
}

void tst_Export::everySettingComesBack()
{
    QFETCH(const QByteArray, form);
    // A template does not say which region and account it is for.
    const Scenario scenario =
        everything(form == "aws-cli" ? Home{"eu-west-1", "210987654321"} : Home());

    const Scenario again = importedAgain(scenario, form);

    QCOMPARE(settingsOf(again), settingsOf(scenario));
    QVERIFY(again.home == scenario.home);
}

void tst_Export::examplesComeBack_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("form");

    for (const QString &file : QDir(exampleFolder).entryList({QStringLiteral("*.json")})) {
        for (const char *form : {"aws-cli", "cloudformation", "sam"})
            QTest::addRow("%s as %s", qPrintable(file), form) << file << QByteArray(form);
    }
}

void tst_Export::examplesComeBack()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, form);
    const Scenario scenario = openScenario((exampleFolder + file).toStdString()).value();

    const Scenario again = importedAgain(scenario, form);

    QCOMPARE(settingsOf(withSettings(again)), settingsOf(withSettings(scenario)));
}

void tst_Export::randomScenariosComeBack()
{
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        const Scenario scenario = withSettings(twin::randomScenario(seed));
        for (const char *form : {"aws-cli", "cloudformation", "sam"}) {
            if (scenario.functions.empty())
                continue; // that is nothing to import
            const std::string again = settingsOf(withSettings(importedAgain(scenario, form)));
            const std::string told = std::to_string(seed) + " as " + form + "\n" + again
                + "instead of\n" + settingsOf(scenario);
            QVERIFY2(again == settingsOf(scenario), told.c_str());
        }
    }
}

void tst_Export::whatIsNotSetIsNotWritten_data()
{
    QTest::addColumn<QByteArray>("form");

    for (const char *form :
         {"aws-cli", "cloudformation", "sam", "terraform", "cdk-python", "cdk-typescript"})
        QTest::newRow(form) << QByteArray(form);
}

void tst_Export::whatIsNotSetIsNotWritten()
{
    QFETCH(const QByteArray, form);
    Scenario scenario = sample::oneCall(sample::function("plain"));
    EventInvokeConfig nothing;
    nothing.destinationConfig = {DestinationSetting{}, DestinationSetting{""}};
    scenario.functions[0].eventInvokeConfigs = {nothing};

    std::string text = exportConfiguration(scenario, formNamed(form));

    std::erase_if(text, [](char c) { return c == '_' || c == '-'; });
    const QString plain = QString::fromStdString(text).toLower();
    for (const char *word : {"timeout", "memory", "reserved", "loop", "dead", "invokeconfig",
                             "retry", "age", "destination", "alias"})
        QVERIFY2(!plain.contains(QString::fromLatin1(word)), word);
}

void tst_Export::textIsThatOfItsForm_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QString>("file");

    QTest::newRow("a shell script") << QByteArray("aws-cli") << QStringLiteral("aws-cli.sh");
    QTest::newRow("a template") << QByteArray("cloudformation")
                                << QStringLiteral("cloudformation.yaml");
    QTest::newRow("a template of SAM") << QByteArray("sam") << QStringLiteral("sam.yaml");
    QTest::newRow("Terraform's language")
        << QByteArray("terraform") << QStringLiteral("terraform.tf");
    QTest::newRow("a stack in Python")
        << QByteArray("cdk-python") << QStringLiteral("cdk-python.py");
    QTest::newRow("a stack in TypeScript")
        << QByteArray("cdk-typescript") << QStringLiteral("cdk-typescript.ts");
}

void tst_Export::textIsThatOfItsForm()
{
    QFETCH(const QByteArray, form);
    QFETCH(const QString, file);
    const std::string scenario = (goldenFolder + QStringLiteral("functions.json")).toStdString();
    const auto expected = readFile((goldenFolder + file).toStdString());

    const std::string text = exportConfiguration(openScenario(scenario).value(), formNamed(form));

    QVERIFY(expected);
    QCOMPARE(text, expected.value());
}

void tst_Export::idsDiffer_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("ids");

    const auto row = [](const char *title, const QStringList &names, const QStringList &ids) {
        QTest::newRow(title) << names << ids;
    };
    row("words", {QStringLiteral("order-processor")}, {QStringLiteral("OrderProcessor")});
    row("two names that give one", {QStringLiteral("a-b"), QStringLiteral("a_b")},
        {QStringLiteral("AB"), QStringLiteral("AB2")});
    row("names that differ in capitals", {QStringLiteral("ab"), QStringLiteral("aB")},
        {QStringLiteral("Ab"), QStringLiteral("AB2")});
    row("a digit first", {QStringLiteral("9lives")}, {QStringLiteral("Fn9lives")});
    row("no letter at all", {QStringLiteral("-_-")}, {QStringLiteral("Fn")});
    row("the name of a parameter", {QStringLiteral("role")}, {QStringLiteral("Role2")});
}

void tst_Export::idsDiffer()
{
    QFETCH(const QStringList, names);
    QFETCH(const QStringList, ids);
    Scenario scenario;
    for (const QString &name : names)
        scenario.functions.push_back(sample::function(name.toStdString()));

    const std::string text = exportConfiguration(scenario, ExportForm::CloudFormation);

    for (const QString &id : ids) {
        const std::string resource =
            "\n  " + id.toStdString() + ":\n    Type: AWS::Lambda::Function\n";
        QVERIFY2(text.find(resource) != std::string::npos, text.c_str());
    }
}

/// What YAML would take for a number, a truth value or nothing.
void tst_Export::namesStayTexts()
{
    Scenario scenario;
    for (const char *name : {"12", "0x1F", "1e3", "0o7", "on", "No", "TRUE", "null", "y", "---"}) {
        scenario.functions.push_back(sample::function(name));
        scenario.functions.back().timeoutSeconds = 9;
    }

    QCOMPARE(settingsOf(importedAgain(scenario, "cloudformation")), settingsOf(scenario));
    const std::string text = exportConfiguration(scenario, ExportForm::CloudFormation);
    for (const char *name : {"on", "No", "TRUE", "null", "y", "1e3"})
        QVERIFY2(text.find("FunctionName: \"" + std::string(name) + "\"\n") != std::string::npos,
                 name);
}

void tst_Export::templateKeepsItsOwnIds()
{
    Scenario scenario = sample::oneCall(sample::function("resize"));
    scenario.functions[0].logicalId = "ResizeFunction";

    const Scenario again = importedAgain(scenario, "cloudformation");

    QCOMPARE(again.functions[0].logicalId, std::string("ResizeFunction"));
}

void tst_Export::formsHaveNames()
{
    QVERIFY(exportForm("cdk-typescript") == ExportForm::CdkTypescript);
    QVERIFY(!exportForm("cdk") && !exportForm("") && !exportForm("SAM"));
}

QTEST_GUILESS_MAIN(tst_Export)
#include "tst_export.moc"

#include "core/formats/scenarioreader.h"
#include "core/formats/scenariowriter.h"
#include "tests/core/importing.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

/// Which files are understood, and what the scenario says of its origin.
class tst_Import : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void formatsAreRecognisedByContent_data();
    void formatsAreRecognisedByContent();
    void strangeFilesAreErrors_data();
    void strangeFilesAreErrors();
    void theErrorsOfAllFilesAreTold();
    void titleAndDescriptionTellTheOrigin();
    void mixturesAreOneConfiguration();
    void examplesFollowEachOther();
    void theScenarioCanBeReadAgain();
    void deepNestingDoesNotCrash();
};

namespace {

constexpr const char *yamlTemplate = "Description: Makes thumbnails.\nResources:\n"
                                     "  Fn: {Type: 'AWS::Lambda::Function'}\n";

} // namespace

void tst_Import::formatsAreRecognisedByContent_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *title, const char *name, const char *text) {
        QTest::newRow(title) << QByteArray(name) << QByteArray(text);
    };

    row("YAML template", "a.txt", yamlTemplate);
    row("JSON template", "a.yaml", R"({"Resources": {"Fn": {"Type": "AWS::Lambda::Function"}}})");
    row("YAML that begins like JSON", "a.yaml",
        "{Resources: {Fn: {Type: 'AWS::Lambda::Function'}}}");
    row("after a byte order mark", "a.json",
        "\xEF\xBB\xBF{\"Resources\": {\"Fn\": {\"Type\": \"AWS::Lambda::Function\"}}}");
    row("AWS CLI", "a", R"({"FunctionName": "Fn"})");
    row("Terraform", "a", R"({"planned_values": {"root_module": {"resources": [{"mode": "managed",
        "type": "aws_lambda_function", "name": "a", "values": {"function_name": "Fn"}}]}}})");
}

void tst_Import::formatsAreRecognisedByContent()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, text);

    QCOMPARE(functionsOf(scenarioOf({file(name.constData(), text)})), std::string("Fn\n"));
}

void tst_Import::strangeFilesAreErrors_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::string>("errors");
    const auto row = [](const char *title, const char *name, const char *text, const char *errors) {
        QTest::newRow(title) << QByteArray(name) << QByteArray(text) << std::string(errors);
    };
    const std::string wanted = ": expected AWS CLI JSON, a template of CloudFormation or SAM, or a "
                               "Terraform plan in JSON, found ";
    const std::string scenario =
        "; a scenario begins with the key `format`, \"retryscope-scenario\"\n";

    row("a scenario", "a.json", R"({"format": "retryscope-scenario", "version": 1})",
        ("a.json" + wanted + "an object with `format`, `version`\n").c_str());
    row("an event", "a.json", R"({"Records": []})",
        ("a.json" + wanted + "an object with `Records`" + scenario).c_str());
    row("a list", "a.json", "[]", ("a.json" + wanted + "an array" + scenario).c_str());
    row("a sentence", "a.txt", "Hello there",
        ("a.txt" + wanted + "the string \"Hello there\"" + scenario).c_str());
    row("Terraform's language", "main.tf", "resource \"aws_sqs_queue\" \"q\" {}",
        ("main.tf" + wanted
         + "Terraform's own language; `terraform show -json PLAN` prints what can be imported\n")
            .c_str());
    row("nothing", "a.yaml", " \n",
        "a.yaml: expected a scenario or AWS configuration, but the file is empty\n");
    row("no function", "a.yaml", "Resources: {Q: {Type: 'AWS::SQS::Queue'}}",
        "a.yaml: expected a Lambda function, found none\n");
    row("duplicate keys", "a.json", R"({"Resources": {"A": 1, "A": 2}})",
        "a.json: /Resources/A: expected each key once in an object, found it again\n");
}

void tst_Import::strangeFilesAreErrors()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, text);
    QFETCH(std::string, errors);

    QCOMPARE(errorsOf({file(name.constData(), text)}), errors);
}

void tst_Import::theErrorsOfAllFilesAreTold()
{
    QCOMPARE(errorsOf({file("a.yaml", "Resources: []\n"), file("b.yaml", "a: [\n"),
                       file("c.yaml", yamlTemplate),
                       file("d.json", R"({"FunctionName": "x", "Timeout": true})")}),
             std::string("a.yaml: /Resources: expected an object, found an array\n"
                         "b.yaml: 2:1: expected YAML, found a mistake in it: end of sequence flow "
                         "not found\n"
                         "d.json: /Timeout: expected a whole number, found true\n"));
    QCOMPARE(errorsOf({}), std::string(": expected at least one file to import, found none\n"));
}

void tst_Import::titleAndDescriptionTellTheOrigin()
{
    const Scenario scenario = scenarioOf({file("/home/me/thumbnails.prod.yaml", yamlTemplate)});

    QCOMPARE(scenario.title, std::string("thumbnails.prod"));
    QCOMPARE(scenario.description,
             std::string("Makes thumbnails.\n\nImported from `thumbnails.prod.yaml`.\n\n"
                         "Notes of the import:\n\n- `thumbnails.prod.yaml: /Resources/Fn`: called "
                         "`Fn` after its logical id, as it has no name\n"));
}

void tst_Import::mixturesAreOneConfiguration()
{
    const Scenario scenario = scenarioOf(
        {file("t.yaml", yamlTemplate),
         file("c.json", R"({"FunctionArn": "arn:aws:lambda:eu-west-1:210987654321:function:Fn",
                            "MaximumRetryAttempts": 0})")});

    QCOMPARE(configsOf(scenario), std::string("Fn:$LATEST retries 0 age - success - failure -\n"));
    QVERIFY(scenario.home == (Home{"eu-west-1", "210987654321"}));
    QCOMPARE(scenario.title, std::string("t"));
}

void tst_Import::examplesFollowEachOther()
{
    const Scenario scenario = scenarioOf({file("a.json", R"({"Functions": [{"FunctionName": "a"},
                                                       {"FunctionName": "b"}]})")});

    QVERIFY(scenario.invocations.at(0).at == Instant(std::chrono::seconds(0)));
    QVERIFY(scenario.invocations.at(1).at == Instant(std::chrono::seconds(1)));
}

void tst_Import::theScenarioCanBeReadAgain()
{
    const Scenario scenario = scenarioOf({file("t.yaml", yamlTemplate)});

    const auto again = readScenario(writeScenario(scenario), "");

    QVERIFY(again);
    QVERIFY(again.value() == scenario);
}

void tst_Import::deepNestingDoesNotCrash()
{
    for (const char *name : {"a.json", "a.yaml"}) {
        for (const char bracket : {'[', '{'})
            QVERIFY(!errorsOf({{name, std::string(100'000, bracket)}}).empty());
    }
}

QTEST_GUILESS_MAIN(tst_Import)
#include "tst_import.moc"

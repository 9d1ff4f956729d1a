#include "tests/core/importing.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

/// What the AWS CLI printed.
class tst_AwsCli : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void outputsTellOfFunctions_data();
    void outputsTellOfFunctions();
    void regionAndAccountComeFromTheArns();
    void filesArePartsOfOneFunction();
    void concurrencyIsTheOneFunctions_data();
    void concurrencyIsTheOneFunctions();
    void whatBelongsToNobodyIsAnError();
    void reservationsRaiseTheAccountsLimit();
    void anEmptyConfigIsKept();
    void theSameConfigTwiceIsOne();
    void anAliasWithoutVersionStandsForLatest();
    void settingsOfLatestCount();
    void wrongTypesAreErrors_data();
    void wrongTypesAreErrors();
};

namespace {

/// A file with that text, in which `@` stands for the ARN of a function as far as its name.
ConfigurationFile output(const char *name, QByteArray text)
{
    return file(name, text.replace("@", "arn:aws:lambda:us-east-1:123456789012:function:"));
}

const ConfigurationFile worker =
    output("fn.json", R"({"FunctionName": "worker", "FunctionArn": "@worker"})");

} // namespace

void tst_AwsCli::outputsTellOfFunctions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::string>("functions");
    QTest::addColumn<std::string>("configs");
    const auto row = [](const char *title, const char *text, const char *functions,
                        const char *configs) {
        QTest::newRow(title) << QByteArray(text) << std::string(functions) << std::string(configs);
    };

    row("get-function-configuration", R"({"FunctionName": "a", "Timeout": 9})", "a\n", "");
    row("get-function", R"({"Configuration": {"FunctionName": "a"}, "Code": {}})", "a\n", "");
    row("list-functions", R"({"Functions": [{"FunctionName": "a"}, {"FunctionName": "b"}]})",
        "a\nb\n", "");
    row("list-versions-by-function",
        R"({"Versions": [{"FunctionName": "a", "Version": "$LATEST"},
                         {"FunctionName": "a", "Version": "1"}]})",
        "a\n", "");
    row("get-alias", R"({"AliasArn": "@a:live", "Name": "live", "FunctionVersion": "2"})", "a\n",
        "");
    row("get-function-event-invoke-config",
        R"({"FunctionArn": "@a:$LATEST", "MaximumRetryAttempts": 0})", "a\n",
        "a:$LATEST retries 0 age - success - failure -\n");
    row("list-function-event-invoke-configs",
        R"({"FunctionEventInvokeConfigs": [
              {"FunctionArn": "@a:$LATEST", "MaximumEventAgeInSeconds": 60},
              {"FunctionArn": "@a:3", "DestinationConfig": {"OnSuccess": {},
               "OnFailure": {"Destination": "arn:aws:s3:::b"}}}]})",
        "a\n",
        "a:$LATEST retries - age 60 success - failure -\n"
        "a:3 retries - age - success - failure arn:aws:s3:::b\n");
}

void tst_AwsCli::outputsTellOfFunctions()
{
    QFETCH(QByteArray, text);
    QFETCH(std::string, functions);
    QFETCH(std::string, configs);

    const Scenario scenario = scenarioOf({output("out.json", text)});

    QCOMPARE(functionsOf(scenario), functions);
    QCOMPARE(configsOf(scenario), configs);
}

void tst_AwsCli::regionAndAccountComeFromTheArns()
{
    const Scenario scenario = scenarioOf({output("a.json", R"({"FunctionName": "a",
                "FunctionArn": "arn:aws:lambda:eu-west-1:210987654321:function:a",
                "DeadLetterConfig": {"TargetArn": "arn:aws:sqs:eu-west-1:210987654321:q"}})")});

    QVERIFY(scenario.home == (Home{"eu-west-1", "210987654321"}));
    QCOMPARE(scenario.functions.at(0).deadLetterTargetArn,
             std::string("arn:aws:sqs:eu-west-1:210987654321:q"));
}

void tst_AwsCli::filesArePartsOfOneFunction()
{
    const Scenario scenario =
        scenarioOf({worker, output("aliases.json", R"({"Aliases": [{"AliasArn": "@worker:live",
                                  "Name": "live", "FunctionVersion": "2"}]})"),
                    output("config.json", R"({"FunctionArn": "@worker:live",
                                 "MaximumRetryAttempts": 1})"),
                    output("concurrency.json", R"({"ReservedConcurrentExecutions": 5})"),
                    output("recursion.json", R"({"RecursiveLoop": "Allow"})")});

    const Function &function = scenario.functions.at(0);
    QCOMPARE(scenario.functions.size(), std::size_t{1});
    QVERIFY(function.versions == std::vector<std::string>{"2"});
    QVERIFY(function.aliases == (std::vector<Alias>{{"live", "2"}}));
    QCOMPARE(told(function.reservedConcurrentExecutions), std::string("5"));
    QVERIFY(function.recursiveLoop == RecursiveLoop::Allow);
    QCOMPARE(configsOf(scenario), std::string("worker:live retries 1 age - success - failure -\n"));
    QCOMPARE(scenario.title, std::string("worker"));
}

void tst_AwsCli::concurrencyIsTheOneFunctions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::string>("places");

    QTest::newRow("five") << QByteArray(R"({"ReservedConcurrentExecutions": 5})")
                          << std::string("5");
    QTest::newRow("zero") << QByteArray(R"({"ReservedConcurrentExecutions": 0})")
                          << std::string("0");
    QTest::newRow("an empty file") << QByteArray() << std::string("-");
    QTest::newRow("blanks") << QByteArray(" \n\n") << std::string("-");
    QTest::newRow("an empty object") << QByteArray("{}") << std::string("-");
}

void tst_AwsCli::concurrencyIsTheOneFunctions()
{
    QFETCH(QByteArray, text);
    QFETCH(std::string, places);

    const Scenario scenario = scenarioOf({output("c.json", text), worker});

    QCOMPARE(told(scenario.functions.at(0).reservedConcurrentExecutions), places);
}

void tst_AwsCli::whatBelongsToNobodyIsAnError()
{
    const ConfigurationFile five = output("c.json", R"({"ReservedConcurrentExecutions": 5})");
    const std::string begin = "c.json: expected one function that the other files name, because "
                              "this one does not say whose it is; found ";

    QCOMPARE(errorsOf({five}), begin + "none\n");
    QCOMPARE(errorsOf({five, worker, output("o.json", R"({"FunctionName": "other"})")}),
             begin + "2: `worker` `other`\n");
    QCOMPARE(errorsOf({output("c.json", ""),
                       output("o.json", R"({"ReservedConcurrentExecutions": 5})")}),
             begin + "none\n" + "o.json" + begin.substr(6) + "none\n");
}

void tst_AwsCli::reservationsRaiseTheAccountsLimit()
{
    const Scenario scenario =
        scenarioOf({output("a.json", R"({"Configuration": {"FunctionName": "a"},
                            "Concurrency": {"ReservedConcurrentExecutions": 3000}})")});

    QCOMPARE(told(scenario.functions.at(0).reservedConcurrentExecutions), std::string("3000"));
    QCOMPARE(scenario.accountConcurrency, std::int64_t{3100});
}

void tst_AwsCli::anEmptyConfigIsKept()
{
    QCOMPARE(configsOf(scenarioOf({output("c.json", R"({"LastModified": 1768407611.361,
                "FunctionArn": "@a:$LATEST",
                "DestinationConfig": {"OnSuccess": {}, "OnFailure": {}}})")})),
             std::string("a:$LATEST retries - age - success {} failure {}\n"));
}

void tst_AwsCli::theSameConfigTwiceIsOne()
{
    const ConfigurationFile config =
        output("c.json", R"({"FunctionArn": "@a:$LATEST", "MaximumRetryAttempts": 0})");
    const ConfigurationFile other =
        output("d.json", R"({"FunctionArn": "@a:$LATEST", "MaximumRetryAttempts": 1})");

    QCOMPARE(notesOf({config, config}), std::string());
    QCOMPARE(notesOf({config, other}),
             std::string("d.json: left out, because `a` has a config for `$LATEST` already\n"));
}

void tst_AwsCli::anAliasWithoutVersionStandsForLatest()
{
    const std::vector<ConfigurationFile> files{
        output("c.json", R"({"FunctionArn": "@a:live", "MaximumRetryAttempts": 0})")};

    QVERIFY(scenarioOf(files).functions.at(0).aliases == (std::vector<Alias>{{"live", "$LATEST"}}));
    QCOMPARE(notesOf(files),
             std::string("c.json: no file tells of the alias `live` of `a`; taken to stand for "
                         "`$LATEST`\n"));
}

void tst_AwsCli::settingsOfLatestCount()
{
    const Scenario scenario = scenarioOf(
        {output("v.json", R"({"Versions": [{"FunctionName": "a", "Version": "1", "Timeout": 5},
                                         {"FunctionName": "a", "Version": "$LATEST", "Timeout": 9},
                                         {"FunctionName": "a", "Version": "2", "Timeout": 7}]})")});

    QCOMPARE(scenario.functions.at(0).timeoutSeconds, std::int64_t{9});
    QVERIFY(scenario.functions.at(0).versions == (std::vector<std::string>{"1", "2"}));
}

void tst_AwsCli::wrongTypesAreErrors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::string>("errors");
    const auto row = [](const char *title, const char *text, const char *errors) {
        QTest::newRow(title) << QByteArray(text) << std::string(errors);
    };

    row("a number", R"({"FunctionName": "a", "Timeout": "soon"})",
        "o.json: /Timeout: expected a whole number, found the string \"soon\"\n");
    row("a list", R"({"Functions": {}})",
        "o.json: /Functions: expected an array, found an object\n");
    row("a function", R"({"Functions": [1]})",
        "o.json: /Functions/0: expected an object, found the number 1\n");
    row("a name", R"({"FunctionName": "a b"})",
        "o.json: /FunctionName: expected a function's name or ARN, found `a b`\n");
    row("a version", R"({"FunctionName": "a", "Version": "one"})",
        "o.json: /Version: expected a version number or `$LATEST`, found `one`\n");
    row("an alias without name", R"({"AliasArn": "@a:live"})",
        "o.json: expected an alias with `AliasArn` and `Name`\n");
    row("a destination", R"({"FunctionArn": "@a:$LATEST",
                             "DestinationConfig": {"OnFailure": "x"}})",
        "o.json: /DestinationConfig/OnFailure: expected an object, found the string \"x\"\n");
}

void tst_AwsCli::wrongTypesAreErrors()
{
    QFETCH(QByteArray, text);
    QFETCH(std::string, errors);

    QCOMPARE(errorsOf({output("o.json", text)}), errors);
}

QTEST_GUILESS_MAIN(tst_AwsCli)
#include "tst_awscli.moc"

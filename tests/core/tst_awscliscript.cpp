#include "core/formats/awscliscript.h"
#include "tests/core/importing.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

class tst_AwsCliScript : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void callsAreRead_data();
    void callsAreRead();
    void mistakesAreTold_data();
    void mistakesAreTold();
    void scriptIsAWayToImport();
};

void tst_AwsCliScript::callsAreRead_data()
{
    QTest::addColumn<std::string>("script");
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, const char *script, const char *expected) {
        QTest::newRow(name) << std::string(script) << std::string(expected);
    };
    const char *concurrency =
        R"({"Functions":[{"FunctionArn":"f","ReservedConcurrentExecutions":5}]})";
    row("option by option",
        "aws lambda put-function-concurrency --function-name f "
        "--reserved-concurrent-executions 5\n",
        concurrency);
    row("as one input",
        R"(aws lambda put-function-concurrency --region us-east-1 --cli-input-json '{"FunctionName":"f","ReservedConcurrentExecutions":5}')",
        R"({"Functions":[{"FunctionArn":"f","Region":"us-east-1","ReservedConcurrentExecutions":5}]})");
    row("on several lines",
        "aws lambda \\\n  put-function-concurrency \\\n --function-name f \\\n"
        "--reserved-concurrent-executions 5",
        concurrency);
    row("among other commands",
        "#!/bin/sh\nset -e; cd .. # aws lambda\naws s3 ls\n"
        "aws lambda put-function-concurrency --function-name f "
        "--reserved-concurrent-executions 5; echo done\naws lambda invoke --function-name f out\n",
        concurrency);
    row("a config with its qualifier",
        "aws lambda put-function-event-invoke-config --function-name f --qualifier 2 "
        "--maximum-retry-attempts 0 --destination-config "
        "\"{\\\"OnFailure\\\":{\\\"Destination\\\":\\\"arn\\\"}}\"",
        R"({"FunctionEventInvokeConfigs":[{"FunctionArn":"f:2","MaximumRetryAttempts":0,)"
        R"("DestinationConfig":{"OnFailure":{"Destination":"arn"}}}]})");
    row("a dead-letter queue in short",
        "aws lambda update-function-configuration --function-name f "
        "--dead-letter-config TargetArn=arn:aws:sqs:::q",
        R"({"Functions":[{"FunctionArn":"f","DeadLetterConfig":{"TargetArn":"arn:aws:sqs:::q"}}]})");
    row("an alias, whose version is a text",
        "aws lambda update-alias --function-name f --name live --function-version 3",
        R"({"Aliases":[{"AliasArn":"f:live","Name":"live","FunctionVersion":"3"}]})");
    row("none", "aws lambda invoke --function-name f out", "{}");
}

void tst_AwsCliScript::callsAreRead()
{
    QFETCH(const std::string, script);
    QFETCH(const std::string, expected);

    const auto document = parseAwsCliScript(script);

    QVERIFY(document);
    QCOMPARE(compactText(document.value()), expected);
}

void tst_AwsCliScript::mistakesAreTold_data()
{
    QTest::addColumn<std::string>("script");
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, const char *script, const char *expected) {
        QTest::newRow(name) << std::string(script) << std::string(expected);
    };
    row("no function", "\naws lambda put-function-concurrency --reserved-concurrent-executions 5",
        "2:1: expected a `FunctionName`, found none\n");
    row("behind a call on two lines",
        "aws lambda put-function-concurrency \\\n  --function-name f\naws lambda update-alias "
        "--name a",
        "3:1: expected a `FunctionName`, found none\n");
    row("input that is no object",
        "aws lambda put-function-concurrency --cli-input-json 5\n"
        "aws lambda put-function-concurrency --cli-input-json file://x",
        "1:1: expected a JSON object, found the number 5\n"
        "2:1: expected a JSON object, found the string \"file://x\"\n");
}

void tst_AwsCliScript::mistakesAreTold()
{
    QFETCH(const std::string, script);
    QFETCH(const std::string, expected);

    const auto document = parseAwsCliScript(script);

    QVERIFY(!document);
    QCOMPARE(listed(document.error()), expected);
}

void tst_AwsCliScript::scriptIsAWayToImport()
{
    const QByteArray script = "#!/bin/sh\n"
                              "aws lambda put-function-event-invoke-config --function-name orders "
                              "--maximum-retry-attempts 0\n";
    const QByteArray broken = "aws lambda put-function-event-invoke-config --qualifier live\n";

    QCOMPARE(configsOf(scenarioOf({file("deploy.sh", script)})),
             std::string("orders:$LATEST retries 0 age - success - failure -\n"));
    QCOMPARE(errorsOf({file("deploy.sh", broken)}),
             std::string("deploy.sh: 1:1: expected a `FunctionName`, found none\n"));
}

QTEST_GUILESS_MAIN(tst_AwsCliScript)
#include "tst_awscliscript.moc"

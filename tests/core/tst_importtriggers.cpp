#include "core/formats/importtriggers.h"
#include "tests/core/importing.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

/// What invokes a function, and who hears of what a destination receives.
class tst_ImportTriggers : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void principalsNameSources_data();
    void principalsNameSources();
    void resourcesAreTriggers_data();
    void resourcesAreTriggers();
    void subscribersHearOfTheTopic_data();
    void subscribersHearOfTheTopic();
    void aBucketTellsOfNewRecords_data();
    void aBucketTellsOfNewRecords();
    void aRuleSubscribesIfItPassesOnAll_data();
    void aRuleSubscribesIfItPassesOnAll();
    void aRuleThatPassesOnSomeIsTold();
    void changedInputIsTold();
    void settingsOfOthersAreTold_data();
    void settingsOfOthersAreTold();
};

namespace {

/// `sender` sends its failures to `destination`; `fn` hears of nothing yet.
std::vector<ConfigurationFile> withResource(const std::string &resource,
                                            const std::string &destination = "arn:aws:s3:::b")
{
    return {
        {"t.yaml",
         "Resources:\n  Fn: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: fn}}\n"
         "  Sender: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: sender}}\n"
         "  Config: {Type: 'AWS::Lambda::EventInvokeConfig', Properties: {FunctionName: sender, "
         "Qualifier: $LATEST, DestinationConfig: {OnFailure: {Destination: '"
             + destination + "'}}}}\n  X: " + resource + '\n'}};
}

constexpr const char *topic = "arn:aws:sns:us-east-1:123456789012:t";
constexpr const char *bus = "arn:aws:events:us-east-1:123456789012:event-bus/default";

} // namespace

void tst_ImportTriggers::principalsNameSources_data()
{
    QTest::addColumn<std::string>("principal");
    QTest::addColumn<std::string>("source");

    QTest::newRow("S3") << std::string("s3.amazonaws.com") << std::string("s3");
    QTest::newRow("logs of a region")
        << std::string("logs.eu-west-1.amazonaws.com") << std::string("logs");
    QTest::newRow("China") << std::string("events.amazonaws.com.cn") << std::string("eventbridge");
    QTest::newRow("Config") << std::string("config.amazonaws.com") << std::string("config");
    QTest::newRow("synchronous") << std::string("apigateway.amazonaws.com") << std::string("-");
    QTest::newRow("an account") << std::string("123456789012") << std::string("-");
}

void tst_ImportTriggers::principalsNameSources()
{
    QFETCH(std::string, principal);
    QFETCH(std::string, source);

    const auto found = sourceOfPrincipal(principal);

    QCOMPARE(std::string(found ? name(*found) : "-"), source);
}

void tst_ImportTriggers::resourcesAreTriggers_data()
{
    QTest::addColumn<std::string>("resource");
    QTest::addColumn<std::string>("source");
    const auto row = [](const char *title, const char *resource, const char *source) {
        QTest::newRow(title) << std::string(resource) << std::string(source);
    };

    row("permission",
        "{Type: 'AWS::Lambda::Permission', Properties: {FunctionName: !GetAtt Fn.Arn, Principal: "
        "ses.amazonaws.com}}",
        "ses");
    row("topic with a subscription inside",
        "{Type: 'AWS::SNS::Topic', Properties: {Subscription: [{Protocol: lambda, Endpoint: "
        "!GetAtt "
        "Fn.Arn}]}}",
        "sns");
    row("rule with a schedule",
        "{Type: 'AWS::Events::Rule', Properties: {ScheduleExpression: 'rate(1 day)', Targets: "
        "[{Id: a, Arn: !GetAtt Fn.Arn}]}}",
        "eventbridge");
    row("disabled rule",
        "{Type: 'AWS::Events::Rule', Properties: {State: DISABLED, Targets: [{Id: a, Arn: !GetAtt "
        "Fn.Arn}]}}",
        "sdk");
    row("schedule",
        "{Type: 'AWS::Scheduler::Schedule', Properties: {Target: {Arn: !GetAtt Fn.Arn}}}",
        "scheduler");
    row("bucket",
        "{Type: 'AWS::S3::Bucket', Properties: {NotificationConfiguration: {LambdaConfigurations: "
        "[{Event: 's3:ObjectRemoved:*', Function: !GetAtt Fn.Arn}]}}}",
        "s3");
    row("custom resource", "{Type: 'Custom::Thing', Properties: {ServiceToken: !GetAtt Fn.Arn}}",
        "cloudformation");
    row("queue subscription",
        "{Type: 'AWS::SNS::Subscription', Properties: {Protocol: sqs, TopicArn: t, Endpoint: "
        "!GetAtt Fn.Arn}}",
        "sdk");
}

void tst_ImportTriggers::resourcesAreTriggers()
{
    QFETCH(std::string, resource);
    QFETCH(std::string, source);

    QCOMPARE(invocationsOf(scenarioOf(withResource(resource))),
             "fn:$LATEST " + source + "\nsender:$LATEST sdk\n");
}

void tst_ImportTriggers::subscribersHearOfTheTopic_data()
{
    QTest::addColumn<std::string>("more");
    QTest::addColumn<std::string>("subscribers");
    QTest::addColumn<std::string>("notes");

    QTest::newRow("plain") << std::string() << std::string(" > fn") << std::string();
    QTest::newRow("filtered") << std::string(", FilterPolicy: {a: [b]}") << std::string()
                              << std::string("t.yaml: /Resources/X/Properties/FilterPolicy: `fn` "
                                             "is not subscribed here, because filters are not "
                                             "simulated\n");
}

void tst_ImportTriggers::subscribersHearOfTheTopic()
{
    QFETCH(std::string, more);
    QFETCH(std::string, subscribers);
    QFETCH(std::string, notes);
    const auto files =
        withResource("{Type: 'AWS::SNS::Subscription', Properties: {Protocol: lambda, "
                     "TopicArn: '"
                         + std::string(topic) + "', Endpoint: !GetAtt Fn.Arn" + more + "}}",
                     topic);

    QCOMPARE(targetsOf(scenarioOf(files)), topic + (" ()" + subscribers) + '\n');
    QCOMPARE(notesOf(files), notes);
}

void tst_ImportTriggers::aBucketTellsOfNewRecords_data()
{
    QTest::addColumn<std::string>("entry");
    QTest::addColumn<std::string>("subscribers");
    const auto row = [](const char *title, const char *entry, const char *subscribers) {
        QTest::newRow(title) << std::string(entry) << std::string(subscribers);
    };

    row("every creation", "Event: 's3:ObjectCreated:*'", " > fn");
    row("put", "Event: 's3:ObjectCreated:Put'", " > fn");
    row("copy", "Event: 's3:ObjectCreated:Copy'", "");
    row("removal", "Event: 's3:ObjectRemoved:*'", "");
    row("the records' prefix",
        "Event: 's3:ObjectCreated:*', Filter: {S3Key: {Rules: [{Name: prefix, Value: aws/}]}}",
        " > fn");
    row("another prefix",
        "Event: 's3:ObjectCreated:*', Filter: {S3Key: {Rules: [{Name: prefix, Value: in/}]}}", "");
    row("a suffix",
        "Event: 's3:ObjectCreated:*', Filter: {S3Key: {Rules: [{Name: suffix, Value: .jpg}]}}", "");
}

void tst_ImportTriggers::aBucketTellsOfNewRecords()
{
    QFETCH(std::string, entry);
    QFETCH(std::string, subscribers);
    const auto files = withResource(
        "{Type: 'AWS::S3::Bucket', Properties: {BucketName: store, NotificationConfiguration: "
        "{LambdaConfigurations: [{Function: !GetAtt Fn.Arn, "
            + entry + "}]}}}",
        "arn:aws:s3:::store");

    QCOMPARE(targetsOf(scenarioOf(files)), "arn:aws:s3:::store (X)" + subscribers + '\n');
}

void tst_ImportTriggers::aRuleSubscribesIfItPassesOnAll_data()
{
    QTest::addColumn<std::string>("pattern");
    QTest::addColumn<std::string>("subscribers");
    const auto row = [](const char *pattern, const char *subscribers) {
        QTest::newRow(pattern) << std::string(pattern) << std::string(subscribers);
    };

    row("{source: [lambda]}", " > fn");
    row("{detail-type: ['Lambda Function Invocation Result - Failure']}", " > fn");
    row("{resources: [!Sub '${Sender.Arn}:$LATEST']}", " > fn");
    row("{account: [!Ref 'AWS::AccountId'], region: [us-east-1]}", " > fn");
    row("{detail-type: ['Lambda Function Invocation Result - Success']}", "");
    row("{source: [aws.s3]}", "");
}

void tst_ImportTriggers::aRuleSubscribesIfItPassesOnAll()
{
    QFETCH(std::string, pattern);
    QFETCH(std::string, subscribers);
    const auto files = withResource("{Type: 'AWS::Events::Rule', Properties: {EventPattern: "
                                        + pattern + ", Targets: [{Id: a, Arn: !GetAtt Fn.Arn}]}}",
                                    bus);

    QCOMPARE(targetsOf(scenarioOf(files)), bus + (" ()" + subscribers) + '\n');
    QCOMPARE(notesOf(files), std::string());
}

void tst_ImportTriggers::aRuleThatPassesOnSomeIsTold()
{
    const auto files =
        withResource("{Type: 'AWS::Events::Rule', Properties: {EventPattern: {detail: "
                     "{a: [1]}}, Targets: [{Id: a, Arn: !GetAtt Fn.Arn}]}}",
                     bus);

    QCOMPARE(targetsOf(scenarioOf(files)), bus + std::string(" ()\n"));
    QCOMPARE(notesOf(files),
             std::string("t.yaml: /Resources/X/Properties/EventPattern: `fn` is not subscribed to "
                         "the bus here, because the rule passes on only some of its events, which "
                         "is not simulated\n"));
}

void tst_ImportTriggers::changedInputIsTold()
{
    QCOMPARE(notesOf(withResource("{Type: 'AWS::Events::Rule', Properties: {EventPattern: {source: "
                                  "[lambda]}, Targets: [{Id: a, Arn: !GetAtt Fn.Arn, InputPath: "
                                  "$.detail}]}}",
                                  bus)),
             std::string("t.yaml: /Resources/X/Properties/Targets/0/InputPath: `fn` gets the whole "
                         "event here, because `InputPath` is not simulated\n"));
}

void tst_ImportTriggers::settingsOfOthersAreTold_data()
{
    QTest::addColumn<std::string>("resource");
    QTest::addColumn<std::string>("place");
    QTest::addColumn<std::string>("owner");
    const auto row = [](const char *title, const char *resource, const char *place,
                        const char *owner) {
        QTest::newRow(title) << std::string(resource) << std::string(place) << std::string(owner);
    };

    row("of a rule",
        "{Type: 'AWS::Events::Rule', Properties: {Targets: [{Id: a, Arn: !GetAtt Fn.Arn, "
        "RetryPolicy: {MaximumRetryAttempts: 5}}]}}",
        "Targets/0/RetryPolicy", "the rule");
    row("of a schedule",
        "{Type: 'AWS::Scheduler::Schedule', Properties: {Target: {Arn: !GetAtt Fn.Arn, "
        "DeadLetterConfig: {Arn: x}}}}",
        "Target/DeadLetterConfig", "the schedule");
    row("of a subscription",
        "{Type: 'AWS::SNS::Subscription', Properties: {Protocol: lambda, TopicArn: t, Endpoint: "
        "!GetAtt Fn.Arn, RedrivePolicy: {deadLetterTargetArn: x}}}",
        "RedrivePolicy", "the subscription");
    row("of an event source mapping",
        "{Type: 'AWS::Lambda::EventSourceMapping', Properties: {FunctionName: !Ref Fn, "
        "MaximumRetryAttempts: 5}}",
        "MaximumRetryAttempts", "the event source mapping");
}

void tst_ImportTriggers::settingsOfOthersAreTold()
{
    QFETCH(std::string, resource);
    QFETCH(std::string, place);
    QFETCH(std::string, owner);

    const std::string notes = notesOf(withResource(resource));

    const std::string expected = "t.yaml: /Resources/X/Properties/" + place
        + ": not taken over: it belongs to " + owner
        + " and is no setting of asynchronous invocation\n";
    QVERIFY2(notes.ends_with(expected), notes.c_str());
    QCOMPARE(configsOf(scenarioOf(withResource(resource))),
             std::string("sender:$LATEST retries - age - success - failure arn:aws:s3:::b\n"));
}

QTEST_GUILESS_MAIN(tst_ImportTriggers)
#include "tst_importtriggers.moc"

#include "tests/core/importing.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

/// What a template of SAM tells of functions.
class tst_TemplateSam : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void globalsAreMerged();
    void anInvokeConfigIsMergedKeyByKey();
    void samMakesQueuesAndTopics();
    void samMadeTargetsCanBeReferredTo();
    void onlyQueuesAndTopicsAreMade();
    void aPublishedAliasCarriesTheConfig();
    void anUnknownTypeIsAnError();
    void globalsOfAWrongTypeAreErrors();
    void aDeadLetterQueueByItsType();
    void anEmptyConfigIsRefused();
    void eventsAreTriggers_data();
    void eventsAreTriggers();
    void polledEventsAreTold();
    void synchronousEventsAreTold();
    void settingsOfAnEventAreNotTheFunctions();
    void whatIsNotReadMayBeBrokenBySamAlone();
};

namespace {

constexpr const char *transform = "Transform: AWS::Serverless-2016-10-31\n";

/// A template with one function that has these properties (flow style).
std::vector<ConfigurationFile> withFunction(const std::string &properties,
                                            const std::string &more = {})
{
    return {{"t.yaml",
             transform
                 + ("Resources:\n  Fn:\n    Type: AWS::Serverless::Function\n"
                    "    Properties: {FunctionName: worker, "
                    + properties + "}\n" + more)}};
}

std::string eventNotes(const std::string &event)
{
    return notesOf(withFunction("Events: {E: " + event + "}"));
}

} // namespace

void tst_TemplateSam::globalsAreMerged()
{
    const Scenario scenario =
        scenarioOf({file("t.yaml",
                         "Transform: AWS::Serverless-2016-10-31\n"
                         "Globals: {Function: {Timeout: 20, MemorySize: 512}}\nResources:\n"
                         "  A: {Type: 'AWS::Serverless::Function'}\n"
                         "  B: {Type: 'AWS::Serverless::Function', Properties: {Timeout: 5}}\n"
                         "  C: {Type: 'AWS::Lambda::Function'}\n")});

    QCOMPARE(scenario.functions.at(0).timeoutSeconds, std::int64_t{20});
    QCOMPARE(scenario.functions.at(1).timeoutSeconds, std::int64_t{5});
    QCOMPARE(scenario.functions.at(1).memorySize, std::int64_t{512});
    QCOMPARE(scenario.functions.at(2).timeoutSeconds, std::int64_t{3});
}

void tst_TemplateSam::anInvokeConfigIsMergedKeyByKey()
{
    QCOMPARE(configsOf(scenarioOf({file(
                 "t.yaml",
                 "Globals:\n  Function:\n    EventInvokeConfig:\n      MaximumRetryAttempts: 1\n"
                 "      DestinationConfig: {OnFailure: {Type: SQS}}\n"
                 "Resources:\n  Fn:\n    Type: AWS::Serverless::Function\n    Properties:\n"
                 "      EventInvokeConfig: {MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60, "
                 "DestinationConfig: {OnSuccess: {Type: SNS}}}\n")})),
             std::string("Fn:$LATEST retries 0 age 60 success "
                         "arn:aws:sns:us-east-1:123456789012:FnEventInvokeConfigOnSuccessTopic "
                         "failure "
                         "arn:aws:sqs:us-east-1:123456789012:FnEventInvokeConfigOnFailureQueue\n"));
}

void tst_TemplateSam::samMakesQueuesAndTopics()
{
    QCOMPARE(targetsOf(scenarioOf(withFunction(
                 "EventInvokeConfig: {DestinationConfig: {OnSuccess: {Type: SNS}, OnFailure: "
                 "{Type: SQS}}}"))),
             std::string("arn:aws:sns:us-east-1:123456789012:FnEventInvokeConfigOnSuccessTopic "
                         "(FnEventInvokeConfigOnSuccessTopic)\n"
                         "arn:aws:sqs:us-east-1:123456789012:FnEventInvokeConfigOnFailureQueue "
                         "(FnEventInvokeConfigOnFailureQueue)\n"));
}

void tst_TemplateSam::samMadeTargetsCanBeReferredTo()
{
    const Scenario scenario = scenarioOf(withFunction(
        "EventInvokeConfig: {DestinationConfig: {OnSuccess: {Type: SNS}}}",
        "  Sub: {Type: 'AWS::SNS::Subscription', Properties: {Protocol: lambda, "
        "TopicArn: !Ref FnEventInvokeConfigOnSuccessTopic, Endpoint: !GetAtt Other.Arn}}\n"
        "  Other: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: other}}\n"));

    QCOMPARE(targetsOf(scenario),
             std::string("arn:aws:sns:us-east-1:123456789012:FnEventInvokeConfigOnSuccessTopic "
                         "(FnEventInvokeConfigOnSuccessTopic) > other\n"));
}

void tst_TemplateSam::onlyQueuesAndTopicsAreMade()
{
    QCOMPARE(
        errorsOf(
            withFunction("EventInvokeConfig: {DestinationConfig: {OnSuccess: {Type: Lambda}}}")),
        std::string("t.yaml: "
                    "/Resources/Fn/Properties/EventInvokeConfig/DestinationConfig/OnSuccess: "
                    "expected a `Destination`, found none; SAM makes only queues and topics\n"));
}

void tst_TemplateSam::aPublishedAliasCarriesTheConfig()
{
    const Scenario scenario = scenarioOf(
        withFunction("AutoPublishAlias: live, EventInvokeConfig: {MaximumRetryAttempts: 0}"));

    QVERIFY(scenario.functions.at(0).versions == std::vector<std::string>{"1"});
    QVERIFY(scenario.functions.at(0).aliases == (std::vector<Alias>{{"live", "1"}}));
    QCOMPARE(configsOf(scenario), std::string("worker:live retries 0 age - success - failure -\n"));
    QCOMPARE(invocationsOf(scenario), std::string("worker:live sdk\n"));
}

void tst_TemplateSam::anUnknownTypeIsAnError()
{
    QCOMPARE(errorsOf(withFunction("DeadLetterQueue: {Type: Kinesis, TargetArn: x}")),
             std::string("t.yaml: /Resources/Fn/Properties/DeadLetterQueue/Type: expected `SQS`, "
                         "`SNS`, `Lambda`, `EventBridge` or `S3Bucket`, found `Kinesis`\n"));
}

void tst_TemplateSam::globalsOfAWrongTypeAreErrors()
{
    QCOMPARE(errorsOf({file("t.yaml", "Globals: []\nResources: {}\n")}),
             std::string("t.yaml: /Globals: expected an object, found an array\n"));
    QCOMPARE(errorsOf({file("t.yaml",
                            "Globals: {Function: 3}\nResources:\n"
                            "  Fn: {Type: 'AWS::Serverless::Function'}\n")}),
             std::string("t.yaml: /Globals/Function: expected an object, found the number 3\n"));
}

void tst_TemplateSam::aDeadLetterQueueByItsType()
{
    const auto files = withFunction("DeadLetterQueue: {Type: SNS, TargetArn: alarms}");

    QCOMPARE(scenarioOf(files).functions.at(0).deadLetterTargetArn, std::string());
    QCOMPARE(notesOf(files),
             std::string("t.yaml: /Resources/Fn/Properties/DeadLetterQueue/TargetArn: `alarms` is "
                         "a topic by its Type, but no ARN; left out, because AWS refuses it: 1 "
                         "validation error detected: Value 'alarms' at "
                         "'deadLetterConfig.targetArn' failed to satisfy constraint: Member must "
                         "satisfy regular expression pattern: "
                         "(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()\n"));
}

void tst_TemplateSam::anEmptyConfigIsRefused()
{
    const auto files = withFunction("EventInvokeConfig: {}");

    QCOMPARE(configsOf(scenarioOf(files)), std::string());
    QCOMPARE(notesOf(files),
             std::string("t.yaml: /Resources/Fn/Properties/EventInvokeConfig: left out, because "
                         "AWS refuses it: You must specify at least one of error handling or "
                         "destination setting.\n"));
}

void tst_TemplateSam::eventsAreTriggers_data()
{
    QTest::addColumn<std::string>("event");
    QTest::addColumn<std::string>("source");
    const auto row = [](const char *event, const char *source) {
        QTest::newRow(event) << std::string(event) << std::string(source);
    };

    row("{Type: S3, Properties: {Bucket: !Ref B, Events: 's3:ObjectCreated:*'}}", "s3");
    row("{Type: SNS, Properties: {Topic: 'arn:aws:sns:us-east-1:123456789012:t'}}", "sns");
    row("{Type: EventBridgeRule, Properties: {Pattern: {source: [a]}}}", "eventbridge");
    row("{Type: CloudWatchEvent, Properties: {Pattern: {source: [a]}}}", "eventbridge");
    row("{Type: Schedule, Properties: {Schedule: 'rate(1 minute)'}}", "eventbridge");
    row("{Type: ScheduleV2, Properties: {ScheduleExpression: 'rate(1 minute)'}}", "scheduler");
    row("{Type: CloudWatchLogs, Properties: {LogGroupName: g}}", "logs");
    row("{Type: IoTRule, Properties: {Sql: 'SELECT *'}}", "iot");
    row("{Type: Api, Properties: {Path: /, Method: get}}", "sdk");
    row("{Type: SQS, Properties: {Queue: 'arn:aws:sqs:us-east-1:123456789012:q'}}", "sdk");
}

void tst_TemplateSam::eventsAreTriggers()
{
    QFETCH(std::string, event);
    QFETCH(std::string, source);

    QCOMPARE(invocationsOf(scenarioOf(
                 withFunction("Events: {E: " + event + "}", "  B: {Type: 'AWS::S3::Bucket'}\n"))),
             "worker:$LATEST " + source + '\n');
}

void tst_TemplateSam::polledEventsAreTold()
{
    QCOMPARE(eventNotes("{Type: Kinesis, Properties: {Stream: s}}"),
             std::string("t.yaml: /Resources/Fn: Kinesis is polled and calls `worker` "
                         "synchronously: that is no asynchronous invocation\n"));
    QCOMPARE(notesOf(withFunction("DeadLetterQueue: {Type: SQS, TargetArn: "
                                  "'arn:aws:sqs:us-east-1:123456789012:dlq'}, "
                                  "Events: {E: {Type: SQS, Properties: {Queue: q}}}")),
             std::string("t.yaml: /Resources/Fn/Properties/DeadLetterQueue/TargetArn: this "
                         "dead-letter queue never receives anything from SQS: SQS is polled and "
                         "calls `worker` synchronously\n"));
}

void tst_TemplateSam::synchronousEventsAreTold()
{
    QCOMPARE(eventNotes("{Type: HttpApi}"),
             std::string("t.yaml: /Resources/Fn/Properties/Events/E: `HttpApi` calls the function "
                         "synchronously: no retries, no destinations, no dead-letter queue\n"));
}

void tst_TemplateSam::settingsOfAnEventAreNotTheFunctions()
{
    QCOMPARE(eventNotes("{Type: ScheduleV2, Properties: {RetryPolicy: {MaximumRetryAttempts: 5}, "
                        "DeadLetterConfig: {Arn: x}}}"),
             std::string("t.yaml: /Resources/Fn/Properties/Events/E/Properties/RetryPolicy: not "
                         "taken over: it belongs to the schedule and is no setting of "
                         "asynchronous invocation\n"
                         "t.yaml: /Resources/Fn/Properties/Events/E/Properties/DeadLetterConfig: "
                         "not taken over: it belongs to the schedule and is no setting of "
                         "asynchronous invocation\n"));
}

void tst_TemplateSam::whatIsNotReadMayBeBrokenBySamAlone()
{
    QCOMPARE(errorsOf(withFunction("Policies: [{'Fn::If': [Missing, a, b]}], Layers: [!Ref "
                                   "FnRole, !Ref ServerlessRestApi]")),
             std::string());
    QCOMPARE(errorsOf(withFunction("Layers: [!Ref Typo]")),
             std::string("t.yaml: /Resources/Fn/Properties/Layers/0/Ref: expected a parameter or "
                         "resource of the template, found `Typo`\n"));
}

QTEST_GUILESS_MAIN(tst_TemplateSam)
#include "tst_templatesam.moc"

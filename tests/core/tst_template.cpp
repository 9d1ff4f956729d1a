#include "tests/core/importing.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

/// What a template of CloudFormation tells of functions, versions, aliases, configs and targets.
class tst_Template : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void settingsAreTakenOver();
    void whatIsNotSetStaysUnset();
    void numbersMayBeWrittenAsTexts();
    void whatAwsRefusesIsLeftOut_data();
    void whatAwsRefusesIsLeftOut();
    void aConfigLosesOnlyWhatAwsRefuses_data();
    void aConfigLosesOnlyWhatAwsRefuses();
    void destinationsBecomeArns_data();
    void destinationsBecomeArns();
    void aDestinationThatNobodyKnowsKeepsItsId_data();
    void aDestinationThatNobodyKnowsKeepsItsId();
    void targetsKeepTheirLogicalIds();
    void aFunctionOutsideTheTemplateStandsIn();
    void versionsAreNumbered();
    void aliasesNameTheirVersions();
    void qualifiersThatNobodyTellsOfAreTakenAsThere();
    void namesAreUnique();
    void whatIsNotCarriedOutIsTold();
};

namespace {

/// A template with a function `Fn` of these properties, and more resources.
std::vector<ConfigurationFile> withFunction(const std::string &properties,
                                            const std::string &more = {})
{
    return {{"t.yaml",
             "Resources:\n  Fn:\n    Type: AWS::Lambda::Function\n    Properties: {"
             "FunctionName: worker, "
                 + properties + "}\n" + more}};
}

/// The same with a config whose OnFailure is `destination`.
std::vector<ConfigurationFile> withDestination(const std::string &destination)
{
    return {
        {"t.yaml",
         "Parameters:\n  TopicArn: {Type: String}\n  Stage: {Type: String}\n  Dlq: {Type: String}\n"
         "Resources:\n"
         "  Fn: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: worker}}\n"
         "  Other: {Type: 'AWS::Lambda::Function', Properties: {FunctionName: other}}\n"
         "  Queue: {Type: 'AWS::SQS::Queue', Properties: {QueueName: jobs}}\n"
         "  Topic: {Type: 'AWS::SNS::Topic', Properties: {TopicName: news}}\n"
         "  Bus: {Type: 'AWS::Events::EventBus', Properties: {Name: events}}\n"
         "  Bucket: {Type: 'AWS::S3::Bucket', Properties: {BucketName: store}}\n"
         "  Version: {Type: 'AWS::Lambda::Version', Properties: {FunctionName: !Ref Other}}\n"
         "  Live: {Type: 'AWS::Lambda::Alias', Properties: {FunctionName: !Ref Other, Name: live,"
         " FunctionVersion: !GetAtt Version.Version}}\n"
         "  Config:\n    Type: AWS::Lambda::EventInvokeConfig\n    Properties:\n"
         "      FunctionName: !Ref Fn\n      Qualifier: $LATEST\n"
         "      MaximumRetryAttempts: 1\n"
         "      DestinationConfig: {OnFailure: {Destination: "
             + destination + "}}\n"}};
}

} // namespace

void tst_Template::settingsAreTakenOver()
{
    const Scenario scenario = scenarioOf(withFunction(
        "Timeout: 30, MemorySize: 256, ReservedConcurrentExecutions: 5, RecursiveLoop: Allow, "
        "DeadLetterConfig: {TargetArn: !GetAtt Dlq.Arn}",
        "  Dlq: {Type: 'AWS::SQS::Queue', Properties: {QueueName: lost}}\n"));

    const Function &function = scenario.functions.at(0);
    QCOMPARE(function.logicalId, std::string("Fn"));
    QCOMPARE(function.timeoutSeconds, std::int64_t{30});
    QCOMPARE(function.memorySize, std::int64_t{256});
    QCOMPARE(told(function.reservedConcurrentExecutions), std::string("5"));
    QVERIFY(function.recursiveLoop == RecursiveLoop::Allow);
    QCOMPARE(function.deadLetterTargetArn, std::string("arn:aws:sqs:us-east-1:123456789012:lost"));
}

void tst_Template::whatIsNotSetStaysUnset()
{
    const Scenario scenario = scenarioOf(withFunction(""));

    Function plain;
    plain.name = "worker";
    plain.logicalId = "Fn";
    QVERIFY(scenario.functions == std::vector{plain});
}

void tst_Template::numbersMayBeWrittenAsTexts()
{
    QCOMPARE(scenarioOf(withFunction("Timeout: '30'")).functions.at(0).timeoutSeconds,
             std::int64_t{30});
}

void tst_Template::whatAwsRefusesIsLeftOut_data()
{
    QTest::addColumn<std::string>("properties");
    QTest::addColumn<std::string>("note");
    const auto row = [](const char *title, const char *properties, const char *note) {
        QTest::newRow(title) << std::string(properties) << std::string(note);
    };

    row("timeout", "Timeout: 901",
        "Timeout: left out, because AWS refuses it: 1 validation error detected: Value '901' at "
        "'timeout' failed to satisfy constraint: Member must have value less than or equal to 900");
    row("memory", "MemorySize: 64", "MemorySize: left out: expected 128 to 10240 MB, found 64");
    row("reservation", "ReservedConcurrentExecutions: 1001",
        "ReservedConcurrentExecutions: left out, because AWS refuses it: Specified "
        "ReservedConcurrentExecutions for function decreases account's "
        "UnreservedConcurrentExecution below its minimum value of [100].");
    row("recursive loop", "RecursiveLoop: Maybe",
        "RecursiveLoop: left out, because AWS refuses it: 1 validation error detected: Value "
        "'Maybe' at 'recursiveLoop' failed to satisfy constraint: Member must satisfy enum value "
        "set: [Terminate, Allow]");
    row("a word as a queue", "DeadLetterConfig: {TargetArn: arn}",
        "DeadLetterConfig/TargetArn: `arn` is no ARN; left out, because AWS refuses it: 1 "
        "validation error detected: Value 'arn' at 'deadLetterConfig.targetArn' failed to satisfy "
        "constraint: Member must satisfy regular expression pattern: "
        "(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()");
    row("a FIFO queue",
        "DeadLetterConfig: {TargetArn: 'arn:aws:sqs:us-east-1:123456789012:a.fifo'}",
        "DeadLetterConfig/TargetArn: left out, because AWS refuses it: Invalid dead letter queue "
        "ARN: FIFO SQS queue is not supported for dead letter configuration");
}

void tst_Template::whatAwsRefusesIsLeftOut()
{
    QFETCH(std::string, properties);
    QFETCH(std::string, note);

    const Scenario scenario = scenarioOf(withFunction(properties));

    QCOMPARE(notesOf(withFunction(properties)), "t.yaml: /Resources/Fn/Properties/" + note + '\n');
    QVERIFY(scenario.functions == scenarioOf(withFunction("")).functions);
}

void tst_Template::aConfigLosesOnlyWhatAwsRefuses_data()
{
    QTest::addColumn<std::string>("settings");
    QTest::addColumn<std::string>("config");
    QTest::addColumn<std::string>("note");
    const auto row = [](const char *settings, const char *config, const char *note) {
        QTest::newRow(settings) << std::string(settings) << std::string(config)
                                << std::string(note);
    };

    row("MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 60",
        "worker:$LATEST retries - age 60 success - failure -\n",
        "MaximumRetryAttempts: left out, because AWS refuses it: 1 validation error detected: "
        "Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value "
        "less than or equal to 2");
    row("MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 59",
        "worker:$LATEST retries 2 age - success - failure -\n",
        "MaximumEventAgeInSeconds: left out, because AWS refuses it: 1 validation error detected: "
        "Value '59' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must have "
        "value greater than or equal to 60");
    row("DestinationConfig: {OnSuccess: {Destination: 'arn:aws:s3:::b'}, OnFailure: {Destination: "
        "'arn:aws:s3:::b'}}",
        "worker:$LATEST retries - age - success - failure arn:aws:s3:::b\n",
        "DestinationConfig/OnSuccess/Destination: left out, because AWS refuses it: The provided "
        "destination config DestinationConfig(onSuccess=OnSuccess(destination=arn:aws:s3:::b), "
        "onFailure=null) is invalid.");
    row("MaximumEventAgeInSeconds: 21601", "",
        "MaximumEventAgeInSeconds: left out, because AWS refuses it: 1 validation error detected: "
        "Value '21601' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must "
        "have value less than or equal to 21600");
}

void tst_Template::aConfigLosesOnlyWhatAwsRefuses()
{
    QFETCH(std::string, settings);
    QFETCH(std::string, config);
    QFETCH(std::string, note);
    const auto files =
        withFunction("",
                     "  X: {Type: 'AWS::Lambda::EventInvokeConfig', Properties: {FunctionName: "
                     "!Ref Fn, Qualifier: $LATEST, "
                         + settings + "}}\n");

    QCOMPARE(configsOf(scenarioOf(files)), config);
    QCOMPARE(notesOf(files), "t.yaml: /Resources/X/Properties/" + note + '\n');
}

void tst_Template::destinationsBecomeArns_data()
{
    QTest::addColumn<std::string>("destination");
    QTest::addColumn<std::string>("arn");
    const auto row = [](const char *destination, const char *arn) {
        QTest::newRow(destination) << std::string(destination) << std::string(arn);
    };

    row("!GetAtt Queue.Arn", "arn:aws:sqs:us-east-1:123456789012:jobs");
    row("!Ref Topic", "arn:aws:sns:us-east-1:123456789012:news");
    row("!GetAtt Topic.TopicArn", "arn:aws:sns:us-east-1:123456789012:news");
    row("!GetAtt Bus.Arn", "arn:aws:events:us-east-1:123456789012:event-bus/events");
    row("!GetAtt Bucket.Arn", "arn:aws:s3:::store");
    row("!Sub 'arn:${AWS::Partition}:s3:::${Bucket}'", "arn:aws:s3:::store");
    row("!GetAtt Other.Arn", "arn:aws:lambda:us-east-1:123456789012:function:other");
    row("!Ref Live", "arn:aws:lambda:us-east-1:123456789012:function:other:live");
    row("!Ref Version", "arn:aws:lambda:us-east-1:123456789012:function:other:1");
    row("!Sub '${Other.Arn}:live'", "arn:aws:lambda:us-east-1:123456789012:function:other:live");
    row("!Sub 'arn:aws:events:${AWS::Region}:${AWS::AccountId}:event-bus/default'",
        "arn:aws:events:us-east-1:123456789012:event-bus/default");
    row("!GetAtt Fn.Arn", "-"); // a function can't be its own destination
    row("!Ref Queue", "-"); // a URL
    row("!Ref Other", "-"); // a name
}

void tst_Template::destinationsBecomeArns()
{
    QFETCH(std::string, destination);
    QFETCH(std::string, arn);

    QCOMPARE(configsOf(scenarioOf(withDestination(destination))),
             "worker:$LATEST retries 1 age - success - failure " + arn + '\n');
}

void tst_Template::aDestinationThatNobodyKnowsKeepsItsId_data()
{
    QTest::addColumn<std::string>("destination");
    QTest::addColumn<std::string>("arn");
    QTest::addColumn<std::string>("note");
    const auto row = [](const char *destination, const char *arn, const char *note) {
        QTest::newRow(destination)
            << std::string(destination) << std::string(arn) << std::string(note);
    };

    row("!Ref TopicArn", "arn:aws:sns:us-east-1:123456789012:TopicArn",
        "taken as the topic `TopicArn`, because the parameter `TopicArn` has no default");
    row("!Ref Dlq", "arn:aws:sqs:us-east-1:123456789012:Dlq",
        "taken as the queue `Dlq`, because the parameter `Dlq` has no default");
    row("!ImportValue 'shared:EventBusArn'",
        "arn:aws:events:us-east-1:123456789012:event-bus/shared-EventBusArn",
        "taken as the bus `shared-EventBusArn`, because `Fn::ImportValue` is known only when it is "
        "deployed");
    row("!Sub 'arn:aws:sqs:us-east-1:123456789012:${Stage}-dlq'",
        "arn:aws:sqs:us-east-1:123456789012:Stage-dlq",
        "taken as the queue `Stage-dlq`, because the parameter `Stage` has no default");
}

void tst_Template::aDestinationThatNobodyKnowsKeepsItsId()
{
    QFETCH(std::string, destination);
    QFETCH(std::string, arn);
    QFETCH(std::string, note);
    const auto files = withDestination(destination);

    QCOMPARE(configsOf(scenarioOf(files)),
             "worker:$LATEST retries 1 age - success - failure " + arn + '\n');
    QCOMPARE(notesOf(files),
             "t.yaml: "
             "/Resources/Config/Properties/DestinationConfig/OnFailure/Destination: "
                 + note + '\n');
}

void tst_Template::targetsKeepTheirLogicalIds()
{
    QCOMPARE(targetsOf(scenarioOf(withDestination("!GetAtt Queue.Arn"))),
             std::string("arn:aws:sqs:us-east-1:123456789012:jobs (Queue)\n"));
    QCOMPARE(targetsOf(scenarioOf(withDestination("'arn:aws:s3:::elsewhere'"))),
             std::string("arn:aws:s3:::elsewhere ()\n"));
}

void tst_Template::aFunctionOutsideTheTemplateStandsIn()
{
    const auto files =
        withDestination("'arn:aws:lambda:us-east-1:123456789012:function:outside:7'");

    const Scenario scenario = scenarioOf(files);

    QCOMPARE(functionsOf(scenario), std::string("worker\nother\noutside\n"));
    QVERIFY(scenario.functions.at(2).versions == std::vector<std::string>{"7"});
    QCOMPARE(invocationsOf(scenario), std::string("worker:$LATEST sdk\nother:$LATEST sdk\n"));
    QCOMPARE(notesOf(files),
             std::string("t.yaml: "
                         "/Resources/Config/Properties/DestinationConfig/OnFailure/Destination: no "
                         "file tells more of the function `outside`; here it succeeds\n"
                         "t.yaml: "
                         "/Resources/Config/Properties/DestinationConfig/OnFailure/Destination: no "
                         "file tells of version 7 of `outside`; taken as published\n"));
}

void tst_Template::versionsAreNumbered()
{
    const Scenario scenario = scenarioOf(withFunction(
        "",
        "  V1: {Type: 'AWS::Lambda::Version', Properties: {FunctionName: !Ref Fn}}\n"
        "  V2: {Type: 'AWS::Lambda::Version', Properties: {FunctionName: !GetAtt Fn.Arn}}\n"
        "  Config: {Type: 'AWS::Lambda::EventInvokeConfig', Properties: {FunctionName: !Ref Fn, "
        "Qualifier: !GetAtt V2.Version, MaximumRetryAttempts: 0}}\n"));

    QVERIFY(scenario.functions.at(0).versions == (std::vector<std::string>{"1", "2"}));
    QCOMPARE(configsOf(scenario), std::string("worker:2 retries 0 age - success - failure -\n"));
    QCOMPARE(invocationsOf(scenario), std::string("worker:2 sdk\n"));
}

void tst_Template::aliasesNameTheirVersions()
{
    const Scenario scenario = scenarioOf(withFunction(
        "",
        "  Live: {Type: 'AWS::Lambda::Alias', Properties: {FunctionName: !Ref Fn, Name: live, "
        "FunctionVersion: !GetAtt V.Version}}\n"
        "  V: {Type: 'AWS::Lambda::Version', Properties: {FunctionName: !Ref Fn}}\n"
        "  Old: {Type: 'AWS::Lambda::Alias', Properties: {FunctionName: !Ref Fn, Name: old, "
        "FunctionVersion: 12}}\n"
        "  Head: {Type: 'AWS::Lambda::Alias', Properties: {FunctionName: !Ref Fn, Name: head, "
        "FunctionVersion: $LATEST}}\n"));

    const Function &function = scenario.functions.at(0);
    QVERIFY(function.versions == (std::vector<std::string>{"1", "12"}));
    QVERIFY(function.aliases
            == (std::vector<Alias>{{"live", "1"}, {"old", "12"}, {"head", "$LATEST"}}));
}

void tst_Template::qualifiersThatNobodyTellsOfAreTakenAsThere()
{
    const auto files = withFunction(
        "",
        "  A: {Type: 'AWS::Lambda::EventInvokeConfig', Properties: {FunctionName: worker, "
        "Qualifier: live, MaximumRetryAttempts: 0}}\n"
        "  B: {Type: 'AWS::Lambda::EventInvokeConfig', Properties: {FunctionName: worker, "
        "Qualifier: 3, MaximumRetryAttempts: 1}}\n"
        "  C: {Type: 'AWS::Lambda::EventInvokeConfig', Properties: {FunctionName: worker, "
        "Qualifier: 3, MaximumRetryAttempts: 2}}\n"
        "  D: {Type: 'AWS::Lambda::EventInvokeConfig', Properties: {FunctionName: worker, "
        "Qualifier: 'a b', MaximumRetryAttempts: 2}}\n");

    QCOMPARE(configsOf(scenarioOf(files)),
             std::string("worker:live retries 0 age - success - failure -\n"
                         "worker:3 retries 1 age - success - failure -\n"));
    QCOMPARE(notesOf(files),
             std::string("t.yaml: /Resources/A: no file tells of the alias `live` of `worker`; "
                         "taken to stand for `$LATEST`\n"
                         "t.yaml: /Resources/B: no file tells of version 3 of `worker`; taken as "
                         "published\n"
                         "t.yaml: /Resources/C: left out, because `worker` has a config for `3` "
                         "already\n"
                         "t.yaml: /Resources/D: left out, because AWS refuses `a b` as a "
                         "qualifier\n"));
}

void tst_Template::namesAreUnique()
{
    const auto files = {file("t.yaml",
                             "Resources:\n"
                             "  worker: {Type: 'AWS::Lambda::Function'}\n"
                             "  B: {Type: 'AWS::Lambda::Function', Properties: "
                             "{FunctionName: worker}}\n"
                             "  C: {Type: 'AWS::Lambda::Function', Properties: "
                             "{FunctionName: 'not a name'}}\n")};

    QCOMPARE(functionsOf(scenarioOf(files)), std::string("worker-2\nworker\nnot-a-name\n"));
    QCOMPARE(notesOf(files),
             std::string("t.yaml: /Resources/C/Properties/FunctionName: called `not-a-name`, "
                         "because `not a name` is taken or no name that AWS allows\n"));
}

void tst_Template::whatIsNotCarriedOutIsTold()
{
    QCOMPARE(notesOf(withFunction("",
                                  "  'Fn::ForEach::Q': [N, [a], {'Q${N}': {Type: "
                                  "'AWS::SQS::Queue'}}]\n")),
             std::string("t.yaml: /Resources/Fn::ForEach::Q: left out, because `Fn::ForEach::Q` is "
                         "not carried out here\n"));
    QCOMPARE(notesOf(withFunction("", "  Nested: {Type: 'AWS::CloudFormation::Stack'}\n")),
             std::string("t.yaml: /Resources/Nested: left out, because nested stacks are not read; "
                         "import its template too\n"));
}

QTEST_GUILESS_MAIN(tst_Template)
#include "tst_template.moc"

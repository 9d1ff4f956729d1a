#include "core/engine/simulate.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenariowriter.h"
#include "core/trace/delivery.h"
#include "tests/core/importing.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <array>
#include <string_view>
#include <utility>

using namespace retryscope;

/// Real configuration, made by others. It is not part of the repository; without it nothing is
/// tested here.
class tst_ImportSamples : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void everySampleRuns_data();
    void everySampleRuns();
    void everyEventReachesItsTargetUnchanged_data();
    void everyEventReachesItsTargetUnchanged();
    void configsAreFound_data();
    void configsAreFound();
    void targetsAreFound_data();
    void targetsAreFound();
    void aTextThatIsNoArnIsTold();
    void aDeadLetterQueueOfAPolledFunctionIsTold();
    void theAwsCliSamplesAreOneFunction();
    void cutOffSamplesNeverCrash_data();
    void cutOffSamplesNeverCrash();

private:
    QDir m_samples{QStringLiteral(RETRYSCOPE_SOURCE_DIR "/../shared/samples")};

    [[nodiscard]] ConfigurationFile sample(const QString &path) const
    {
        QFile input(m_samples.filePath(path));
        if (!input.open(QIODevice::ReadOnly))
            return {path.toStdString(), "this sample is missing"};
        return {QFileInfo(path).fileName().toStdString(), input.readAll().toStdString()};
    }

    /// A row for each template that can be imported.
    void addTemplates() const;
};

namespace {

/// `text` with whole ARNs in place of `queue:`, `topic:`, `bus:` and `fn:`.
std::string withArns(std::string text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> words{{
        {"queue:", "arn:aws:sqs:us-east-1:123456789012:"},
        {"topic:", "arn:aws:sns:us-east-1:123456789012:"},
        {"bus:", "arn:aws:events:us-east-1:123456789012:event-bus/"},
        {"fn:", "arn:aws:lambda:us-east-1:123456789012:function:"},
    }};
    for (const auto &[word, arn] : words) {
        for (auto at = text.find(word); at != std::string::npos;
             at = text.find(word, at + arn.size()))
            text.replace(at, word.size(), arn);
    }
    return text;
}

} // namespace

void tst_ImportSamples::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_ImportSamples::addTemplates() const
{
    QTest::addColumn<QString>("path");
    const QStringList filter{QStringLiteral("*.yaml"), QStringLiteral("*.yml"),
                             QStringLiteral("*.json")};
    const QDir folder(m_samples.filePath(QStringLiteral("templates")));
    for (const QString &name : folder.entryList(filter, QDir::Files, QDir::Name))
        QTest::newRow(name.toUtf8().constData()) << QStringLiteral("templates/") + name;
}

void tst_ImportSamples::everySampleRuns_data()
{
    addTemplates();
}

void tst_ImportSamples::everySampleRuns()
{
    QFETCH(QString, path);
    const auto result = importConfiguration({sample(path)});

    QVERIFY2(result, result ? "" : listed(result.error()).c_str());
    const Scenario &scenario = result.value().scenario;
    const auto again = readScenario(writeScenario(scenario), "");
    QVERIFY2(again, again ? "" : listed(again.error()).c_str());
    QVERIFY(again.value() == scenario);
    QCOMPARE(scenario.invocations.size(), scenario.functions.size());
    QVERIFY(simulate(scenario, Rules{}).size() >= 3 * scenario.invocations.size());
}

void tst_ImportSamples::everyEventReachesItsTargetUnchanged_data()
{
    QTest::addColumn<QString>("path");

    const QDir events(m_samples.filePath(QStringLiteral("events")));
    for (const QString &name : events.entryList({QStringLiteral("*.json")}, QDir::Files))
        QTest::newRow(qPrintable(name)) << QStringLiteral("events/") + name;
}

void tst_ImportSamples::everyEventReachesItsTargetUnchanged()
{
    QFETCH(QString, path);
    const auto event = parseJson(sample(path).text);
    QVERIFY(event.hasValue());
    Scenario scenario;
    EventInvokeConfig config;
    config.destinationConfig =
        DestinationConfig{DestinationSetting{"arn:aws:sqs:us-east-1:123456789012:done"}, {}};
    scenario.functions.emplace_back().name = "f";
    scenario.functions.back().eventInvokeConfigs = {config};
    scenario.invocations.emplace_back().function.name = "f";
    scenario.invocations.back().payload = event.value();

    const Trace trace = simulate(scenario, Rules());

    const Json body = deliveredBody(trace, trace.stepsOf({0}).back());
    QVERIFY(*body.find("requestPayload") == event.value());
}

void tst_ImportSamples::configsAreFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<std::string>("functions");
    QTest::addColumn<std::string>("configs");
    const auto row = [](const char *path, const char *functions, const char *configs) {
        QTest::newRow(path) << QString::fromUtf8(path) << std::string(functions)
                            << std::string(configs);
    };

    row("templates/sam_destinations_lambda_and_sqs.yaml",
        "MainLambdaFunction\nOnSuccessLambdaFunction\n",
        "MainLambdaFunction:$LATEST retries - age - success "
        "fn:OnSuccessLambdaFunction "
        "failure queue:OnFailureSqsQueue\n");
    row("templates/sam_globals_event_invoke_alias.yaml", "MyTestFunction\n",
        "MyTestFunction:live retries 1 age 70 success "
        "queue:MyTestFunctionEventInvokeConfigOnSuccessQueue failure -\n");
    row("templates/cfn_globals_event_invoke_alias_expanded.json", "MyTestFunction\n",
        "MyTestFunction:live retries 1 age 70 success "
        "queue:MyTestFunctionEventInvokeConfigOnSuccessQueue failure -\n");
    row("templates/cdk_chain_response_only.json",
        "First8D4707F1\nSecond394350F9\nThird1125870F\nErrorD9F0B79D\n",
        "First8D4707F1:$LATEST retries 0 age - success "
        "bus:default failure "
        "bus:default\n"
        "Second394350F9:$LATEST retries - age - success "
        "bus:default failure -\n");
    row("templates/terraform_plan_async_module.json", "happy-otter-lambda-async\n",
        "happy-otter-lambda-async:$LATEST retries 1 age 100 success queue:aws_sqs_queue-async "
        "failure "
        "topic:aws_sns_topic-async\n");
    row("templates/cfn_event_invoke_on_version.yml", "function\n",
        "function:1 retries 1 age 300 success - failure -\n");
    row("templates/sam_retries_zero_only.yaml", "ScheduleTargetFunction\n",
        "ScheduleTargetFunction:$LATEST retries 0 age - success - failure -\n");
}

void tst_ImportSamples::configsAreFound()
{
    QFETCH(QString, path);
    QFETCH(std::string, functions);
    QFETCH(std::string, configs);

    const Scenario scenario = scenarioOf({sample(path)});

    QCOMPARE(functionsOf(scenario), functions);
    QCOMPARE(configsOf(scenario), withArns(configs));
}

void tst_ImportSamples::targetsAreFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<std::string>("targets");
    const auto row = [](const char *path, const char *targets) {
        QTest::newRow(path) << QString::fromUtf8(path) << std::string(targets);
    };

    row("templates/terraform_plan_async_module.json",
        "queue:aws_sqs_queue-async (aws_sqs_queue.async)\n"
        "topic:aws_sns_topic-async "
        "(aws_sns_topic.async)\n");
    row("templates/sam_globals_event_invoke_alias.yaml",
        "queue:MyTestFunctionEventInvokeConfigOnSuccessQueue "
        "(MyTestFunctionEventInvokeConfigOnSuccessQueue)\n");
    row("templates/cdk_destination_sns.json",
        "topic:DestinationTopicBA438545 "
        "(DestinationTopicBA438545) > CollectFn65CC4EC9\n");
    row("templates/cdk_destination_eventbridge.json",
        "bus:EventbridgeStackCustomEventBus7DA4065F "
        "(CustomEventBusEC0C3CB8) > TriggeredLambdaBE2D8BDA\n");
    row("templates/cdk_chain_response_only.json", "bus:default ()\n");
    row("templates/cdk_dlq_sqs.json",
        "queue:LambdaWithDlqDeadLetterQueueFC06241B (LambdaWithDlqDeadLetterQueueFC06241B)\n");
}

void tst_ImportSamples::targetsAreFound()
{
    QFETCH(QString, path);
    QFETCH(std::string, targets);

    QCOMPARE(targetsOf(scenarioOf({sample(path)})), withArns(targets));
}

void tst_ImportSamples::aTextThatIsNoArnIsTold()
{
    const std::string notes =
        notesOf({sample(QStringLiteral("templates/sam_globals_event_invoke_alias.yaml"))});

    QVERIFY2(notes.starts_with("sam_globals_event_invoke_alias.yaml: "
                               "/Globals/Function/EventInvokeConfig/DestinationConfig/OnFailure/"
                               "Destination: `my-sns-arn` is a topic by its Type, but no ARN; left "
                               "out, because AWS refuses it: 1 validation error detected: Value "
                               "'my-sns-arn' at 'destinationConfig.onFailure.destination'"),
             notes.c_str());
}

void tst_ImportSamples::aDeadLetterQueueOfAPolledFunctionIsTold()
{
    QCOMPARE(notesOf({sample(QStringLiteral("templates/sam_dlq_on_polled_function.yaml"))}),
             std::string("sam_dlq_on_polled_function.yaml: "
                         "/Resources/ProcessorFunction/Properties/DeadLetterQueue/TargetArn: this "
                         "dead-letter queue never receives anything from SQS: SQS is polled and "
                         "calls `ProcessorFunction` synchronously\n"));
}

void tst_ImportSamples::theAwsCliSamplesAreOneFunction()
{
    const Scenario scenario = scenarioOf(
        {sample(QStringLiteral("aws-cli/get-function-configuration.json")),
         sample(QStringLiteral("aws-cli/list-aliases.json")),
         sample(QStringLiteral("aws-cli/get-function-event-invoke-config.json")),
         sample(QStringLiteral("aws-cli/get-function-event-invoke-config.cli-v1-alias.json")),
         sample(QStringLiteral("aws-cli/get-function-recursion-config.json")),
         sample(QStringLiteral("aws-cli/get-function-concurrency.json"))});

    QCOMPARE(functionsOf(scenario), std::string("order-processor\n"));
    QCOMPARE(told(scenario.functions.at(0).reservedConcurrentExecutions), std::string("5"));
    QCOMPARE(configsOf(scenario),
             withArns("order-processor:$LATEST retries 1 age 3600 success "
                      "queue:order-processing-success failure topic:order-processing-failures\n"
                      "order-processor:live retries 0 age - success - failure -\n"));
}

void tst_ImportSamples::cutOffSamplesNeverCrash_data()
{
    addTemplates();
}

void tst_ImportSamples::cutOffSamplesNeverCrash()
{
    QFETCH(QString, path);
    const ConfigurationFile whole = sample(path);

    for (std::size_t i = 0; i < 60; ++i) {
        const auto result =
            importConfiguration({{whole.name, whole.text.substr(0, whole.text.size() * i / 60)}});
        QVERIFY(result || !result.error().empty());
    }
}

QTEST_GUILESS_MAIN(tst_ImportSamples)
#include "tst_importsamples.moc"

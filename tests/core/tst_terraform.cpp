#include "core/formats/terraformaddress.h"
#include "tests/core/importing.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

/// What a Terraform plan tells.
class tst_Terraform : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void addressesHaveParts_data();
    void addressesHaveParts();
    void settingsAreTakenOver();
    void minusOneIsUnreserved();
    void destinationsAreFollowed_data();
    void destinationsAreFollowed();
    void anInstanceRefersToTheOneWithItsIndex();
    void knownArnsAreKept();
    void namesThatComeLaterAreTheAddress();
    void theQualifierIsFollowed_data();
    void theQualifierIsFollowed();
    void triggersAreFollowed_data();
    void triggersAreFollowed();
    void subscribersAreFound();
    void theRegionIsTheProviders();
    void aStateIsReadToo();
    void wrongTypesAreErrors();
};

namespace {

constexpr const char *functionResource = R"({"address": "aws_lambda_function.fn", "mode": "managed",
    "type": "aws_lambda_function", "name": "fn",
    "values": {"function_name": "worker", "timeout": 30, "memory_size": 256,
               "reserved_concurrent_executions": 4, "dead_letter_config": []}})";

constexpr const char *queueResource = R"({"address": "aws_sqs_queue.q", "mode": "managed",
    "type": "aws_sqs_queue", "name": "q", "values": {"name": "jobs"}})";

/// A resource `TYPE.x` in the plan.
std::string planned(const std::string &type, const std::string &values)
{
    return R"({"address": ")" + type + R"(.x", "mode": "managed", "type": ")" + type
        + R"(", "name": "x", "values": )" + values + '}';
}

/// One of several queues, called `NAME-INDEX`.
std::string counted(const std::string &name, int index)
{
    const std::string number = std::to_string(index);
    return R"({"address": "aws_sqs_queue.)" + name + '[' + number + R"(]", "mode": "managed",
        "type": "aws_sqs_queue", "name": ")"
        + name + R"(", "index": )" + number + R"(, "values": {"name": ")" + name + '-' + number
        + R"("}})";
}

/// A resource `TYPE.x` in the configuration.
std::string configured(const std::string &type, const std::string &expressions)
{
    return R"({"address": ")" + type + R"(.x", "mode": "managed", "type": ")" + type
        + R"(", "name": "x", "expressions": )" + expressions + '}';
}

std::vector<ConfigurationFile> plan(const std::string &resources,
                                    const std::string &configuration = {},
                                    const std::string &more = {})
{
    return {{"plan.json",
             R"({"format_version": "1.2", "planned_values": {"root_module": {"resources": [)"
                 + resources + R"(]}}, "configuration": {"root_module": {"resources": [)"
                 + configuration + "]" + more + "}}}"}};
}

constexpr const char *configType = "aws_lambda_function_event_invoke_config";

} // namespace

void tst_Terraform::addressesHaveParts_data()
{
    QTest::addColumn<std::string>("address");
    QTest::addColumn<std::string>("parts");
    const auto row = [](const char *address, const char *parts) {
        QTest::newRow(address) << std::string(address) << std::string(parts);
    };

    row("aws_sqs_queue.q", "<aws_sqs_queue|><q|>");
    row("aws_sqs_queue.q[0].arn", "<aws_sqs_queue|><q|0><arn|>");
    row(R"(module.a["x.y]"].b)", R"(<module|><a|"x.y]"><b|>)");
    row("a[0", "<a|0>");
    row("", "<|>");
}

void tst_Terraform::addressesHaveParts()
{
    QFETCH(std::string, address);
    QFETCH(std::string, parts);

    std::string told;
    for (const AddressPart &part : addressParts(address))
        told += '<' + part.name + '|' + part.index + '>';

    QCOMPARE(told, parts);
}

void tst_Terraform::settingsAreTakenOver()
{
    const Scenario scenario = scenarioOf(plan(functionResource));

    const Function &function = scenario.functions.at(0);
    QCOMPARE(function.name, std::string("worker"));
    QCOMPARE(function.logicalId, std::string("aws_lambda_function.fn"));
    QCOMPARE(function.timeoutSeconds, std::int64_t{30});
    QCOMPARE(function.memorySize, std::int64_t{256});
    QCOMPARE(told(function.reservedConcurrentExecutions), std::string("4"));
}

void tst_Terraform::minusOneIsUnreserved()
{
    const Scenario scenario = scenarioOf(plan(planned(
        "aws_lambda_function", R"({"function_name": "a", "reserved_concurrent_executions": -1})")));

    QCOMPARE(told(scenario.functions.at(0).reservedConcurrentExecutions), std::string("-"));
}

void tst_Terraform::destinationsAreFollowed_data()
{
    QTest::addColumn<std::string>("reference");
    QTest::addColumn<std::string>("more");
    QTest::addColumn<std::string>("arn");
    const auto row = [](const char *title, const char *reference, const char *more,
                        const char *arn) {
        QTest::newRow(title) << std::string(reference) << std::string(more) << std::string(arn);
    };
    constexpr const char *queue = "arn:aws:sqs:us-east-1:123456789012:jobs";

    row("a resource", R"("aws_sqs_queue.q.arn", "aws_sqs_queue.q")", "", queue);
    row("an instance", R"("aws_sqs_queue.q[0].arn", "aws_sqs_queue.q[0]", "aws_sqs_queue.q")", "",
        queue);
    row("an instance that is not there", R"("aws_sqs_queue.many[2].arn")", "",
        "arn:aws:sqs:us-east-1:123456789012:aws_sqs_queue-many-2-arn");
    row("the only one of a count", R"("aws_sqs_queue.one")", "",
        "arn:aws:sqs:us-east-1:123456789012:one-0");
    row("nobody knows which of several", R"("aws_sqs_queue.many")", "",
        "arn:aws:sqs:us-east-1:123456789012:aws_sqs_queue-many");
    row("an output of a module", R"("module.m.dlq", "module.m")",
        R"(, "module_calls": {"m": {"expressions": {"target": {"references": ["aws_sqs_queue.q.arn"]}},
            "module": {"outputs": {"dlq": {"expression": {"references": ["var.target"]}}}}}})",
        queue);
    row("the queue's URL is no ARN", R"("aws_sqs_queue.q.url", "aws_sqs_queue.q")", "", "-");
    row("a local value", R"("local.dlq_arn")", "",
        "arn:aws:sqs:us-east-1:123456789012:local-dlq_arn");
    row("data", R"("data.aws_sns_topic.alarms.arn")", "",
        "arn:aws:sns:us-east-1:123456789012:data-aws_sns_topic-alarms-arn");
    row("a module that goes in circles", R"("module.m.dlq_topic", "module.m")",
        R"(, "module_calls": {"m": {"module": {"outputs": {"dlq_topic": {"expression":
            {"references": ["module.m.dlq_topic"]}}}}}})",
        "arn:aws:sns:us-east-1:123456789012:module-m-dlq_topic");
}

void tst_Terraform::destinationsAreFollowed()
{
    QFETCH(std::string, reference);
    QFETCH(std::string, more);
    QFETCH(std::string, arn);
    const std::string config =
        planned(configType, R"({"function_name": "worker", "maximum_retry_attempts": 1,
                        "destination_config": [{"on_failure": [{}]}]})");
    const std::string expressions =
        configured(configType,
                   R"({"destination_config": [{"on_failure": [{"destination": {"references": [)"
                       + reference + "]}}]}]}");

    const auto files =
        plan(std::string(functionResource) + ',' + queueResource + ',' + counted("one", 0) + ','
                 + counted("many", 0) + ',' + counted("many", 1) + ',' + config,
             expressions, more);

    QCOMPARE(configsOf(scenarioOf(files)),
             "worker:$LATEST retries 1 age - success - failure " + arn + '\n');
}

void tst_Terraform::anInstanceRefersToTheOneWithItsIndex()
{
    const auto instance = [](const char *type, const char *key, const std::string &values) {
        return std::string(R"(,{"address": ")") + type + "[\\\"" + key
            + R"(\"]", "mode": "managed", "type": ")"
            + std::string(type).substr(0, std::string(type).find('.'))
            + R"(", "name": "each", "index": ")" + key + R"(", "values": )" + values + '}';
    };
    const std::string dead = R"({"function_name": "%", "dead_letter_config": [{}]})";
    const auto named = [&](const char *name) {
        std::string values = dead;
        return values.replace(values.find('%'), 1, name);
    };

    const Scenario scenario = scenarioOf(plan(
        std::string(queueResource) + instance("aws_sqs_queue.each", "a", R"({"name": "queue-a"})")
            + instance("aws_sqs_queue.each", "b", R"({"name": "queue-b"})")
            + instance("aws_lambda_function.each", "a", named("fn-a"))
            + instance("aws_lambda_function.each", "b", named("fn-b")),
        R"({"type": "aws_lambda_function", "name": "each", "expressions": {"dead_letter_config":
            [{"target_arn": {"references": ["aws_sqs_queue.each", "each.key"]}}]}})"));

    QCOMPARE(scenario.functions.at(0).deadLetterTargetArn,
             std::string("arn:aws:sqs:us-east-1:123456789012:queue-a"));
    QCOMPARE(scenario.functions.at(1).deadLetterTargetArn,
             std::string("arn:aws:sqs:us-east-1:123456789012:queue-b"));
}

void tst_Terraform::knownArnsAreKept()
{
    const Scenario scenario = scenarioOf(
        plan(planned("aws_lambda_function", R"({"function_name": "a", "dead_letter_config":
            [{"target_arn": "arn:aws:sqs:us-east-1:123456789012:known"}]})")));

    QCOMPARE(targetsOf(scenario), std::string("arn:aws:sqs:us-east-1:123456789012:known ()\n"));
}

void tst_Terraform::namesThatComeLaterAreTheAddress()
{
    const auto files = plan(planned("aws_lambda_function", "{}"));

    QCOMPARE(functionsOf(scenarioOf(files)), std::string("aws_lambda_function-x\n"));
    QCOMPARE(notesOf(files),
             std::string("plan.json: /planned_values/root_module/resources/0/values: "
                         "`aws_lambda_function.x` is called `aws_lambda_function-x`, because its "
                         "name is known only after the "
                         "apply\n"));
}

void tst_Terraform::theQualifierIsFollowed_data()
{
    QTest::addColumn<std::string>("publish");
    QTest::addColumn<std::string>("reference");
    QTest::addColumn<std::string>("qualifier");

    QTest::newRow("the version that is published")
        << std::string("true") << std::string("aws_lambda_function.x.version") << std::string("1");
    QTest::newRow("no version is published")
        << std::string("false") << std::string("aws_lambda_function.x.version")
        << std::string("$LATEST");
    QTest::newRow("an alias") << std::string("false") << std::string("aws_lambda_alias.x.name")
                              << std::string("live");
}

void tst_Terraform::theQualifierIsFollowed()
{
    QFETCH(std::string, publish);
    QFETCH(std::string, reference);
    QFETCH(std::string, qualifier);

    const Scenario scenario = scenarioOf(plan(
        planned("aws_lambda_function", R"({"function_name": "a", "publish": )" + publish + '}')
            + ','
            + planned("aws_lambda_alias",
                      R"({"function_name": "a", "name": "live", "function_version": "$LATEST"})")
            + ',' + planned(configType, R"({"maximum_retry_attempts": 0})"),
        configured(configType,
                   R"({"function_name": {"references": ["aws_lambda_function.x.arn"]},
                                   "qualifier": {"references": [")"
                       + reference + R"("]}})")));

    QCOMPARE(configsOf(scenario), "a:" + qualifier + " retries 0 age - success - failure -\n");
}

void tst_Terraform::triggersAreFollowed_data()
{
    QTest::addColumn<std::string>("type");
    QTest::addColumn<std::string>("values");
    QTest::addColumn<std::string>("attribute");
    QTest::addColumn<std::string>("source");
    const auto row = [](const char *type, const char *values, const char *attribute,
                        const char *source) {
        QTest::newRow(type) << std::string(type) << std::string(values) << std::string(attribute)
                            << std::string(source);
    };

    row("aws_lambda_permission", R"({"principal": "iot.amazonaws.com"})", "function_name", "iot");
    row("aws_sns_topic_subscription", R"({"protocol": "lambda", "topic_arn": "t"})", "endpoint",
        "sns");
    row("aws_cloudwatch_event_target", R"({"rule": "r"})", "arn", "eventbridge");
    row("aws_lambda_event_source_mapping", "{}", "function_name", "sdk");
}

void tst_Terraform::triggersAreFollowed()
{
    QFETCH(std::string, type);
    QFETCH(std::string, values);
    QFETCH(std::string, attribute);
    QFETCH(std::string, source);

    const Scenario scenario = scenarioOf(plan(
        std::string(functionResource) + ',' + planned(type, values),
        configured(type,
                   "{\"" + attribute + R"(": {"references": ["aws_lambda_function.fn.arn"]}})")));

    QCOMPARE(invocationsOf(scenario), "worker:$LATEST " + source + '\n');
}

void tst_Terraform::subscribersAreFound()
{
    const std::string rule = R"({"name": "all", "event_pattern": "{\"source\":[\"lambda\"]}"})";
    const std::string notification = R"({"bucket": "store", "lambda_function": [
        {"lambda_function_arn": "arn:aws:lambda:us-east-1:123456789012:function:worker",
         "events": ["s3:ObjectCreated:*"], "filter_prefix": null, "filter_suffix": ""}]})";
    const std::string sender = R"(,{"address": "aws_lambda_function.s", "mode": "managed",
        "type": "aws_lambda_function", "name": "s", "values": {"function_name": "sender"}})";
    const std::string config = R"({"function_name": "sender", "destination_config": [{
        "on_success": [{"destination": "arn:aws:events:us-east-1:123456789012:event-bus/default"}],
        "on_failure": [{"destination": "arn:aws:s3:::store"}]}]})";

    const Scenario scenario = scenarioOf(plan(
        functionResource + sender + ',' + planned("aws_cloudwatch_event_rule", rule) + ','
            + planned("aws_cloudwatch_event_target", R"({"rule": "all", "event_bus_name": null})")
            + ',' + planned("aws_s3_bucket_notification", notification) + ','
            + planned(configType, config),
        configured("aws_cloudwatch_event_target",
                   R"({"arn": {"references": ["aws_lambda_function.fn.arn"]}})")));

    QCOMPARE(targetsOf(scenario),
             std::string("arn:aws:events:us-east-1:123456789012:event-bus/default () > worker\n"
                         "arn:aws:s3:::store () > worker\n"));
}

void tst_Terraform::theRegionIsTheProviders()
{
    const Scenario scenario = scenarioOf(
        {file("plan.json",
              R"({"format_version": "1.2", "planned_values": {"root_module": {"resources": [
                  {"address": "aws_lambda_function.a", "mode": "managed", "name": "a",
                   "type": "aws_lambda_function", "values": {"function_name": "a"}}]}},
                  "configuration": {"provider_config": {"aws": {"name": "aws",
                   "expressions": {"region": {"constant_value": "eu-west-1"}}}}}})")});

    QVERIFY(scenario.home == (Home{"eu-west-1", "123456789012"}));
}

void tst_Terraform::aStateIsReadToo()
{
    const Scenario scenario =
        scenarioOf({file("state.json",
                         R"({"format_version": "1.0", "values": {"root_module": {"resources": [
                  {"address": "aws_lambda_function.a", "mode": "managed", "name": "a",
                   "type": "aws_lambda_function", "values": {"function_name": "a",
                    "arn": "arn:aws:lambda:eu-west-1:210987654321:function:a"}}]}}})")});

    QCOMPARE(functionsOf(scenario), std::string("a\n"));
    QVERIFY(scenario.home == (Home{"eu-west-1", "210987654321"}));
}

void tst_Terraform::wrongTypesAreErrors()
{
    QCOMPARE(errorsOf(plan(
                 planned("aws_lambda_function", R"({"function_name": ["a"], "timeout": "soon"})"))),
             std::string("plan.json: /planned_values/root_module/resources/0/values/function_name: "
                         "expected a string, found an array\n"
                         "plan.json: /planned_values/root_module/resources/0/values/timeout: "
                         "expected a whole number, found the string \"soon\"\n"));
    QCOMPARE(errorsOf({file("plan.json", R"({"planned_values": []})")}),
             std::string("plan.json: /planned_values: expected an object, found an array\n"));
}

QTEST_GUILESS_MAIN(tst_Terraform)
#include "tst_terraform.moc"

#include "core/rules/admission.h"
#include "core/rules/arnpattern.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using admission::Refusal;
using admission::TargetState;

Q_DECLARE_METATYPE(retryscope::Via)
Q_DECLARE_METATYPE(retryscope::Rules)
Q_DECLARE_METATYPE(retryscope::admission::TargetState)
Q_DECLARE_METATYPE(retryscope::EventInvokeConfig)

namespace {

const std::string queue = "arn:aws:sqs:us-east-1:123456789012:q";
const std::string topic = "arn:aws:sns:us-east-1:123456789012:t";
const std::string bus = "arn:aws:events:us-east-1:123456789012:event-bus/b";
const std::string bucket = "arn:aws:s3:::b";
const std::string function = "arn:aws:lambda:us-east-1:123456789012:function:other";
const std::string itself = "arn:aws:lambda:us-east-1:123456789012:function:fn";
const std::string table = "arn:aws:dynamodb:us-east-1:123456789012:table/t";

constexpr TargetState present{true, true};
constexpr TargetState missing{false, true};
constexpr TargetState forbidden{true, false};

constexpr const char *mayNot = "InvalidParameterValueException: The function execution role does "
                               "not have permissions to call ";
constexpr const char *noQueue = "InvalidParameterValueException: Invalid dead letter queue ARN: ";

Rules with(FifoTargets option)
{
    Rules rules;
    rules.fifoTargets = option;
    return rules;
}

Rules with(S3Target option)
{
    Rules rules;
    rules.s3Target = option;
    return rules;
}

Rules with(MissingPermission option)
{
    Rules rules;
    rules.missingPermission = option;
    return rules;
}

/// `code: message`, or nothing if the call is accepted.
std::string answer(const std::optional<Refusal> &refusal)
{
    return refusal ? refusal->code + ": " + refusal->message : std::string();
}

EventInvokeConfig retries(std::int64_t attempts)
{
    EventInvokeConfig config;
    config.maximumRetryAttempts = attempts;
    return config;
}

EventInvokeConfig age(std::int64_t seconds)
{
    EventInvokeConfig config;
    config.maximumEventAgeInSeconds = seconds;
    return config;
}

EventInvokeConfig onFailure(std::string arn)
{
    EventInvokeConfig config;
    config.destinationConfig = DestinationConfig{std::nullopt, DestinationSetting{std::move(arn)}};
    return config;
}

std::string repeated(std::size_t count)
{
    return std::string(count, 'x');
}

} // namespace

class tst_Admission : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void destination_data();
    void destination();
    void refusalsOfADestinationNameItsSide();
    void deadLetterTarget_data();
    void deadLetterTarget();
    void constraints_data();
    void constraints();
    void constraintsComeInTheOrderOfTheFields();
    void severalConstraintsAreOneAnswer();
    void oneConstraintIsItsOwnAnswer();
    void emptyCall_data();
    void emptyCall();
    void numbers_data();
    void numbers();
    void recursiveLoop();
    void missingThings();
    void destinationPattern_data();
    void destinationPattern();
    void deadLetterPattern_data();
    void deadLetterPattern();
    void patternsTakeLongTexts();
};

void tst_Admission::destination_data()
{
    QTest::addColumn<Rules>("rules");
    QTest::addColumn<Via>("side");
    QTest::addColumn<std::string>("arn");
    QTest::addColumn<TargetState>("state");
    QTest::addColumn<std::string>("expected");

    const Rules aws;
    const Rules fifo = with(FifoTargets::AcceptedAsDestination);
    const Rules noBucket = with(S3Target::Refused);
    const Rules lenient = with(MissingPermission::FailsAtDelivery);
    constexpr auto success = Via::OnSuccess;
    constexpr auto failure = Via::OnFailure;
    const auto row = [](const char *name, const Rules &rules, Via side, const std::string &arn,
                        TargetState state, const std::string &expected) {
        QTest::newRow(name) << rules << side << arn << state << expected;
    };
    const auto invalid = [](Via side, const std::string &arn) {
        const std::string filled = "(destination=" + arn + ')';
        return "InvalidParameterValueException: The provided destination config DestinationConfig("
            + (side == success ? "onSuccess=OnSuccess" + filled + ", onFailure=null"
                               : "onSuccess=null, onFailure=OnFailure" + filled)
            + ") is invalid.";
    };
    row("none", aws, success, "", missing, "");
    row("a queue", aws, success, queue, present, "");
    row("a topic", aws, failure, topic, present, "");
    row("a bus", aws, success, bus, present, "");
    row("a function", aws, success, function, present, "");
    row("a bucket for failures", aws, failure, bucket, present, "");

    row("another service, success", aws, success, table, present, invalid(success, table));
    row("another service, failure", aws, failure, table, present, invalid(failure, table));
    row("a bucket for successes", aws, success, bucket, present, invalid(success, bucket));
    row("a bucket without name", aws, failure, "arn:aws:s3:::", present,
        invalid(failure, "arn:aws:s3:::"));
    row("a bucket where the rules refuse it", noBucket, failure, bucket, present,
        invalid(failure, bucket));
    row("a Kafka endpoint", aws, failure, "kafka://topic", present,
        invalid(failure, "kafka://topic"));
    row("a rule of a bus", aws, success, "arn:aws:events:us-east-1:123456789012:rule/r", present,
        invalid(success, "arn:aws:events:us-east-1:123456789012:rule/r"));
    row("a FIFO queue", aws, failure, queue + ".fifo", present, invalid(failure, queue + ".fifo"));
    row("a FIFO queue where the rules accept it", fifo, failure, queue + ".fifo", present, "");
    row("a FIFO topic", aws, success, topic + ".fifo", present,
        "InvalidParameterValueException: FIFO-type Amazon SNS topics aren't supported as a "
        "destination.");
    row("a FIFO topic where the rules accept it", fifo, success, topic + ".fifo", present, "");

    const std::string self = "InvalidParameterValueException: You can't specify the function as a "
                             "destination for itself.";
    row("itself", aws, success, itself, present, self);
    row("another qualifier of itself", aws, failure, itself + ":live", missing, self);
    row("its name in another account", aws, success,
        "arn:aws:lambda:us-east-1:000000000000:function:fn", missing,
        "InvalidParameterValueException: The destination ARN "
        "arn:aws:lambda:us-east-1:000000000000:function:fn is invalid.");

    const std::string noFunction =
        "InvalidParameterValueException: The destination ARN " + function + " is invalid.";
    const std::string noBucketThere =
        "InvalidParameterValueException: Error occurred while ListBucket. S3 Error Code: 404 Not "
        "Found. S3 Error Message: Not Found";
    row("a missing function", aws, success, function, missing, noFunction);
    row("a missing bucket", aws, failure, bucket, missing, noBucketThere);
    row("a missing bus", aws, success, bus, missing, "");
    row("a missing queue", aws, success, queue, missing, mayNot + ("SendMessage on " + queue));
    row("a missing topic", aws, success, topic, missing, mayNot + ("Publish on " + topic));
    row("a forbidden queue", aws, success, queue, forbidden, mayNot + ("SendMessage on " + queue));
    row("a forbidden topic", aws, success, topic, forbidden, mayNot + ("Publish on " + topic));
    row("a forbidden bus", aws, success, bus, forbidden, mayNot + ("PutEvents on " + bus));
    row("a forbidden function", aws, success, function, forbidden,
        mayNot + ("InvokeFunction on " + function));
    row("a forbidden bucket", aws, failure, bucket, forbidden,
        mayNot + std::string("ListBucket on S3"));

    row("lenient: a missing queue", lenient, success, queue, missing, "");
    row("lenient: a missing topic", lenient, success, topic, missing, "");
    row("lenient: a forbidden queue", lenient, success, queue, forbidden, "");
    row("lenient: a forbidden function", lenient, success, function, forbidden, "");
    row("lenient: a missing function", lenient, success, function, missing, noFunction);
    row("lenient: a missing bucket", lenient, failure, bucket, missing, noBucketThere);
}

void tst_Admission::destination()
{
    QFETCH(Rules, rules);
    QFETCH(Via, side);
    QFETCH(std::string, arn);
    QFETCH(TargetState, state);
    QFETCH(std::string, expected);
    const Home home;
    const std::function<TargetState(std::string_view)> target = [state](std::string_view) {
        return state;
    };

    QCOMPARE(answer(admission::destination({rules, home, "fn", target}, side, arn)), expected);
}

void tst_Admission::refusalsOfADestinationNameItsSide()
{
    const Rules rules;
    const Home home;
    const std::function<TargetState(std::string_view)> target = [](std::string_view) {
        return present;
    };

    QCOMPARE(admission::destination({rules, home, "fn", target}, Via::OnSuccess, itself)->where,
             std::string("/DestinationConfig/OnSuccess/Destination"));
    QCOMPARE(admission::destination({rules, home, "fn", target}, Via::OnFailure, table)->where,
             std::string("/DestinationConfig/OnFailure/Destination"));
}

void tst_Admission::deadLetterTarget_data()
{
    QTest::addColumn<Rules>("rules");
    QTest::addColumn<std::string>("arn");
    QTest::addColumn<TargetState>("state");
    QTest::addColumn<std::string>("expected");

    const Rules aws;
    const Rules fifo = with(FifoTargets::AcceptedAsDestination);
    const Rules lenient = with(MissingPermission::FailsAtDelivery);
    const auto row = [](const char *name, const Rules &rules, const std::string &arn,
                        TargetState state, const std::string &expected) {
        QTest::newRow(name) << rules << arn << state << expected;
    };
    row("none", aws, "", missing, "");
    row("a queue", aws, queue, present, "");
    row("a topic", aws, topic, present, "");
    row("no ARN", aws, "arn", present,
        "ValidationException: 1 validation error detected: Value 'arn' at "
        "'deadLetterConfig.targetArn' failed to satisfy constraint: Member must satisfy regular "
        "expression pattern: (arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()");
    const std::string kinds =
        noQueue + std::string("Only Amazon SQS queues and Amazon SNS topics are supported.");
    row("a bucket", aws, bucket, present, kinds);
    row("a function", aws, function, present, kinds);
    row("an ARN that is cut off", aws, "arn:aws:sqs:us-east-1", present, kinds);
    const std::string fifoQueue =
        noQueue + std::string("FIFO SQS queue is not supported for dead letter configuration");
    row("a FIFO queue", aws, queue + ".fifo", present, fifoQueue);
    row("a FIFO queue where it may be a destination", fifo, queue + ".fifo", present, fifoQueue);
    row("a FIFO topic", aws, topic + ".fifo", present,
        noQueue + std::string("FIFO SNS topic is not supported for dead letter configuration"));
    row("another region", aws, "arn:aws:sqs:eu-west-1:123456789012:q", present,
        noQueue
            + std::string("The resource specified by the TargetArn must be in the same region as "
                          "the Lambda function it's associated with."));
    const std::string provided = "InvalidParameterValueException: The provided execution role does "
                                 "not have permissions to call ";
    row("a forbidden queue", aws, queue, forbidden, provided + "SendMessage on SQS");
    row("a forbidden topic", aws, topic, forbidden, provided + "Publish on SNS");
    row("a missing queue", aws, queue, missing, provided + "SendMessage on SQS");
    row("lenient: a forbidden queue", lenient, queue, forbidden, "");
    row("lenient: a missing topic", lenient, topic, missing, "");
}

void tst_Admission::deadLetterTarget()
{
    QFETCH(Rules, rules);
    QFETCH(std::string, arn);
    QFETCH(TargetState, state);
    QFETCH(std::string, expected);
    const Home home;
    const std::function<TargetState(std::string_view)> target = [state](std::string_view) {
        return state;
    };

    const auto refusal = admission::deadLetterTarget({rules, home, "fn", target}, arn);

    QCOMPARE(answer(refusal), expected);
    if (refusal)
        QCOMPARE(refusal->where, std::string("/DeadLetterConfig/TargetArn"));
}

void tst_Admission::constraints_data()
{
    QTest::addColumn<Rules>("rules");
    QTest::addColumn<EventInvokeConfig>("config");
    QTest::addColumn<std::string>("expected");

    const Rules aws;
    Rules longAge;
    longAge.ageMaximum = std::chrono::seconds(86'400);
    const auto row = [](const char *name, const Rules &rules, const EventInvokeConfig &config,
                        const std::string &rest) {
        const std::string begin =
            rest.empty() ? "" : "ValidationException: 1 validation error detected: Value ";
        QTest::newRow(name) << rules << config << begin + rest;
    };
    const std::string between = " failed to satisfy constraint: Member must ";
    row("retries: least", aws, retries(0), "");
    row("retries: most", aws, retries(2), "");
    row("retries: just below", aws, retries(-1),
        "'-1' at 'maximumRetryAttempts'" + between + "have value greater than or equal to 0");
    row("retries: just above", aws, retries(3),
        "'3' at 'maximumRetryAttempts'" + between + "have value less than or equal to 2");
    row("age: least", aws, age(60), "");
    row("age: most", aws, age(21'600), "");
    row("age: just below", aws, age(59),
        "'59' at 'maximumEventAgeInSeconds'" + between + "have value greater than or equal to 60");
    row("age: just above", aws, age(21'601),
        "'21601' at 'maximumEventAgeInSeconds'" + between
            + "have value less than or equal to 21600");
    row("age: most of a longer limit", longAge, age(86'400), "");
    row("age: just above a longer limit", longAge, age(86'401),
        "'86401' at 'maximumEventAgeInSeconds'" + between
            + "have value less than or equal to 86400");
    const std::string pattern =
        "satisfy regular expression pattern: "
        "$|kafka://([^.]([a-zA-Z0-9\\-_.]{0,248}))|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:"
        "((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)";
    const std::string at = "' at 'destinationConfig.onFailure.destination'";
    row("destination: empty", aws, onFailure(""), "");
    row("destination: no ARN", aws, onFailure("my-queue"), "'my-queue" + at + between + pattern);
    const std::string longest = queue + repeated(350 - queue.size());
    row("destination: longest", aws, onFailure(longest), "");
    row("destination: longest, in more bytes than characters", aws,
        onFailure(longest.substr(0, 349) + "\u00e9"), "");
    row("destination: one character too long", aws, onFailure(longest + 'x'),
        '\'' + longest + 'x' + at + between + "have length less than or equal to 350");
}

void tst_Admission::constraints()
{
    QFETCH(Rules, rules);
    QFETCH(EventInvokeConfig, config);
    QFETCH(std::string, expected);

    const auto refusals = admission::brokenConstraints(rules, config);

    QCOMPARE(refusals.size(), std::size_t{expected.empty() ? 0U : 1U});
    QCOMPARE(answer(admission::joined(refusals)), expected);
}

void tst_Admission::constraintsComeInTheOrderOfTheFields()
{
    EventInvokeConfig config = onFailure("x");
    config.destinationConfig->onSuccess = DestinationSetting{"y"};
    config.maximumEventAgeInSeconds = 0;
    config.maximumRetryAttempts = 9;

    std::string places;
    for (const Refusal &refusal : admission::brokenConstraints({}, config))
        places += refusal.where + '\n';

    QCOMPARE(places,
             std::string("/MaximumRetryAttempts\n/MaximumEventAgeInSeconds\n"
                         "/DestinationConfig/OnSuccess/Destination\n"
                         "/DestinationConfig/OnFailure/Destination\n"));
}

void tst_Admission::severalConstraintsAreOneAnswer()
{
    EventInvokeConfig config = retries(3);
    config.maximumEventAgeInSeconds = 59;

    const auto refusal = admission::joined(admission::brokenConstraints({}, config));

    QVERIFY(refusal);
    QCOMPARE(refusal->message,
             std::string("2 validation errors detected: Value '3' at 'maximumRetryAttempts' failed "
                         "to satisfy constraint: Member must have value less than or equal to 2; "
                         "Value '59' at 'maximumEventAgeInSeconds' failed to satisfy constraint: "
                         "Member must have value greater than or equal to 60"));
}

void tst_Admission::oneConstraintIsItsOwnAnswer()
{
    const auto refusals = admission::brokenConstraints({}, retries(3));

    QCOMPARE(admission::joined(refusals), std::optional(refusals.front()));
    QCOMPARE(admission::joined({}), std::nullopt);
}

void tst_Admission::emptyCall_data()
{
    QTest::addColumn<EventInvokeConfig>("config");
    QTest::addColumn<bool>("refused");

    EventInvokeConfig config;
    QTest::newRow("nothing") << config << true;
    config.qualifier = "live";
    QTest::newRow("a qualifier alone") << config << true;
    config.destinationConfig.emplace();
    QTest::newRow("DestinationConfig {}") << config << true;
    config.destinationConfig->onSuccess.emplace();
    QTest::newRow("OnSuccess {}") << config << false;
    QTest::newRow("OnFailure with an empty ARN") << onFailure("") << false;
    QTest::newRow("retries") << retries(0) << false;
    QTest::newRow("age") << age(60) << false;
}

void tst_Admission::emptyCall()
{
    QFETCH(EventInvokeConfig, config);
    QFETCH(bool, refused);

    const std::string expected =
        "InvalidParameterValueException: You must specify at least one of error handling or "
        "destination setting.";
    QCOMPARE(answer(admission::emptyCall(config)), refused ? expected : std::string());
}

void tst_Admission::numbers_data()
{
    QTest::addColumn<std::string>("given");
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, const std::optional<Refusal> &given,
                        const std::string &expected) {
        QTest::newRow(name) << answer(given) << expected;
    };
    const std::string begin = "ValidationException: 1 validation error detected: Value ";
    const std::string between = " failed to satisfy constraint: Member must have value ";
    row("timeout: just below", admission::timeout(0),
        begin + "'0' at 'timeout'" + between + "greater than or equal to 1");
    row("timeout: least", admission::timeout(1), "");
    row("timeout: most", admission::timeout(900), "");
    row("timeout: just above", admission::timeout(901),
        begin + "'901' at 'timeout'" + between + "less than or equal to 900");
    row("reserved: negative", admission::reservedConcurrency(-1, 1000),
        begin + "'-1' at 'reservedConcurrentExecutions'" + between + "greater than or equal to 0");
    row("reserved: zero", admission::reservedConcurrency(0, 1000), "");
    row("reserved: the whole account", admission::reservedConcurrency(10, 10), "");
    row("reserved: more than the account", admission::reservedConcurrency(11, 10),
        "InvalidParameterValueException: Specified ReservedConcurrentExecutions for function "
        "decreases account's UnreservedConcurrentExecution below its minimum value of [100].");
}

void tst_Admission::numbers()
{
    QFETCH(std::string, given);
    QFETCH(std::string, expected);

    QCOMPARE(given, expected);
}

void tst_Admission::recursiveLoop()
{
    QCOMPARE(admission::recursiveLoop("Allow"), std::nullopt);
    QCOMPARE(admission::recursiveLoop("Terminate"), std::nullopt);
    QCOMPARE(
        answer(admission::recursiveLoop("InvalidValue")),
        std::string("ValidationException: 1 validation error detected: Value 'InvalidValue' at "
                    "'recursiveLoop' failed to satisfy constraint: Member must satisfy enum "
                    "value set: [Terminate, Allow]"));
}

void tst_Admission::missingThings()
{
    const Home home;
    const std::string arn = "arn:aws:lambda:us-east-1:123456789012:function:fn";
    const std::string begin = "ResourceNotFoundException: ";

    QCOMPARE(answer(admission::eventInvokeFunctionMissing()),
             begin + "The function doesn't exist.");
    QCOMPARE(answer(admission::eventInvokeConfigMissing(home, {"fn", "live"})),
             begin + "The function " + arn + ":live doesn't have an EventInvokeConfig");
    QCOMPARE(answer(admission::functionNotFound(home, "fn", "$LATEST")),
             begin + "Function not found: " + arn + ":$LATEST");
    QCOMPARE(answer(admission::functionNotFound(home, "fn", "")),
             begin + "Function not found: " + arn);
    QCOMPARE(answer(admission::aliasNotFound(home, {"fn", "live"})),
             begin + "Cannot find alias arn: " + arn + ":live");
}

void tst_Admission::destinationPattern_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("matches");

    const auto region = [](const char *name, bool matches) {
        QTest::newRow(name) << "arn:aws:sqs:" + std::string(name) + ":123456789012:q" << matches;
    };
    QTest::newRow("no region") << std::string("arn:aws:sqs::123456789012:q") << true;
    region("us-east-1", true);
    region("us-gov-west-1", true);
    region("us-iso-east-1", true);
    region("us-isob-east-1", true);
    region("eusc-de-east-1", true);
    region("us-gov-1", true); // the word of the partition may be left out
    region("us-iso-1", true);
    region("eusc-de-gov-east-1", true);
    region("us-isobb-east-1", false);
    region("us-east-12", false);
    region("us-east-", false);
    region("us-east-a", false);
    region("us--1", false);
    region("us-east", false);
    region("usa-east-1", false);
    region("US-east-1", false);
    region("us-east-west-1", false);
    region("us-east-1-", false);
    region("-us-east-1", false);
    const auto row = [](const char *name, const std::string &text, bool matches) {
        QTest::newRow(name) << text << matches;
    };
    row("empty", "", true);
    row("a line feed", "\n", false);
    row("a bucket", "arn:aws:s3:::b", true);
    row("nothing behind the last colon", "arn:aws:s3:::", true);
    row("colons in the resource", "arn:aws:lambda:us-east-1:123456789012:function:f:1", true);
    row("spaces in the resource", "arn:aws:sqs:us-east-1:123456789012:a b", true);
    row("a line feed in the resource", "arn:aws:sqs:us-east-1:123456789012:a\nb", false);
    row("another partition", "arn:aws-cn:sqs:cn-north-1:123456789012:q", true);
    row("no partition", "arn::sqs:us-east-1:123456789012:q", false);
    row("a foreign partition", "arn:gcp:sqs:us-east-1:123456789012:q", false);
    row("an underscore in the partition", "arn:aws_x:sqs:us-east-1:123456789012:q", false);
    row("no service", "arn:aws::us-east-1:123456789012:q", false);
    row("a point in the service", "arn:aws:a.b:us-east-1:123456789012:q", false);
    row("no account", "arn:aws:sqs:us-east-1::q", true);
    row("eleven digits", "arn:aws:sqs:us-east-1:12345678901:q", false);
    row("thirteen digits", "arn:aws:sqs:us-east-1:1234567890123:q", false);
    row("five parts", "arn:aws:sqs:us-east-1:123456789012", false);
    row("a capital scheme", "ARN:aws:s3:::b", false);
    row("a space before", " arn:aws:s3:::b", false);
    row("kafka", "kafka://topic_1.a-b", true);
    row("kafka without name", "kafka://", false);
    row("kafka that begins with a point", "kafka://.a", false);
    row("kafka of one character beyond ASCII", "kafka://\xE2\x82\xAC", true);
    row("kafka with 249 characters", "kafka://" + repeated(249), true);
    row("kafka with 250 characters", "kafka://" + repeated(250), false);
    row("kafka with a slash", "kafka://a/b", false);
}

void tst_Admission::destinationPattern()
{
    QFETCH(std::string, text);
    QFETCH(bool, matches);

    QCOMPARE(arnpattern::isDestination(text), matches);
    const QRegularExpression twin(
        QRegularExpression::anchoredPattern(QString::fromUtf8(arnpattern::destination.data())));
    QCOMPARE(twin.match(QString::fromStdString(text)).hasMatch(), matches);
}

void tst_Admission::deadLetterPattern_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("matches");

    const auto row = [](const char *text, bool matches) {
        QTest::newRow(text) << std::string(text) << matches;
    };
    QTest::newRow("empty") << std::string() << true;
    QTest::newRow("a line feed") << std::string("arn:aws:sqs:x\ny") << false;
    row("arn:aws:sqs:us-east-1:123456789012:q", true);
    row("arn:aws:sqs:", true);
    row("arn::sqs:anything", true);
    row("arn:aws-CN:a.b-1:x y", true);
    row("arn:aws:sqs", false);
    row("arn:aws1:sqs:x", false);
    row("arn:gcp:sqs:x", false);
    row("arn:aws:SQS:x", false);
    row("arn:aws::x", false);
    row("arn", false);
    row("arn:", false);
    row("my-queue", false);
}

void tst_Admission::deadLetterPattern()
{
    QFETCH(std::string, text);
    QFETCH(bool, matches);

    QCOMPARE(arnpattern::isDeadLetterTarget(text), matches);
    const QRegularExpression twin(QRegularExpression::anchoredPattern(
        QString::fromUtf8(arnpattern::deadLetterTarget.data())));
    QCOMPARE(twin.match(QString::fromStdString(text)).hasMatch(), matches);
}

void tst_Admission::patternsTakeLongTexts()
{
    const std::string longArn = queue + repeated(10'000'000);

    QVERIFY(arnpattern::isDestination(longArn));
    QVERIFY(arnpattern::isDeadLetterTarget(longArn));
    QVERIFY(!arnpattern::isDestination(repeated(10'000'000)));
}

QTEST_GUILESS_MAIN(tst_Admission)
#include "tst_admission.moc"

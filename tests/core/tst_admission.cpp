#include "core/rules/admission.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using admission::Refusal;
using admission::TargetState;

Q_DECLARE_METATYPE(retryscope::Via)
Q_DECLARE_METATYPE(retryscope::Rules)
Q_DECLARE_METATYPE(retryscope::admission::TargetState)

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
    void recursiveLoop();
    void missingThings();
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

QTEST_GUILESS_MAIN(tst_Admission)
#include "tst_admission.moc"

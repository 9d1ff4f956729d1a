#include "core/rules/envelope.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

const WallTime noon = *wallTime("2026-01-15T12:00:59.007Z");

RecordContent ended(Condition condition)
{
    RecordContent content;
    content.function = {"orders", "live"};
    content.condition = condition;
    content.timestamp = noon;
    return content;
}

} // namespace

class tst_Envelope : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void busGetsTheRecordAsDetail_data();
    void busGetsTheRecordAsDetail();
    void topicCallsWithTheMessageAsText_data();
    void topicCallsWithTheMessageAsText();
    void bucketCallsWithTheObject();
    void objectKeyTellsFunctionAndTime();
    void attributesAreShownByName();
};

void tst_Envelope::busGetsTheRecordAsDetail_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<std::string>("detailType");

    QTest::newRow("success") << Condition::Success
                             << std::string("Lambda Function Invocation Result - Success");
    QTest::newRow("retries used up") << Condition::RetriesExhausted
                                     << std::string("Lambda Function Invocation Result - Failure");
    QTest::newRow("too old") << Condition::EventAgeExceeded
                             << std::string("Lambda Function Invocation Result - Failure");
}

void tst_Envelope::busGetsTheRecordAsDetail()
{
    QFETCH(const Condition, condition);
    QFETCH(const std::string, detailType);

    const Json envelope =
        busEnvelope(ended(condition), {"ID", sample::bus, Json::Object{{"version", "1.0"}}});

    QCOMPARE(compactText(envelope),
             R"({"version":"0","id":"ID","detail-type":")" + detailType
                 + R"(","source":"lambda","account":"123456789012",)"
                   R"("time":"2026-01-15T12:00:59Z","region":"us-east-1","resources":[)"
                   R"("arn:aws:events:us-east-1:123456789012:event-bus/results",)"
                   R"("arn:aws:lambda:us-east-1:123456789012:function:orders:live"],)"
                   R"("detail":{"version":"1.0"}})");
}

void tst_Envelope::topicCallsWithTheMessageAsText_data()
{
    QTest::addColumn<DeadLetterAttributes>("attributes");
    QTest::addColumn<bool>("isDeadLetter");
    QTest::addColumn<std::string>("expected");

    QTest::newRow("a record") << DeadLetterAttributes{} << false << std::string("{}");
    QTest::newRow("an event with its id alone")
        << DeadLetterAttributes{"R", std::nullopt, std::nullopt} << true
        << std::string(R"({"RequestID":{"Type":"String","Value":"R"}})");
    QTest::newRow("an event after an error")
        << DeadLetterAttributes{"R", std::uint16_t{200}, "boom"} << true
        << std::string(R"({"RequestID":{"Type":"String","Value":"R"},)"
                       R"("ErrorCode":{"Type":"Number","Value":"200"},)"
                       R"("ErrorMessage":{"Type":"String","Value":"boom"}})");
}

void tst_Envelope::topicCallsWithTheMessageAsText()
{
    QFETCH(const DeadLetterAttributes, attributes);
    QFETCH(const bool, isDeadLetter);
    QFETCH(const std::string, expected);

    const Json event = topicEvent(
        {sample::topic, "SUB", "MSG", R"({"a":"b"})", noon, isDeadLetter ? &attributes : nullptr});

    QCOMPARE(compactText(event),
             R"({"Records":[{"EventSource":"aws:sns","EventVersion":"1.0",)"
             R"("EventSubscriptionArn":"arn:aws:sns:us-east-1:123456789012:news:SUB",)"
             R"("Sns":{"Type":"Notification","MessageId":"MSG",)"
             R"("TopicArn":"arn:aws:sns:us-east-1:123456789012:news",)"
             R"("Message":"{\"a\":\"b\"}","Timestamp":"2026-01-15T12:00:59.007Z",)"
             R"("MessageAttributes":)"
                 + expected + "}}]}");
}

void tst_Envelope::bucketCallsWithTheObject()
{
    const Json event = bucketEvent({sample::bucket, "us-east-1", "a/key", 321, noon});

    QCOMPARE(compactText(event),
             std::string(R"({"Records":[{"eventVersion":"2.1","eventSource":"aws:s3",)"
                         R"("awsRegion":"us-east-1","eventTime":"2026-01-15T12:00:59.007Z",)"
                         R"("eventName":"ObjectCreated:Put","s3":{)"
                         R"("bucket":{"name":"records","arn":"arn:aws:s3:::records"},)"
                         R"("object":{"key":"a/key","size":321}}}]})"));
}

void tst_Envelope::objectKeyTellsFunctionAndTime()
{
    QCOMPARE(objectKey("orders", noon, "ID"),
             std::string("aws/lambda/async/orders/2026/01/15/2026-01-15T12.00.59-ID"));
}

void tst_Envelope::attributesAreShownByName()
{
    QCOMPARE(compactText(attributesObject({"R", std::uint16_t{429}, "Rate Exceeded."})),
             std::string(R"({"RequestID":"R","ErrorCode":429,"ErrorMessage":"Rate Exceeded."})"));
    QCOMPARE(compactText(attributesObject({"R", std::nullopt, std::nullopt})),
             std::string(R"({"RequestID":"R"})"));
}

QTEST_GUILESS_MAIN(tst_Envelope)
#include "tst_envelope.moc"

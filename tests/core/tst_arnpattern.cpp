#include "core/rules/arnpattern.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <string>

using namespace retryscope;

namespace {

const std::string queue = "arn:aws:sqs:us-east-1:123456789012:q";

std::string repeated(std::size_t count)
{
    return std::string(count, 'x');
}

} // namespace

class tst_ArnPattern : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void destinationPattern_data();
    void destinationPattern();
    void deadLetterPattern_data();
    void deadLetterPattern();
    void patternsTakeLongTexts();
};

void tst_ArnPattern::destinationPattern_data()
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

void tst_ArnPattern::destinationPattern()
{
    QFETCH(std::string, text);
    QFETCH(bool, matches);

    QCOMPARE(arnpattern::isDestination(text), matches);
    const QRegularExpression twin(
        QRegularExpression::anchoredPattern(QString::fromUtf8(arnpattern::destination.data())));
    QCOMPARE(twin.match(QString::fromStdString(text)).hasMatch(), matches);
}

void tst_ArnPattern::deadLetterPattern_data()
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

void tst_ArnPattern::deadLetterPattern()
{
    QFETCH(std::string, text);
    QFETCH(bool, matches);

    QCOMPARE(arnpattern::isDeadLetterTarget(text), matches);
    const QRegularExpression twin(QRegularExpression::anchoredPattern(
        QString::fromUtf8(arnpattern::deadLetterTarget.data())));
    QCOMPARE(twin.match(QString::fromStdString(text)).hasMatch(), matches);
}

void tst_ArnPattern::patternsTakeLongTexts()
{
    const std::string longArn = queue + repeated(10'000'000);

    QVERIFY(arnpattern::isDestination(longArn));
    QVERIFY(arnpattern::isDeadLetterTarget(longArn));
    QVERIFY(!arnpattern::isDestination(repeated(10'000'000)));
}

QTEST_GUILESS_MAIN(tst_ArnPattern)
#include "tst_arnpattern.moc"

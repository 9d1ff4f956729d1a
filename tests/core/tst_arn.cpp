#include "core/model/arn.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

Q_DECLARE_METATYPE(retryscope::TargetKind)

class tst_Arn : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void partsAreSplitAtTheFirstFiveColons();
    void tooFewPartsAreNoArn_data();
    void tooFewPartsAreNoArn();
    void kindAndShortName_data();
    void kindAndShortName();
    void fifoTargetsAreQueuesAndTopics();
    void functionReferences_data();
    void functionReferences();
    void functionOfArnKnowsItsQualifier();
    void partitionFollowsFromTheRegion();
};

void tst_Arn::partsAreSplitAtTheFirstFiveColons()
{
    const auto parts = splitArn("arn:aws:lambda:us-east-1:123456789012:function:fn:live");

    QVERIFY(parts);
    QCOMPARE(*parts, (ArnParts{"aws", "lambda", "us-east-1", "123456789012", "function:fn:live"}));
}

void tst_Arn::tooFewPartsAreNoArn_data()
{
    QTest::addColumn<std::string>("text");

    QTest::newRow("empty") << std::string();
    QTest::newRow("a name") << std::string("queue");
    QTest::newRow("five parts") << std::string("arn:aws:sqs:us-east-1:123456789012");
    QTest::newRow("another scheme") << std::string("urn:aws:sqs:us-east-1:123456789012:q");
}

void tst_Arn::tooFewPartsAreNoArn()
{
    QFETCH(std::string, text);

    QVERIFY(!splitArn(text));
    QCOMPARE(targetKind(text), TargetKind::Other);
    QCOMPARE(shortName(text), std::string_view(text));
}

void tst_Arn::kindAndShortName_data()
{
    QTest::addColumn<std::string>("arn");
    QTest::addColumn<TargetKind>("kind");
    QTest::addColumn<std::string>("name");

    const auto row = [](const char *arn, TargetKind kind, const char *name) {
        QTest::newRow(arn) << std::string(arn) << kind << std::string(name);
    };
    row("arn:aws:sqs:us-east-1:123456789012:q", TargetKind::Queue, "q");
    row("arn:aws:sns:us-east-1:123456789012:t", TargetKind::Topic, "t");
    row("arn:aws:events:us-east-1:123456789012:event-bus/default", TargetKind::Bus, "default");
    row("arn:aws:events:us-east-1:123456789012:rule/r", TargetKind::Other, "rule/r");
    row("arn:aws:s3:::bucket", TargetKind::Bucket, "bucket");
    row("arn:aws:s3:::", TargetKind::Other, "");
    row("arn:aws:lambda:us-east-1:123456789012:function:fn", TargetKind::Function, "fn");
    row("arn:aws:lambda:us-east-1:123456789012:function:fn:live", TargetKind::Function, "fn:live");
    row("arn:aws:lambda:us-east-1:123456789012:layer:l", TargetKind::Other, "layer:l");
    row("arn:aws:dynamodb:us-east-1:123456789012:table/t", TargetKind::Other, "table/t");
}

void tst_Arn::kindAndShortName()
{
    QFETCH(std::string, arn);
    QFETCH(TargetKind, kind);
    QFETCH(std::string, name);

    QCOMPARE(targetKind(arn), kind);
    QCOMPARE(std::string(shortName(arn)), name);
}

void tst_Arn::fifoTargetsAreQueuesAndTopics()
{
    QVERIFY(isFifo("arn:aws:sqs:us-east-1:123456789012:q.fifo"));
    QVERIFY(isFifo("arn:aws:sns:us-east-1:123456789012:t.fifo"));
    QVERIFY(!isFifo("arn:aws:sqs:us-east-1:123456789012:q"));
    QVERIFY(!isFifo("arn:aws:s3:::b.fifo"));
}

void tst_Arn::functionReferences_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("qualifier");

    const auto row = [](const char *text, const char *name, const char *qualifier) {
        QTest::newRow(text) << std::string(text) << std::string(name) << std::string(qualifier);
    };
    row("fn", "fn", "$LATEST");
    row("fn:live", "fn", "live");
    row("fn:", "fn", "$LATEST");
    row("fn:a:b", "fn", "a:b");
}

void tst_Arn::functionReferences()
{
    QFETCH(std::string, text);
    QFETCH(std::string, name);
    QFETCH(std::string, qualifier);

    QCOMPARE(functionReference(text), (FunctionReference{name, qualifier}));
}

void tst_Arn::functionOfArnKnowsItsQualifier()
{
    QCOMPARE(functionOfArn("arn:aws:lambda:us-east-1:123456789012:function:fn:7"),
             std::optional(FunctionReference{"fn", "7"}));
    QVERIFY(!functionOfArn("arn:aws:sqs:us-east-1:123456789012:fn"));
}

void tst_Arn::partitionFollowsFromTheRegion()
{
    QCOMPARE(functionArn({"us-east-1", "123456789012"}, "fn"),
             std::string("arn:aws:lambda:us-east-1:123456789012:function:fn"));
    QCOMPARE(functionArn({"cn-north-1", "1"}, "fn"),
             std::string("arn:aws-cn:lambda:cn-north-1:1:function:fn"));
    QCOMPARE(std::string(partitionOf("us-gov-west-1")), std::string("aws-us-gov"));
}

QTEST_GUILESS_MAIN(tst_Arn)
#include "tst_arn.moc"

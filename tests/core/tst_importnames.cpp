#include "core/formats/importnames.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

Q_DECLARE_METATYPE(retryscope::TargetKind)

class tst_ImportNames : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void namesAreCleaned_data();
    void namesAreCleaned();
    void namesAreCut_data();
    void namesAreCut();
    void aliasesHaveRules_data();
    void aliasesHaveRules();
    void wordsGiveTheKindAway_data();
    void wordsGiveTheKindAway();
    void theStemHasNoFolderAndNoExtension();
};

void tst_ImportNames::namesAreCleaned_data()
{
    QTest::addColumn<TargetKind>("kind");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("name");
    const auto row = [](const char *title, TargetKind kind, const char *text, const char *name) {
        QTest::newRow(title) << kind << std::string(text) << std::string(name);
    };

    row("nothing to do", TargetKind::Function, "a-B_9", "a-B_9");
    row("a Terraform address", TargetKind::Function,
        "module.x[\"a b\"].aws_lambda_function.this[0]", "module-x-a-b-aws_lambda_function-this-0");
    row("nothing left", TargetKind::Function, "...", "unnamed");
    row("first in, first out", TargetKind::Queue, "my queue.fifo", "my-queue.fifo");
    row("a dot in a queue", TargetKind::Queue, "a.b", "a-b");
    row("a dot in a bus", TargetKind::Bus, "a.b", "a.b");
    row("a bucket", TargetKind::Bucket, "My_Bucket.x", "my-bucket.x");
}

void tst_ImportNames::namesAreCleaned()
{
    QFETCH(TargetKind, kind);
    QFETCH(std::string, text);
    QFETCH(std::string, name);

    QCOMPARE(cleanedName(kind, text), name);
}

void tst_ImportNames::namesAreCut_data()
{
    QTest::addColumn<TargetKind>("kind");
    QTest::addColumn<std::string>("ending");
    QTest::addColumn<std::size_t>("length");

    QTest::newRow("function") << TargetKind::Function << std::string() << std::size_t{64};
    QTest::newRow("queue") << TargetKind::Queue << std::string() << std::size_t{80};
    QTest::newRow("fifo queue") << TargetKind::Queue << std::string(".fifo") << std::size_t{80};
    QTest::newRow("topic") << TargetKind::Topic << std::string() << std::size_t{256};
    QTest::newRow("bucket") << TargetKind::Bucket << std::string() << std::size_t{63};
}

void tst_ImportNames::namesAreCut()
{
    QFETCH(TargetKind, kind);
    QFETCH(std::string, ending);
    QFETCH(std::size_t, length);

    const std::string name = cleanedName(kind, std::string(300, 'x') + ending);

    QCOMPARE(name, std::string(length - ending.size(), 'x') + ending);
}

void tst_ImportNames::aliasesHaveRules_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("isOne");

    QTest::newRow("a word") << std::string("live") << true;
    QTest::newRow("a number with a letter") << std::string("v1") << true;
    QTest::newRow("longest") << std::string(128, 'a') << true;
    QTest::newRow("too long") << std::string(129, 'a') << false;
    QTest::newRow("a number") << std::string("12") << false;
    QTest::newRow("empty") << std::string() << false;
    QTest::newRow("a dollar") << std::string("$LATEST") << false;
}

void tst_ImportNames::aliasesHaveRules()
{
    QFETCH(std::string, text);
    QFETCH(bool, isOne);

    QCOMPARE(isAlias(text), isOne);
}

void tst_ImportNames::wordsGiveTheKindAway_data()
{
    QTest::addColumn<std::string>("label");
    QTest::addColumn<TargetKind>("kind");

    QTest::newRow("topic") << std::string("AlertTopicArn") << TargetKind::Topic;
    QTest::newRow("bus") << std::string("event-bus") << TargetKind::Bus;
    QTest::newRow("function") << std::string("NotifierFunction") << TargetKind::Function;
    QTest::newRow("bucket") << std::string("FAILURE_BUCKET") << TargetKind::Bucket;
    QTest::newRow("no such word") << std::string("Dlq") << TargetKind::Queue;
}

void tst_ImportNames::wordsGiveTheKindAway()
{
    QFETCH(std::string, label);
    QFETCH(TargetKind, kind);

    QCOMPARE(guessedKind(label), kind);
}

void tst_ImportNames::theStemHasNoFolderAndNoExtension()
{
    QCOMPARE(stem("a/b.c/stack.prod.yaml"), std::string("stack.prod"));
    QCOMPARE(stem(".hidden"), std::string(".hidden"));
    QCOMPARE(stem("plain"), std::string("plain"));
}

QTEST_GUILESS_MAIN(tst_ImportNames)
#include "tst_importnames.moc"

#include "core/formats/jsontext.h"
#include "core/trace/trace.h"
#include "tests/ui/outagedocument.h"
#include "tests/ui/picture.h"
#include "ui/inspector/answer.h"
#include "ui/inspector/fieldreason.h"
#include "ui/inspector/jsonlines.h"
#include "ui/inspector/messagepane.h"
#include "ui/inspector/recordinspector.h"
#include "ui/style.h"

#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTest>

#include <algorithm>

using namespace retryscope;
using namespace std::chrono_literals;

class tst_RecordInspector : public QObject, private OutageDocument
{
    Q_OBJECT

private slots:
    void init() { open(); }

    void linesNameTheirFields();
    void longStringsAreCut();
    void tabsShowWhatWasSent();
    void emptyStatesTeach_data();
    void emptyStatesTeach();
    void anEndWithoutItsDeliverySaysSo();
    void whoeverSendsNothingSaysWhy_data();
    void whoeverSendsNothingSaysWhy();
    void theButtonRunsToTheEnd();
    void failedDeliveriesSayWhy();
    void fieldsHaveReasons_data();
    void fieldsHaveReasons();
    void aChosenFieldIsExplained();
    void theAnswerIsBroughtIntoView();
    void theChosenTabComesBack();
    void aMoveWithoutDeliveryKeepsTheField();
    void copyGivesJson();
    void pictures_data();
    void pictures();

private:
    [[nodiscard]] const Trace &trace() const { return m_document->trace(); }
    [[nodiscard]] QString tabs(const RecordInspector &inspector) const
    {
        QStringList titles;
        for (int i = 0; i < inspector.tabs()->count(); ++i)
            titles += inspector.tabs()->tabText(i);
        return titles.join(QStringLiteral(" | "));
    }
};

void tst_RecordInspector::linesNameTheirFields()
{
    const Json value = parseJson(R"({"version": "1.0", "requestPayload": {"a": 1},
        "requestContext": {"condition": "RetriesExhausted", "approximateInvokeCount": 3,
        "functionArn": "arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST"}, "list": []})")
                           .value();

    QStringList lines;
    for (const JsonLine &line : jsonLines(value))
        lines += QString::fromStdString(line.pointer) + QStringLiteral(" > ") + line.text;

    QCOMPARE(lines.join(QLatin1Char('\n')),
             QStringLiteral(" > {\n"
                            "/version >   \"version\": \"1.0\",\n"
                            "/requestPayload >   \"requestPayload\": {\"a\": 1},\n"
                            "/requestContext >   \"requestContext\": {\n"
                            "/requestContext/condition >     \"condition\": "
                            "\"RetriesExhausted\",\n"
                            "/requestContext/approximateInvokeCount >     "
                            "\"approximateInvokeCount\": 3,\n"
                            "/requestContext/functionArn >     \"functionArn\": "
                            "\"arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST\"\n"
                            "/requestContext >   },\n"
                            "/list >   \"list\": []\n"
                            " > }"));
}

void tst_RecordInspector::longStringsAreCut()
{
    const auto lines = jsonLines(Json(std::string(2'500, 'x')));

    QCOMPARE(lines.size(), 1U);
    QVERIFY(lines.front().text.endsWith(QStringLiteral("x\" … 500 more characters")));
}

void tst_RecordInspector::tabsShowWhatWasSent()
{
    const RecordInspector inspector(*m_document);
    QCOMPARE(tabs(inspector),
             QStringLiteral("OnFailure record | DLQ message | SNS envelope | Both | Difference"));
    QCOMPARE(inspector.tabs()->tabText(inspector.tabs()->currentIndex()), QStringLiteral("Both"));
    QCOMPARE(inspector.remark(), QStringLiteral("#3 \u00b7 delivered 0:01:10.000"));

    m_document->select(InvocationId{1});

    QCOMPARE(tabs(inspector), QStringLiteral("OnSuccess record"));
}

void tst_RecordInspector::emptyStatesTeach_data()
{
    QTest::addColumn<int>("invocation");
    QTest::addColumn<QString>("hint");
    QTest::newRow("nothing selected")
        << -1
        << QStringLiteral("Select an invocation to see what its destinations and its dead-letter "
                          "queue received.");
    QTest::newRow("before the end")
        << 0
        << QStringLiteral(
               "#1 has no record yet: a record is made when an invocation ends. If "
               "nothing changes, that is at 3:09: DLQ message to SQS orders-dlq, which will "
               "fail with AccessDenied; OnFailure record to SNS orders-failed.");
    QTest::newRow("lost") << 4
                          << QStringLiteral("#5 is lost: it failed, and it has no OnFailure "
                                            "destination and no dead-letter queue. Nobody gets a "
                                            "record.");
    QTest::newRow("rejected") << 6
                              << QStringLiteral("#7 was rejected: it never entered the queue, so "
                                                "there is no record.");
}

void tst_RecordInspector::emptyStatesTeach()
{
    QFETCH(const int, invocation);
    const RecordInspector inspector(*m_document);

    m_document->select(invocation < 0
                           ? std::nullopt
                           : std::optional(InvocationId{static_cast<std::uint32_t>(invocation)}));

    QTEST(inspector.hint(), "hint");
}

void tst_RecordInspector::anEndWithoutItsDeliverySaysSo()
{
    const RecordInspector inspector(*m_document);
    m_document->moveToTime(Instant(69s));
    QVERIFY(inspector.hint().startsWith(QStringLiteral("#3 has no record yet")));

    const StepIndex end = *latestStep(trace(), InvocationId{2}, trace().size());
    m_document->moveTo(end.value + std::size_t{1});

    QCOMPARE(inspector.hint(),
             QStringLiteral("#3 ended at 1:10; only the delivery is still to come. If nothing "
                            "changes, that is at 1:10: DLQ message to SQS orders-dlq, which will "
                            "fail with AccessDenied; OnFailure record to SNS orders-failed."));
}

void tst_RecordInspector::whoeverSendsNothingSaysWhy_data()
{
    QTest::addColumn<QByteArray>("outcome");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("hint");
    const QByteArray fails = R"({"type": "error", "durationMs": 2500})";
    const QByteArray succeeds = R"({"type": "success", "durationMs": 2500})";
    const QByteArray onFailure = R"(, "DestinationConfig":
        {"OnFailure": {"Destination": "arn:aws:sqs:us-east-1:123456789012:failed"}})";
    QTest::newRow("a failure to come")
        << fails << QByteArray() << 2
        << QStringLiteral("Nobody will get a record of #1: if nothing changes, it will fail, and "
                          "it has no OnFailure destination and no dead-letter queue.");
    QTest::newRow("a failure")
        << fails << QByteArray() << 9
        << QStringLiteral("#1 is lost: it failed, and it has no OnFailure destination and no "
                          "dead-letter queue. Nobody gets a record.");
    QTest::newRow("a success to come, with OnFailure")
        << succeeds << onFailure << 2
        << QStringLiteral("Nobody will get a record of #1: if nothing changes, it will succeed, "
                          "and OnSuccess is not set.");
    QTest::newRow("a success, with OnFailure")
        << succeeds << onFailure << 9
        << QStringLiteral("#1 succeeded, and OnSuccess is not set: nobody gets a record.");
}

void tst_RecordInspector::whoeverSendsNothingSaysWhy()
{
    QFETCH(const QByteArray, outcome);
    QFETCH(const QByteArray, config);
    QFETCH(const int, seconds);
    QVERIFY(m_document->openText(
        R"({"format": "retryscope-scenario", "version": 1, "functions": [{"FunctionName": "f",
        "EventInvokeConfigs": [{"MaximumRetryAttempts": 0)"
            + config + R"(}], "behavior": [{"outcome": )" + outcome
            + R"(}]}], "invocations": [{"atMs": 0, "function": "f"}]})",
        QStringLiteral("One"), {}));
    m_document->finishSimulating();
    m_document->select(InvocationId{0});
    m_document->moveToTime(Instant(std::chrono::seconds(seconds)));

    const RecordInspector inspector(*m_document);

    QTEST(inspector.hint(), "hint");
}

void tst_RecordInspector::theButtonRunsToTheEnd()
{
    RecordInspector inspector(*m_document);
    m_document->select(InvocationId{0});

    inspector.findChild<QPushButton *>()->click();

    QCOMPARE(m_document->cursorTime(), Instant(189s));
    QCOMPARE(inspector.hint(), QString());
}

void tst_RecordInspector::failedDeliveriesSayWhy()
{
    const auto messages = messagesOf(trace(), InvocationId{2}, m_document->cursor());
    MessagePane pane;

    pane.showMessage(trace(), messages[1]);

    QCOMPARE(pane.heading(), QStringLiteral("DLQ message \u2192 SQS orders-dlq"));
    QCOMPARE(pane.noticeText(),
             QStringLiteral("This did not arrive: AccessDenied. The function's role may not send "
                            "to SQS orders-dlq. A failed delivery is not retried. A DLQ "
                            "message has no condition, no count, no response."));
}

void tst_RecordInspector::fieldsHaveReasons_data()
{
    QTest::addColumn<int>("message"); // 0 OnFailure, 1 DLQ, 2 envelope
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("reason");
    const auto row = [](int message, const char *pointer, const QString &reason) {
        QTest::newRow(pointer) << message << QString::fromLatin1(pointer) << reason;
    };
    row(0, "/requestContext/condition",
        QStringLiteral(
            "condition was set by step 33: 1:10 + 120 s \u2212 0:04 = 186 s of age, more "
            "than 90 s; age.check"));
    row(0, "/requestContext/approximateInvokeCount",
        QStringLiteral("approximateInvokeCount counts the 2 attempts until step 33; refusals do "
                       "not count; retry.attempts"));
    row(0, "/requestContext/requestId",
        QStringLiteral("requestId was given at acceptance, step 9, and is the same in all "
                       "attempts; acceptance.checks"));
    row(0, "/timestamp",
        QStringLiteral("timestamp is the moment of step 33, 0:01:10.000 after the "
                       "start; record.shape"));
    row(0, "/requestPayload/order_id",
        QStringLiteral("order_id is the event as it was accepted by step 9, word for word; "
                       "acceptance.checks"));
    row(0, "/responseContext/statusCode",
        QStringLiteral("statusCode tells of the last response, step 32: Attempt 2 failed: timeout; "
                       "run.timeout"));
    row(0, "/version",
        QStringLiteral("version is part of the form that every record has; this one was made by "
                       "step 33; record.shape"));
    row(1, "/Attributes/ErrorCode",
        QStringLiteral("ErrorCode tells of the last response, step 32: Attempt 2 failed: timeout; "
                       "run.timeout"));
    row(1, "/Body/card",
        QStringLiteral("card is the event as it was accepted by step 9, word for word; "
                       "acceptance.checks"));
    row(2, "/MessageId",
        QStringLiteral("MessageId is what SNS orders-failed adds to the record that step 35 sent; "
                       "failure.fanout"));
}

void tst_RecordInspector::fieldsHaveReasons()
{
    QFETCH(const int, message);
    QFETCH(const QString, pointer);
    const auto messages = messagesOf(trace(), InvocationId{2}, m_document->cursor());

    const FieldReason reason =
        fieldReason(trace(), messages[static_cast<std::size_t>(message)], pointer.toStdString());

    QTEST(QStringLiteral("%1 %2; %3")
              .arg(reason.field, reason.sentence, QString::fromLatin1(name(reason.rule))),
          "reason");
}

void tst_RecordInspector::aChosenFieldIsExplained()
{
    RecordInspector inspector(*m_document);
    QCOMPARE(inspector.reasonText(), QString());

    emit inspector.findChild<MessagePane *>()->fieldChosen(
        QStringLiteral("/requestContext/condition"));

    QCOMPARE(
        inspector.reasonText(),
        QStringLiteral("condition was set by step 33: 1:10 + 120 s \u2212 0:04 = 186 s of age, "
                       "more than 90 s"));
}

void tst_RecordInspector::theAnswerIsBroughtIntoView()
{
    QScrollArea area;
    area.setWidgetResizable(true);
    auto *inspector = new RecordInspector(*m_document);
    area.setWidget(inspector);
    area.resize(700, 160);
    area.show();
    const auto labels = inspector->findChildren<QLabel *>();
    const auto answer = std::ranges::find(labels, QStringLiteral("Why the field has this value"),
                                          [](QLabel *label) { return label->accessibleName(); });
    QVERIFY(answer != labels.end());
    QVERIFY((*answer)->visibleRegion().isEmpty());

    emit inspector->findChild<MessagePane *>()->fieldChosen(
        QStringLiteral("/requestContext/condition"));

    QTRY_COMPARE((*answer)->visibleRegion().boundingRect(), (*answer)->rect());
}

void tst_RecordInspector::theChosenTabComesBack()
{
    RecordInspector inspector(*m_document);
    inspector.tabs()->setCurrentIndex(1);

    m_document->select(InvocationId{1});
    m_document->select(InvocationId{2});

    QCOMPARE(inspector.tabs()->currentIndex(), 1);
}

void tst_RecordInspector::aMoveWithoutDeliveryKeepsTheField()
{
    RecordInspector inspector(*m_document);
    emit inspector.findChild<MessagePane *>()->fieldChosen(QStringLiteral("/timestamp"));

    m_document->moveToTime(Instant(100s));
    QVERIFY(!inspector.reasonText().isEmpty());

    m_document->moveToTime(Instant(5s));
    QVERIFY(inspector.reasonText().isEmpty());
}

void tst_RecordInspector::copyGivesJson()
{
    const auto messages = messagesOf(trace(), InvocationId{1}, m_document->cursor());
    MessagePane pane;
    pane.showMessage(trace(), messages.front());

    pane.copy();

    const auto copied = parseJson(QGuiApplication::clipboard()->text().toStdString());
    QVERIFY(copied);
    QCOMPARE(*resolve(copied.value(), "/requestContext/condition")->string(),
             std::string("Success"));
}

void tst_RecordInspector::pictures_data()
{
    QTest::addColumn<style::Theme>("theme");
    QTest::newRow("light") << style::Theme::Light;
    QTest::newRow("dark") << style::Theme::Dark;
}

void tst_RecordInspector::pictures()
{
    QFETCH(const style::Theme, theme);
    style::apply(*qApp, theme);
    RecordInspector inspector(*m_document);
    emit inspector.findChild<MessagePane *>()->fieldChosen(
        QStringLiteral("/requestContext/condition"));
    QVERIFY(picture(inspector, {960, 290}, "record"));

    m_document->select(InvocationId{0});
    QVERIFY(picture(inspector, {960, 290}, "record-empty"));
}

QTEST_MAIN(tst_RecordInspector)
#include "tst_recordinspector.moc"

#include "core/rules/record.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

constexpr const char *requestId = "00000000-0000-4000-8000-000000000001";

Rules rulesOfProfile(const char *profile)
{
    return rulesOf({profile, {}}).value();
}

/// How an `orders:live` ended; what is not said is as after one failed run.
RecordContent content(Condition condition, Basis basis)
{
    RecordContent result;
    result.function = {"orders", "live"};
    result.requestId = requestId;
    result.condition = condition;
    result.approximateInvokeCount = 3;
    result.timestamp = *wallTime("2026-01-15T10:33:01.300Z");
    result.basis = basis;
    result.executedVersion = "7";
    result.requestPayload = Json::Object{{"id", 1}};
    return result;
}

RecordContent failedRun()
{
    RecordContent result = content(Condition::RetriesExhausted, Basis::Run);
    Outcome thrown = sample::outcome(OutcomeType::Error);
    thrown.errorType = "KeyError";
    thrown.errorMessage = "'customer'";
    result.error = functionError(Failure::Error, thrown, requestId, 100ms);
    return result;
}

RecordContent successfulRun()
{
    RecordContent result = content(Condition::Success, Basis::Run);
    result.response = Json::Object{{"ok", true}};
    return result;
}

constexpr const char *awsHead =
    R"({"version":"1.0","timestamp":"2026-01-15T10:33:01.300Z","requestContext":{)"
    R"("requestId":"00000000-0000-4000-8000-000000000001",)"
    R"("functionArn":"arn:aws:lambda:us-east-1:123456789012:function:orders:live",)";
constexpr const char *chapterHead =
    R"({"version":"1.0","timestamp":"2026-01-15T10:33:01.300Z","requestContext":{)"
    R"("requestId":"00000000-0000-4000-8000-000000000001",)"
    R"("functionArn":"arn:aws:lambda:us-east-1:123456789012:function:orders",)";
constexpr const char *guideHead =
    R"({"version":"1.0","timestamp":1768473181300,"requestContext":{)"
    R"("requestId":"00000000-0000-4000-8000-000000000001",)"
    R"("functionArn":"arn:aws:lambda:us-east-1:123456789012:function:orders",)";
constexpr const char *thrownPayload =
    R"({"errorMessage":"'customer'","errorType":"KeyError",)"
    R"("requestId":"00000000-0000-4000-8000-000000000001","stackTrace":[]})";

/// The base64 of the three lines of the log.
constexpr const char *logResult =
    "U1RBUlQgUmVxdWVzdElkOiAwMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDEgVmVy"
    "c2lvbjogNwpbRVJST1JdIEtleUVycm9yOiAnY3VzdG9tZXInCkVORCBSZXF1ZXN0SWQ6IDAwMDAw"
    "MDAwLTAwMDAtNDAwMC04MDAwLTAwMDAwMDAwMDAwMQo=";

} // namespace

class tst_Record : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void recordTellsTheEnd_data();
    void recordTellsTheEnd();
    void slimRecordLeavesOutEventAndResponse_data();
    void slimRecordLeavesOutEventAndResponse();
    void errorPayloadTellsTheFailure_data();
    void errorPayloadTellsTheFailure();
    void returnedValueCanBeAnError_data();
    void returnedValueCanBeAnError();
    void returnedErrorIsItsOwnPayload_data();
    void returnedErrorIsItsOwnPayload();
    void lookUpHasNoErrorType();
    void attributesTellTheLastAnswer_data();
    void attributesTellTheLastAnswer();
    void errorMessageIsCutAtAWholeCharacter_data();
    void errorMessageIsCutAtAWholeCharacter();
};

void tst_Record::recordTellsTheEnd_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<RecordContent>("content");
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, const char *profile, const RecordContent &content,
                        const char *head, const std::string &rest) {
        QTest::newRow(name) << QByteArray(profile) << content << head + rest;
    };
    const std::string exhausted = R"("condition":"RetriesExhausted","approximateInvokeCount":3},)";
    const std::string tooOld = R"("condition":"EventAgeExceeded","approximateInvokeCount":3},)";
    const std::string success = R"("condition":"Success","approximateInvokeCount":3},)";
    const std::string event = R"("requestPayload":{"id":1})";

    row("success", "aws", successfulRun(), awsHead,
        success + event
            + R"(,"responseContext":{"statusCode":200,"executedVersion":"7"},)"
              R"("responsePayload":{"ok":true}})");
    row("retries used up", "aws", failedRun(), awsHead,
        exhausted + event
            + R"(,"responseContext":{"statusCode":200,"executedVersion":"7",)"
              R"("functionError":"Unhandled"},"responsePayload":)"
            + thrownPayload + '}');
    RecordContent refused = content(Condition::EventAgeExceeded, Basis::Refusal);
    row("too old after a 429", "aws", refused, awsHead,
        tooOld + event + R"(,"responseContext":{"statusCode":429}})");
    refused.refusalStatusCode = 500;
    row("too old after a 5xx", "aws", refused, awsHead,
        tooOld + event + R"(,"responseContext":{"statusCode":500}})");
    row("function gone", "aws", content(Condition::RetriesExhausted, Basis::LookUp), awsHead,
        exhausted + event + R"(,"responseContext":{"statusCode":404}})");
    row("never ran", "aws", content(Condition::EventAgeExceeded, Basis::Nothing), awsHead,
        tooOld + event + '}');
    row("zero reserved concurrency", "aws",
        content(Condition::ZeroReservedConcurrency, Basis::Nothing), awsHead,
        R"("condition":"ZeroReservedConcurrency","approximateInvokeCount":3},)" + event + '}');
    row("stopped as recursive", "aws", content(Condition::RecursiveInvocation, Basis::Nothing),
        awsHead, R"("condition":"RecursiveInvocation","approximateInvokeCount":3},)" + event + '}');
    row("chapter: success", "chapter", successfulRun(), chapterHead,
        success + event
            + R"(,"responseContext":{"statusCode":200,"executedVersion":"7","functionError":""},)"
              R"("responsePayload":{"ok":true}})");
    row("chapter: failure", "chapter", failedRun(), chapterHead,
        exhausted + event
            + R"(,"responseContext":{"statusCode":200,"executedVersion":"7",)"
              R"("functionError":"Unhandled"},"responsePayload":)"
            + thrownPayload + '}');
    row("retry guide: success returns an object", "retry-guide", successfulRun(), guideHead,
        success + R"("responseContext":{"ok":true},"body":{"id":1}})");
    RecordContent text = successfulRun();
    text.response = "done";
    row("retry guide: success returns text", "retry-guide", text, guideHead,
        success + R"("responseContext":{"statusCode":200},"body":{"id":1}})");
    row("retry guide: failure", "retry-guide", failedRun(), guideHead,
        R"("condition":"RetryAttemptsExhausted","approximateInvokeCount":3},)"
        R"("responseContext":{"statusCode":500,"functionError":"Unhandled","logResult":")"
            + std::string(logResult) + R"("},"body":{"id":1}})");
    row("retry guide: refusal", "retry-guide", content(Condition::EventAgeExceeded, Basis::Refusal),
        guideHead, tooOld + R"("responseContext":{"statusCode":429},"body":{"id":1}})");
    row("retry guide: look-up", "retry-guide", content(Condition::EventAgeExceeded, Basis::LookUp),
        guideHead, tooOld + R"("responseContext":{"statusCode":404},"body":{"id":1}})");
    row("retry guide: never ran", "retry-guide",
        content(Condition::EventAgeExceeded, Basis::Nothing), guideHead,
        tooOld + R"("body":{"id":1}})");
}

void tst_Record::recordTellsTheEnd()
{
    QFETCH(const QByteArray, profile);
    QFETCH(const RecordContent, content);
    QFETCH(const std::string, expected);

    QCOMPARE(compactText(record(rulesOfProfile(profile.constData()), content)), expected);
}

void tst_Record::slimRecordLeavesOutEventAndResponse_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<std::string>("expected");

    QTest::newRow("aws") << QByteArray("aws")
                         << awsHead
            + std::string(R"("condition":"RetriesExhausted","approximateInvokeCount":3},)"
                          R"("responseContext":{"statusCode":200,"executedVersion":"7",)"
                          R"("functionError":"Unhandled"}})");
    QTest::newRow("retry-guide") << QByteArray("retry-guide")
                                 << guideHead
            + std::string(R"("condition":"RetryAttemptsExhausted","approximateInvokeCount":3},)"
                          R"("responseContext":{"statusCode":500,"functionError":"Unhandled",)"
                          R"("logResult":")")
            + logResult + R"("}})";
}

void tst_Record::slimRecordLeavesOutEventAndResponse()
{
    QFETCH(const QByteArray, profile);
    QFETCH(const std::string, expected);

    QCOMPARE(compactText(slimRecord(rulesOfProfile(profile.constData()), failedRun())), expected);
}

void tst_Record::errorPayloadTellsTheFailure_data()
{
    QTest::addColumn<Failure>("failure");
    QTest::addColumn<std::string>("expected");

    QTest::newRow("exception")
        << Failure::Error
        << std::string(R"({"errorMessage":"boom","errorType":"Oops","requestId":"ID",)"
                       R"("stackTrace":[]})");
    QTest::newRow("init error")
        << Failure::InitError
        << std::string(R"({"errorMessage":"boom","errorType":"Oops","requestId":"",)"
                       R"("stackTrace":[]})");
    QTest::newRow("timeout") << Failure::Timeout
                             << std::string(
                                    R"({"errorType":"Sandbox.Timedout","errorMessage":)"
                                    R"("RequestId: ID Error: Task timed out after 3.00 seconds"})");
    QTest::newRow("runtime exit")
        << Failure::Exit
        << std::string(R"({"errorType":"Runtime.ExitError","errorMessage":)"
                       R"("RequestId: ID Error: Runtime exited without providing a reason"})");
    QTest::newRow("out of memory")
        << Failure::OutOfMemory
        << std::string(R"({"errorType":"Runtime.ExitError","errorMessage":)"
                       R"("RequestId: ID Error: Runtime exited with error: signal: killed"})");
}

void tst_Record::errorPayloadTellsTheFailure()
{
    QFETCH(const Failure, failure);
    QFETCH(const std::string, expected);
    Outcome outcome = sample::outcome(OutcomeType::Error);
    outcome.errorType = "Oops";
    outcome.errorMessage = "boom";

    QCOMPARE(compactText(functionError(failure, outcome, "ID", 3s).payload), expected);
}

void tst_Record::returnedValueCanBeAnError_data()
{
    QTest::addColumn<Json>("response");
    QTest::addColumn<bool>("isError");

    const auto row = [](const char *name, Json response, bool isError) {
        QTest::newRow(name) << std::move(response) << isError;
    };
    row("null", {}, false);
    row("text", "error", false);
    row("an empty object", Json::Object{}, false);
    row("status just below", Json::Object{{"statusCode", 399}}, false);
    row("status at the limit", Json::Object{{"statusCode", 400}}, true);
    row("status in another spelling", Json::Object{{"statusCode", JsonNumber{"4e2"}}}, true);
    row("status as text", Json::Object{{"statusCode", "500"}}, false);
    row("a key error", Json::Object{{"error", Json()}}, true);
    row("a key error deeper down", Json::Object{{"a", Json::Object{{"error", 1}}}}, false);
    row("an array", Json::Array{Json::Object{{"error", 1}}}, false);
}

void tst_Record::returnedValueCanBeAnError()
{
    QFETCH(const Json, response);
    QFETCH(const bool, isError);

    QCOMPARE(countsAsError(rulesOfProfile("retry-guide"), response), isError);
    QVERIFY(!countsAsError(rulesOfProfile("aws"), response)); // AWS never looks into it
}

void tst_Record::returnedErrorIsItsOwnPayload_data()
{
    QTest::addColumn<Json>("response");
    QTest::addColumn<std::string>("type");
    QTest::addColumn<std::string>("message");

    const auto row = [](const char *name, Json::Object response, const char *type,
                        const char *message) {
        QTest::newRow(name) << Json(std::move(response)) << std::string(type)
                            << std::string(message);
    };
    row("a status alone", {{"statusCode", 500}}, "Error", R"({"statusCode":500})");
    row("an error text", {{"error", "no stock"}}, "Error", "no stock");
    row("an error message", {{"statusCode", 500}, {"errorMessage", "no stock"}}, "Error",
        "no stock");
    row("both texts: the message", {{"errorMessage", "long"}, {"error", "short"}}, "Error", "long");
    row("a type", {{"error", "no stock"}, {"errorType", "Stock"}}, "Stock", "no stock");
    row("a type that is no text", {{"error", 1}, {"errorType", 2}}, "Error",
        R"({"error":1,"errorType":2})");
}

void tst_Record::returnedErrorIsItsOwnPayload()
{
    QFETCH(const Json, response);
    QFETCH(const std::string, type);
    QFETCH(const std::string, message);
    Outcome outcome = sample::outcome(OutcomeType::Success);
    outcome.response = response;

    const FunctionError error = functionError(Failure::Error, outcome, "ID", 100ms);

    QCOMPARE(error.type, type);
    QCOMPARE(error.message, message);
    QCOMPARE(error.payload, response);
}

void tst_Record::lookUpHasNoErrorType()
{
    QVERIFY(!errorType(Failure::NotFound, {}));
    QCOMPARE(*errorType(Failure::Timeout, {}), std::string("Sandbox.Timedout"));
    QCOMPARE(*errorType(Failure::Error, sample::outcome(OutcomeType::Error)), std::string("Error"));
}

void tst_Record::attributesTellTheLastAnswer_data()
{
    QTest::addColumn<RecordContent>("content");
    QTest::addColumn<int>("code"); // 0: none
    QTest::addColumn<std::string>("message"); // empty: none

    const auto row = [](const char *name, const RecordContent &content, int code,
                        const char *message) {
        QTest::newRow(name) << content << code << std::string(message);
    };
    row("function error", failedRun(), 200, "'customer'");
    RecordContent refused = content(Condition::EventAgeExceeded, Basis::Refusal);
    row("429", refused, 429, "Rate Exceeded.");
    refused.refusalStatusCode = 500;
    row("5xx", refused, 500, "The AWS Lambda service encountered an internal error.");
    row("function gone", content(Condition::RetriesExhausted, Basis::LookUp), 404,
        "Function not found: arn:aws:lambda:us-east-1:123456789012:function:orders:live");
    row("zero reserved concurrency", content(Condition::ZeroReservedConcurrency, Basis::Nothing), 0,
        "Function not invoked. Function isconfigured with zero reserved concurrent executions");
    row("never ran", content(Condition::EventAgeExceeded, Basis::Nothing), 0, "");
    row("recursive", content(Condition::RecursiveInvocation, Basis::Nothing), 0, "");
}

void tst_Record::attributesTellTheLastAnswer()
{
    QFETCH(const RecordContent, content);
    QFETCH(const int, code);
    QFETCH(const std::string, message);

    const DeadLetterAttributes attributes = deadLetterAttributes(content);

    QCOMPARE(attributes.requestId, std::string(requestId));
    QCOMPARE(int{attributes.errorCode.value_or(0)}, code);
    QCOMPARE(attributes.errorCode.has_value(), code != 0);
    QCOMPARE(attributes.errorMessage.value_or(""), message);
    QCOMPARE(attributes.errorMessage.has_value(), !message.empty());
}

void tst_Record::errorMessageIsCutAtAWholeCharacter_data()
{
    QTest::addColumn<std::string>("message");
    QTest::addColumn<std::string>("expected");

    const auto x = [](std::size_t count) { return std::string(count, 'x'); };
    QTest::newRow("exactly") << x(1024) << x(1024);
    QTest::newRow("one too many") << x(1025) << x(1024);
    QTest::newRow("ends with a whole character") << x(1022) + "\u00e9" << x(1022) + "\u00e9";
    QTest::newRow("two bytes, cut between") << x(1023) + "\u00e9" << x(1023);
    QTest::newRow("four bytes, cut before the last") << x(1021) + "\U0001F600" << x(1021);
    QTest::newRow("a character after the limit") << x(1024) + "\u00e9" << x(1024);
}

void tst_Record::errorMessageIsCutAtAWholeCharacter()
{
    QFETCH(const std::string, message);
    QFETCH(const std::string, expected);
    RecordContent content = failedRun();
    content.error->message = message;

    QCOMPARE(*deadLetterAttributes(content).errorMessage, expected);
}

QTEST_GUILESS_MAIN(tst_Record)
#include "tst_record.moc"

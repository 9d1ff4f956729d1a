#include "core/engine/simulate.h"
#include "core/trace/delivery.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"
#include "tests/support/story.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

const std::string listener = "arn:aws:lambda:us-east-1:123456789012:function:listener";

/// `f` fails or succeeds at once, sends to `arn` by `via`; a `listener` hears what is told there.
Scenario sendingTo(const std::string &arn, Via via, Json payload = Json::Object{{"id", 1}})
{
    Function f = sample::function("f", sample::outcome(OutcomeType::Success, 0));
    if (via != Via::OnSuccess)
        f.behavior[0].outcome.type = OutcomeType::Error;
    if (via == Via::DeadLetterQueue)
        f.deadLetterTargetArn = arn;
    else
        f.eventInvokeConfigs = {via == Via::OnSuccess ? sample::sending(arn, "")
                                                      : sample::sending("", arn)};
    if (via != Via::DeadLetterQueue)
        f.eventInvokeConfigs[0].maximumRetryAttempts = 0;
    Scenario scenario = sample::oneCall(f);
    scenario.functions.push_back(sample::function("listener"));
    if (arn != listener && arn != sample::queue)
        scenario.targets = {sample::target(arn, {"listener"})};
    scenario.invocations[0].payload = std::move(payload);
    return scenario;
}

Trace played(Scenario scenario)
{
    return simulate(std::move(scenario), Rules{});
}

/// The step of the only delivery of the first invocation.
StepIndex deliveryOf(const Trace &trace)
{
    return trace.stepsOf({0}).back();
}

const Json &member(const Json &value, const char *pointer)
{
    const Json *found = resolve(value, pointer);
    static const Json none("nothing there");
    return found ? *found : none;
}

} // namespace

class tst_Delivery : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void repetitionIsFilledIn_data();
    void repetitionIsFilledIn();
    void requestIdsAreFixedOrDrawn();
    void duplicateSharesItsRequestId();
    void destinationGetsTheRecord_data();
    void destinationGetsTheRecord();
    void busGetsTheRecordInItsEnvelope();
    void deadLetterQueueGetsTheEvent();
    void deadLetterTopicTellsAttributesToSubscribers();
    void listenerGetsTheServicesOwnShape_data();
    void listenerGetsTheServicesOwnShape();
    void functionGetsTheRecordAsItsEvent();
    void sizeOfTheObjectIsThatOfTheRecord();
    void recordTooLargeForATopicIsSentSlim();
    void recordThatFillsATopicIsSentWhole();
    void lastRunIsToldEvenBehindRefusals();
    void failedDeliveryTellsWhatWouldHaveArrived();
};

void tst_Delivery::repetitionIsFilledIn_data()
{
    QTest::addColumn<Json>("value");
    QTest::addColumn<Json>("expected");

    QTest::newRow("text") << Json("ORD-{n}") << Json("ORD-12");
    QTest::newRow("twice") << Json("{n}{n}") << Json("1212");
    QTest::newRow("within itself") << Json("{{n}}") << Json("{12}");
    QTest::newRow("deep down") << Json(Json::Object{{"a", Json::Array{"{n}", 1, true}}})
                               << Json(Json::Object{{"a", Json::Array{"12", 1, true}}});
    QTest::newRow("not in keys") << Json(Json::Object{{"{n}", "x"}})
                                 << Json(Json::Object{{"{n}", "x"}});
    QTest::newRow("no placeholder") << Json("n") << Json("n");
    QTest::newRow("another letter") << Json("{N} {n }") << Json("{N} {n }");
}

void tst_Delivery::repetitionIsFilledIn()
{
    QFETCH(const Json, value);
    QFETCH(const Json, expected);

    QCOMPARE(withRepetition(value, 12), expected);
}

void tst_Delivery::requestIdsAreFixedOrDrawn()
{
    Scenario scenario = sample::oneCall(sample::function("f"));
    scenario.invocations.push_back(sample::call(0, "f"));
    scenario.invocations[1].count = 2;
    scenario.invocations[0].requestId = "AAAAAAAA-0000-4000-8000-000000000001";
    const Trace trace = played(scenario);
    scenario.seed = 2;
    const Trace otherSeed = played(scenario);

    QCOMPARE(requestIdOf(trace, {0}), std::string("AAAAAAAA-0000-4000-8000-000000000001"));
    QCOMPARE(requestIdOf(trace, {1}).size(), std::size_t{36});
    QVERIFY(requestIdOf(trace, {1}) != requestIdOf(trace, {2}));
    QVERIFY(requestIdOf(trace, {1}) != requestIdOf(otherSeed, {1}));
}

void tst_Delivery::duplicateSharesItsRequestId()
{
    Scenario scenario = sendingTo(listener, Via::OnSuccess);
    scenario.duplicatesPerMille = 1000;
    const Trace trace = played(scenario);

    QCOMPARE(trace.invocationCount(), std::size_t{6}); // two calls, each with two of the listener
    QCOMPARE(requestIdOf(trace, {1}), requestIdOf(trace, {0}));
    QCOMPARE(requestIdOf(trace, {3}), requestIdOf(trace, {2}));
    QVERIFY(requestIdOf(trace, {2}) != requestIdOf(trace, {0}));
    QVERIFY(requestIdOf(trace, {4}) != requestIdOf(trace, {2}));
    QCOMPARE(eventOf(trace, {3}), eventOf(trace, {2}));
}

void tst_Delivery::destinationGetsTheRecord_data()
{
    QTest::addColumn<std::string>("arn");
    QTest::addColumn<Via>("via");

    QTest::newRow("a queue") << sample::queue << Via::OnSuccess;
    QTest::newRow("a topic") << sample::topic << Via::OnFailure;
    QTest::newRow("a bucket") << sample::bucket << Via::OnFailure;
    QTest::newRow("a function") << listener << Via::OnSuccess;
}

void tst_Delivery::destinationGetsTheRecord()
{
    QFETCH(const std::string, arn);
    QFETCH(const Via, via);
    const Trace trace = played(sendingTo(arn, via));

    const StepIndex delivery = deliveryOf(trace);

    QCOMPARE(deliveryAt(trace, delivery).via, via);
    QVERIFY(!deliveryAt(trace, delivery).problem);
    QCOMPARE(compactText(deliveredBody(trace, delivery)),
             compactText(record(trace.rules(), recordContent(trace, {3}))));
    QCOMPARE(member(deliveredBody(trace, delivery), "/requestPayload/id"), Json(1));
    QVERIFY(!deadLetterAttributesOf(trace, delivery));
    QCOMPARE(objectKeyOf(trace, delivery).has_value(), arn == sample::bucket);
}

void tst_Delivery::busGetsTheRecordInItsEnvelope()
{
    const Trace trace = played(sendingTo(sample::bus, Via::OnSuccess));

    const Json body = deliveredBody(trace, deliveryOf(trace));

    QCOMPARE(member(body, "/source"), Json("lambda"));
    QCOMPARE(member(body, "/id"), Json(messageIdOf(trace, deliveryOf(trace))));
    QCOMPARE(member(body, "/detail"), record(trace.rules(), recordContent(trace, {3})));
}

void tst_Delivery::deadLetterQueueGetsTheEvent()
{
    Scenario scenario = sendingTo(sample::deadLetterQueue, Via::DeadLetterQueue, "ORD-{n}");
    scenario.targets.clear();
    const Trace trace = played(scenario);

    const auto attributes = deadLetterAttributesOf(trace, deliveryOf(trace));

    QCOMPARE(compactText(deliveredBody(trace, deliveryOf(trace))), std::string("\"ORD-1\""));
    QCOMPARE(attributes->requestId, requestIdOf(trace, {0}));
    QCOMPARE(int{*attributes->errorCode}, 200);
    QCOMPARE(*attributes->errorMessage, std::string("Unhandled error"));
}

void tst_Delivery::deadLetterTopicTellsAttributesToSubscribers()
{
    const Trace trace = played(sendingTo(sample::topic, Via::DeadLetterQueue, "text"));

    const Json event = eventOf(trace, {1});

    // A JSON string keeps its quotes in the message.
    QCOMPARE(member(event, "/Records/0/Sns/Message"), Json("\"text\""));
    QCOMPARE(member(event, "/Records/0/Sns/MessageAttributes/ErrorCode/Value"), Json("200"));
}

void tst_Delivery::listenerGetsTheServicesOwnShape_data()
{
    QTest::addColumn<std::string>("arn");
    QTest::addColumn<Via>("via");
    QTest::addColumn<std::string>("pointer");
    QTest::addColumn<std::string>("expected");

    QTest::newRow("a topic") << sample::topic << Via::OnSuccess
                             << std::string("/Records/0/EventSource") << std::string("aws:sns");
    QTest::newRow("a bus") << sample::bus << Via::OnFailure << std::string("/detail-type")
                           << std::string("Lambda Function Invocation Result - Failure");
    QTest::newRow("a bucket") << sample::bucket << Via::OnFailure
                              << std::string("/Records/0/s3/bucket/name") << std::string("records");
}

void tst_Delivery::listenerGetsTheServicesOwnShape()
{
    QFETCH(const std::string, arn);
    QFETCH(const Via, via);
    QFETCH(const std::string, pointer);
    QFETCH(const std::string, expected);
    const Trace trace = played(sendingTo(arn, via));

    QCOMPARE(trace.invocationCount(), std::size_t{2});
    QCOMPARE(trace.parent({1}), std::optional(InvocationId{0}));
    QCOMPARE(member(eventOf(trace, {1}), pointer.c_str()), Json(expected));
}

void tst_Delivery::functionGetsTheRecordAsItsEvent()
{
    const Trace trace = played(sendingTo(listener, Via::OnSuccess));

    QCOMPARE(eventOf(trace, {1}), deliveredBody(trace, deliveryOf(trace)));
}

void tst_Delivery::sizeOfTheObjectIsThatOfTheRecord()
{
    const Trace trace = played(sendingTo(sample::bucket, Via::OnFailure));
    const std::string body = compactText(deliveredBody(trace, deliveryOf(trace)));

    const Json object = member(eventOf(trace, {1}), "/Records/0/s3/object");

    QCOMPARE(member(object, "/size"), Json(static_cast<std::int64_t>(body.size())));
    QCOMPARE(member(object, "/key"), Json(*objectKeyOf(trace, deliveryOf(trace))));
}

void tst_Delivery::recordTooLargeForATopicIsSentSlim()
{
    const Json large = std::string(262'144, 'x');

    const Trace failed = played(sendingTo(sample::topic, Via::OnFailure, large));
    const Trace succeeded = played(sendingTo(sample::topic, Via::OnSuccess, large));

    const Json slim = deliveredBody(failed, deliveryOf(failed));
    QVERIFY(!slim.find("requestPayload") && !slim.find("responsePayload"));
    QVERIFY(slim.find("responseContext"));
    QVERIFY(!deliveryAt(failed, deliveryOf(failed)).problem);
    QCOMPARE(deliveryAt(succeeded, deliveryOf(succeeded)).problem,
             std::optional(Problem::TooLarge));
    QVERIFY(deliveredBody(succeeded, deliveryOf(succeeded)).find("requestPayload"));
}

void tst_Delivery::recordThatFillsATopicIsSentWhole()
{
    constexpr std::size_t limit = 262'144;
    const auto bodyWith = [](std::size_t letters) {
        const Trace trace =
            played(sendingTo(sample::topic, Via::OnFailure, std::string(letters, 'x')));
        return compactText(deliveredBody(trace, deliveryOf(trace)));
    };
    const std::size_t around = bodyWith(0).size();

    QCOMPARE(bodyWith(limit - around).size(), limit);
    QVERIFY(bodyWith(limit - around + 1).size() < 1000);
}

void tst_Delivery::lastRunIsToldEvenBehindRefusals()
{
    // Fails, is refused, and is too old at the next dispatch, because the age was cut meanwhile.
    Scenario scenario = sendingTo(sample::queue, Via::OnFailure);
    EventInvokeConfig &config = scenario.functions[0].eventInvokeConfigs[0];
    config.maximumRetryAttempts = 2;
    EventInvokeConfig shorter = config;
    shorter.maximumEventAgeInSeconds = 60;
    scenario.changes = {sample::change(60'500, "f", PutFunctionEventInvokeConfig{shorter})};
    scenario.invocations[0].outcomes = {sample::outcome(OutcomeType::Exit, 0),
                                        sample::outcome(OutcomeType::Throttle)};
    const Trace trace = played(scenario);

    const Json body = deliveredBody(trace, deliveryOf(trace));

    QCOMPARE(story(trace, {0}),
             std::string("0 accepted\n0 attemptStarted 1 of $LATEST\n"
                         "0 attemptFailed exit, next in 60 s\n60000 refused 429 x1, next in 1 s\n"
                         "61000 ended EventAgeExceeded 1\n"
                         "61000 delivered OnFailure -> results\n"));
    QCOMPARE(member(body, "/responsePayload/errorType"), Json("Runtime.ExitError"));
}

void tst_Delivery::failedDeliveryTellsWhatWouldHaveArrived()
{
    Scenario scenario = sendingTo(sample::queue, Via::OnFailure);
    scenario.targets = {sample::target(sample::queue)};
    scenario.targets[0].exists = false;
    const Trace trace = played(scenario);
    const StepIndex delivery = trace.stepsOf({0})[4];

    QCOMPARE(deliveryAt(trace, delivery).problem, std::optional(Problem::NotFound));
    QCOMPARE(member(deliveredBody(trace, delivery), "/requestContext/condition"),
             Json("RetriesExhausted"));
}

QTEST_GUILESS_MAIN(tst_Delivery)
#include "tst_delivery.moc"

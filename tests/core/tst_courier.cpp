#include "core/rules/routing.h"
// clang-format off: moc 6.4 reads <chrono>, which the courier begins with, only behind another header
#include "core/engine/courier.h"
#include "core/engine/simulate.h"
// clang-format on
#include "core/trace/delivery.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"
#include "tests/support/story.h"
#include "tests/support/triedonce.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

const Outcome success = sample::outcome(OutcomeType::Success, 0);
const Outcome error = sample::outcome(OutcomeType::Error, 0);

/// What was delivered how, a line each, in the words of `told`.
std::string deliveries(const Trace &trace)
{
    std::string text;
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        const Fact fact = trace.fact({i});
        if (std::holds_alternative<Delivered>(fact) || std::holds_alternative<DeliveryFailed>(fact)
            || std::holds_alternative<Lost>(fact))
            text += told(trace, fact) + '\n';
    }
    return text;
}

Trace played(Scenario scenario, const Rules &rules = {})
{
    return simulate(std::move(scenario), rules);
}

/// `f` sends what becomes of it to `arn`; its event has that many bytes.
Scenario sending(const std::string &arn, Via via, std::size_t bytes)
{
    Function f = sample::triedOnce("f",
                                   via == Via::OnSuccess       ? sample::sending(arn, "")
                                       : via == Via::OnFailure ? sample::sending("", arn)
                                                               : EventInvokeConfig(),
                                   via == Via::OnSuccess ? success : error);
    if (via == Via::DeadLetterQueue)
        f.deadLetterTargetArn = arn;
    Scenario scenario = sample::oneCall(f);
    scenario.invocations[0].payload = std::string(bytes - 2, 'x');
    return scenario;
}

/// The body of the first delivery.
std::string bodyOf(const Trace &trace)
{
    return compactText(deliveredBody(trace, trace.stepsOf({0})[4]));
}

} // namespace

class tst_Courier : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void firstProblemIsTold_data();
    void firstProblemIsTold();
    void bodyMayFillTheLimit_data();
    void bodyMayFillTheLimit();
    void bucketTakesEverything();
    void eventIsLostIfNobodyGotIt_data();
    void eventIsLostIfNobodyGotIt();
    void successIsNeverLost();
    void sizesOfChildrenAreThoseOfTheirText_data();
    void sizesOfChildrenAreThoseOfTheirText();
};

void tst_Courier::firstProblemIsTold_data()
{
    QTest::addColumn<bool>("exists");
    QTest::addColumn<bool>("isAllowed");
    QTest::addColumn<bool>("isAvailable");
    QTest::addColumn<bool>("fits");
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, bool exists, bool isAllowed, bool isAvailable, bool fits,
                        const char *expected) {
        QTest::newRow(name) << exists << isAllowed << isAvailable << fits << std::string(expected);
    };
    row("none", true, true, true, true, "delivered OnSuccess -> results\n");
    row("too large", true, true, true, false, "deliveryFailed OnSuccess -> results: TooLarge\n");
    row("unavailable", true, true, false, false,
        "deliveryFailed OnSuccess -> results: Unavailable\n");
    row("not allowed", true, false, false, false,
        "deliveryFailed OnSuccess -> results: AccessDenied\n");
    row("missing", false, false, false, false, "deliveryFailed OnSuccess -> results: NotFound\n");
}

void tst_Courier::firstProblemIsTold()
{
    QFETCH(const bool, exists);
    QFETCH(const bool, isAllowed);
    QFETCH(const bool, isAvailable);
    QFETCH(const bool, fits);
    QFETCH(const std::string, expected);
    Scenario scenario = sending(sample::queue, Via::OnSuccess, fits ? 10 : 1'048'576);
    scenario.targets = {sample::target(sample::queue)};
    scenario.targets[0].exists = exists;
    scenario.targets[0].allowed = isAllowed;
    if (!isAvailable)
        scenario.targets[0].unavailable = {{std::nullopt, Instant(1ms)}};

    QCOMPARE(deliveries(played(scenario)), expected);
}

void tst_Courier::bodyMayFillTheLimit_data()
{
    QTest::addColumn<std::string>("arn");
    QTest::addColumn<Via>("via");
    QTest::addColumn<QByteArray>("profile");

    const auto row = [](const char *name, const std::string &arn, Via via, const char *profile) {
        QTest::newRow(name) << arn << via << QByteArray(profile);
    };
    row("success to a queue", sample::queue, Via::OnSuccess, "aws");
    row("failure to a queue", sample::queue, Via::OnFailure, "aws");
    row("success to a topic", sample::topic, Via::OnSuccess, "aws");
    row("success to a bus: the record counts", sample::bus, Via::OnSuccess, "aws");
    row("success to a function", sample::functionArn + "listener", Via::OnSuccess, "aws");
    row("failure to a queue, in the guide's shape", sample::queue, Via::OnFailure, "retry-guide");
    row("success to a topic, in the chapter's shape", sample::topic, Via::OnSuccess, "chapter");
    row("dead letter to a topic: the event counts", sample::topic, Via::DeadLetterQueue, "aws");
}

void tst_Courier::bodyMayFillTheLimit()
{
    QFETCH(const std::string, arn);
    QFETCH(const Via, via);
    QFETCH(const QByteArray, profile);
    Rules rules = rulesOf({profile.toStdString(), {}}).value();
    rules.payloadLimit = 2'000'000;
    const auto play = [&](std::size_t bytes) {
        Scenario scenario = sending(arn, via, bytes);
        scenario.functions.push_back(sample::function("listener"));
        return played(std::move(scenario), rules);
    };
    const auto sizeOf = [&](const Trace &trace) {
        const StepIndex delivery = trace.stepsOf({0})[4];
        const Json body = deliveredBody(trace, delivery);
        return compactText(arn == sample::bus ? *body.find("detail") : body).size();
    };
    const std::size_t around = sizeOf(play(1000)) - 1000;
    const std::size_t limit = bodyLimit(targetKind(arn));

    const Trace exactly = play(limit - around);
    const Trace oneTooMany = play(limit - around + 1);

    QCOMPARE(sizeOf(exactly), limit);
    QVERIFY(!deliveryAt(exactly, exactly.stepsOf({0})[4]).problem);
    QCOMPARE(sizeOf(oneTooMany), limit + 1);
    QCOMPARE(deliveryAt(oneTooMany, oneTooMany.stepsOf({0})[4]).problem,
             std::optional(Problem::TooLarge));
}

void tst_Courier::bucketTakesEverything()
{
    Scenario scenario = sending(sample::bucket, Via::OnFailure, 1'048'576);

    const Trace trace = played(scenario);

    QCOMPARE(deliveries(trace), std::string("delivered OnFailure -> records\n"));
    QVERIFY(bodyOf(trace).size() > 1'048'576);
}

void tst_Courier::eventIsLostIfNobodyGotIt_data()
{
    QTest::addColumn<bool>("queueWorks");
    QTest::addColumn<bool>("destinationWorks");
    QTest::addColumn<std::string>("expected");

    QTest::newRow("both got it") << true << true
                                 << std::string("delivered DeadLetterQueue -> dead-letters\n"
                                                "delivered OnFailure -> failures\n");
    QTest::newRow("the queue got it")
        << true << false
        << std::string("delivered DeadLetterQueue -> dead-letters\n"
                       "deliveryFailed OnFailure -> failures: NotFound\n");
    QTest::newRow("the destination got it")
        << false << true
        << std::string("deliveryFailed DeadLetterQueue -> dead-letters: NotFound\n"
                       "delivered OnFailure -> failures\n");
    QTest::newRow("nobody got it")
        << false << false
        << std::string("deliveryFailed DeadLetterQueue -> dead-letters: NotFound\n"
                       "deliveryFailed OnFailure -> failures: NotFound\nlost\n");
}

void tst_Courier::eventIsLostIfNobodyGotIt()
{
    QFETCH(const bool, queueWorks);
    QFETCH(const bool, destinationWorks);
    QFETCH(const std::string, expected);
    Scenario scenario = sending(sample::otherQueue, Via::OnFailure, 10);
    scenario.functions[0].deadLetterTargetArn = sample::deadLetterQueue;
    scenario.targets = {sample::target(sample::deadLetterQueue),
                        sample::target(sample::otherQueue)};
    scenario.targets[0].exists = queueWorks;
    scenario.targets[1].exists = destinationWorks;

    QCOMPARE(deliveries(played(scenario)), expected);
}

void tst_Courier::successIsNeverLost()
{
    Scenario scenario = sending(sample::queue, Via::OnSuccess, 10);
    scenario.targets = {sample::target(sample::queue)};
    scenario.targets[0].exists = false;

    QCOMPARE(deliveries(played(scenario)),
             std::string("deliveryFailed OnSuccess -> results: NotFound\n"));
}

void tst_Courier::sizesOfChildrenAreThoseOfTheirText_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<std::string>("first"); // where the first function sends
    QTest::addColumn<std::string>("second"); // where the one that it starts sends

    const auto row = [](const char *profile, const std::string &first, const std::string &second) {
        const std::string name = std::string(profile) + ": " + std::string(shortName(first))
            + ", then " + std::string(shortName(second));
        QTest::newRow(name.c_str()) << QByteArray(profile) << first << second;
    };
    for (const char *profile : {"aws", "chapter", "retry-guide"}) {
        for (const std::string &first :
             {sample::topic, sample::bus, sample::bucket, sample::functionArn + "second"}) {
            for (const std::string &second :
                 {sample::topic, sample::bus, sample::bucket, sample::functionArn + "third"})
                row(profile, first, second + (second.ends_with("third") ? "" : "-two"));
        }
    }
}

/// The courier tells a child's size without building its text: here the text is built.
void tst_Courier::sizesOfChildrenAreThoseOfTheirText()
{
    QFETCH(const QByteArray, profile);
    QFETCH(const std::string, first);
    QFETCH(const std::string, second);
    Rules rules = rulesOf({profile.toStdString(), {}}).value();
    rules.lambdaTarget = LambdaTarget::Asynchronous;
    rules.s3Target = S3Target::OnFailureOnly;
    Outcome loud = error;
    loud.errorMessage = "\"quoted\"\\ and\na \u00e9 \x01";
    Scenario scenario;
    scenario.functions = {sample::triedOnce("first", sample::sending("", first), loud),
                          sample::triedOnce("second", sample::sending("", second), loud),
                          sample::triedOnce("third", sample::sending("", sample::queue), loud)};
    scenario.functions[0].deadLetterTargetArn = sample::topic;
    for (const std::string &arn : {sample::topic, sample::bus, sample::bucket}) {
        scenario.targets.push_back(sample::target(arn, {"third", "second"}));
        scenario.targets.push_back(sample::target(arn + "-two", {"third"}));
    }
    scenario.invocations = {sample::call(0, "first")};
    scenario.invocations[0].payload = Json::Object{{"a \"{n}\"", "{n} \\ \"{n}\""}};
    scenario.invocations[0].count = 11;
    SimulationOptions few;
    few.until = Instant(0ms);

    const Trace trace = simulate(scenario, rules, few);

    // Play the deliveries again, on the finished trace, and ask for the sizes.
    Trace copy = simulate(scenario, rules, few);
    const World world(copy);
    Agenda agenda;
    EventSizes sizes(copy);
    Column<LiveInvocation> live;
    for (std::size_t i = 0; i < copy.invocationCount(); ++i)
        live.append({});
    Courier courier(copy, world, agenda, sizes, live);
    std::uint32_t children = 0;
    for (std::uint32_t id = 0; id < trace.invocationCount(); ++id) {
        const std::string text = compactText(eventOf(trace, {id}));
        const auto delivery = trace.origin({id}).delivery;
        if (delivery)
            sizes.addChild({id}, measured(text));
        QVERIFY2(sizes.of({id}) == measured(text), text.c_str());
    }
    for (std::uint32_t step = 0; step < trace.size(); ++step) {
        if (!std::holds_alternative<Delivered>(trace.fact({step})))
            continue;
        const DeliveryStep told = deliveryAt(trace, {step});
        const std::size_t before = copy.size();
        QVERIFY(courier.deliver(told.ended, told.via, told.target));
        for (; !agenda.isEmpty(); agenda.pop(), ++children) {
            const StartedChild &child = courier.child(agenda.next().subject());
            QCOMPARE(child.origin.delivery, std::optional(StepIndex{std::uint32_t(before)}));
            const Json event = subscriberEvent(copy, *child.origin.delivery, child.origin.ordinal);
            QVERIFY2(child.event == measured(compactText(event)), compactText(event).c_str());
        }
    }
    QVERIFY(children > 10);
}

QTEST_GUILESS_MAIN(tst_Courier)
#include "tst_courier.moc"

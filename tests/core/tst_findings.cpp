#include "core/trace/findings.h"
#include "tests/core/handmadetrace.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

const std::string queue = "arn:aws:sqs:us-east-1:123456789012:";
const std::string topic = "arn:aws:sns:us-east-1:123456789012:";

DestinationConfig destinations(const std::optional<std::string> &onSuccess,
                               const std::optional<std::string> &onFailure)
{
    DestinationConfig config;
    if (onSuccess)
        config.onSuccess = DestinationSetting{*onSuccess};
    if (onFailure)
        config.onFailure = DestinationSetting{*onFailure};
    return config;
}

/// A function that fails after 100 ms, called once, with OnFailure: nothing to warn about.
Scenario quiet()
{
    Scenario scenario;
    Function function;
    function.name = "worker";
    EventInvokeConfig config;
    config.destinationConfig = destinations(std::nullopt, queue + "failed");
    function.eventInvokeConfigs = {config};
    Outcome error;
    error.type = OutcomeType::Error;
    function.behavior = {{When(), error}};
    scenario.functions = {function};
    ScenarioInvocation call;
    call.function = {"worker", latestVersion};
    scenario.invocations = {call};
    return scenario;
}

EventInvokeConfig &config(Scenario &scenario)
{
    return scenario.functions.front().eventInvokeConfigs.front();
}

QString told(const std::vector<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines +=
            QStringLiteral("%1 %2: %3 %4")
                .arg(QString::fromLatin1(name(finding.id)), QString::fromStdString(finding.where),
                     QString::fromStdString(finding.what), QString::fromStdString(finding.why));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Q_DECLARE_METATYPE(retryscope::Scenario)

class tst_Findings : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aSoundScenarioHasNone() { QCOMPARE(told(findingsOf(quiet(), {})), QString()); }
    void eachHasItsPlaceAndReason_data();
    void eachHasItsPlaceAndReason();
    void theAgeIsComparedExactly_data();
    void theAgeIsComparedExactly();
    void keptSettingsAreTold();
    void lostEventsComeFirst();
};

void tst_Findings::eachHasItsPlaceAndReason_data()
{
    QTest::addColumn<Scenario>("scenario");
    QTest::addColumn<QString>("expected");

    Scenario silent = quiet();
    silent.functions.front().eventInvokeConfigs.clear();
    QTest::newRow("no destination and no DLQ")
        << silent
        << QStringLiteral("silent-loss /functions/0: worker loses failed events. It has no "
                          "dead-letter queue and no OnFailure destination.");

    Scenario never = quiet();
    config(never).maximumEventAgeInSeconds = 60;
    QTest::newRow("no retry")
        << never
        << QStringLiteral("no-retry /functions/0/EventInvokeConfigs/0/MaximumEventAgeInSeconds: "
                          "worker: attempt 2 can never run. It would be due 60.1 s after "
                          "acceptance, but the maximum age is 60 s.");

    Scenario once = quiet();
    config(once).maximumEventAgeInSeconds = 180;
    QTest::newRow("no second retry")
        << once
        << QStringLiteral("no-second-retry "
                          "/functions/0/EventInvokeConfigs/0/MaximumEventAgeInSeconds: worker: "
                          "attempt 3 can never run. It would be due 180.2 s after acceptance, but "
                          "the maximum age is 180 s.");

    Scenario missing = quiet();
    missing.targets = {{queue + "failed", {}, false, true, {}, {}}};
    QTest::newRow("missing target")
        << missing
        << QStringLiteral("target-missing "
                          "/functions/0/EventInvokeConfigs/0/DestinationConfig/OnFailure/"
                          "Destination: worker: OnFailure leads nowhere. failed does not exist, so "
                          "what is sent there is lost.");

    Scenario forbidden = quiet();
    forbidden.functions.front().deadLetterTargetArn = queue + "dlq";
    config(forbidden).destinationConfig.reset();
    forbidden.targets = {{queue + "dlq", {}, true, false, {}, {}}};
    QTest::newRow("forbidden dead-letter queue")
        << forbidden
        << QStringLiteral("target-not-allowed /functions/0/DeadLetterConfig/TargetArn: worker: the "
                          "dead-letter queue is not allowed. The function's role may not send to "
                          "dlq, so what is sent there is lost.");

    Scenario both = quiet();
    both.functions.front().deadLetterTargetArn = queue + "dlq";
    QTest::newRow("DLQ and OnFailure")
        << both
        << QStringLiteral("reported-twice /functions/0/EventInvokeConfigs/0/DestinationConfig: "
                          "worker has a dead-letter queue and OnFailure. A failure is reported "
                          "twice: the event to the one, the record to the other.");

    Scenario loop = quiet();
    config(loop).destinationConfig = destinations(topic + "orders", queue + "failed");
    loop.targets = {{topic + "orders", {}, true, true, {}, {"worker"}}};
    loop.functions.front().recursiveLoop = RecursiveLoop::Allow;
    QTest::newRow("OnSuccess leads back")
        << loop
        << QStringLiteral("success-loop "
                          "/functions/0/EventInvokeConfigs/0/DestinationConfig/OnSuccess/"
                          "Destination: worker: OnSuccess leads back to the function. Each success "
                          "sends a record to orders, which calls the function again: a loop.\n"
                          "recursive-chain /functions/0: Deliveries of worker can call it again. "
                          "worker \u2192 worker: RecursiveLoop is Allow, so nothing stops it.");

    Scenario chain = quiet();
    Function second = chain.functions.front();
    second.name = "helper";
    chain.functions.push_back(second);
    const std::string lambda = "arn:aws:lambda:us-east-1:123456789012:function:";
    config(chain).destinationConfig = destinations(std::nullopt, lambda + "helper");
    chain.functions[1].eventInvokeConfigs[0].destinationConfig =
        destinations(lambda + "worker", queue + "failed");
    QTest::newRow("recursive chain")
        << chain
        << QStringLiteral("recursive-chain /functions/0: Deliveries of worker can call it again. "
                          "worker \u2192 helper \u2192 worker: recursion detection stops the 17th "
                          "invocation of a function in a chain.");

    Scenario nobody = quiet();
    config(nobody).destinationConfig = destinations(std::nullopt, lambda + "nobody");
    QTest::newRow("missing function")
        << nobody
        << QStringLiteral("target-missing "
                          "/functions/0/EventInvokeConfigs/0/DestinationConfig/OnFailure/"
                          "Destination: worker: OnFailure leads nowhere. nobody does not exist, so "
                          "what is sent there is lost.");

    Scenario fifo = quiet();
    config(fifo).destinationConfig = destinations(std::nullopt, queue + "failed.fifo");
    QTest::newRow("FIFO target")
        << fifo
        << QStringLiteral("fifo-target "
                          "/functions/0/EventInvokeConfigs/0/DestinationConfig/OnFailure/"
                          "Destination: worker: OnFailure is a FIFO target. AWS refuses FIFO "
                          "queues and topics here; these rules accept failed.fifo.");

    Scenario zero = quiet();
    zero.functions.front().reservedConcurrentExecutions = 0;
    QTest::newRow("reserved concurrency 0")
        << zero
        << QStringLiteral(
               "zero-concurrency /functions/0/ReservedConcurrentExecutions: worker never "
               "runs. Its reserved concurrency is 0: each event ends at its dispatch "
               "with ZeroReservedConcurrency, without a retry.");

    Scenario synchronous = quiet();
    synchronous.invocations.front().type = InvocationType::RequestResponse;
    QTest::newRow("synchronous call")
        << synchronous
        << QStringLiteral("unused-destinations /functions/0/EventInvokeConfigs/0: worker is also "
                          "called synchronously. Destinations, dead-letter queue and retries do "
                          "not apply to RequestResponse: the caller alone learns of a failure.");

    Scenario slow = quiet();
    slow.functions.front().timeoutSeconds = 900;
    config(slow).maximumEventAgeInSeconds = 600;
    QTest::newRow("timeout beyond the age")
        << slow
        << QStringLiteral("timeout-beyond-age /functions/0/Timeout: worker: a run may last longer "
                          "than its event may get old. The timeout is 900 s, the maximum age 600 "
                          "s; a run is never cut by the age, but no retry follows it.");
}

void tst_Findings::eachHasItsPlaceAndReason()
{
    QFETCH(const Scenario, scenario);

    QTEST(told(findingsOf(scenario, {})), "expected");
}

void tst_Findings::theAgeIsComparedExactly_data()
{
    QTest::addColumn<int>("age");
    QTest::addColumn<int>("runMs");
    QTest::addColumn<int>("count");
    QTest::newRow("just enough for one retry") << 61 << 1'000 << 1; // but not for two
    QTest::newRow("one millisecond too late") << 61 << 1'001 << 1;
    QTest::newRow("just enough for both") << 182 << 1'000 << 0;
    QTest::newRow("too late for the second") << 181 << 1'000 << 1;
}

void tst_Findings::theAgeIsComparedExactly()
{
    QFETCH(const int, age);
    QFETCH(const int, runMs);
    Scenario scenario = quiet();
    config(scenario).maximumEventAgeInSeconds = age;
    scenario.functions.front().behavior.front().outcome.duration = {Duration(runMs),
                                                                    Duration(runMs)};

    const auto findings = findingsOf(scenario, {});

    QTEST(static_cast<int>(findings.size()), "count");
    if (age == 61)
        QCOMPARE(findings.front().id,
                 runMs == 1'000 ? FindingId::NoSecondRetry : FindingId::NoRetry);
}

void tst_Findings::keptSettingsAreTold()
{
    Scenario scenario = quiet();
    config(scenario).maximumEventAgeInSeconds = 86'400;
    scenario.rules.profile = "retry-guide";

    const auto underItsOwn = findingsOf(scenario, rulesOf(scenario.rules).value());
    const auto underAws = findingsOf(scenario, Rules());

    QCOMPARE(told(underItsOwn), QString());
    QCOMPARE(underAws.size(), 1U);
    QCOMPARE(underAws.front().id, FindingId::KeptSetting);
    QCOMPARE(underAws.front().where,
             std::string("/functions/0/EventInvokeConfigs/0/MaximumEventAgeInSeconds"));
}

void tst_Findings::lostEventsComeFirst()
{
    HandmadeTrace made;
    for (int i = 0; i < 2; ++i) {
        const InvocationId mail = made.call(2);
        made.step(1s, mail, Accepted{});
        made.step(1s, mail, Ended{Condition::ZeroReservedConcurrency, Basis::Nothing, 0});
        made.step(1s, mail, Lost{});
    }
    const auto findings = findingsOf(std::move(made).finished());

    QCOMPARE(findings.front().id, FindingId::LostEvents);
    QCOMPARE(findings.front().where, std::string("/functions/1"));
    QCOMPARE(findings.front().what, std::string("receipt-mailer lost 2 events."));
    QCOMPARE(findings.front().why,
             std::string("They failed, and no delivery arrived anywhere; the first was #1."));
}

QTEST_GUILESS_MAIN(tst_Findings)
#include "tst_findings.moc"

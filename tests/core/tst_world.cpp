#include "core/engine/world.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

const std::string itself = "arn:aws:lambda:us-east-1:123456789012:function:f";
const std::string other = "arn:aws:lambda:us-east-1:123456789012:function:g";

/// `f` has a version, an alias, a config and a dead-letter queue; `g` has nothing.
Scenario scenario()
{
    Scenario result;
    Function f = sample::function("f");
    f.versions = {"1", "2"};
    f.aliases = {{"live", "1"}};
    f.deadLetterTargetArn = sample::deadLetterQueue;
    f.eventInvokeConfigs = {sample::sending(sample::queue, sample::otherQueue)};
    f.eventInvokeConfigs[0].maximumRetryAttempts = 1;
    f.eventInvokeConfigs[0].maximumEventAgeInSeconds = 600;
    result.functions = {f, sample::function("g")};
    result.targets = {sample::target(sample::queue), sample::target(sample::topic)};
    result.targets[0].unavailable = {{Instant(1s), Instant(2s)}};
    result.accountConcurrency = 100;
    return result;
}

/// A trace of a scenario whose changes are to be applied one by one.
Trace traceOf(std::vector<Change> changes)
{
    Scenario given = scenario();
    given.changes = std::move(changes);
    return Trace(std::move(given), Rules{});
}

Change onF(FunctionCall what)
{
    return sample::change(0, "f", std::move(what));
}

Change onTarget(const std::string &arn, std::optional<bool> exists, std::optional<bool> allowed)
{
    return {sample::at(0), TargetChange{arn, exists, allowed}};
}

EventInvokeConfig at(const char *qualifier, EventInvokeConfig config)
{
    config.qualifier = qualifier;
    return config;
}

/// `f`'s settings after the changes, all of which must be accepted.
FunctionSettings settingsAfter(const std::vector<Change> &changes)
{
    const Trace trace = traceOf(changes);
    World world(trace);
    for (const Change &change : trace.scenario().changes) {
        if (world.apply(change))
            qWarning("refused");
    }
    return world.settings({0});
}

std::string arnOf(const std::optional<TargetIndex> &target, const Trace &trace)
{
    return target ? trace.catalog().target(*target).arn : "";
}

} // namespace

class tst_World : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void startsWithTheScenariosSettings();
    void putErasesWhatItDoesNotName();
    void updateKeepsWhatItDoesNotName_data();
    void updateKeepsWhatItDoesNotName();
    void deletedConfigLeavesTheDefaults();
    void configsBelongToTheirQualifier();
    void concurrencyIsPutAndDeleted();
    void configurationKeepsWhatItDoesNotName_data();
    void configurationKeepsWhatItDoesNotName();
    void aliasIsResolvedToItsVersionOfNow();
    void recursiveLoopIsPut();
    void deletedFunctionKeepsItsSettings();
    void refusedChangeChangesNothing_data();
    void refusedChangeChangesNothing();
    void ofTwoBadDestinationsTheFirstIsTold();
    void targetsComeAndGo();
    void functionIsATargetWhileItIsThere();
    void targetIsUnavailableWithinItsWindow();
    void settingsStayWhereTheyAre();
};

void tst_World::startsWithTheScenariosSettings()
{
    Scenario given = scenario();
    given.functions[0].timeoutSeconds = 30;
    given.functions[0].reservedConcurrentExecutions = 5;
    given.functions[0].recursiveLoop = RecursiveLoop::Allow;
    const Trace trace(given, Rules{});

    const FunctionSettings settings = World(trace).settings({0});

    QCOMPARE(settings.timeout, Duration(30s));
    QCOMPARE(settings.reservedConcurrency, std::optional<std::int64_t>(5));
    QCOMPARE(settings.recursiveLoop, RecursiveLoop::Allow);
    QCOMPARE(arnOf(settings.deadLetterQueue, trace), sample::deadLetterQueue);
    QCOMPARE(int{settings.bySlot[0].maximumRetryAttempts}, 1);
    QCOMPARE(settings.bySlot[0].maximumEventAge, Duration(600s));
    QCOMPARE(arnOf(settings.bySlot[0].onSuccess, trace), sample::queue);
    QCOMPARE(arnOf(settings.bySlot[0].onFailure, trace), sample::otherQueue);
    QVERIFY(!settings.deleted);
}

/// Recorded: LocalStack snapshot test_lambda_eventinvokeconfig_lifecycle.
void tst_World::putErasesWhatItDoesNotName()
{
    const EventInvokeConfig retries{latestVersion, 0, std::nullopt, std::nullopt};
    const EventInvokeConfig age{latestVersion, std::nullopt, 60, std::nullopt};
    const auto after = [](const EventInvokeConfig &config) {
        return settingsAfter({onF(PutFunctionEventInvokeConfig{config})}).bySlot[0];
    };

    QCOMPARE(int{after(retries).maximumRetryAttempts}, 0);
    QCOMPARE(after(retries).maximumEventAge, Duration(6h));
    QVERIFY(!after(retries).onSuccess && !after(retries).onFailure);
    QCOMPARE(after(age).maximumEventAge, Duration(60s));
    QCOMPARE(int{after(age).maximumRetryAttempts}, 2);
    QVERIFY(!after(sample::sending(sample::topic, "")).onFailure);
}

void tst_World::updateKeepsWhatItDoesNotName_data()
{
    QTest::addColumn<DestinationConfig>("named");
    QTest::addColumn<std::string>("onSuccess");
    QTest::addColumn<std::string>("onFailure");

    const auto row = [](const char *name, DestinationConfig named, const std::string &onSuccess,
                        const std::string &onFailure) {
        QTest::newRow(name) << std::move(named) << onSuccess << onFailure;
    };
    row("neither side", {}, sample::queue, sample::otherQueue);
    row("a side without a destination", {DestinationSetting{}, std::nullopt}, sample::queue,
        sample::otherQueue);
    row("an empty destination", {DestinationSetting{""}, std::nullopt}, "", sample::otherQueue);
    row("another destination", {std::nullopt, DestinationSetting{sample::topic}}, sample::queue,
        sample::topic);
}

void tst_World::updateKeepsWhatItDoesNotName()
{
    QFETCH(const DestinationConfig, named);
    QFETCH(const std::string, onSuccess);
    QFETCH(const std::string, onFailure);
    EventInvokeConfig config;
    config.maximumRetryAttempts = 0;
    config.destinationConfig = named;
    const Trace trace = traceOf({onF(UpdateFunctionEventInvokeConfig{config})});
    World world(trace);

    QVERIFY(!world.apply(trace.scenario().changes[0]));

    const SlotSettings &settings = world.settings({0}).bySlot[0];
    QCOMPARE(int{settings.maximumRetryAttempts}, 0);
    QCOMPARE(settings.maximumEventAge, Duration(600s));
    QCOMPARE(arnOf(settings.onSuccess, trace), onSuccess);
    QCOMPARE(arnOf(settings.onFailure, trace), onFailure);
}

void tst_World::deletedConfigLeavesTheDefaults()
{
    const FunctionSettings settings = settingsAfter({onF(DeleteFunctionEventInvokeConfig{})});

    SlotSettings defaults;
    defaults.version = settings.bySlot[0].version;
    QCOMPARE(settings.bySlot[0], defaults);
    QCOMPARE(int{defaults.maximumRetryAttempts}, 2);
    QCOMPARE(defaults.maximumEventAge, Duration(6h));
}

void tst_World::configsBelongToTheirQualifier()
{
    const FunctionSettings settings =
        settingsAfter({onF(PutFunctionEventInvokeConfig{at("live", sample::limiting(0, 60))})});

    QCOMPARE(int{settings.bySlot[0].maximumRetryAttempts}, 1); // $LATEST
    QCOMPARE(int{settings.bySlot[1].maximumRetryAttempts}, 2); // 1: does not inherit
    QCOMPARE(int{settings.bySlot[3].maximumRetryAttempts}, 0); // live
}

void tst_World::concurrencyIsPutAndDeleted()
{
    const Change put = onF(PutFunctionConcurrency{0});

    QCOMPARE(settingsAfter({put}).reservedConcurrency, std::optional<std::int64_t>(0));
    QVERIFY(!settingsAfter({put, onF(DeleteFunctionConcurrency{})}).reservedConcurrency);
}

void tst_World::configurationKeepsWhatItDoesNotName_data()
{
    QTest::addColumn<UpdateFunctionConfiguration>("update");
    QTest::addColumn<Duration>("timeout");
    QTest::addColumn<std::string>("queue");

    const auto row = [](const char *name, UpdateFunctionConfiguration update, Duration timeout,
                        const std::string &queue) {
        QTest::newRow(name) << std::move(update) << timeout << queue;
    };
    row("nothing", {}, 3s, sample::deadLetterQueue);
    row("a timeout", {900, std::nullopt}, 900s, sample::deadLetterQueue);
    row("another queue", {std::nullopt, sample::topic}, 3s, sample::topic);
    row("no queue", {std::nullopt, ""}, 3s, "");
}

void tst_World::configurationKeepsWhatItDoesNotName()
{
    QFETCH(const UpdateFunctionConfiguration, update);
    QFETCH(const Duration, timeout);
    QFETCH(const std::string, queue);
    const Trace trace = traceOf({onF(update)});
    World world(trace);

    QVERIFY(!world.apply(trace.scenario().changes[0]));

    QCOMPARE(world.settings({0}).timeout, timeout);
    QCOMPARE(arnOf(world.settings({0}).deadLetterQueue, trace), queue);
}

void tst_World::aliasIsResolvedToItsVersionOfNow()
{
    const Trace trace = traceOf({onF(UpdateAlias{{"live", "2"}})});
    World world(trace);
    const auto version = [&] {
        return trace.catalog().version(world.settings({0}).bySlot[3].version);
    };

    QCOMPARE(version(), std::string("1"));
    QVERIFY(!world.apply(trace.scenario().changes[0]));
    QCOMPARE(version(), std::string("2"));
}

void tst_World::recursiveLoopIsPut()
{
    const Change allow = onF(PutFunctionRecursionConfig{"Allow"});
    const Change terminate = onF(PutFunctionRecursionConfig{"Terminate"});

    QCOMPARE(settingsAfter({allow}).recursiveLoop, RecursiveLoop::Allow);
    QCOMPARE(settingsAfter({allow, terminate}).recursiveLoop, RecursiveLoop::Terminate);
}

void tst_World::deletedFunctionKeepsItsSettings()
{
    const FunctionSettings settings = settingsAfter({onF(DeleteFunction{})});

    QVERIFY(settings.deleted);
    QCOMPARE(int{settings.bySlot[0].maximumRetryAttempts}, 1);
}

void tst_World::refusedChangeChangesNothing_data()
{
    QTest::addColumn<std::vector<Change>>("changes"); // the last one is refused
    QTest::addColumn<std::string>("code");

    const auto row = [](const char *name, std::vector<Change> changes, const char *code) {
        QTest::newRow(name) << std::move(changes) << std::string(code);
    };
    const auto put = [](EventInvokeConfig config) {
        return onF(PutFunctionEventInvokeConfig{std::move(config)});
    };
    const char *invalid = "ValidationException";
    const char *badValue = "InvalidParameterValueException";
    const char *missing = "ResourceNotFoundException";
    const Change gone = onF(DeleteFunction{});
    row("a range", {put(sample::limiting(3, 60))}, invalid);
    row("no setting", {put({})}, badValue);
    row("no such qualifier", {put(at("blue", sample::limiting(0, 60)))}, missing);
    row("a config of a deleted function", {gone, put(sample::limiting(0, 60))}, missing);
    row("an update of no config",
        {onF(UpdateFunctionEventInvokeConfig{at("live", sample::limiting(0, 60))})}, missing);
    row("itself as destination", {put(sample::sending(itself, ""))}, badValue);
    row("a missing queue",
        {onTarget(sample::queue, false, std::nullopt), put(sample::sending(sample::queue, ""))},
        badValue);
    row("no permission",
        {onTarget(sample::topic, std::nullopt, false), put(sample::sending("", sample::topic))},
        badValue);
    row("a bad OnFailure beside a good OnSuccess", {put(sample::sending(sample::topic, itself))},
        badValue);
    row("no config to delete", {onF(DeleteFunctionEventInvokeConfig{"live"})}, missing);
    row("negative concurrency", {onF(PutFunctionConcurrency{-1})}, invalid);
    row("more than the account has", {onF(PutFunctionConcurrency{101})}, badValue);
    row("concurrency of a deleted function", {gone, onF(PutFunctionConcurrency{1})}, missing);
    row("no concurrency of a deleted function", {gone, onF(DeleteFunctionConcurrency{})}, missing);
    row("a timeout too long", {onF(UpdateFunctionConfiguration{901, std::nullopt})}, invalid);
    row("a good timeout beside a bad queue",
        {onF(UpdateFunctionConfiguration{900, sample::bucket})}, badValue);
    row("no such alias", {onF(UpdateAlias{{"blue", "1"}})}, missing);
    row("no such version", {onF(UpdateAlias{{"live", "3"}})}, missing);
    row("deleted twice", {gone, gone}, missing);
    row("neither Allow nor Terminate", {onF(PutFunctionRecursionConfig{"allow"})}, invalid);
}

void tst_World::refusedChangeChangesNothing()
{
    QFETCH(const std::vector<Change>, changes);
    QFETCH(const std::string, code);
    const Trace trace = traceOf(changes);
    World world(trace);
    for (std::size_t i = 0; i + 1 < changes.size(); ++i)
        QVERIFY(!world.apply(trace.scenario().changes[i]));
    const FunctionSettings before = world.settings({0});

    const auto refusal = world.apply(trace.scenario().changes.back());

    QVERIFY(refusal);
    QCOMPARE(refusal->code, code);
    QCOMPARE(world.settings({0}), before);
}

/// Scenario format, section 7: OnSuccess comes first.
void tst_World::ofTwoBadDestinationsTheFirstIsTold()
{
    const Trace trace =
        traceOf({onF(PutFunctionEventInvokeConfig{sample::sending(itself, itself)})});

    const auto refusal = World(trace).apply(trace.scenario().changes[0]);

    QCOMPARE(refusal->where, std::string("/DestinationConfig/OnSuccess/Destination"));
}

void tst_World::targetsComeAndGo()
{
    const Trace trace =
        traceOf({onTarget(sample::queue, false, false), onTarget(sample::queue, true, std::nullopt),
                 onTarget(sample::bus, false, std::nullopt)});
    World world(trace);
    const TargetIndex queue = *trace.catalog().target(sample::queue);
    const TargetIndex bus = *trace.catalog().target(sample::bus);
    QVERIFY(world.exists(queue) && world.isAllowed(queue) && world.exists(bus));

    QVERIFY(!world.apply(trace.scenario().changes[0]));
    QVERIFY(!world.exists(queue) && !world.isAllowed(queue));
    QVERIFY(!world.apply(trace.scenario().changes[1]));
    QVERIFY(world.exists(queue) && !world.isAllowed(queue)); // what is not named stays
    QVERIFY(!world.apply(trace.scenario().changes[2]));
    QVERIFY(!world.exists(bus)); // named by nothing but this change
}

void tst_World::functionIsATargetWhileItIsThere()
{
    Scenario given = scenario();
    given.functions[0].eventInvokeConfigs = {sample::sending(other, other + ":blue")};
    given.changes = {sample::change(0, "g", DeleteFunction{})};
    const Trace trace(given, Rules{});
    World world(trace);
    const TargetIndex latest = *trace.catalog().target(other);

    QVERIFY(world.exists(latest));
    QVERIFY(!world.exists(*trace.catalog().target(other + ":blue"))); // no such qualifier
    QVERIFY(!world.apply(trace.scenario().changes[0]));
    QVERIFY(!world.exists(latest));
}

void tst_World::targetIsUnavailableWithinItsWindow()
{
    const Trace trace = traceOf({});
    const World world(trace);
    const TargetIndex queue = *trace.catalog().target(sample::queue);

    QVERIFY(world.isAvailable(queue, sample::at(999)));
    QVERIFY(!world.isAvailable(queue, sample::at(1000)));
    QVERIFY(!world.isAvailable(queue, sample::at(1999)));
    QVERIFY(world.isAvailable(queue, sample::at(2000)));
    QVERIFY(world.isAvailable(*trace.catalog().target(sample::topic), sample::at(1000)));
}

void tst_World::settingsStayWhereTheyAre()
{
    const Trace trace = traceOf({onF(PutFunctionConcurrency{1})});
    World world(trace);
    const FunctionSettings &before = world.settings({0});

    QVERIFY(!world.apply(trace.scenario().changes[0]));

    QVERIFY(!before.reservedConcurrency); // a run keeps those that it was dispatched with
    QVERIFY(world.settings({0}).reservedConcurrency.has_value());
}

QTEST_GUILESS_MAIN(tst_World)
#include "tst_world.moc"

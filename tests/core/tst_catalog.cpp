#include "core/trace/catalog.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

/// Two functions; the first has versions and aliases.
Scenario scenario()
{
    Scenario result;
    Function orders = sample::function("orders");
    orders.versions = {"1", "2"};
    orders.aliases = {{"live", "2"}, {"old", "1"}};
    result.functions = {orders, sample::function("mail")};
    return result;
}

Outcome oneOf(std::vector<Choice> choices)
{
    Outcome outcome = sample::outcome(OutcomeType::OneOf);
    outcome.choices = std::move(choices);
    return outcome;
}

} // namespace

class tst_Catalog : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void qualifiersAreLatestThenVersionsThenAliases();
    void callsAreResolved_data();
    void callsAreResolved();
    void targetsAreEnteredFromEverywhere_data();
    void targetsAreEnteredFromEverywhere();
    void targetNamedTwiceIsOneTarget();
    void emptyArnIsNoTarget();
    void functionBehindATargetIsThatOfTheHome_data();
    void functionBehindATargetIsThatOfTheHome();
    void subscribersKeepTheirOrder();
    void outcomesAreNumberedInARow();
    void choicesFollowAllOutcomesOfTheirEntry();
    void versionsHaveNumbers();
};

void tst_Catalog::qualifiersAreLatestThenVersionsThenAliases()
{
    const Scenario given = scenario();
    const Catalog catalog(given);

    const auto qualifiers = catalog.qualifiers({0});

    QCOMPARE(std::vector<std::string>(qualifiers.begin(), qualifiers.end()),
             (std::vector<std::string>{"$LATEST", "1", "2", "live", "old"}));
    QCOMPARE(catalog.slot({0}, "live"), std::optional(SlotIndex{3}));
    QCOMPARE(catalog.slot({0}, "3"), std::optional<SlotIndex>());
    QCOMPARE(catalog.qualifiers({1}).size(), std::size_t{1});
    QCOMPARE(catalog.function("mail"), std::optional(FunctionIndex{1}));
    QCOMPARE(catalog.function("nobody"), std::optional<FunctionIndex>());
}

void tst_Catalog::callsAreResolved_data()
{
    QTest::addColumn<std::string>("called");
    QTest::addColumn<int>("function"); // -1: none
    QTest::addColumn<int>("slot"); // -1: none

    QTest::newRow("latest") << std::string("orders") << 0 << 0;
    QTest::newRow("version") << std::string("orders:2") << 0 << 2;
    QTest::newRow("alias") << std::string("orders:old") << 0 << 4;
    QTest::newRow("other function") << std::string("mail:$LATEST") << 1 << 0;
    QTest::newRow("no such qualifier") << std::string("mail:live") << 1 << -1;
    QTest::newRow("no such function") << std::string("nobody") << -1 << -1;
}

void tst_Catalog::callsAreResolved()
{
    QFETCH(const std::string, called);
    QFETCH(const int, function);
    QFETCH(const int, slot);
    Scenario given = scenario();
    given.invocations = {sample::call(0, "mail"), sample::call(0, called)};

    const Catalog catalog(given);
    const Reference &reference = catalog.reference(catalog.referenceOfEntry(1));

    QCOMPARE(reference.text, functionReference(called));
    QCOMPARE(reference.function ? static_cast<int>(reference.function->value) : -1, function);
    QCOMPARE(reference.slot ? static_cast<int>(reference.slot->value) : -1, slot);
}

void tst_Catalog::targetsAreEnteredFromEverywhere_data()
{
    QTest::addColumn<Scenario>("given");

    const auto row = [](const char *name, const auto &enter) {
        Scenario given = scenario();
        enter(given);
        QTest::newRow(name) << given;
    };
    const auto changed = [](const FunctionCall &what) {
        return [what](Scenario &given) { given.changes = {sample::change(0, "mail", what)}; };
    };
    row("listed", [](Scenario &given) { given.targets = {sample::target(sample::queue)}; });
    row("a dead-letter queue",
        [](Scenario &given) { given.functions[1].deadLetterTargetArn = sample::queue; });
    row("OnSuccess", [](Scenario &given) {
        given.functions[1].eventInvokeConfigs = {sample::sending(sample::queue, "")};
    });
    row("OnFailure", [](Scenario &given) {
        given.functions[1].eventInvokeConfigs = {sample::sending("", sample::queue)};
    });
    row("a Put", changed(PutFunctionEventInvokeConfig{sample::sending(sample::queue, "")}));
    row("an Update", changed(UpdateFunctionEventInvokeConfig{sample::sending("", sample::queue)}));
    row("a changed dead-letter queue",
        changed(UpdateFunctionConfiguration{std::nullopt, sample::queue}));
    row("a changed target", [](Scenario &given) {
        given.changes = {{sample::at(0), TargetChange{sample::queue, false, std::nullopt}}};
    });
}

void tst_Catalog::targetsAreEnteredFromEverywhere()
{
    QFETCH(const Scenario, given);

    const Catalog catalog(given);

    QCOMPARE(catalog.targetCount(), std::size_t{1});
    QCOMPARE(catalog.target(sample::queue), std::optional(TargetIndex{0}));
    QCOMPARE(catalog.target(TargetIndex{0}).kind, TargetKind::Queue);
    QCOMPARE(catalog.target(TargetIndex{0}).listed != nullptr, !given.targets.empty());
}

void tst_Catalog::targetNamedTwiceIsOneTarget()
{
    Scenario given = scenario();
    given.targets = {sample::target(sample::queue)};
    given.functions[0].deadLetterTargetArn = sample::queue;
    given.functions[1].eventInvokeConfigs = {sample::sending(sample::queue, sample::topic)};

    const Catalog catalog(given);

    QCOMPARE(catalog.targetCount(), std::size_t{2});
    QVERIFY(catalog.target(*catalog.target(sample::queue)).listed != nullptr);
}

void tst_Catalog::emptyArnIsNoTarget()
{
    Scenario given = scenario();
    EventInvokeConfig cleared;
    cleared.destinationConfig = DestinationConfig{DestinationSetting{""}, DestinationSetting{}};
    given.functions[1].eventInvokeConfigs = {cleared};
    given.changes = {sample::change(0, "mail", UpdateFunctionConfiguration{std::nullopt, ""})};

    QCOMPARE(Catalog(given).targetCount(), std::size_t{0});
}

void tst_Catalog::functionBehindATargetIsThatOfTheHome_data()
{
    QTest::addColumn<std::string>("arn");
    QTest::addColumn<std::string>("function"); // empty: none

    const std::string here = "arn:aws:lambda:us-east-1:123456789012:function:";
    QTest::newRow("here") << here + "mail" << std::string("mail:$LATEST");
    QTest::newRow("an alias") << here + "orders:live" << std::string("orders:live");
    QTest::newRow("one that is not there") << here + "nobody" << std::string("nobody:$LATEST");
    QTest::newRow("another region")
        << std::string("arn:aws:lambda:eu-west-1:123456789012:function:mail") << std::string();
    QTest::newRow("another account")
        << std::string("arn:aws:lambda:us-east-1:210987654321:function:mail") << std::string();
    QTest::newRow("a queue") << sample::queue << std::string();
}

void tst_Catalog::functionBehindATargetIsThatOfTheHome()
{
    QFETCH(const std::string, arn);
    QFETCH(const std::string, function);
    Scenario given = scenario();
    given.targets = {sample::target(arn)};

    const Catalog catalog(given);
    const auto reference = catalog.target(TargetIndex{0}).function;

    std::string found;
    if (reference) {
        const FunctionReference &text = catalog.reference(*reference).text;
        found = text.name + ':' + text.qualifier;
    }
    QCOMPARE(found, function);
}

void tst_Catalog::subscribersKeepTheirOrder()
{
    Scenario given = scenario();
    given.targets = {sample::target(sample::topic, {"mail", "orders"})};

    const Catalog catalog(given);
    const auto &subscribers = catalog.target(TargetIndex{0}).subscribers;

    QCOMPARE(subscribers.size(), std::size_t{2});
    QCOMPARE(catalog.reference(subscribers[0]).text.name, std::string("mail"));
    QCOMPARE(catalog.reference(subscribers[1]).text.name, std::string("orders"));
}

void tst_Catalog::outcomesAreNumberedInARow()
{
    Scenario given = scenario();
    given.functions[1].behavior = {{{}, sample::outcome(OutcomeType::Exit)},
                                   {{}, sample::outcome(OutcomeType::Error)}};
    given.invocations = {sample::call(
        0, "mail",
        {sample::outcome(OutcomeType::Throttle), sample::outcome(OutcomeType::Timeout)})};
    const Catalog catalog(given);

    const auto type = [&](OutcomeIndex first, std::uint32_t offset) {
        return catalog.outcome({first.value + offset}).outcome->type;
    };

    QCOMPARE(type(Catalog::defaultOutcome(), 0), OutcomeType::Success);
    QCOMPARE(type(catalog.outcomesOfFunction({1}), 0), OutcomeType::Exit);
    QCOMPARE(type(catalog.outcomesOfFunction({1}), 1), OutcomeType::Error);
    QCOMPARE(type(catalog.outcomesOfEntry(0), 0), OutcomeType::Throttle);
    QCOMPARE(type(catalog.outcomesOfEntry(0), 1), OutcomeType::Timeout);
}

void tst_Catalog::choicesFollowAllOutcomesOfTheirEntry()
{
    const Outcome inner = oneOf({{5, sample::outcome(OutcomeType::Exit)}});
    Scenario given = scenario();
    given.invocations = {
        sample::call(0, "mail",
                     {oneOf({{1, sample::outcome(OutcomeType::Error)}, {2, inner}}),
                      sample::outcome(OutcomeType::Success)})};
    const Catalog catalog(given);

    const OutcomeIndex first = catalog.outcomesOfEntry(0);
    const CatalogOutcome &outer = catalog.outcome(first);
    const CatalogOutcome &nested = catalog.outcome({outer.firstChoice.value + 1});

    QCOMPARE(catalog.outcome({first.value + 1}).outcome->type, OutcomeType::Success);
    QCOMPARE(outer.totalWeight, std::int64_t{3});
    QCOMPARE(catalog.outcome(outer.firstChoice).outcome->type, OutcomeType::Error);
    QCOMPARE(nested.outcome->type, OutcomeType::OneOf);
    QCOMPARE(nested.totalWeight, std::int64_t{5});
    QCOMPARE(catalog.outcome(nested.firstChoice).outcome->type, OutcomeType::Exit);
}

void tst_Catalog::versionsHaveNumbers()
{
    const Scenario given = scenario();
    const Catalog catalog(given);

    for (const char *version : {"$LATEST", "1", "2"})
        QCOMPARE(catalog.version(catalog.version(version)), std::string(version));
}

QTEST_GUILESS_MAIN(tst_Catalog)
#include "tst_catalog.moc"

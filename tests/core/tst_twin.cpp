#include "core/engine/simulate.h"
#include "core/formats/jsontext.h"
#include "core/formats/report.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenariowriter.h"
#include "tests/core/twin/comparison.h"
#include "tests/core/twin/randomscenario.h"
#include "tests/core/twin/twin.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

using namespace retryscope;

namespace {

Rules rulesOfScenario(const Scenario &scenario)
{
    return rulesOf(scenario.rules).value();
}

/// Each seed is simulated whole; every fourth one once more, cut at a moment in the middle.
std::optional<Instant> randomUntil(std::uint64_t seed)
{
    if (seed % 4 != 0)
        return std::nullopt;
    return Instant(Duration(static_cast<std::int64_t>(seed * 7919 % 200'000)));
}

Json engineReport(const Scenario &scenario, std::optional<Instant> until)
{
    SimulationOptions options;
    options.until = until;
    return reportJson(simulate(scenario, rulesOfScenario(scenario), options));
}

/// Empty if the engine and its twin agree on the scenario; else seed, difference and scenario.
std::string disagreement(const Scenario &scenario, std::optional<Instant> until)
{
    const auto differs = [&](const Scenario &part) {
        const Json expected = twin::report(part, rulesOfScenario(part), until);
        return twin::comparableText(engineReport(part, until)) != twin::comparableText(expected);
    };
    if (!differs(scenario))
        return {};
    const Scenario small = twin::reduced(scenario, differs);
    const Json expected = twin::report(small, rulesOfScenario(small), until);
    std::string text = "seed " + std::to_string(scenario.seed);
    if (until)
        text += ", until " + std::to_string(until->time_since_epoch().count()) + " ms";
    return text + "\nengine and twin say\n"
        + twin::firstDifference(engineReport(small, until), expected) + "\nof\n"
        + prettyText(writeScenario(small));
}

/// `ordinary`, unless RETRYSCOPE_TWIN_SEEDS asks for another number, of each row:
///     RETRYSCOPE_TWIN_SEEDS=10000 build/release/tests/core/tst_twin
std::uint64_t seedCount(std::uint64_t ordinary)
{
    const int asked = qEnvironmentVariableIntValue("RETRYSCOPE_TWIN_SEEDS");
    return asked > 0 ? static_cast<std::uint64_t>(asked) : ordinary;
}

/// So many take some twenty seconds in all.
#ifdef NDEBUG
constexpr std::uint64_t ordinarySeeds = 10'000;
#else
constexpr std::uint64_t ordinarySeeds = 600;
#endif

} // namespace

class tst_Twin : public QObject
{
    Q_OBJECT

public:
    /// Ten thousand seeds take longer than the five minutes after which Qt Test ends a test.
    static void initMain()
    {
        if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
            qputenv("QTEST_FUNCTION_TIMEOUT", "36000000");
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void engineAgreesWithItsTwin_data();
    void engineAgreesWithItsTwin();
    void randomScenariosAreReadAsTheyAreWritten();
    void aDifferenceIsReducedToWhatMakesIt();
};

void tst_Twin::engineAgreesWithItsTwin_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<std::uint64_t>("seeds");

    const std::uint64_t few = ordinarySeeds / 5;
    QTest::newRow("as AWS does") << QStringLiteral("aws") << ordinarySeeds;
    QTest::newRow("as the exam chapter says") << QStringLiteral("chapter") << few;
    QTest::newRow("as the destinations article says")
        << QStringLiteral("destinations-article") << few;
    QTest::newRow("as the retry guide says") << QStringLiteral("retry-guide") << few;
    QTest::newRow("by rules of several profiles") << QString() << few;
}

void tst_Twin::engineAgreesWithItsTwin()
{
    QFETCH(const QString, profile);
    QFETCH(const std::uint64_t, seeds);

    for (std::uint64_t seed = 0; seed < seedCount(seeds); ++seed) {
        const RuleChoice rules =
            profile.isEmpty() ? twin::randomRules(seed) : RuleChoice{profile.toStdString(), {}};
        const Scenario scenario = twin::randomScenario(seed, rules);

        std::string difference = disagreement(scenario, std::nullopt);
        if (difference.empty() && randomUntil(seed))
            difference = disagreement(scenario, randomUntil(seed));

        QVERIFY2(difference.empty(), difference.c_str());
    }
}

void tst_Twin::randomScenariosAreReadAsTheyAreWritten()
{
    for (std::uint64_t seed = 0; seed < seedCount(ordinarySeeds); ++seed) {
        const Scenario scenario = twin::randomScenario(seed);

        const auto read = readScenario(writeScenario(scenario), {});

        const std::string error =
            read ? "" : read.error().front().where + ": " + read.error().front().what;
        QVERIFY2(error.empty(), error.c_str());
        QVERIFY(read.value() == scenario);
    }
}

/// What a failure prints: of a scenario that differs because of one call and one change, these two.
void tst_Twin::aDifferenceIsReducedToWhatMakesIt()
{
    Scenario large;
    for (std::uint64_t seed = 0;
         large.invocations.size() < 3 || large.changes.size() < 3 || large.targets.empty(); ++seed)
        large = twin::randomScenario(seed);
    large.invocations[1].at += Duration(1); // unlike all others
    large.changes[1].at += Duration(1);
    const ScenarioInvocation invocation = large.invocations[1];
    const Change change = large.changes[1];

    const Scenario small = twin::reduced(large, [&](const Scenario &part) {
        return std::ranges::count(part.invocations, invocation) == 1
            && std::ranges::count(part.changes, change) == 1;
    });

    QVERIFY(small.invocations == std::vector{invocation});
    QVERIFY(small.changes == std::vector{change});
    QVERIFY(small.targets.empty());
    QVERIFY(small.functions == large.functions);
}

QTEST_GUILESS_MAIN(tst_Twin)

#include "tst_twin.moc"

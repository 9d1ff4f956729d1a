#include "core/engine/simulate.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenariowriter.h"
#include "tests/core/invariants.h"
#include "tests/core/twin/comparison.h"
#include "tests/core/twin/randomscenario.h"

#include <QRegularExpression>
#include <QTest>

#include <optional>
#include <string>

using namespace retryscope;

namespace {

/// Every fifth seed is cut in the middle.
std::optional<Instant> randomUntil(std::uint64_t seed)
{
    if (seed % 5 != 0)
        return std::nullopt;
    return Instant(Duration(static_cast<std::int64_t>(seed * 6151 % 200'000)));
}

std::string brokenBy(const Scenario &scenario, std::optional<Instant> until)
{
    SimulationOptions options;
    options.until = until;
    const Trace trace = simulate(scenario, rulesOf(scenario.rules).value(), options);
    return invariants::broken(trace, !until);
}

std::uint64_t seedCount()
{
    const int raised = qEnvironmentVariableIntValue("RETRYSCOPE_SWARM_SEEDS");
    return raised > 0 ? static_cast<std::uint64_t>(raised) : 1000;
}

} // namespace

class tst_Swarm : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void invariantsHold_data();
    void invariantsHold();
};

void tst_Swarm::invariantsHold_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<std::uint64_t>("first"); // which seeds: each has one profile
    QTest::addColumn<std::uint64_t>("every");

    const auto row = [](const char *name, const char *profile, std::uint64_t first,
                        std::uint64_t every) {
        QTest::newRow(name) << QByteArray(profile) << first << every;
    };
    row("as AWS does", "aws", 0, 2);
    row("as the exam chapter says", "chapter", 1, 6);
    row("as the destinations article says", "destinations-article", 3, 6);
    row("as the retry guide says", "retry-guide", 5, 6);
}

void tst_Swarm::invariantsHold()
{
    QFETCH(const QByteArray, profile);
    QFETCH(const std::uint64_t, first);
    QFETCH(const std::uint64_t, every);

    for (std::uint64_t seed = first; seed < seedCount(); seed += every) {
        const Scenario scenario = twin::randomScenario(seed, {profile.toStdString(), {}});
        const auto until = randomUntil(seed);
        const std::string broken = brokenBy(scenario, until);
        if (broken.empty())
            continue;
        const Scenario small = twin::reduced(
            scenario, [&](const Scenario &part) { return !brokenBy(part, until).empty(); });
        const std::string report = "seed " + std::to_string(seed) + ": " + broken
            + (until ? ", cut at " + std::to_string(until->time_since_epoch().count()) : "")
            + "\nreduced: " + brokenBy(small, until) + " of\n" + prettyText(writeScenario(small));
        QFAIL(report.c_str());
    }
}

QTEST_GUILESS_MAIN(tst_Swarm)
#include "tst_swarm.moc"

#include "core/engine/simulate.h"
#include "core/formats/forkreader.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenariowriter.h"
#include "core/formats/tracelines.h"
#include "core/trace/comparison.h"
#include "tests/core/twin/randomscenario.h"
#include "tests/support/print.h"
#include "tests/support/randomfork.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

using namespace retryscope;

namespace {

constexpr int forks = 200;
constexpr std::uint64_t mostSeeds = 1000; // not every scenario can have every fork

Trace run(Scenario scenario)
{
    const Rules rules = rulesOf(scenario.rules).value();
    return simulate(std::move(scenario), rules);
}

/// The lines of the trace before `at`. Ids and luck are in them.
std::vector<std::string> linesBefore(const Trace &trace, Instant at)
{
    std::vector<std::string> lines;
    const std::size_t count = at > Instant() ? trace.countAt(at - Duration(1)) : 0;
    std::string text;
    writeTraceLines(trace, [&](std::string_view piece) { text += piece; });
    std::size_t begin = 0;
    while (lines.size() < count) {
        const std::size_t end = text.find('\n', begin);
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

/// Empty if both are the same before `at`; else the first lines that differ.
std::string pastDifference(const Trace &base, const Trace &fork, Instant at)
{
    const auto first = firstDivergence(base, fork);
    const auto isPast = [&](const Trace &trace) {
        return first && first->value < trace.size() && trace.at(*first) < at;
    };
    if (!isPast(base) && !isPast(fork))
        return {};
    const auto left = linesBefore(base, at);
    const auto right = linesBefore(fork, at);
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
        const std::string a = i < left.size() ? left[i] : "nothing";
        const std::string b = i < right.size() ? right[i] : "nothing";
        if (a != b)
            return "base: " + a + "\nfork: " + b;
    }
    return "the same text, but not by meaning";
}

/// What the script says to each dispatch of `at`, but for the one of `except`.
std::vector<std::string> dispatchesAt(const Trace &trace, Instant at, InvocationId except)
{
    std::vector<std::string> result;
    const std::size_t begin = at > Instant() ? trace.countAt(at - Duration(1)) : 0;
    for (std::size_t i = begin; i < trace.countAt(at); ++i) {
        const StepIndex step{static_cast<std::uint32_t>(i)};
        const Fact fact = trace.fact(step);
        const auto *started = std::get_if<AttemptStarted>(&fact);
        const auto invocation = trace.invocationOf(step);
        if (!started || invocation == except)
            continue;
        for (const StepIndex own : trace.stepsOf(*invocation)) {
            if (own <= step)
                continue;
            const Fact end = trace.fact(own);
            result.push_back(std::to_string(invocation->value) + ' ' + typeName(end) + ' '
                             + std::to_string(trace.at(own).time_since_epoch().count()));
            break;
        }
    }
    std::ranges::sort(result);
    return result;
}

std::string joined(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += line + '\n';
    return text;
}

/// Whether no invocation ever waits for a place that another one holds.
bool hasRoomForAll(const Scenario &scenario)
{
    const auto isFree = [](const Function &function) {
        return !function.reservedConcurrentExecutions.has_value();
    };
    const auto isReservation = [](const Change &change) {
        return std::string_view(changeName(change)) == "PutFunctionConcurrency";
    };
    return scenario.accountConcurrency > 100 && std::ranges::all_of(scenario.functions, isFree)
        && std::ranges::none_of(scenario.changes, isReservation);
}

} // namespace

/// Forks of random scenarios: the past stays, and only what the change can touch differs.
class tst_ForkProperty : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aSettingFromAMomentOnKeepsThePast()
    {
        int made = 0;
        for (std::uint64_t seed = 1; seed <= mostSeeds && made < forks; ++seed) {
            const Scenario scenario = twin::randomScenario(seed, twin::randomRules(seed));
            const Json document = writeScenario(scenario);
            if (!readScenario(document, scenario.title))
                continue; // other rules made it than it asks for
            const Trace base = run(scenario);

            const auto fork = RandomFork(document, base, seed).settingChange();

            if (!fork || fork.value().patch.empty())
                continue;
            ++made;
            const auto branch = branchOf(document, fork.value(), scenario.title);
            QVERIFY2(branch.hasValue(), branch ? "" : listed(branch.error()).c_str());
            const std::string difference =
                pastDifference(base, run(branch.value()), fork.value().at);
            QVERIFY2(difference.empty(),
                     ("seed " + std::to_string(seed) + '\n' + difference).c_str());
        }
        QCOMPARE(made, forks);
    }

    void anotherOutcomeKeepsThePastAndTheOthers()
    {
        int made = 0;
        int alone = 0;
        for (std::uint64_t seed = 1; seed <= mostSeeds && made < forks; ++seed) {
            const Scenario scenario = twin::randomScenario(seed, twin::randomRules(seed));
            const Json document = writeScenario(scenario);
            if (!readScenario(document, scenario.title))
                continue; // other rules made it than it asks for
            const Trace base = run(scenario);
            RandomFork random(document, base, seed);

            const auto fork = random.outcomeChange();

            if (!fork || !*fork)
                continue;
            ++made;
            const std::string text = "seed " + std::to_string(seed) + '\n'
                + prettyText(writeFork(fork->value())) + prettyText(document);
            const auto branch = branchOf(document, fork->value(), scenario.title);
            QVERIFY2(branch.hasValue(), branch ? "" : listed(branch.error()).c_str());
            const Trace trace = run(branch.value());
            const Instant at = fork->value().at;
            const std::string difference = pastDifference(base, trace, at);
            QVERIFY2(difference.empty(), (text + difference).c_str());
            const InvocationId changed = random.dispatch()->invocation;
            verifyOutcome(trace, *random.dispatch(), random.outcomeType(), text);
            if (!hasRoomForAll(scenario))
                continue; // a place that is taken or left touches the others too
            ++alone;
            const auto before = dispatchesAt(base, at, changed);
            const auto after = dispatchesAt(trace, at, changed);
            const bool areThere = std::ranges::includes(after, before);
            QVERIFY2(areThere, (joined(before) + "in base\n" + joined(after) + text).c_str());
        }
        QCOMPARE(made, forks);
        QVERIFY2(alone > 20, std::to_string(alone).c_str());
    }

private:
    /// The dispatch of that number got that outcome.
    void verifyOutcome(const Trace &trace, const whatif::Dispatch &dispatch, OutcomeType type,
                       const std::string &text)
    {
        std::optional<StepIndex> begin;
        for (const StepIndex step : trace.stepsOf(dispatch.invocation)) {
            const auto found = whatif::dispatchOf(trace, step);
            if (found && found->begin == step && found->number == dispatch.number)
                begin = step;
        }
        QVERIFY2(begin, text.c_str());
        QVERIFY2(trace.at(*begin) == trace.at(dispatch.begin), text.c_str());
        const Fact fact = trace.fact(*begin);
        if (type == OutcomeType::Throttle || type == OutcomeType::SystemError)
            QVERIFY2(!std::holds_alternative<AttemptStarted>(fact), text.c_str());
    }
};

QTEST_GUILESS_MAIN(tst_ForkProperty)
#include "tst_forkproperty.moc"

#include "core/trace/script.h"
#include "tests/support/print.h"
#include "tests/support/scenarios.h"

#include <QRegularExpression>
#include <QTest>

#include <set>

using namespace retryscope;
using namespace std::chrono_literals;

namespace {

Outcome thrown(const char *type)
{
    Outcome outcome = sample::outcome(OutcomeType::Error);
    outcome.errorType = type;
    return outcome;
}

Outcome oneOf(std::vector<Choice> choices)
{
    Outcome outcome = sample::outcome(OutcomeType::OneOf);
    outcome.choices = std::move(choices);
    return outcome;
}

/// A scenario with one invocation, and the script that looks at it.
class Stage
{
public:
    explicit Stage(Scenario scenario, std::uint64_t luck = 7)
        : m_trace(std::move(scenario), Rules{})
        , m_script(m_trace)
    {
        m_trace.add({luck, m_trace.catalog().referenceOfEntry(0), std::nullopt, 0, 3,
                     InvocationType::Event, false});
    }

    [[nodiscard]] const Outcome &outcome(const ScriptedDispatch &dispatch) const
    {
        return *m_trace.catalog().outcome(m_script.outcome(dispatch)).outcome;
    }

    [[nodiscard]] Duration duration(const ScriptedDispatch &dispatch) const
    {
        return m_script.duration(dispatch, m_script.outcome(dispatch));
    }

private:
    Trace m_trace;
    Script m_script;
};

ScriptedDispatch dispatch(std::uint32_t number = 1, std::uint32_t run = 1, Instant now = {})
{
    return {{0}, {0}, now, number, run};
}

/// A function that throws `matches` where `when` holds, and `falls through` elsewhere.
Scenario matching(const When &when, Json payload = Json::Object{})
{
    Function function = sample::function("f");
    function.behavior = {{when, thrown("matches")}, {{}, thrown("falls through")}};
    Scenario scenario = sample::oneCall(std::move(function));
    scenario.invocations[0].payload = std::move(payload);
    return scenario;
}

} // namespace

class tst_Script : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void withoutBehaviourItSucceeds();
    void firstBehaviourThatAppliesCounts();
    void ownOutcomesComeFirst_data();
    void ownOutcomesComeFirst();
    void timesOfABehaviour_data();
    void timesOfABehaviour();
    void runNumbersOfABehaviour_data();
    void runNumbersOfABehaviour();
    void payloadOfABehaviour_data();
    void payloadOfABehaviour();
    void allConditionsMustHold();
    void choicesAreAsLikelyAsTheirWeight();
    void choicesOfChoicesAreDrawnToo();
    void durationsAreDrawnWithBothEnds();
    void luckDependsOnInvocationAndDispatchAlone();
};

void tst_Script::withoutBehaviourItSucceeds()
{
    Function function = sample::function("f");
    function.behavior.clear();
    const Stage stage(sample::oneCall(function));

    QCOMPARE(stage.outcome(dispatch()), Outcome());
    QCOMPARE(stage.duration(dispatch()), Duration(100ms));
}

void tst_Script::firstBehaviourThatAppliesCounts()
{
    const Stage stage(matching({}));

    QCOMPARE(stage.outcome(dispatch()).errorType, std::string("matches"));
}

void tst_Script::ownOutcomesComeFirst_data()
{
    QTest::addColumn<std::uint32_t>("number");
    QTest::addColumn<std::string>("expected");

    QTest::newRow("first") << 1U << std::string("one");
    QTest::newRow("last") << 2U << std::string("two");
    QTest::newRow("the last one repeats") << 9U << std::string("two");
}

void tst_Script::ownOutcomesComeFirst()
{
    QFETCH(const std::uint32_t, number);
    QFETCH(const std::string, expected);
    const Stage stage(sample::oneCall(sample::function("f", thrown("behaviour")),
                                      {thrown("one"), thrown("two")}));

    QCOMPARE(stage.outcome(dispatch(number)).errorType, expected);
}

void tst_Script::timesOfABehaviour_data()
{
    QTest::addColumn<std::int64_t>("atMs");
    QTest::addColumn<bool>("matches");

    QTest::newRow("just before") << std::int64_t{999} << false;
    QTest::newRow("at the beginning") << std::int64_t{1000} << true;
    QTest::newRow("just before the end") << std::int64_t{1999} << true;
    QTest::newRow("at the end") << std::int64_t{2000} << false;
}

void tst_Script::timesOfABehaviour()
{
    QFETCH(const std::int64_t, atMs);
    QFETCH(const bool, matches);
    const Stage stage(matching({Instant(1s), Instant(2s), std::nullopt, {}}));

    const std::string found = stage.outcome(dispatch(1, 1, sample::at(atMs))).errorType;

    QCOMPARE(found, std::string(matches ? "matches" : "falls through"));
}

void tst_Script::runNumbersOfABehaviour_data()
{
    QTest::addColumn<std::uint32_t>("run");
    QTest::addColumn<bool>("matches");

    QTest::newRow("first") << 1U << true;
    QTest::newRow("second") << 2U << false;
    QTest::newRow("third") << 3U << true;
}

void tst_Script::runNumbersOfABehaviour()
{
    QFETCH(const std::uint32_t, run);
    QFETCH(const bool, matches);
    const Stage stage(matching({std::nullopt, std::nullopt, {{1, 3}}, {}}));

    const std::string found = stage.outcome(dispatch(7, run)).errorType;

    QCOMPARE(found, std::string(matches ? "matches" : "falls through"));
}

void tst_Script::payloadOfABehaviour_data()
{
    QTest::addColumn<std::string>("pointer");
    QTest::addColumn<Json>("value");
    QTest::addColumn<bool>("matches");

    const auto row = [](const char *name, const char *pointer, Json value, bool matches) {
        QTest::newRow(name) << std::string(pointer) << std::move(value) << matches;
    };
    row("equal", "/kind", "poison", true);
    row("another text", "/kind", "food", false);
    row("equal by value", "/size", JsonNumber{"10e-1"}, true);
    row("true is not 1", "/flag", 1, false);
    row("nothing there", "/missing", Json(), false);
    row("null is there", "/none", Json(), true);
    row("an element", "/list/1", 2, true);
    row("the whole event's part", "/list", Json::Array{1, 2}, true);
    row("a key with a slash", "/a~1b", "c", true);
    row("the repetition is filled in", "/id", "order 3", true);
    row("not as it is written", "/id", "order {n}", false);
}

void tst_Script::payloadOfABehaviour()
{
    QFETCH(const std::string, pointer);
    QFETCH(const Json, value);
    QFETCH(const bool, matches);
    const Json payload = Json::Object{
        {"kind", "poison"},          {"size", 1},  {"flag", true},     {"none", Json()},
        {"list", Json::Array{1, 2}}, {"a/b", "c"}, {"id", "order {n}"}};
    const Stage stage(
        matching({std::nullopt, std::nullopt, std::nullopt, {{pointer, value}}}, payload));

    const std::string found = stage.outcome(dispatch()).errorType;

    QCOMPARE(found, std::string(matches ? "matches" : "falls through"));
}

void tst_Script::allConditionsMustHold()
{
    const When when{Instant(1s), std::nullopt, {{2}}, {{"/a", 1}, {"/b", 2}}};
    const Stage both(matching(when, Json::Object{{"a", 1}, {"b", 2}}));
    const Stage one(matching(when, Json::Object{{"a", 1}, {"b", 3}}));

    QCOMPARE(both.outcome(dispatch(2, 2, Instant(1s))).errorType, std::string("matches"));
    QCOMPARE(both.outcome(dispatch(2, 1, Instant(1s))).errorType, std::string("falls through"));
    QCOMPARE(both.outcome(dispatch(2, 2, Instant(0s))).errorType, std::string("falls through"));
    QCOMPARE(one.outcome(dispatch(2, 2, Instant(1s))).errorType, std::string("falls through"));
}

void tst_Script::choicesAreAsLikelyAsTheirWeight()
{
    const Stage stage(sample::oneCall(sample::function(
        "f", oneOf({{1, thrown("rare")}, {0, thrown("never")}, {9, thrown("often")}}))));
    int rare = 0;

    for (std::uint32_t number = 1; number <= 10'000; ++number) {
        const std::string &drawn = stage.outcome(dispatch(number)).errorType;
        QVERIFY(drawn != "never");
        rare += drawn == "rare" ? 1 : 0;
    }

    QVERIFY2(rare > 900 && rare < 1100, std::to_string(rare).c_str()); // deviation 30
}

void tst_Script::choicesOfChoicesAreDrawnToo()
{
    const Outcome inner = oneOf({{1, thrown("x")}, {1, thrown("y")}});
    const Stage stage(
        sample::oneCall(sample::function("f", oneOf({{1, thrown("z")}, {1, inner}}))));
    std::set<std::string> drawn;

    for (std::uint32_t number = 1; number <= 100; ++number)
        drawn.insert(stage.outcome(dispatch(number)).errorType);

    QCOMPARE(drawn, (std::set<std::string>{"x", "y", "z"}));
}

void tst_Script::durationsAreDrawnWithBothEnds()
{
    Outcome outcome = sample::outcome(OutcomeType::Success);
    outcome.duration = {Duration(80), Duration(82)};
    const Stage stage(sample::oneCall(sample::function("f", outcome)));
    std::set<Duration> drawn;

    for (std::uint32_t number = 1; number <= 100; ++number)
        drawn.insert(stage.duration(dispatch(number)));

    QCOMPARE(drawn, (std::set{Duration(80), Duration(81), Duration(82)}));
}

void tst_Script::luckDependsOnInvocationAndDispatchAlone()
{
    Outcome outcome = sample::outcome(OutcomeType::Success);
    outcome.duration = {Duration(0), Duration(1'000'000)};
    Function function = sample::function("f", outcome);
    const Stage stage(sample::oneCall(function));
    function.behavior.insert(function.behavior.begin(), {{Instant(1h), {}, {}, {}}, outcome});
    function.timeoutSeconds = 900;
    const Stage changedElsewhere(sample::oneCall(function));
    const Stage otherInvocation(sample::oneCall(function), 8);

    QCOMPARE(stage.duration(dispatch(2, 1)),
             changedElsewhere.duration(dispatch(2, 2, Instant(5s))));
    QVERIFY(stage.duration(dispatch(1)) != stage.duration(dispatch(2)));
    QVERIFY(stage.duration(dispatch(1)) != otherInvocation.duration(dispatch(1)));
}

QTEST_GUILESS_MAIN(tst_Script)
#include "tst_script.moc"

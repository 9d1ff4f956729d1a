#include "core/engine/simulate.h"
#include "core/formats/jsontext.h"
#include "core/formats/report.h"
#include "core/formats/scenariofile.h"
#include "core/rules/optionproof.h"
#include "core/rules/rulebook.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace retryscope;

namespace {

std::span<const Rule> switchableRules()
{
    return rulebook().first(switchableRuleCount);
}

/// What the report of the option's scenario has at the proof's place, when the rule alone is
/// overridden by `option`.
std::string shown(const OptionProof &proof, const RuleOption &option)
{
    const std::string file =
        RETRYSCOPE_SOURCE_DIR "/resources/" + std::string(proof.scenario) + ".json";
    auto opened = openScenario(file);
    if (!opened)
        return listed(opened.error());
    Scenario scenario = std::move(opened).value();
    scenario.rules = {"aws", {{name(proof.rule), name(option.claims.front().profile)}}};
    const Rules rules = rulesOf(scenario.rules).value();
    const Json report = reportJson(simulate(std::move(scenario), rules));
    const Json *value = resolve(report, std::string(proof.place));
    return value ? compactText(*value) : std::string();
}

/// Whether any of the rule's options changes what a run does.
bool changesRuns(const Rule &rule)
{
    return std::ranges::any_of(rule.options,
                               [](const RuleOption &option) { return option.choose != nullptr; });
}

} // namespace

/// Each way to decide a switchable rule: somebody claims it, and a run shows it.
class tst_RuleOptions : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aRunShowsTheOption_data();
    void aRunShowsTheOption();
    void eachProofIsOfTheRulebookAndInItsOrder();
    void onlyRulesOfWordsChangeNoRun();
};

void tst_RuleOptions::aRunShowsTheOption_data()
{
    QTest::addColumn<std::size_t>("rule");
    QTest::addColumn<std::size_t>("option");
    for (std::size_t r = 0; r < switchableRuleCount; ++r) {
        for (std::size_t o = 0; o < switchableRules()[r].options.size(); ++o) {
            const std::string row =
                std::string(name(switchableRules()[r].id)) + ", option " + std::to_string(o);
            QTest::newRow(row.c_str()) << r << o;
        }
    }
}

void tst_RuleOptions::aRunShowsTheOption()
{
    QFETCH(const std::size_t, rule);
    QFETCH(const std::size_t, option);
    const Rule &decided = switchableRules()[rule];
    const RuleOption &chosen = decided.options[option];
    QVERIFY2(!chosen.claims.empty(), "nobody claims it");

    const OptionProof *proof = proofOf(decided.id, option);
    const bool needsProof = option > 0 && chosen.choose;
    QVERIFY2(needsProof == (proof != nullptr), "an option that changes a run has one proof");
    if (!proof)
        return;
    QVERIFY2(proof->withOption0 != proof->withThis, "the proof shows no difference");
    QCOMPARE(shown(*proof, decided.options.front()), std::string(proof->withOption0));
    QCOMPARE(shown(*proof, chosen), std::string(proof->withThis));
}

void tst_RuleOptions::eachProofIsOfTheRulebookAndInItsOrder()
{
    const auto place = [](const OptionProof &proof) {
        return std::pair(static_cast<std::size_t>(proof.rule), proof.option);
    };
    QVERIFY(std::ranges::adjacent_find(
                optionProofs(), [&](const auto &a, const auto &b) { return place(a) >= place(b); })
            == optionProofs().end());
    for (const OptionProof &proof : optionProofs()) {
        QVERIFY2(isSwitchable(proof.rule), name(proof.rule));
        QVERIFY2(proof.option < rule(proof.rule).options.size(), name(proof.rule));
    }
}

void tst_RuleOptions::onlyRulesOfWordsChangeNoRun()
{
    std::vector<RuleId> words;
    for (const Rule &each : switchableRules()) {
        if (!changesRuns(each))
            words.push_back(each.id);
        else // option 0 too, or an override by it would change nothing
            QVERIFY2(std::ranges::all_of(each.options, &RuleOption::choose), name(each.id));
    }
    QVERIFY((words == std::vector{RuleId::ConfigPlace, RuleId::EsmDestinations}));
}

QTEST_GUILESS_MAIN(tst_RuleOptions)
#include "tst_ruleoptions.moc"

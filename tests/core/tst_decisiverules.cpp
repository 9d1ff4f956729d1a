#include "core/engine/decisiverules.h"
#include "core/rules/rulebook.h"
#include "tests/support/scenarios.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

Rules rulesOfProfile(Profile profile)
{
    return rulesOf({name(profile), {}}).value();
}

/// One call a function: retried, throttled, with a dead-letter queue beside its destination, fine.
Scenario mixed()
{
    Function failing = sample::function("failing", sample::outcome(OutcomeType::Error));
    Function throttled = sample::function("throttled", sample::outcome(OutcomeType::Throttle));
    Function twice = sample::function("twice", sample::outcome(OutcomeType::Error));
    twice.deadLetterTargetArn = sample::deadLetterQueue;
    twice.eventInvokeConfigs = {sample::sending("", sample::queue)};
    twice.eventInvokeConfigs[0].maximumRetryAttempts = 0;
    Scenario scenario;
    for (const Function &function : {failing, throttled, twice, sample::function("fine")}) {
        scenario.functions.push_back(function);
        scenario.invocations.push_back(sample::call(0, function.name));
    }
    scenario.targets = {sample::target(sample::queue), sample::target(sample::deadLetterQueue)};
    return scenario;
}

QString ruleNames(const std::vector<RuleApart> &rules)
{
    QStringList names;
    for (const RuleApart &each : rules)
        names += QString::fromLatin1(name(each.rule));
    return names.join(QLatin1Char(' '));
}

} // namespace

/// Which rule made an end differ.
class tst_DecisiveRules : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void rulesApartAreThoseWithOtherOptions();
    void eachEventHasItsRule_data();
    void eachEventHasItsRule();
    void whatWorksAloneIsNamedAndNothingElse();
    void aCancelledSearchHasNoResult();
};

void tst_DecisiveRules::rulesApartAreThoseWithOtherOptions()
{
    const Trace aws = simulate(mixed(), Rules{});
    const Trace article = simulate(mixed(), rulesOfProfile(Profile::DestinationsArticle));
    QCOMPARE(ruleNames(rulesApart(aws, aws)), QString());
    QCOMPARE(ruleNames(rulesApart(aws, article)),
             QStringLiteral("failure.fanout s3.target permission.missing"));
}

void tst_DecisiveRules::eachEventHasItsRule_data()
{
    QTest::addColumn<QString>("function");
    QTest::addColumn<QString>("rules");

    QTest::newRow("retries") << QStringLiteral("failing") << QStringLiteral("retry.waits");
    QTest::newRow("refusals") << QStringLiteral("throttled") << QStringLiteral("throttle.handling");
    QTest::newRow("both kinds of target")
        << QStringLiteral("twice") << QStringLiteral("failure.fanout");
    QTest::newRow("the same end in both") << QStringLiteral("fine") << QString();
}

void tst_DecisiveRules::eachEventHasItsRule()
{
    QFETCH(QString, function);
    const Trace aws = simulate(mixed(), Rules{});
    const Trace chapter = simulate(mixed(), rulesOfProfile(Profile::Chapter));
    const auto events = compared(aws, chapter).differentEnds;
    SimulationMonitor monitor;
    const auto found = decisiveRules(aws, chapter, events, monitor);
    QVERIFY(found);
    QCOMPARE(found->size(), events.size());
    QString rules;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (aws.reference(*events[i].left).text.name == function.toStdString())
            rules = ruleNames((*found)[i]);
    }
    QTEST(rules, "rules");
}

/// Waits of 60 s change nothing while the age is looked at when they are scheduled, but they do
/// once it is looked at later.
void tst_DecisiveRules::whatWorksAloneIsNamedAndNothingElse()
{
    Function f = sample::function("f", sample::outcome(OutcomeType::Error));
    f.eventInvokeConfigs = {sample::limiting(2, 70)};
    Rules rules;
    rules.retryWaits = {std::chrono::seconds(60), std::chrono::seconds(60)};
    rules.ageCheck = AgeCheck::AtDispatch;
    const Trace left = simulate(sample::oneCall(f), Rules{});
    const Trace right = simulate(sample::oneCall(f), rules);
    const auto events = compared(left, right).differentEnds;
    QCOMPARE(events.size(), std::size_t{1});
    SimulationMonitor monitor;
    QCOMPARE(ruleNames(decisiveRules(left, right, events, monitor)->front()),
             QStringLiteral("age.check"));
}

void tst_DecisiveRules::aCancelledSearchHasNoResult()
{
    const Trace aws = simulate(mixed(), Rules{});
    const Trace chapter = simulate(mixed(), rulesOfProfile(Profile::Chapter));
    SimulationMonitor monitor;
    monitor.cancelled = true;
    QVERIFY(!decisiveRules(aws, chapter, compared(aws, chapter).differentEnds, monitor));
}

QTEST_GUILESS_MAIN(tst_DecisiveRules)
#include "tst_decisiverules.moc"

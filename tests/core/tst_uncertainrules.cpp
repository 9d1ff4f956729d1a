#include "core/engine/simulate.h"
#include "core/rules/rulebook.h"
#include "core/trace/uncertainrules.h"
#include "tests/support/scenarios.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

QString uncertain(Scenario scenario, const Rules &rules)
{
    const std::atomic<bool> never = false;
    const Trace trace = simulate(std::move(scenario), rules);
    QStringList names;
    const auto found = uncertainRules(trace, never);
    for (const RuleId id : *found)
        names += QString::fromLatin1(name(id));
    return names.join(QLatin1Char(' '));
}

Scenario going(OutcomeType how)
{
    Function f = sample::function("f", sample::outcome(how));
    f.eventInvokeConfigs = {sample::limiting(0, 100)};
    return sample::oneCall(f);
}

} // namespace

/// Which rules of a run nobody has seen on AWS as they are.
class tst_UncertainRules : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void aRunNamesThoseThatDecidedIt_data();
    void aRunNamesThoseThatDecidedIt();
    void anotherDocumentsOptionIsNone();
    void aCancelledPassHasNoResult();
};

void tst_UncertainRules::aRunNamesThoseThatDecidedIt_data()
{
    QTest::addColumn<Scenario>("scenario");
    QTest::addColumn<QString>("rules");

    QTest::newRow("nothing is called") << Scenario{} << QString();
    QTest::newRow("a success") << going(OutcomeType::Success)
                               << QStringLiteral("acceptance.checks dispatch.order run.outcome");
    QTest::newRow("an error, retries used up")
        << going(OutcomeType::Error)
        << QStringLiteral("acceptance.checks dispatch.order run.outcome retry.attempts");
    QTest::newRow("refusals") << going(OutcomeType::Throttle)
                              << QStringLiteral("throttle.handling acceptance.checks");
}

void tst_UncertainRules::aRunNamesThoseThatDecidedIt()
{
    QFETCH(Scenario, scenario);
    QTEST(uncertain(scenario, Rules{}), "rules");
}

void tst_UncertainRules::anotherDocumentsOptionIsNone()
{
    Rules rules;
    rules.throttleHandling = ThrottleHandling::FailedAttempt;
    QVERIFY(!uncertain(going(OutcomeType::Throttle), rules).contains(u"throttle.handling"));
}

void tst_UncertainRules::aCancelledPassHasNoResult()
{
    const std::atomic<bool> yes = true;
    QVERIFY(!uncertainRules(simulate(going(OutcomeType::Error), Rules{}), yes));
}

QTEST_GUILESS_MAIN(tst_UncertainRules)
#include "tst_uncertainrules.moc"

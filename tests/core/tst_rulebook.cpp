#include "core/rules/rulebook.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <string>

using namespace retryscope;

namespace {

/// All texts of the rule that people read.
std::string texts(const Rule &rule)
{
    std::string all = std::string(rule.subject) + std::string(rule.assumed);
    for (const RuleOption &option : rule.options) {
        all += option.text;
        for (const Claim &claim : option.claims)
            all += claim.where;
    }
    return all;
}

} // namespace

class tst_Rulebook : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void rulesStandInTheOrderOfTheirIds();
    void namesAreUniqueAndLeadBack();
    void unknownNamesLeadNowhere();
    void everyRuleSaysWhatItDecidesAndHow();
    void firstClaimIsAws();
    void everyProfileClaimsAtMostOneOption();
    void rulesThatDoNotSwitchHaveOneOption();
    void everySourceIsAKnownWork();
    void evidence_data();
    void evidence();
    void assumedRulesSaySo();
    void textsFitATerminal();
};

void tst_Rulebook::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Rulebook::rulesStandInTheOrderOfTheirIds()
{
    QCOMPARE(rulebook().size(), ruleCount);
    for (std::size_t i = 0; i < ruleCount; ++i) {
        QCOMPARE(static_cast<std::size_t>(rulebook()[i].id), i);
        QCOMPARE(&rule(rulebook()[i].id), &rulebook()[i]);
    }
}

void tst_Rulebook::namesAreUniqueAndLeadBack()
{
    for (const Rule &each : rulebook()) {
        QVERIFY2(ruleNamed(name(each.id)), name(each.id));
        QCOMPARE(static_cast<int>(*ruleNamed(name(each.id))), static_cast<int>(each.id));
    }
    for (const Profile profile : allProfiles) {
        QVERIFY2(profileNamed(name(profile)), name(profile));
        QCOMPARE(static_cast<int>(*profileNamed(name(profile))), static_cast<int>(profile));
    }
}

void tst_Rulebook::unknownNamesLeadNowhere()
{
    QVERIFY(!ruleNamed("retry"));
    QVERIFY(!ruleNamed(""));
    QVERIFY(!profileNamed("AWS"));
    QVERIFY(!profileNamed(""));
}

void tst_Rulebook::everyRuleSaysWhatItDecidesAndHow()
{
    for (const Rule &each : rulebook()) {
        QVERIFY2(!each.subject.empty() && !each.subject.ends_with('.'), name(each.id));
        QVERIFY2(!each.options.empty(), name(each.id));
        for (const RuleOption &option : each.options) {
            QVERIFY2(option.text.ends_with('.'), name(each.id));
            QVERIFY2(!option.claims.empty(), name(each.id));
        }
    }
}

void tst_Rulebook::firstClaimIsAws()
{
    for (const Rule &each : rulebook()) {
        QVERIFY2(each.options.front().claims.front().profile == Profile::Aws, name(each.id));
        QVERIFY2(!each.source().empty(), name(each.id));
        QVERIFY2(&optionOf(each, Profile::Aws) == &each.options.front(), name(each.id));
    }
}

void tst_Rulebook::everyProfileClaimsAtMostOneOption()
{
    for (const Rule &each : rulebook()) {
        QSet<int> profiles;
        qsizetype claims = 0;
        for (const RuleOption &option : each.options) {
            QVERIFY2(std::ranges::is_sorted(option.claims, {}, &Claim::profile), name(each.id));
            for (const Claim &claim : option.claims) {
                profiles.insert(static_cast<int>(claim.profile));
                QVERIFY2(!claim.where.empty(), name(each.id));
                ++claims;
            }
        }
        QVERIFY2(profiles.size() == claims, name(each.id));
    }
}

void tst_Rulebook::rulesThatDoNotSwitchHaveOneOption()
{
    for (const Rule &each : rulebook())
        QVERIFY2((each.options.size() > 1) == isSwitchable(each.id), name(each.id));
}

void tst_Rulebook::everySourceIsAKnownWork()
{
    for (const Rule &each : rulebook()) {
        const auto source =
            QString::fromUtf8(each.source().data(), static_cast<qsizetype>(each.source().size()));
        for (const QString &citation : source.split(QStringLiteral("; "))) {
            const std::string text = citation.toStdString();
            const auto isNamed = [&text](const Work &work) { return text.starts_with(work.name); };
            QVERIFY2(std::ranges::any_of(works(), isNamed), text.c_str());
        }
    }
}

void tst_Rulebook::evidence_data()
{
    QTest::addColumn<QString>("evidence");

    const auto row = [](RuleId id, const char *evidence) {
        QTest::newRow(name(id)) << QString::fromLatin1(evidence);
    };
    row(RuleId::RetryWaits, "recorded");
    row(RuleId::ThrottleHandling, "captured");
    row(RuleId::AgeMaximum, "documented");
    row(RuleId::AgeCheck, "recorded");
    row(RuleId::FailureFanout, "captured");
    row(RuleId::FifoTargets, "captured");
    row(RuleId::S3Target, "documented");
    row(RuleId::LambdaTarget, "documented");
    row(RuleId::PayloadLimit, "documented");
    row(RuleId::RecordShape, "recorded");
    row(RuleId::RecordSuccessCount, "captured");
    row(RuleId::RecordExhaustedName, "recorded");
    row(RuleId::ReturnedErrorMeaning, "documented");
    row(RuleId::PermissionMissing, "captured");
    row(RuleId::ConfigPlace, "recorded");
    row(RuleId::EsmDestinations, "recorded");
    row(RuleId::DispatchOrder, "inferred");
    row(RuleId::RecursionDetection, "captured");
    row(RuleId::ConcurrencyZero, "recorded");
    row(RuleId::AgeAtDispatch, "assumed");
    row(RuleId::SettingsChange, "captured");
}

void tst_Rulebook::evidence()
{
    QFETCH(QString, evidence);
    const auto id = ruleNamed(QTest::currentDataTag());

    QVERIFY(id);
    QCOMPARE(QString::fromLatin1(name(rule(*id).evidence)), evidence);
}

void tst_Rulebook::assumedRulesSaySo()
{
    for (const RuleId id : {RuleId::AgeAtDispatch, RuleId::RecursionDetection, RuleId::Duplicates,
                            RuleId::RecordShape, RuleId::RunOutcome, RuleId::PermissionMissing})
        QVERIFY2(!rule(id).assumed.empty(), name(id));
    for (const Rule &each : rulebook()) {
        QVERIFY2(each.evidence != Evidence::Assumed || !each.assumed.empty(), name(each.id));
        QVERIFY2(each.assumed.empty() || each.assumed.ends_with('.'), name(each.id));
    }
}

void tst_Rulebook::textsFitATerminal()
{
    const auto isPlain = [](char c) { return c >= ' ' && c <= '~'; };
    for (const Rule &each : rulebook())
        QVERIFY2(std::ranges::all_of(texts(each), isPlain), name(each.id));
}

QTEST_GUILESS_MAIN(tst_Rulebook)
#include "tst_rulebook.moc"

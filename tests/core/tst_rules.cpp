#include "core/rules/rulebook.h"
#include "core/rules/rules.h"

#include <QRegularExpression>
#include <QTest>

#include <array>
#include <string>

using namespace retryscope;

namespace {

/// A row of the table in semantics, section 12.
struct Row
{
    RuleId rule = RuleId::RetryWaits;
    std::array<const char *, profileCount> options; ///< in the order of `Profile`
};

const std::array table{
    Row{RuleId::RetryWaits, {"60 s, 120 s", "60 s, 60 s", "silent", "3 s, 60 s"}},
    Row{RuleId::ThrottleHandling, {"own back-off", "failed attempt", "silent", "silent"}},
    Row{RuleId::AgeMaximum, {"21600 s", "21600 s", "silent", "86400 s"}},
    Row{RuleId::AgeCheck, {"when scheduled", "at dispatch", "silent", "at dispatch"}},
    Row{RuleId::FailureFanout, {"both", "OnFailure, else DLQ", "OnFailure, then DLQ", "both"}},
    Row{RuleId::FifoTargets, {"refused", "as destination", "silent", "silent"}},
    Row{RuleId::S3Target, {"OnFailure only", "refused", "refused", "refused"}},
    Row{RuleId::LambdaTarget, {"asynchronous", "synchronous", "silent", "silent"}},
    Row{RuleId::PayloadLimit, {"1048576", "262144", "silent", "silent"}},
    Row{RuleId::RecordShape, {"section 8", "chapter", "section 8", "retry-guide"}},
    Row{RuleId::RecordSuccessCount, {"1", "silent", "silent", "n"}},
    Row{RuleId::RecordExhaustedName,
        {"RetriesExhausted", "silent", "RetriesExhausted", "RetryAttemptsExhausted"}},
    Row{RuleId::ReturnedErrorMeaning, {"success", "silent", "silent", "function error"}},
    Row{RuleId::PermissionMissing,
        {"refused when saved", "silent", "fails at delivery", "fails at delivery"}},
    Row{RuleId::ConfigPlace, {"wording 0", "wording 0", "wording 0", "wording 1"}},
    Row{RuleId::EsmDestinations, {"wording 0", "wording 1", "wording 1", "wording 2"}},
};

std::string seconds(Duration duration)
{
    return std::to_string(duration.count() / 1000) + " s";
}

const char *failureFanout(const Rules &rules)
{
    switch (rules.failureFanout) {
    case FailureFanout::Both:
        return "both";
    case FailureFanout::OnFailureFirst:
        return "OnFailure, then DLQ";
    case FailureFanout::OnFailureElseDeadLetterQueue:
        return "OnFailure, else DLQ";
    }
    return "";
}

const char *recordShape(const Rules &rules)
{
    switch (rules.recordShape) {
    case RecordShape::Aws:
        return "section 8";
    case RecordShape::Chapter:
        return "chapter";
    case RecordShape::RetryGuide:
        return "retry-guide";
    }
    return "";
}

/// All that `rules` chose, in the order and words of the table.
std::array<std::string, switchableRuleCount - 2> chosen(const Rules &rules)
{
    return {
        seconds(rules.retryWaits[0]) + ", " + seconds(rules.retryWaits[1]),
        rules.throttleHandling == ThrottleHandling::OwnBackOff ? "own back-off" : "failed attempt",
        seconds(rules.ageMaximum),
        rules.ageCheck == AgeCheck::WhenScheduled ? "when scheduled" : "at dispatch",
        failureFanout(rules),
        rules.fifoTargets == FifoTargets::Refused ? "refused" : "as destination",
        rules.s3Target == S3Target::Refused ? "refused" : "OnFailure only",
        rules.lambdaTarget == LambdaTarget::Asynchronous ? "asynchronous" : "synchronous",
        std::to_string(rules.payloadLimit),
        recordShape(rules),
        rules.successCount == SuccessCount::One ? "1" : "n",
        rules.exhaustedName == ExhaustedName::RetriesExhausted ? "RetriesExhausted"
                                                               : "RetryAttemptsExhausted",
        rules.returnedError == ReturnedError::Success ? "success" : "function error",
        rules.missingPermission == MissingPermission::RefusedWhenSaved ? "refused when saved"
                                                                       : "fails at delivery",
    };
}

/// The option that the rulebook has for a rule that changes words alone, in the words of the table.
std::string wording(RuleId id, Profile profile)
{
    const Rule &rule = retryscope::rule(id);
    return "wording " + std::to_string(&optionOf(rule, profile) - rule.options.begin());
}

std::string lines(const std::vector<Error> &errors)
{
    std::string text;
    for (const Error &error : errors)
        text += error.where + ": " + error.what + '\n';
    return text;
}

} // namespace

class tst_Rules : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyRuleAndProfile_data();
    void everyRuleAndProfile();
    void withoutAChoiceTheRulesAreAws();
    void silentProfileNamesTheOptionOfAws();
    void unknownNames_data();
    void unknownNames();
    void allUnknownNamesAreReported();
};

void tst_Rules::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Rules::everyRuleAndProfile_data()
{
    QTest::addColumn<std::size_t>("rule");
    QTest::addColumn<Profile>("profile");

    for (std::size_t i = 0; i < table.size(); ++i) {
        for (const Profile profile : allProfiles)
            QTest::addRow("%s of %s", name(table[i].rule), name(profile)) << i << profile;
    }
}

void tst_Rules::everyRuleAndProfile()
{
    QFETCH(std::size_t, rule);
    QFETCH(Profile, profile);
    const auto &[id, options] = table[rule];
    const std::string said = options[static_cast<std::size_t>(profile)];
    const std::string expected = said == "silent" ? options.front() : said;

    const auto byProfile = rulesOf({name(profile), {}});
    const auto byOverride = rulesOf({"aws", {{name(id), name(profile)}}});
    const auto takenBack = rulesOf({name(profile), {{name(id), "aws"}}});

    QVERIFY(byProfile);
    QVERIFY(byOverride);
    QVERIFY(takenBack);
    QCOMPARE(isSilent(retryscope::rule(id), profile), said == "silent");
    auto alone = chosen(Rules{});
    if (rule < alone.size()) {
        QCOMPARE(chosen(byProfile.value())[rule], expected);
        QCOMPARE(chosen(takenBack.value())[rule], std::string(options.front()));
        alone[rule] = expected;
    } else {
        QCOMPARE(wording(id, profile), expected);
    }
    QCOMPARE(chosen(byOverride.value()), alone);
}

void tst_Rules::withoutAChoiceTheRulesAreAws()
{
    QVERIFY(rulesOf({}));
    QVERIFY(rulesOf({}).value() == Rules{});
}

void tst_Rules::silentProfileNamesTheOptionOfAws()
{
    const auto rules = rulesOf({"chapter", {{"retry.waits", "destinations-article"}}});

    QVERIFY(rules);
    QCOMPARE(chosen(rules.value())[0], std::string("60 s, 120 s"));
    QCOMPARE(chosen(rules.value())[1], std::string("failed attempt"));
}

void tst_Rules::unknownNames_data()
{
    QTest::addColumn<RuleChoice>("choice");
    QTest::addColumn<std::string>("error");

    const std::string aProfile = "expected the name of a profile (aws, chapter, "
                                 "destinations-article, retry-guide), found ";
    const std::string aRule = "expected the name of a rule that profiles decide differently "
                              "(retry.waits, throttle.handling, age.maximum, age.check, "
                              "failure.fanout, fifo.targets, s3.target, lambda.target, "
                              "payload.limit, record.shape, record.success-count, "
                              "record.exhausted-name, returned-error.meaning, "
                              "permission.missing, config.place, esm.destinations), found ";
    QTest::newRow("profile") << RuleChoice{"AWS", {{"retry.waits", "aws"}}}
                             << "/profile: " + aProfile + "the string \"AWS\"\n";
    QTest::newRow("empty profile")
        << RuleChoice{"", {}} << "/profile: " + aProfile + "the string \"\"\n";
    QTest::newRow("rule") << RuleChoice{"aws", {{"retry.wait", "aws"}}}
                          << "/overrides/retry.wait: " + aRule + "the string \"retry.wait\"\n";
    QTest::newRow("rule with a slash") << RuleChoice{"aws", {{"a/b~c", "aws"}}}
                                       << "/overrides/a~1b~0c: " + aRule + "the string \"a/b~c\"\n";
    QTest::newRow("rule that no profile changes")
        << RuleChoice{"aws", {{"run.timeout", "chapter"}}}
        << "/overrides/run.timeout: " + aRule + "the string \"run.timeout\"\n";
    QTest::newRow("option") << RuleChoice{"aws", {{"age.check", "at dispatch"}}}
                            << "/overrides/age.check: " + aProfile + "the string \"at dispatch\"\n";
}

void tst_Rules::unknownNames()
{
    QFETCH(RuleChoice, choice);
    QFETCH(std::string, error);

    const auto result = rulesOf(choice);

    QVERIFY(!result);
    QCOMPARE(lines(result.error()), error);
}

void tst_Rules::allUnknownNamesAreReported()
{
    const auto result = rulesOf({"a", {{"b", "aws"}, {"age.check", "aws"}, {"d", "e"}}});

    QVERIFY(!result);
    QStringList places;
    for (const Error &error : result.error())
        places << QString::fromStdString(error.where);
    QCOMPARE(places.join(u' '), QStringLiteral("/profile /overrides/b /overrides/d /overrides/d"));
}

QTEST_GUILESS_MAIN(tst_Rules)
#include "tst_rules.moc"

#include "core/engine/simulate.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenariowriter.h"
#include "core/trace/mending.h"
#include "core/trace/ruleinforce.h"
#include "tests/core/twin/randomscenario.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace retryscope;

namespace {

constexpr std::uint64_t seeds = 80; // of each profile

/// Sets or removes what the mending names, making the objects on the way.
void apply(Json &root, const Mending &mending)
{
    Json *value = &root;
    std::string rest = mending.pointer.substr(1);
    while (rest.find('/') != std::string::npos) {
        const std::string key = rest.substr(0, rest.find('/'));
        rest = rest.substr(rest.find('/') + 1);
        if (Json *next = resolve(*value, childPointer("", key))) {
            value = next;
            continue;
        }
        value->set(key, Json::Object{});
        value = value->find(key);
    }
    if (Json::Array *array = value->array()) {
        QCOMPARE(rest, std::to_string(array->size())); // nothing is overwritten
        array->push_back(*mending.value);
    } else if (mending.value) {
        value->set(rest, *mending.value);
    } else {
        std::erase_if(*value->object(), [&](const JsonMember &each) { return each.key == rest; });
    }
}

Scenario read(const Json &json)
{
    auto scenario = readScenario(json, "scenario");
    if (!scenario)
        qFatal("%s", listed(scenario.error()).c_str());
    return std::move(scenario).value();
}

Rules rulesFor(const Scenario &scenario)
{
    return rulesOf(scenario.rules).value();
}

/// What is found, with and without a run.
std::vector<Finding> found(const Scenario &scenario)
{
    return findingsOf(simulate(scenario, rulesFor(scenario)));
}

/// Whether there is still such a finding of the same place.
bool isThere(const std::vector<Finding> &findings, const Finding &finding)
{
    return std::ranges::any_of(findings, [&](const Finding &other) {
        return other.id == finding.id && other.function == finding.function
            && other.qualifier == finding.qualifier && other.where == finding.where;
    });
}

std::string wrap(const std::string &function, const std::string &rest)
{
    return R"({"format": "retryscope-scenario", "version": 1, "functions": [{"FunctionName": "f", )"
        + function + R"( "behavior": [{"outcome": {"type": "error", "durationMs": 100}}]}],
             "invocations": [{"atMs": 0, "function": "f"}])"
        + rest + '}';
}

/// The greatest number of an attempt that ran, of the events of one qualifier.
int mostAttempts(const Trace &trace, const Finding &finding)
{
    int most = 0;
    for (std::uint32_t i = 0; i < trace.invocationCount(); ++i) {
        const Reference &reference = trace.reference({i});
        const auto state = trace.invocationAfter(trace.size(), {i});
        if (state && trace.origin({i}).type == InvocationType::Event
            && reference.function == finding.function
            && reference.text.qualifier == finding.qualifier)
            most = std::max(most, static_cast<int>(state->attempts));
    }
    return most;
}

} // namespace

class tst_Mending : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aMendingRemovesItsFinding_data();
    void aMendingRemovesItsFinding();
    void whatIsNotSafeHasNone_data();
    void whatIsNotSafeHasNone();
    void aFreshQueueHasANameOfItsOwn();
    void findingsHoldInRandomRuns_data();
    void findingsHoldInRandomRuns();
    void randomScenariosAreMended_data();
    void randomScenariosAreMended();
    void optionInForceFollowsTheRun();
};

void tst_Mending::aMendingRemovesItsFinding_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("function");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value");
    const QByteArray queue = "arn:aws:sqs:us-east-1:123456789012:";
    const QByteArray added = "{\"OnFailure\":{\"Destination\":\"" + queue + "f-failed\"}}";
    const QString addName = QStringLiteral("Add an OnFailure destination: SQS f-failed");

    QTest::newRow("silent loss without a config")
        << QByteArray("silent-loss") << QByteArray() << QByteArray() << addName
        << QByteArray("/functions/0/EventInvokeConfigs")
        << QByteArray("[{\"DestinationConfig\":" + added + "}]");
    QTest::newRow("silent loss with a config")
        << QByteArray("silent-loss")
        << QByteArray("\"EventInvokeConfigs\": [{\"MaximumRetryAttempts\": 1}],") << QByteArray()
        << addName
        << QByteArray("/functions/0/EventInvokeConfigs/0/DestinationConfig/OnFailure/Destination")
        << QByteArray('"' + queue + "f-failed\"");
    QTest::newRow("silent loss of a version")
        << QByteArray("silent-loss")
        << QByteArray("\"Versions\": [\"1\"], \"EventInvokeConfigs\": [{\"DestinationConfig\": "
                      + added + "}, {\"Qualifier\": \"1\", \"MaximumRetryAttempts\": 1}],")
        << QByteArray() << addName + QStringLiteral("-2")
        << QByteArray("/functions/0/EventInvokeConfigs/1/DestinationConfig/OnFailure/Destination")
        << QByteArray('"' + queue + "f-failed-2\"");
    QTest::newRow("lost event") << QByteArray("lost-events") << QByteArray() << QByteArray()
                                << addName << QByteArray("/functions/0/EventInvokeConfigs")
                                << QByteArray("[{\"DestinationConfig\":" + added + "}]");
    QTest::newRow("no retry")
        << QByteArray("no-retry")
        << QByteArray("\"EventInvokeConfigs\": [{\"MaximumEventAgeInSeconds\": 60}],")
        << QByteArray() << QStringLiteral("Raise maximum age 60 s \u2192 186 s")
        << QByteArray("/functions/0/EventInvokeConfigs/0/MaximumEventAgeInSeconds")
        << QByteArray("186");
    QTest::newRow("no second retry")
        << QByteArray("no-second-retry")
        << QByteArray("\"EventInvokeConfigs\": [{\"MaximumEventAgeInSeconds\": 90}],")
        << QByteArray() << QStringLiteral("Raise maximum age 90 s \u2192 186 s")
        << QByteArray("/functions/0/EventInvokeConfigs/0/MaximumEventAgeInSeconds")
        << QByteArray("186");
    QTest::newRow("timeout beyond the age")
        << QByteArray("timeout-beyond-age")
        << QByteArray("\"Timeout\": 300, \"EventInvokeConfigs\": [{\"MaximumEventAgeInSeconds\": "
                      "200, \"MaximumRetryAttempts\": 0}],")
        << QByteArray() << QStringLiteral("Raise maximum age 200 s \u2192 300 s")
        << QByteArray("/functions/0/EventInvokeConfigs/0/MaximumEventAgeInSeconds")
        << QByteArray("300");
    QTest::newRow("missing dead-letter queue")
        << QByteArray("target-missing")
        << QByteArray("\"DeadLetterConfig\": {\"TargetArn\": \"" + queue + "dlq\"},")
        << QByteArray(", \"targets\": [{\"Arn\": \"" + queue + "x\"}, {\"Arn\": \"" + queue
                      + "dlq\", \"exists\": false}], \"rules\": {\"profile\": "
                        "\"destinations-article\"}")
        << QStringLiteral("Create dlq") << QByteArray("/targets/1/exists") << QByteArray("true");
    QTest::newRow("forbidden dead-letter queue")
        << QByteArray("target-not-allowed")
        << QByteArray("\"DeadLetterConfig\": {\"TargetArn\": \"" + queue + "dlq\"},")
        << QByteArray(", \"targets\": [{\"Arn\": \"" + queue + "dlq\", \"allowed\": false}]")
        << QStringLiteral("Allow sending to dlq") << QByteArray("/targets/0/allowed")
        << QByteArray("true");
    QTest::newRow("reserved concurrency 0")
        << QByteArray("zero-concurrency") << QByteArray("\"ReservedConcurrentExecutions\": 0,")
        << QByteArray() << QStringLiteral("Remove the reserved concurrency of 0")
        << QByteArray("/functions/0/ReservedConcurrentExecutions") << QByteArray();
}

void tst_Mending::aMendingRemovesItsFinding()
{
    QFETCH(const QByteArray, id);
    QFETCH(const QByteArray, function);
    QFETCH(const QByteArray, rest);
    Json json = parseJson(wrap(function.toStdString(), rest.toStdString())).value();
    const Scenario scenario = read(json);
    const auto findings = found(scenario);
    const auto finding =
        std::ranges::find_if(findings, [&](const Finding &each) { return id == name(each.id); });
    QVERIFY(finding != findings.end());

    const auto mending = mendingOf(*finding, scenario, rulesFor(scenario));

    QVERIFY(mending.has_value());
    QTEST(QString::fromStdString(mending->name), "name");
    QTEST(QByteArray::fromStdString(mending->pointer), "pointer");
    QTEST(mending->value ? QByteArray::fromStdString(compactText(*mending->value)) : QByteArray(),
          "value");
    apply(json, *mending);
    QVERIFY(!isThere(found(read(json)), *finding));
}

void tst_Mending::whatIsNotSafeHasNone_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QByteArray>("function");
    QTest::addColumn<QByteArray>("rest");
    const QByteArray queue = "arn:aws:sqs:us-east-1:123456789012:";
    const QByteArray sns = "arn:aws:sns:us-east-1:123456789012:t";
    const QByteArray dlq = "\"DeadLetterConfig\": {\"TargetArn\": \"" + queue + "dlq\"},";
    const QByteArray onFailure =
        "\"EventInvokeConfigs\": [{\"DestinationConfig\": {\"OnFailure\": {\"Destination\": \""
        + queue + "failed\"}}}],";
    QTest::newRow("reported twice")
        << QByteArray("reported-twice") << dlq + onFailure << QByteArray();
    QTest::newRow("a loop") << QByteArray("recursive-chain")
                            << QByteArray("\"EventInvokeConfigs\": [{\"DestinationConfig\": "
                                          "{\"OnFailure\": {\"Destination\": \""
                                          + sns + "\"}}}],")
                            << QByteArray(", \"targets\": [{\"Arn\": \"" + sns
                                          + "\", \"subscribers\": [\"f\"]}]");
    QTest::newRow("lost though a DLQ is set")
        << QByteArray("lost-events") << dlq
        << QByteArray(", \"targets\": [{\"Arn\": \"" + queue + "dlq\", \"allowed\": false}]");
}

void tst_Mending::whatIsNotSafeHasNone()
{
    QFETCH(const QByteArray, id);
    QFETCH(const QByteArray, function);
    QFETCH(const QByteArray, rest);
    const Scenario scenario =
        read(parseJson(wrap(function.toStdString(), rest.toStdString())).value());
    const auto findings = found(scenario);
    const auto finding =
        std::ranges::find_if(findings, [&](const Finding &each) { return id == name(each.id); });
    QVERIFY(finding != findings.end());

    QVERIFY(!mendingOf(*finding, scenario, rulesFor(scenario)));
    QVERIFY(!finding->advice.empty());
}

void tst_Mending::aFreshQueueHasANameOfItsOwn()
{
    const Scenario scenario = read(
        parseJson(wrap("", R"(, "targets": [{"Arn": "arn:aws:sqs:us-east-1:123456789012:f-failed",
                                             "allowed": false}])"))
            .value());

    const auto mending = mendingOf(found(scenario).front(), scenario, rulesFor(scenario));

    QCOMPARE(mending->name, std::string("Add an OnFailure destination: SQS f-failed-2"));
}

namespace {

void profileRows()
{
    QTest::addColumn<QByteArray>("profile");
    for (const Profile profile : allProfiles)
        QTest::newRow(name(profile)) << QByteArray(name(profile));
}

} // namespace

void tst_Mending::findingsHoldInRandomRuns_data()
{
    profileRows();
}

void tst_Mending::findingsHoldInRandomRuns()
{
    QFETCH(const QByteArray, profile);
    int checked = 0;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const Scenario scenario = twin::randomScenario(seed, {profile.toStdString(), {}});
        const Trace trace = simulate(scenario, rulesFor(scenario));
        for (const Finding &finding : findingsOf(trace)) {
            const bool isFirst = finding.id == FindingId::NoRetry;
            if (!isFirst && finding.id != FindingId::NoSecondRetry)
                continue;
            ++checked;
            QVERIFY2(mostAttempts(trace, finding) <= (isFirst ? 1 : 2),
                     ("seed " + std::to_string(seed) + ": " + finding.what).c_str());
        }
    }
    QVERIFY(checked > 10);
}

void tst_Mending::randomScenariosAreMended_data()
{
    profileRows();
}

void tst_Mending::randomScenariosAreMended()
{
    QFETCH(const QByteArray, profile);
    int mended = 0;
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
        const Scenario scenario = twin::randomScenario(seed, {profile.toStdString(), {}});
        const Rules rules = rulesFor(scenario);
        if (!readScenario(writeScenario(scenario), ""))
            continue; // these rules would refuse it as a file
        for (const Finding &finding : findingsOf(scenario, rules)) {
            const auto mending = mendingOf(finding, scenario, rules);
            if (!mending)
                continue;
            Json json = writeScenario(scenario);
            apply(json, *mending);
            const Scenario after = read(json);
            QVERIFY2(!isThere(findingsOf(after, rules), finding),
                     ("seed " + std::to_string(seed) + ": " + finding.what + ' ' + mending->name)
                         .c_str());
            ++mended;
        }
    }
    QVERIFY(mended > 50);
}

void tst_Mending::optionInForceFollowsTheRun()
{
    Scenario scenario = read(parseJson(wrap("", "")).value());
    const Trace own = simulate(scenario, Rules());
    const Trace other = simulate(scenario, rulesOf({"chapter", {}}).value());
    scenario.rules.overrides = {{"config.place", "retry-guide"}};
    const Trace worded = simulate(scenario, Rules());

    QCOMPARE(optionInForce(own, RuleId::RetryWaits), 0U);
    QCOMPARE(optionInForce(other, RuleId::RetryWaits), 1U);
    QCOMPARE(optionInForce(own, RuleId::ConfigPlace), 0U);
    QCOMPARE(optionInForce(worded, RuleId::ConfigPlace), 1U);
    for (const Rule &rule : rulebook()) {
        for (const Profile profile : allProfiles) {
            Scenario under = scenario;
            under.rules = {name(profile), {}};
            const Trace trace = simulate(under, rulesOf(under.rules).value());
            QCOMPARE(&rule.options[optionInForce(trace, rule.id)], &optionOf(rule, profile));
        }
    }
}

QTEST_GUILESS_MAIN(tst_Mending)
#include "tst_mending.moc"

#include "core/engine/simulate.h"
#include "core/rules/rulebook.h"
#include "core/trace/departures.h"
#include "tests/support/scenarios.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace retryscope;

namespace {

QString text(const Departure &departure)
{
    QString line;
    switch (departure.kind) {
    case Departure::Kind::Other:
        line = QStringLiteral("≠ ");
        break;
    case Departure::Kind::Extra:
        line = QStringLiteral("+ ");
        break;
    case Departure::Kind::Missing:
        line = QStringLiteral("− ");
        break;
    }
    line += QString::fromStdString(departure.pointer);
    if (departure.aws)
        line += QStringLiteral(" ") + QString::fromStdString(compactText(*departure.aws));
    return line + QStringLiteral(" [%1]").arg(QLatin1String(name(departure.rule)));
}

/// `f` goes as `outcomes` say, and sends to `arn` by both destinations.
Scenario sending(const std::string &arn, std::vector<Outcome> outcomes, std::int64_t retries)
{
    Function f = sample::function("f", outcomes.back());
    f.eventInvokeConfigs = {sample::sending(arn, arn)};
    f.eventInvokeConfigs[0].maximumRetryAttempts = retries;
    Scenario scenario = sample::oneCall(f, outcomes);
    scenario.invocations[0].requestId = "the-request";
    scenario.invocations[0].payload = Json::Object{{"id", 1}};
    scenario.targets = {sample::target(arn)};
    return scenario;
}

Outcome returning(Json value)
{
    Outcome outcome = sample::outcome(OutcomeType::Success);
    outcome.response = std::move(value);
    return outcome;
}

/// The departures of the last delivery under rules that `choose` changes, a line each.
QString departures(Scenario scenario, const std::function<void(Rules &)> &choose)
{
    Rules rules;
    choose(rules);
    const Trace trace = simulate(std::move(scenario), rules);
    const auto own = trace.stepsOf({0});
    QStringList lines;
    for (const Departure &departure : departuresFromAws(trace, own.back()))
        lines += text(departure);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

/// What a record says under other rules, held against what AWS would send.
class tst_Departures : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void eachRuleLeavesItsMarks_data();
    void eachRuleLeavesItsMarks();
    void aRecordOfAwsHasNone_data();
    void aRecordOfAwsHasNone();
    void aDeadLetterMessageHasNone();
    void rulesTogetherAreToldApart();
};

using Choose = std::function<void(Rules &)>;

void tst_Departures::eachRuleLeavesItsMarks_data()
{
    QTest::addColumn<Scenario>("scenario");
    QTest::addColumn<Choose>("choose");
    QTest::addColumn<QString>("expected");

    const Outcome success = sample::outcome(OutcomeType::Success);
    const Outcome error = sample::outcome(OutcomeType::Error);
    const Outcome throttle = sample::outcome(OutcomeType::Throttle);
    const Choose chapter = [](Rules &rules) { rules.recordShape = RecordShape::Chapter; };
    const Choose guide = [](Rules &rules) { rules.recordShape = RecordShape::RetryGuide; };
    const QString arn =
        QStringLiteral("≠ %1/requestContext/functionArn "
                       "\"arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST\" "
                       "[record.shape]");

    QTest::newRow("the chapter's shape of a success")
        << sending(sample::queue, {success}, 0) << chapter
        << arn.arg(QString()) + QStringLiteral("\n+ /responseContext/functionError [record.shape]");
    QTest::newRow("the chapter's shape of a failure")
        << sending(sample::queue, {error}, 0) << chapter << arn.arg(QString());
    QTest::newRow("within an EventBridge entry")
        << sending(sample::bus, {error}, 0) << chapter << arn.arg(QStringLiteral("/detail"));
    QTest::newRow("the guide's shape of a success")
        << sending(sample::queue, {success}, 0) << guide
        << QStringLiteral("≠ /timestamp \"2026-01-01T00:00:00.100Z\" [record.shape]\n")
            + arn.arg(QString())
            + QStringLiteral("\n− /responseContext/executedVersion \"$LATEST\" [record.shape]\n"
                             "+ /body [record.shape]\n"
                             "− /requestPayload {\"id\":1} [record.shape]\n"
                             "− /responsePayload null [record.shape]");
    QTest::newRow("attempts counted after a success")
        << sending(sample::queue, {error, success}, 1)
        << Choose([](Rules &rules) { rules.successCount = SuccessCount::Attempts; })
        << QStringLiteral("≠ /requestContext/approximateInvokeCount 1 [record.success-count]");
    QTest::newRow("another name for used-up retries")
        << sending(sample::queue, {error}, 0)
        << Choose([](Rules &rules) { rules.exhaustedName = ExhaustedName::RetryAttemptsExhausted; })
        << QStringLiteral(
               "≠ /requestContext/condition \"RetriesExhausted\" [record.exhausted-name]");
    QTest::newRow("a refusal that uses the retries up")
        << sending(sample::queue, {throttle}, 0)
        << Choose([](Rules &rules) { rules.throttleHandling = ThrottleHandling::FailedAttempt; })
        << QStringLiteral("≠ /requestContext/condition \"EventAgeExceeded\" [throttle.handling]\n"
                          "≠ /requestContext/approximateInvokeCount 0 [throttle.handling]");
    QTest::newRow("a returned error")
        << sending(sample::queue, {returning(Json::Object{{"error", "no card"}})}, 0)
        << Choose([](Rules &rules) { rules.returnedError = ReturnedError::FunctionError; })
        << QStringLiteral("+  [returned-error.meaning]");
    QTest::newRow("a FIFO queue") << sending(sample::queue + ".fifo", {error}, 0)
                                  << Choose([](Rules &rules) {
                                         rules.fifoTargets = FifoTargets::AcceptedAsDestination;
                                     })
                                  << QStringLiteral("+  [fifo.targets]");
    QTest::newRow("other waits leave the record as it is")
        << sending(sample::queue, {error}, 1) << Choose([](Rules &rules) {
               rules.retryWaits = {Duration(1000), Duration(1000)};
           })
        << QString();
}

void tst_Departures::eachRuleLeavesItsMarks()
{
    QFETCH(Scenario, scenario);
    QFETCH(Choose, choose);
    QTEST(departures(scenario, choose), "expected");
}

void tst_Departures::aRecordOfAwsHasNone_data()
{
    QTest::addColumn<Scenario>("scenario");

    for (const std::string &arn : {sample::queue, sample::topic, sample::bus})
        QTest::newRow(arn.c_str()) << sending(arn, {sample::outcome(OutcomeType::Error)}, 0);
    Scenario large = sending(sample::topic, {sample::outcome(OutcomeType::Error)}, 0);
    large.invocations[0].payload = std::string(300'000, 'x');
    QTest::newRow("too large for a topic") << large;
}

void tst_Departures::aRecordOfAwsHasNone()
{
    QFETCH(Scenario, scenario);
    QCOMPARE(departures(scenario, [](Rules &) {}), QString());
    // A rule that has nothing to do with records does not change that.
    QCOMPARE(departures(scenario, [](Rules &rules) { rules.payloadLimit = 999'999; }), QString());
}

void tst_Departures::aDeadLetterMessageHasNone()
{
    Function f = sample::function("f", sample::outcome(OutcomeType::Error));
    f.deadLetterTargetArn = sample::deadLetterQueue;
    QCOMPARE(departures(sample::oneCall(f),
                        [](Rules &rules) { rules.recordShape = RecordShape::RetryGuide; }),
             QString());
}

void tst_Departures::rulesTogetherAreToldApart()
{
    const Scenario scenario =
        sending(sample::queue,
                {sample::outcome(OutcomeType::Error), sample::outcome(OutcomeType::Success)}, 1);
    const QString both = departures(scenario, [](Rules &rules) {
        rules.recordShape = RecordShape::Chapter;
        rules.successCount = SuccessCount::Attempts;
    });
    QVERIFY(both.contains(QStringLiteral("approximateInvokeCount 1 [record.success-count]")));
    QVERIFY(both.contains(QStringLiteral("+ /responseContext/functionError [record.shape]")));
    QCOMPARE(both.count(QLatin1Char('\n')), 2);
}

QTEST_GUILESS_MAIN(tst_Departures)
#include "tst_departures.moc"

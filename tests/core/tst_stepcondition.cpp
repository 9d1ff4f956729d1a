#include "core/engine/simulate.h"
#include "core/formats/scenarioreader.h"
#include "core/trace/hits.h"
#include "core/trace/stepcondition.h"
#include "core/trace/trace.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace retryscope;

namespace {

/// #1 of `orders` fails three times and is lost; #2 of `mailer` is refused once and succeeds.
Trace twoInvocations()
{
    auto scenario = readScenarioText(R"({
      "format": "retryscope-scenario", "version": 1,
      "functions": [
        {"FunctionName": "orders", "behavior": [{"outcome": {"type": "error"}}]},
        {"FunctionName": "mailer"}],
      "invocations": [
        {"atMs": 0, "function": "orders"},
        {"atMs": 1000, "function": "mailer",
         "outcomes": [{"type": "throttle"}, {"type": "success"}]}]
    })",
                                     "test");
    return simulate(std::move(scenario).value(), Rules{});
}

StepCondition understood(const QString &text)
{
    return parseStepCondition(text.toStdString()).value();
}

/// The plain way: each step by itself.
std::optional<StepIndex> slowFirstStep(const Trace &trace, StopOn on, InvocationId invocation)
{
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        const auto stops = stopsOf(trace, {i});
        if (trace.invocationOf({i}) == invocation && std::ranges::find(stops, on) != stops.end())
            return StepIndex{i};
    }
    return std::nullopt;
}

} // namespace

class tst_StepCondition : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void wordsAreUnderstood_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("on"); // -1: every kind
        QTest::addColumn<int>("filterParts");
        const auto row = [](const char *text, int on, int parts) {
            QTest::newRow(text) << QString::fromLatin1(text) << on << parts;
        };
        row("lost", int{static_cast<int>(StopOn::Lost)}, 0);
        row(" LOST ", static_cast<int>(StopOn::Lost), 0);
        row("retryscheduled", static_cast<int>(StopOn::RetryScheduled), 0);
        row("failed function:orders", static_cast<int>(StopOn::Failed), 1);
        row("refused age>60s lost", static_cast<int>(StopOn::Refused), 3);
        row("function:orders", -1, 1);
        row("status:lost", -1, 1);
        row("not lost", -1, 2);
    }

    void wordsAreUnderstood()
    {
        QFETCH(QString, text);
        QFETCH(int, on);
        QFETCH(int, filterParts);

        const StepCondition condition = understood(text);

        QCOMPARE(condition.on ? static_cast<int>(*condition.on) : -1, on);
        QCOMPARE(static_cast<int>(condition.filter.parts.size()), filterParts);
    }

    void errorsHaveTheirPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("what");
        QTest::newRow("nothing") << QStringLiteral("  ") << 0
                                 << QStringLiteral("expected a step or a filter, found nothing");
        const QString filter = QStringLiteral("age>soon");
        const auto error = parseFilter(filter.toStdString()).error();
        const QString what = QString::fromStdString(error.what);
        const int offset = static_cast<int>(error.offset);
        QTest::newRow("a filter alone") << filter << offset << what;
        QTest::newRow("behind a kind of step")
            << QStringLiteral("failed ") + filter << offset + 7 << what;
    }

    void errorsHaveTheirPlace()
    {
        QFETCH(QString, text);
        QFETCH(int, offset);
        QFETCH(QString, what);

        const auto condition = parseStepCondition(text.toStdString());

        QVERIFY(!condition);
        QCOMPARE(QString::fromStdString(condition.error().what), what);
        QCOMPARE(static_cast<int>(condition.error().offset), offset);
    }

    void theFirstStepIsThatOfThePlainSearch_data()
    {
        QTest::addColumn<QString>("function");
        QTest::addColumn<int>("invocation");
        QTest::newRow("the one that is lost") << QStringLiteral("orders") << 0;
        QTest::newRow("the one that is refused") << QStringLiteral("mailer") << 1;
    }

    void theFirstStepIsThatOfThePlainSearch()
    {
        QFETCH(QString, function);
        QFETCH(int, invocation);
        const Trace trace = twoInvocations();
        for (const StopOn on : {StopOn::Failed, StopOn::Refused, StopOn::RetryScheduled,
                                StopOn::Expired, StopOn::Routed, StopOn::Lost}) {
            StepCondition condition = understood(QStringLiteral("function:") + function);
            condition.on = on;

            const auto found = firstStep(trace, condition, 0);

            QCOMPARE(found, slowFirstStep(trace, on, {static_cast<std::uint32_t>(invocation)}));
        }
    }

    void theSearchBeginsAtTheGivenStep()
    {
        const Trace trace = twoInvocations();
        const StepCondition failed = understood(QStringLiteral("failed"));
        std::size_t count = 0;
        for (auto step = firstStep(trace, failed, 0); step;
             step = firstStep(trace, failed, step->value + std::size_t{1}))
            ++count;

        QCOMPARE(count, 3U);
    }

    void aCancelledSearchFindsNothing()
    {
        const std::atomic<bool> cancelled = true;

        QVERIFY(!firstStep(twoInvocations(), understood(QStringLiteral("failed")), 0, &cancelled));
    }
};

QTEST_GUILESS_MAIN(tst_StepCondition)
#include "tst_stepcondition.moc"

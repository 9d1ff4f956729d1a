#include "core/engine/simulate.h"
#include "core/formats/scenarioreader.h"
#include "core/trace/filter.h"
#include "core/trace/filtermatch.h"
#include "tests/core/plainfilter.h"
#include "tests/core/twin/randomscenario.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

/// #1 succeeds; #2 of `live` expires and is lost; #3 is refused and succeeds; #4 is exhausted and
/// caught by a queue; #5 is a synchronous call; #6 calls nobody; #7 succeeds and calls #8.
const char *const mixed = R"({
  "format": "retryscope-scenario", "version": 1,
  "functions": [
    {"FunctionName": "order-a", "Versions": ["1"],
     "Aliases": [{"Name": "live", "FunctionVersion": "1"}],
     "EventInvokeConfigs": [{"Qualifier": "live", "MaximumEventAgeInSeconds": 90}]},
    {"FunctionName": "mailer",
     "DeadLetterConfig": {"TargetArn": "arn:aws:sqs:us-east-1:123456789012:dead"},
     "EventInvokeConfigs": [{"MaximumRetryAttempts": 0}],
     "behavior": [{"outcome": {"type": "error", "errorType": "SmtpError"}}]},
    {"FunctionName": "caller", "EventInvokeConfigs": [{"DestinationConfig": {"OnSuccess":
      {"Destination": "arn:aws:lambda:us-east-1:123456789012:function:order-a"}}}]}],
  "invocations": [
    {"atMs": 0, "function": "order-a", "payload": {"id": "ORD-1", "n": 1, "big": true},
     "requestId": "0e6b2a5c-1111-4222-8333-444455556666"},
    {"atMs": 1000, "function": "order-a:live", "payload": {"id": "ORD-2", "text": "a b"},
     "outcomes": [{"type": "timeout"}]},
    {"atMs": 2000, "function": "order-a", "outcomes": [{"type": "throttle"}, {"type": "success"}]},
    {"atMs": 61000, "function": "mailer"},
    {"atMs": 62000, "function": "order-a", "type": "RequestResponse"},
    {"atMs": 63000, "function": "nobody"},
    {"atMs": 64000, "function": "caller"}]
})";

Trace traceOf(const char *text)
{
    auto scenario = readScenarioText(text, "test");
    return simulate(std::move(scenario).value(), Rules{});
}

/// The numbers of the invocations, as people count: `1 3`.
QString matched(const Trace &trace, const QString &text)
{
    const auto fates = fatesOf(trace);
    const auto filter = parseFilter(text.toStdString());
    if (!filter)
        return QString::fromStdString(filter.error().what);
    QStringList numbers;
    const auto found = matching(trace, *fates, filter.value());
    for (const InvocationId invocation : *found)
        numbers += QString::number(invocation.value + 1);
    return numbers.join(QLatin1Char(' '));
}

} // namespace

class tst_Filter : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void termsPickInvocations_data()
    {
        QTest::addColumn<QString>("numbers");
        const auto row = [](const char *filter, const char *numbers) {
            QTest::newRow(filter) << QString::fromUtf8(numbers);
        };
        row("", "1 2 3 4 5 6 7 8");
        row("  ", "1 2 3 4 5 6 7 8");
        row("status:succeeded", "1 3 7 8");
        row("status:expired", "2");
        row("status:exhausted", "4");
        row("status:retries-exhausted", "4");
        row("Status:FAILED", "2 4");
        row("is:lost", "2");
        row("lost", "2");
        row("rejected", "6");
        row("answered", "5");
        row("has:refusal", "3");
        row("has:failure", "2 4");
        row("has:retry", "2");
        row("has:parent", "8");
        row("has:child", "7");
        row("has:delivery", "4 7");
        row("function:order-*", "1 2 3 5 8");
        row("function:order-a:live", "2");
        row("qualifier:live", "2");
        row("order", "1 2 3 5 8");
        row("MAILER", "");
        row("\"lost\"", "");
        row("#3", "3");
        row("id:#3", "3");
        row("id:0e6b2a5c", "1");
        row("0e6b2a5c-11", "1");
        row("id:0E6B", "1");
        row("parent:#7", "8");
        row("type:event", "1 2 3 4 6 7 8");
        row("type:requestresponse", "5");
        row("attempts>1", "2");
        row("attempts:0", "6");
        row("attempts>=1 attempts<=1", "1 3 4 5 7 8");
        row("refusals=1", "3");
        row("age>60s", "2");
        row("age<1s500ms -#6", "1 3 4 5 7 8");
        row("at>1m", "4 5 6 7 8");
        row("at>=1:01", "4 5 6 7 8");
        row("ended<1m", "1 3");
        row("target:dead", "4");
        row("target:d*", "4");
        row("target:arn:aws:sqs:*", "4");
        row("via:dlq", "4");
        row("via:onsuccess", "7");
        row("error:SmtpError", "4");
        row("error:*", "2 4");
        row("error:Sandbox.Timedout", "2");
        row("payload:/id=ORD-1", "1");
        row("payload:/n=1", "1");
        row("payload:/n=1.0", "1");
        row("payload:/n=\"1\"", "");
        row("payload:/big=true", "1");
        row("payload:/text=\"a b\"", "2");
        row("payload:/requestContext/condition=Success", "8");
        row("lost or has:refusal", "2 3");
        row("order and not lost", "1 3 5 8");
        row("order -lost at<1m", "1 3");
        row("-(lost or succeeded)", "4 5 6");
        row("lost or succeeded at>1m", "2 7 8");
        row("(lost or succeeded) at>1m", "7 8");
        row("not not lost", "2");
    }

    void termsPickInvocations()
    {
        QFETCH(QString, numbers);
        const Trace trace = traceOf(mixed);

        QCOMPARE(matched(trace, QString::fromUtf8(QTest::currentDataTag())), numbers);
    }

    /// #2 still waits when the run is cut: it has no end to compare.
    void aCutRunHasUnfinishedOnes()
    {
        auto scenario = readScenarioText(mixed, "test");
        SimulationOptions options;
        options.until = Instant(std::chrono::seconds(10));
        const Trace trace = simulate(std::move(scenario).value(), Rules{}, options);

        QCOMPARE(matched(trace, QStringLiteral("unfinished")), QStringLiteral("2"));
        QCOMPARE(matched(trace, QStringLiteral("ended<1h")), QStringLiteral("1 3"));
        QCOMPARE(matched(trace, QStringLiteral("age>2s")), QStringLiteral("2"));
    }

    void errorsSayWhereAndWhat_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("what");
        const auto row = [](const char *filter, int offset, int length, const char *what) {
            QTest::newRow(filter) << offset << length << QString::fromUtf8(what);
        };
        row("status:expird", 7, 6,
            "expected a status such as expired, found \"expird\"; did you mean expired?");
        row("lost is:zzz", 8, 3, "expected a status such as lost, found \"zzz\"");
        row("has:refusals", 4, 8,
            "expected what it may have, such as refusal, found \"refusals\"; did you mean "
            "refusal?");
        row("via:queue", 4, 5,
            "expected dlq, onfailure, onsuccess or destination, found \"queue\"");
        row("statsu:lost", 0, 6,
            "expected a term such as status, function or age, found \"statsu\"; did you mean "
            "status?");
        row("attempts>x", 9, 1, "expected a whole number, found \"x\"");
        row("attempts>", 9, 0, "expected a whole number, found nothing");
        row("age>60", 4, 2,
            "expected a time with its unit, such as 60s, 1m30s or 1:21, found "
            "\"60\"");
        row("at>1:2", 3, 3,
            "expected a time with its unit, such as 60s, 1m30s or 1:21, found "
            "\"1:2\"");
        row("function>a", 8, 1, "expected a colon after function, found \">\"");
        row("function:", 9, 0, "expected a function, * for any text, found nothing");
        row("type:async", 5, 5, "expected event, requestresponse or dryrun, found \"async\"");
        row("#0", 0, 2, "expected # and a number from 1, found \"#0\"");
        row("parent:3", 7, 1, "expected # and a number from 1, found \"3\"");
        row("payload:kind=1", 8, 6,
            "expected a JSON pointer, = and a value, such as /kind=poison, found \"kind=1\"");
        row("payload:/kind", 8, 5,
            "expected a JSON pointer, = and a value, such as /kind=poison, found \"/kind\"");
        row(":x", 0, 2, "expected a term, found \":x\"");
        row("lost or", 7, 0, "expected a term, found the end");
        row("or lost", 0, 2, "expected a term, found \"or\"");
        row("lost and or", 9, 2, "expected a term, found \"or\"");
        row("not", 3, 0, "expected a term, found the end");
        row("lost (a or b", 5, 1, "expected a closing parenthesis for this one, found the end");
        row("lost)", 4, 1, "expected a term or the end, found \")\"");
        row("()", 1, 1, "expected a term, found \")\"");
        row("lost \"a b", 5, 4, "expected a closing quote, found the end");
        row("\"\"", 0, 2, "expected a word between the quotes, found none");
    }

    void errorsSayWhereAndWhat()
    {
        QFETCH(int, offset);
        QFETCH(int, length);
        QFETCH(QString, what);
        const auto filter = parseFilter(QTest::currentDataTag());

        QVERIFY(!filter.hasValue());
        QCOMPARE(QString::fromStdString(filter.error().what), what);
        QCOMPARE(static_cast<int>(filter.error().offset), offset);
        QCOMPARE(static_cast<int>(filter.error().length), length);
    }

    void nestingHasABound()
    {
        QVERIFY(parseFilter(std::string(100, '(') + 'a' + std::string(100, ')')).hasValue());
        const auto tooDeep = parseFilter(std::string(102, '-') + 'a');

        QVERIFY(!tooDeep.hasValue());
        QCOMPARE(tooDeep.error().what,
                 std::string("expected at most 100 nested parts, found more"));
    }

    /// The help is made from the same table, so its examples must be filters.
    void theHelpsExamplesAreFilters()
    {
        for (const FilterTermHelp &term : filterTerms())
            QVERIFY2(parseFilter(term.example).hasValue(), std::string(term.form).c_str());
    }

    /// Each word of the language stands in the help.
    void theHelpNamesEveryWord()
    {
        std::string all;
        for (const FilterTermHelp &term : filterTerms())
            all += std::string(term.form) + ' ' + std::string(term.meaning) + '\n';
        for (const auto words : {statusWords(), hasWords(), viaWords()}) {
            for (const TraitWord &word : words) {
                QVERIFY2(all.find(word.word) != std::string::npos
                             || word.word == "retries-exhausted",
                         std::string(word.word).c_str());
            }
        }
    }

    void aCancelledSearchGivesNothing()
    {
        const Trace trace = traceOf(mixed);
        const std::atomic<bool> cancelled = true;
        const auto fates = fatesOf(trace);

        QVERIFY(!fatesOf(trace, &cancelled));
        QVERIFY(!matching(trace, *fates, Filter{}, &cancelled));
    }

    /// Random filters over random runs, against an evaluator that knows no columns and no masks.
    void agreesWithThePlainEvaluator()
    {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            Scenario scenario = twin::randomScenario(seed, twin::randomRules(seed));
            const auto rules = rulesOf(scenario.rules);
            const Trace trace = simulate(std::move(scenario), rules.value());
            const auto fates = fatesOf(trace);
            for (std::uint64_t i = 0; i < 25; ++i) {
                const std::string text = plainfilter::random(trace, seed * 1000 + i);
                const auto filter = parseFilter(text);
                QVERIFY2(filter.hasValue(), text.c_str());
                const auto fast = matching(trace, *fates, filter.value());
                QVERIFY2(*fast == plainfilter::matching(trace, filter.value()),
                         (std::to_string(seed) + ": " + text).c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_Filter)
#include "tst_filter.moc"

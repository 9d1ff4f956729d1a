#include "core/formats/breakpointreader.h"
#include "core/formats/jsontext.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

using namespace retryscope;

namespace {

Json json(const char *text)
{
    auto value = parseJson(text);
    return std::move(value).value();
}

} // namespace

class tst_BreakpointReader : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyKeyIsRead()
    {
        const auto read = readBreakpoint(json(R"({"on": "expired", "function": "order-*:live",
            "requestId": "5b0c9d9e-61c4-4c0a-9f0e-2d8b5a7713f4", "payload": {"/order_id": "ORD-1"},
            "attempt": [2, 3], "hitCount": 3, "logOnly": true, "enabled": false,
            "name": "late orders"})"));

        QVERIFY(read.hasValue());
        Breakpoint expected;
        expected.on = StopOn::Expired;
        expected.function = FunctionPattern{"order-*", "live"};
        expected.requestId = "5b0c9d9e-61c4-4c0a-9f0e-2d8b5a7713f4";
        expected.payload = {{"/order_id", "ORD-1"}};
        expected.attempts = {2, 3};
        expected.hitCount = 3;
        expected.logOnly = true;
        expected.enabled = false;
        expected.name = "late orders";
        QCOMPARE(read.value(), expected);
    }

    void aMetricHasItsThreshold()
    {
        const auto read =
            readBreakpoint(json(R"({"on": "metricCrosses", "metric": "QueueDepth", "below": 3})"));

        QVERIFY(read.hasValue());
        const Threshold expected{Metric::QueueDepth, Threshold::Side::Below, 3};
        QCOMPARE(read.value().threshold, std::optional(expected));
    }

    void absentKeysTakeTheirDefaults()
    {
        const auto read = readBreakpoint(json(R"({"on": "lost"})"));

        QVERIFY(read.hasValue());
        Breakpoint expected;
        expected.on = StopOn::Lost;
        QCOMPARE(read.value(), expected);
    }

    void whatIsWrittenIsReadAgain_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing but its kind") << R"({"on":"lost"})";
        QTest::newRow("all conditions")
            << R"({"on":"failed","function":"f:$LATEST","requestId":"a","payload":{"/k":[1]},)"
               R"("attempt":[1],"hitCount":2,"logOnly":true,"enabled":false,"name":"n"})";
        QTest::newRow("a metric")
            << R"({"on":"metricCrosses","metric":"AsyncEventAge","above":60000,"function":"f"})";
        QTest::newRow("a change") << R"({"on":"configChanged","function":"f*"})";
    }

    void whatIsWrittenIsReadAgain()
    {
        QFETCH(QString, text);
        const auto read = readBreakpoint(json(text.toUtf8()));

        QVERIFY(read.hasValue());
        QCOMPARE(compactText(breakpointJson(read.value())), text.toStdString());
    }

    void errorsNameTheirPlace_data()
    {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("errors");
        const auto row = [](const char *name, const char *entry, const char *errors) {
            QTest::newRow(name) << QString::fromUtf8(entry) << QString::fromUtf8(errors);
        };
        row("no object", R"(5)", ": expected an object, found 5\n");
        row("no kind", R"({})",
            R"(: expected the key "on", found none)"
            "\n");
        row("an unknown kind", R"({"on": "exploded"})",
            R"(/on: expected one of "failed", "refused", "retryScheduled", )"
            R"("retryWouldMissDeadline", "expired", "routed", "deliveryFailed", "lost", )"
            R"("recursionStopped", "configChanged", "metricCrosses", found the string "exploded")"
            "\n");
        row("an unknown key", R"({"on": "lost", "when": 1})",
            "/when: expected one of the keys on, function, requestId, payload, attempt, hitCount, "
            "logOnly, enabled, name, found \"when\"\n");
        row("a wrong letter in a function", R"({"on": "lost", "function": "order processor"})",
            "/function: expected a function as name or name:qualifier, * for any text; found "
            "\"order processor\", wrong from character 6\n");
        row("two colons", R"({"on": "lost", "function": "a:b:c"})",
            "/function: expected a function as name or name:qualifier, * for any text; found "
            "\"a:b:c\", wrong from character 4\n");
        row("an empty qualifier", R"({"on": "lost", "function": "f:"})",
            "/function: expected a function as name or name:qualifier, * for any text, found the "
            "string \"f:\"\n");
        row("an empty request id", R"({"on": "lost", "requestId": ""})",
            "/requestId: expected a request id, found the string \"\"\n");
        row("no pointer", R"({"on": "lost", "payload": {"kind": 1}})",
            "/payload/kind: expected a JSON pointer such as /kind, found \"kind\"\n");
        row("attempt zero", R"({"on": "failed", "attempt": [1, 0]})",
            "/attempt/1: expected a whole number from 1 to 1000000000, found 0\n");
        row("no attempt", R"({"on": "failed", "attempt": []})",
            "/attempt: expected at least one attempt number, found none\n");
        row("no hit", R"({"on": "failed", "hitCount": 0})",
            "/hitCount: expected a whole number from 1 to 1000000000, found 0\n");
        row("a word for a switch", R"({"on": "failed", "logOnly": "yes"})",
            "/logOnly: expected true or false, found the string \"yes\"\n");
        row("a change has no attempts", R"({"on": "configChanged", "attempt": [1]})",
            "/attempt: expected one of the keys on, function, hitCount, logOnly, enabled, name, "
            "found \"attempt\"\n");
        row("a failure has no metric", R"({"on": "failed", "metric": "Errors"})",
            "/metric: expected one of the keys on, function, requestId, payload, attempt, "
            "hitCount, logOnly, enabled, name, found \"metric\"\n");
        row("no value to cross", R"({"on": "metricCrosses", "metric": "Errors"})",
            ": expected one of the keys above and below, found none\n");
        row("two values to cross",
            R"({"on": "metricCrosses", "metric": "QueueDepth", "above": 1, "below": 1})",
            ": expected one of the keys above and below, found both\n");
        row("a sum that falls", R"({"on": "metricCrosses", "metric": "Errors", "below": 1})",
            "/below: expected above, because Errors only grows within its minute; found below\n");
        row("a negative value", R"({"on": "metricCrosses", "metric": "Errors", "above": -1})",
            "/above: expected a whole number from 0 to 9007199254740991, found -1\n");
        row("an unknown metric", R"({"on": "metricCrosses", "metric": "Panics", "above": 1})",
            R"(/metric: expected one of "QueueDepth", "ConcurrentExecutions", )"
            R"("AsyncEventsReceived", "AsyncEventAge", "AsyncEventsDropped", "Invocations", )"
            R"("Errors", "Throttles", "Duration", "DeadLetterErrors", )"
            R"("DestinationDeliveryFailures", "RecursiveInvocationsDropped", found the string "Panics")"
            "\n");
        row("all errors of an entry", R"({"on": "lost", "function": 3, "hitCount": -1})",
            "/function: expected a string, found 3\n"
            "/hitCount: expected a whole number from 1 to 1000000000, found -1\n");
    }

    void errorsNameTheirPlace()
    {
        QFETCH(QString, entry);
        QFETCH(QString, errors);
        const auto read = readBreakpoint(json(entry.toUtf8()));

        QVERIFY(!read.hasValue());
        QCOMPARE(listed(read.error()), errors.toStdString());
    }

    void aBrokenEntrySpoilsNoOther()
    {
        const Json document =
            json(R"({"breakpoints": [{"on": "lost"}, {"on": 3}, {"on": "routed"}]})");
        const auto read = readBreakpoints(document);

        QCOMPARE(read.size(), 3U);
        QVERIFY(read[0].hasValue());
        QVERIFY(!read[1].hasValue());
        QVERIFY(read[2].hasValue());
        QCOMPARE(brokenBreakpoints(document).size(), 1U);
        QCOMPARE(brokenBreakpoints(document).front().where, std::string("/breakpoints/1/on"));
    }

    void noBreakpointsAreNoError()
    {
        QCOMPARE(readBreakpoints(json("{}")).size(), 0U);
        QCOMPARE(readBreakpoints(json(R"({"breakpoints": 7})")).size(), 0U);
    }
};

QTEST_GUILESS_MAIN(tst_BreakpointReader)
#include "tst_breakpointreader.moc"

#include "core/formats/jsontext.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <clocale>

using namespace retryscope;

namespace {

std::string nested(std::size_t levels, char open, char close)
{
    return std::string(levels, open) + std::string(levels, close);
}

Json parsed(std::string_view text)
{
    const auto result = parseJson(text);
    return result ? result.value() : Json("no JSON: " + listed(result.error()));
}

} // namespace

class tst_JsonText : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void valuesKeepTheirSpelling_data();
    void valuesKeepTheirSpelling();
    void spellingDoesNotDependOnTheLocale();
    void aByteOrderMarkIsSkipped();
    void syntaxErrors_data();
    void syntaxErrors();
    void duplicateKeysAreAllReported();
    void duplicateKeysOfALargeObjectAreFound();
    void nestingHasALimit();
    void deepNestingDoesNotCrash();
    void anErrorAfterDeepNestingIsReportedToo();
    void cutOffTextNeverParses();
    void pretty_data();
    void pretty();
    void prettyTextGivesTheSameValueInTheSameOrder();
};

void tst_JsonText::valuesKeepTheirSpelling_data()
{
    QTest::addColumn<std::string>("text");

    QTest::newRow("null") << std::string("null");
    QTest::newRow("booleans") << std::string("[true,false]");
    QTest::newRow("zero") << std::string("0");
    QTest::newRow("negative zero") << std::string("-0");
    QTest::newRow("negative") << std::string("-12");
    QTest::newRow("fraction with zeros") << std::string("1.500");
    QTest::newRow("exponent") << std::string("1E+02");
    QTest::newRow("too large for 64 bits") << std::string("123456789012345678901234567890");
    QTest::newRow("largest of 64 bits") << std::string("18446744073709551615");
    QTest::newRow("least of 64 bits") << std::string("-9223372036854775808");
    QTest::newRow("too small for a double") << std::string("1e-999");
    QTest::newRow("more digits than a double") << std::string("0.10000000000000000001");
    QTest::newRow("order of members") << std::string(R"({"b":1,"a":{"d":[],"c":{}}})");
    QTest::newRow("empty key") << std::string(R"({"":0})");
    QTest::newRow("beyond the basic plane") << std::string("\"\xF0\x9F\x9A\x80\"");
}

void tst_JsonText::valuesKeepTheirSpelling()
{
    QFETCH(std::string, text);

    QCOMPARE(compactText(parsed(text)), text);
}

void tst_JsonText::spellingDoesNotDependOnTheLocale()
{
    const std::string before = std::setlocale(LC_NUMERIC, nullptr);
    for (const char *name : {"de_DE.UTF-8", "fr_FR.UTF-8"})
        std::setlocale(LC_NUMERIC, name); // without effect where it is not installed

    const std::string text = compactText(parsed("[1.25,-0.5e3]"));

    std::setlocale(LC_NUMERIC, before.c_str());
    QCOMPARE(text, std::string("[1.25,-0.5e3]"));
}

void tst_JsonText::aByteOrderMarkIsSkipped()
{
    QCOMPARE(parsed("\xEF\xBB\xBF[1]"), Json(Json::Array{1}));
    QCOMPARE(listed(parseJson("\xEF\xBB\xBF]").error()),
             std::string("1:1: expected a value, found ]\n"));
}

void tst_JsonText::syntaxErrors_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("error");

    const auto row = [](const char *name, std::string text, const char *error) {
        QTest::newRow(name) << std::move(text) << std::string(error) + '\n';
    };
    row("empty", "", "1:1: expected a value, found the end of the text");
    row("white space only", " \n  ", "2:3: expected a value, found the end of the text");
    row("a second value", "{} []", "1:4: expected the end of the text, found [");
    row("garbage after the value", "1 xyz", "1:3: expected the end of the text, found xyz");
    row("no value", "{\"a\":}", "1:6: expected a value, found }");
    row("a comma too many", "[1,\n]", "2:1: expected a value, found ]");
    row("no comma in an array", "[1 22]", "1:4: expected a comma or ], found 22");
    row("no comma in an object", "{\"a\":1 \"b\":2}", "1:8: expected a comma or }, found \"b\"");
    row("no colon", "{\"a\" true}", "1:6: expected a colon, found true");
    row("a key without quotes", "{a: 1}", "1:2: expected a key in quotes, found a");
    row("a comma before the end", "{\"a\":1,}", "1:8: expected a key in quotes, found }");
    row("a string with an escaped quote where a comma belongs", "[1 \"a\\\"b\"]",
        "1:4: expected a comma or ], found \"a\\\"b\"");
    row("a long string where a comma belongs", "[1 \"" + std::string(50, 'x') + "\"]",
        "1:4: expected a comma or ], found a token of 52 bytes");
    row("not closed", "[1", "1:3: expected a comma or ], found the end of the text");
    row("a string not closed", "[\"a",
        "1:4: expected a value, found the end of the text inside a string");
    row("a word", "[nil]", "1:2: expected a value, found nil");
    row("a comment", "// no\n1", "1:1: expected a value, found /");
    row("single quotes", "['a']", "1:2: expected a value, found '");
    row("a leading zero", "[01]", "1:2: expected a comma or ], found 01");
    row("a minus alone", "[-]",
        "1:3: expected a value, found an invalid number; expected digit after '-'");
    row("a point without digits", "[1.]",
        "1:4: expected a value, found an invalid number; expected digit after '.'");
    row("a number beyond a double", "[1, -1e400]",
        "1:5: expected a number between -1.7e308 and 1.7e308, found -1e400");
    row("a line feed in a string", "[\"a\nb\"]",
        "1:4: expected a value, found an invalid string: control character U+000A (LF) must be "
        "escaped to \\u000A or \\n");
    row("an unknown escape", "\"\\x41\"",
        "1:3: expected a value, found an invalid string: forbidden character after backslash");
    row("a lone high surrogate", "\"\\ud83d\"",
        "1:8: expected a value, found an invalid string: surrogate U+D800..U+DBFF must be followed "
        "by U+DC00..U+DFFF");
    row("a lone low surrogate", "\"\\ude80\"",
        "1:7: expected a value, found an invalid string: surrogate U+DC00..U+DFFF must follow "
        "U+D800..U+DBFF");
    row("bytes that are no UTF-8", "[\"\xC3\x28\"]",
        "1:4: expected a value, found an invalid string: ill-formed UTF-8 byte");
    row("an overlong encoding", "\"\xC0\x80\"",
        "1:2: expected a value, found an invalid string: ill-formed UTF-8 byte");
    row("a surrogate in UTF-8", "\"\xED\xA0\x80\"",
        "1:3: expected a value, found an invalid string: ill-formed UTF-8 byte");
    row("a zero byte", std::string("[1]\n\0 [", 7), "2:1: expected JSON, found a zero byte");
    row("columns count characters", "[\"\xC3\xA4\xE2\x82\xAC\xF0\x9F\x9A\x80\" 1]",
        "1:8: expected a comma or ], found 1");
}

void tst_JsonText::syntaxErrors()
{
    QFETCH(std::string, text);
    QFETCH(std::string, error);

    const auto result = parseJson(text);

    QVERIFY(!result);
    QCOMPARE(listed(result.error()), error);
}

void tst_JsonText::duplicateKeysAreAllReported()
{
    const auto result = parseJson(R"({"a":1, "b":[{}, {"x/y":1, "x/y":2, "x/y":3}], "a":{}})");

    QVERIFY(!result);
    QCOMPARE(listed(result.error()),
             std::string("/b/1/x~1y: expected each key once in an object, found it again\n"
                         "/b/1/x~1y: expected each key once in an object, found it again\n"
                         "/a: expected each key once in an object, found it again\n"));
}

void tst_JsonText::duplicateKeysOfALargeObjectAreFound()
{
    std::string text = "{";
    for (int i = 0; i < 1000; ++i)
        text += "\"key " + std::to_string(i) + "\":0,";
    text += "\"key 0\":0,\"key 999\":0}";

    const auto result = parseJson(text);

    QVERIFY(!result);
    QCOMPARE(listed(result.error()),
             std::string("/key 0: expected each key once in an object, found it again\n"
                         "/key 999: expected each key once in an object, found it again\n"));
}

void tst_JsonText::nestingHasALimit()
{
    QVERIFY(parseJson(nested(jsonDepthLimit, '[', ']')));

    const auto result = parseJson(nested(jsonDepthLimit + 1, '[', ']'));

    QVERIFY(!result);
    std::string pointer;
    for (int i = 0; i < jsonDepthLimit; ++i)
        pointer += "/0";
    QCOMPARE(listed(result.error()),
             pointer + ": expected at most 200 levels of arrays and objects, found more\n");
}

void tst_JsonText::deepNestingDoesNotCrash()
{
    QCOMPARE(parseJson(nested(100'000, '[', ']')).error().size(), std::size_t{1});

    const auto unclosed = parseJson(std::string(100'000, '['));

    QVERIFY(!unclosed);
    QCOMPARE(unclosed.error().size(), std::size_t{2});
    QCOMPARE(listed({unclosed.error().back()}),
             std::string("1:100001: expected a value, found the end of the text\n"));
}

void tst_JsonText::anErrorAfterDeepNestingIsReportedToo()
{
    const std::string deep = nested(300, '[', ']');

    const auto result = parseJson("{\"a\":" + deep + ",\"b\":1,\"b\":" + deep + "}");

    QVERIFY(!result);
    QCOMPARE(result.error().size(), std::size_t{3});
    QCOMPARE(result.error()[1].where, std::string("/b"));
}

void tst_JsonText::cutOffTextNeverParses()
{
    const std::string text =
        R"({"a": [1.5e3, -0, "\u00e4\ud83d\ude80\n", {"b": null}], "c": [true, false, {}]})";
    QVERIFY(parseJson(text));

    for (std::size_t size = 0; size < text.size(); ++size) {
        const auto result = parseJson(std::string_view(text).substr(0, size));
        QVERIFY2(!result && result.error().size() == 1, qPrintable(QString::number(size)));
    }
}

void tst_JsonText::pretty_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("pretty");

    const std::string eighty(80, 'x');
    QTest::newRow("a scalar") << std::string("1.50") << std::string("1.50\n");
    QTest::newRow("a short object") << std::string(R"({"a":{"b":[1,2]},"c":null})")
                                    << std::string(R"({"a": {"b": [1, 2]}, "c": null})") + '\n';
    QTest::newRow("empty ones") << std::string("[[],\"\"]") << std::string("[[], \"\"]\n");
    QTest::newRow("an empty object within an array")
        << std::string("[{}]") << std::string("[\n  {}\n]\n");
    QTest::newRow("a list of objects")
        << std::string(R"({"l":[{"a":1},{"b":2}],"x":0})")
        << std::string("{\n  \"l\": [\n    {\"a\": 1},\n    {\"b\": 2}\n  ],\n  \"x\": 0\n}\n");
    QTest::newRow("just fits with a comma after it")
        << "[[\"" + eighty + "\",\"123456789\"],0]"
        << "[\n  [\"" + eighty + "\", \"123456789\"],\n  0\n]\n";
    QTest::newRow("one column too wide")
        << "[[\"" + eighty + "\",\"1234567890\"],0]"
        << "[\n  [\n    \"" + eighty + "\",\n    \"1234567890\"\n  ],\n  0\n]\n";
    QTest::newRow("a long string alone")
        << '"' + eighty + eighty + '"' << '"' + eighty + eighty + "\"\n";
    QTest::newRow("width in characters, not bytes")
        << "[\"" + eighty.substr(30) + "\",\"\xC3\xA4\xC3\xA4\xC3\xA4\"]"
        << "[\"" + eighty.substr(30) + "\", \"\xC3\xA4\xC3\xA4\xC3\xA4\"]\n";
}

void tst_JsonText::pretty()
{
    QFETCH(std::string, text);
    QFETCH(std::string, pretty);

    QCOMPARE(prettyText(parsed(text)), pretty);
}

void tst_JsonText::prettyTextGivesTheSameValueInTheSameOrder()
{
    const std::string text = R"({"z":[{"b":-0,"a":[1.0,[],{}]},"\u0000\"\\"],"long":")"
        + std::string(200, 'y') + R"(","deep":{"x":{"y":[[{"k":1e2}]]}}})";

    QCOMPARE(compactText(parsed(prettyText(parsed(text)))), compactText(parsed(text)));
}

QTEST_GUILESS_MAIN(tst_JsonText)
#include "tst_jsontext.moc"

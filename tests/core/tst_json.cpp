#include "core/model/json.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <thread>
#include <utility>
#include <vector>

using namespace retryscope;

Q_DECLARE_METATYPE(retryscope::Json)

namespace {

Json number(const char *text)
{
    return JsonNumber{text};
}

/// `{"list": [10, {"a/b": true}], "": "empty key", "m~n": null}`
Json document()
{
    return Json::Object{
        {"list", Json::Array{10, Json::Object{{"a/b", true}}}}, {"", "empty key"}, {"m~n", Json()}};
}

} // namespace

class tst_Json : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void equality_data();
    void equality();
    void compactText_data();
    void compactText();
    void setKeepsThePlaceOfAKey();
    void findGivesNothingWhereThereIsNoObject();
    void resolve_data();
    void resolve();
    void pointers_data();
    void pointers();
    void childPointersAreEscaped();
    void described_data();
    void described();
    void aCopySharesWhatItHolds();
    void whatIsOnlySearchedStaysShared();
    void changingACopyLeavesTheOriginal_data();
    void changingACopyLeavesTheOriginal();
    void changingTheOriginalLeavesACopy();
    void whatACopyHoldsOutlivesTheOriginal();
    void aMovedValueLeavesAnEmptyOne();
    void threadsChangeCopiesOfTheirOwn();
};

void tst_Json::equality_data()
{
    QTest::addColumn<Json>("left");
    QTest::addColumn<Json>("right");
    QTest::addColumn<bool>("equal");

    const auto row = [](const char *name, const Json &left, const Json &right, bool equal) {
        QTest::newRow(name) << left << right << equal;
    };
    row("whole and fraction", 1, number("1.0"), true);
    row("exponent", number("1.5e3"), 1500, true);
    row("negative exponent", number("10e-1"), 1, true);
    row("negative zero", number("-0"), 0, true);
    row("zeros of any exponent", number("0e5"), number("0.000"), true);
    row("signs", number("-1"), 1, false);
    row("more digits than a double", number("0.1"), number("0.10000000000000000001"), false);
    row("neighbours beyond 2^53", number("9007199254740993"), number("9007199254740992"), false);
    row("huge exponents", number("1e400"), number("10e399"), true);
    row("true and one", true, 1, false);
    row("a string of a number", "1", 1, false);
    row("null and false", Json(), false, false);
    row("order of members", Json::Object{{"a", 1}, {"b", 2}}, Json::Object{{"b", 2}, {"a", 1}},
        true);
    row("a member more", Json::Object{{"a", 1}}, Json::Object{{"a", 1}, {"b", 2}}, false);
    row("another key", Json::Object{{"a", 1}}, Json::Object{{"b", 1}}, false);
    row("order of elements", Json::Array{1, 2}, Json::Array{2, 1}, false);
    row("empty array and empty object", Json::Array{}, Json::Object{}, false);
    row("equal values deep inside", Json::Array{Json::Object{{"a", Json::Array{number("2.0")}}}},
        Json::Array{Json::Object{{"a", Json::Array{2}}}}, true);
}

void tst_Json::equality()
{
    QFETCH(Json, left);
    QFETCH(Json, right);
    QFETCH(bool, equal);

    QCOMPARE(left == right, equal);
    QCOMPARE(right == left, equal);
}

void tst_Json::compactText_data()
{
    QTest::addColumn<Json>("value");
    QTest::addColumn<std::string>("text");

    QTest::newRow("null") << Json() << std::string("null");
    QTest::newRow("members in their order")
        << Json(Json::Object{{"b", 1}, {"a", Json::Array{true, false}}})
        << std::string(R"({"b":1,"a":[true,false]})");
    QTest::newRow("a number as it is spelled") << number("1.50E+3") << std::string("1.50E+3");
    QTest::newRow("short escapes")
        << Json("\"\\\b\f\n\r\t/") << std::string(R"("\"\\\b\f\n\r\t/")");
    QTest::newRow("control characters")
        << Json(std::string("\0\x1F\x7F", 3)) << std::string("\"\\u0000\\u001f\x7F\"");
    QTest::newRow("beyond ASCII") << Json("\xC3\xA4\xF0\x9F\x9A\x80")
                                  << std::string("\"\xC3\xA4\xF0\x9F\x9A\x80\"");
    QTest::newRow("a key that needs escapes")
        << Json(Json::Object{{"a\"", Json::Object{}}}) << std::string(R"({"a\"":{}})");
}

void tst_Json::compactText()
{
    QFETCH(Json, value);
    QFETCH(std::string, text);

    QCOMPARE(retryscope::compactText(value), text);
}

void tst_Json::setKeepsThePlaceOfAKey()
{
    Json value = Json::Object{{"a", 1}, {"b", 2}};

    value.set("a", 3);
    value.set("c", 4);

    QCOMPARE(retryscope::compactText(value), std::string(R"({"a":3,"b":2,"c":4})"));
}

void tst_Json::findGivesNothingWhereThereIsNoObject()
{
    QVERIFY(!Json().find("a"));
    QVERIFY(!Json(Json::Array{1}).find("0"));
    QVERIFY(!document().find("a"));
}

void tst_Json::resolve_data()
{
    QTest::addColumn<std::string>("pointer");
    QTest::addColumn<std::string>("text");

    const std::string nothing = "nothing";
    const auto row = [](const char *pointer, const std::string &text) {
        QTest::newRow(pointer) << std::string(pointer) << text;
    };
    QTest::newRow("the whole") << std::string() << retryscope::compactText(document());
    row("/list/0", "10");
    row("/list/1/a~1b", "true");
    row("/", "\"empty key\"");
    row("/m~0n", "null");
    row("/list/2", nothing);
    row("/list/01", nothing);
    row("/list/-", nothing);
    row("/list/-1", nothing);
    row("/list/0x", nothing);
    row("/list/", nothing);
    row("/list/0/x", nothing);
    row("/List", nothing);
    row("/list/99999999999999999999", nothing);
}

void tst_Json::resolve()
{
    QFETCH(std::string, pointer);
    QFETCH(std::string, text);
    const Json root = document();

    const Json *value = retryscope::resolve(root, pointer);

    QCOMPARE(value ? retryscope::compactText(*value) : "nothing", text);
}

void tst_Json::pointers_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("isPointer");

    QTest::newRow("empty") << std::string() << true;
    QTest::newRow("one token") << std::string("/a") << true;
    QTest::newRow("empty tokens") << std::string("//") << true;
    QTest::newRow("escapes") << std::string("/~0~1") << true;
    QTest::newRow("no slash") << std::string("a") << false;
    QTest::newRow("another escape") << std::string("/~2") << false;
    QTest::newRow("a tilde at the end") << std::string("/a~") << false;
}

void tst_Json::pointers()
{
    QFETCH(std::string, text);
    QFETCH(bool, isPointer);

    QCOMPARE(isJsonPointer(text), isPointer);
}

void tst_Json::childPointersAreEscaped()
{
    QCOMPARE(childPointer("", "a/b~c"), std::string("/a~1b~0c"));
    QCOMPARE(childPointer("/x", std::size_t{12}), std::string("/x/12"));
}

void tst_Json::described_data()
{
    QTest::addColumn<Json>("value");
    QTest::addColumn<std::string>("text");

    QTest::newRow("null") << Json() << std::string("null");
    QTest::newRow("true") << Json(true) << std::string("true");
    QTest::newRow("number") << number("1.0") << std::string("the number 1.0");
    QTest::newRow("string") << Json("a\n") << std::string("the string \"a\\n\"");
    QTest::newRow("string that just fits")
        << Json(std::string(60, 'x')) << "the string \"" + std::string(60, 'x') + '"';
    QTest::newRow("long string") << Json(std::string(61, 'x'))
                                 << std::string("a string of 61 bytes");
    QTest::newRow("array") << Json(Json::Array{}) << std::string("an array");
    QTest::newRow("object") << Json(Json::Object{}) << std::string("an object");
}

void tst_Json::described()
{
    QFETCH(Json, value);
    QFETCH(std::string, text);

    QCOMPARE(retryscope::described(value), text);
}

void tst_Json::aCopySharesWhatItHolds()
{
    const Json original = document();

    const Json copy = original;

    QCOMPARE(copy.object(), original.object());
    QVERIFY(copy == original);
}

void tst_Json::whatIsOnlySearchedStaysShared()
{
    const Json original = document();
    Json copy = original;

    QVERIFY(!copy.find("absent"));
    QVERIFY(!retryscope::resolve(copy, "/absent/0"));

    QCOMPARE(std::as_const(copy).object(), original.object());
}

void tst_Json::changingACopyLeavesTheOriginal_data()
{
    QTest::addColumn<std::function<void(Json &)>>("change");
    QTest::addColumn<std::string>("changed");

    const auto row = [](const char *name, const std::function<void(Json &)> &change,
                        const std::string &changed) { QTest::newRow(name) << change << changed; };
    row(
        "a member set", [](Json &value) { value.set("", 1); },
        R"({"list":[10,{"a/b":true}],"":1,"m~n":null})");
    row(
        "a member added", [](Json &value) { value.set("new", 1); },
        R"({"list":[10,{"a/b":true}],"":"empty key","m~n":null,"new":1})");
    row(
        "a member found", [](Json &value) { *value.find("m~n") = 1; },
        R"({"list":[10,{"a/b":true}],"":"empty key","m~n":1})");
    row(
        "members removed", [](Json &value) { value.object()->clear(); }, "{}");
    row(
        "an element", [](Json &value) { value.find("list")->array()->front() = 1; },
        R"({"list":[1,{"a/b":true}],"":"empty key","m~n":null})");
    row(
        "deep inside", [](Json &value) { *retryscope::resolve(value, "/list/1/a~1b") = 1; },
        R"({"list":[10,{"a/b":1}],"":"empty key","m~n":null})");
    row(
        "its own copy put into it",
        [](Json &value) {
            const Json whole = value;
            value.find("list")->array()->push_back(whole);
        },
        R"({"list":[10,{"a/b":true},{"list":[10,{"a/b":true}],"":"empty key","m~n":null}],)"
        R"("":"empty key","m~n":null})");
}

void tst_Json::changingACopyLeavesTheOriginal()
{
    QFETCH(std::function<void(Json &)>, change);
    QFETCH(std::string, changed);
    const Json original = document();
    Json copy = original;

    change(copy);

    QCOMPARE(retryscope::compactText(copy), changed);
    QCOMPARE(retryscope::compactText(original), retryscope::compactText(document()));
    QVERIFY(!(copy == original));
}

void tst_Json::changingTheOriginalLeavesACopy()
{
    Json original = document();
    const Json copy = original;
    const Json list = *std::as_const(original).find("list");

    retryscope::resolve(original, "/list")->array()->clear();

    QCOMPARE(copy, document());
    QCOMPARE(retryscope::compactText(list), std::string(R"([10,{"a/b":true}])"));
}

void tst_Json::whatACopyHoldsOutlivesTheOriginal()
{
    Json list;
    {
        const Json original = document();
        list = *original.find("list");
    }

    list.array()->push_back(1);

    QCOMPARE(list.array()->size(), std::size_t{3});
}

void tst_Json::aMovedValueLeavesAnEmptyOne()
{
    Json value = document();

    const Json taken = std::move(value);

    QCOMPARE(taken, document());
    QCOMPARE(value, Json(Json::Object{})); // NOLINT(bugprone-use-after-move): that is the claim
    value.set("a", 1);
    QCOMPARE(retryscope::compactText(value), std::string(R"({"a":1})"));
}

void tst_Json::threadsChangeCopiesOfTheirOwn()
{
    constexpr int rounds = 2000;
    const Json original = document();
    std::vector<int> wrong(4);
    std::vector<std::thread> threads;

    for (int &count : wrong) {
        threads.emplace_back([&count, copy = original]() mutable {
            for (int i = 0; i < rounds; ++i) {
                Json mine = copy;
                const Json before = mine;
                *retryscope::resolve(mine, "/list/0") = i;
                copy = before;
                count += *retryscope::resolve(std::as_const(mine), "/list/0") == Json(i) ? 0 : 1;
                count += before == document() ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();

    QCOMPARE(wrong, std::vector<int>(4));
    QCOMPARE(original, document());
}

QTEST_GUILESS_MAIN(tst_Json)
#include "tst_json.moc"

#include "core/formats/forkreader.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenariowriter.h"
#include "core/model/jsonoperation.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <string>

using namespace retryscope;

namespace {

Json parsed(const std::string &text)
{
    return parseJson(text).value();
}

/// A JSON patch as RFC 6902 writes it.
std::vector<JsonOperation> operations(const std::string &text)
{
    const Json json = parsed(R"([{"name": "x", "atMs": 0, "patch": )" + text + "}]");
    std::vector<Fork> forks;
    std::vector<Error> errors;
    readForks(JsonNode(json, errors), forks);
    if (!errors.empty())
        qFatal("%s", listed(errors).c_str());
    return forks.front().patch;
}

std::string scenarioWith(const std::string &members)
{
    return R"({"format": "retryscope-scenario", "version": 1,
        "functions": [{"FunctionName": "f", "Timeout": 3}, {"FunctionName": "g"}],
        "invocations": [{"atMs": 0, "function": "f"}])"
        + members + "}";
}

std::string scenarioWithPatch(const std::string &patch)
{
    return scenarioWith(R"(, "forks": [{"name": "a", "atMs": 5, "patch": )" + patch + "}]");
}

} // namespace

/// Forks in the file: JSON patches, their reading and writing.
class tst_Fork : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void patchesApply_data();
    void patchesApply();
    void whatCannotBeDoneIsTold_data();
    void whatCannotBeDoneIsTold();
    void nothingGetsTooDeepToBeRead();
    void aDifferenceLeadsFromOneToTheOther_data();
    void aDifferenceLeadsFromOneToTheOther();
    void anAppendedElementStaysBehindTheEnd();
    void forksAreReadAndWritten();
    void wrongForksAreTold_data();
    void wrongForksAreTold();
    void aBranchHasNoForks();
};

void tst_Fork::patchesApply_data()
{
    QTest::addColumn<std::string>("document");
    QTest::addColumn<std::string>("patch");
    QTest::addColumn<std::string>("expected");

    const auto row = [](const char *name, const char *document, const char *patch,
                        const char *expected) {
        QTest::newRow(name) << std::string(document) << std::string(patch) << std::string(expected);
    };
    row("nothing", R"({"a":1})", "[]", R"({"a":1})");
    row("add a member", R"({"a":1})", R"([{"op":"add","path":"/b","value":2}])",
        R"({"a":1,"b":2})");
    row("add over a member", R"({"a":1,"b":2})", R"([{"op":"add","path":"/a","value":3}])",
        R"({"a":3,"b":2})");
    row("add in front", "[1,2]", R"([{"op":"add","path":"/0","value":0}])", "[0,1,2]");
    row("add at the end by number", "[1,2]", R"([{"op":"add","path":"/2","value":3}])", "[1,2,3]");
    row("add behind the end", "[1,2]", R"([{"op":"add","path":"/-","value":3}])", "[1,2,3]");
    row("add the whole", "[1,2]", R"([{"op":"add","path":"","value":null}])", "null");
    row("remove a member", R"({"a":1,"b":2})", R"([{"op":"remove","path":"/a"}])", R"({"b":2})");
    row("remove an element", "[1,2,3]", R"([{"op":"remove","path":"/1"}])", "[1,3]");
    row("replace", R"({"a":[1,{"b":2}]})", R"([{"op":"replace","path":"/a/1/b","value":[]}])",
        R"({"a":[1,{"b":[]}]})");
    row("an escaped key", R"({"a/b":{"~":1}})", R"([{"op":"replace","path":"/a~1b/~0","value":2}])",
        R"({"a/b":{"~":2}})");
    row("move", R"({"a":[1,2],"b":{}})", R"([{"op":"move","from":"/a/0","path":"/b/c"}])",
        R"({"a":[2],"b":{"c":1}})");
    row("copy", R"({"a":[1]})", R"([{"op":"copy","from":"/a","path":"/b"}])",
        R"({"a":[1],"b":[1]})");
    row("a test that holds by value", R"({"a":1.0})",
        R"([{"op":"test","path":"/a","value":1},{"op":"remove","path":"/a"}])", "{}");
}

void tst_Fork::patchesApply()
{
    QFETCH(std::string, document);
    QFETCH(std::string, patch);
    QFETCH(std::string, expected);

    const auto result = patched(parsed(document), operations(patch));

    QVERIFY2(result, result ? "" : result.error().what.c_str());
    QCOMPARE(compactText(result.value()), expected);
}

void tst_Fork::whatCannotBeDoneIsTold_data()
{
    QTest::addColumn<std::string>("patch"); // of {"a": [1], "b": 2}
    QTest::addColumn<std::string>("where");
    QTest::addColumn<std::string>("what");

    const auto row = [](const char *name, const char *patch, const char *where, const char *what) {
        QTest::newRow(name) << std::string(patch) << std::string(where) << std::string(what);
    };
    row("add into nothing", R"([{"op":"add","path":"/x/y","value":1}])", "/0/path",
        "expected an object or an array at /x, found none");
    row("add into a number", R"([{"op":"add","path":"/b/y","value":1}])", "/0/path",
        "expected an object or an array, found the number 2");
    row("add past the end", R"([{"op":"add","path":"/a/2","value":1}])", "/0/path",
        "expected a place from 0 to 1, found 2");
    row("add at no number", R"([{"op":"add","path":"/a/01","value":1}])", "/0/path",
        "expected a place from 0 to 1, found 01");
    row("remove nothing", R"([{"op":"remove","path":"/a/0"},{"op":"remove","path":"/a/0"}])",
        "/1/path", "expected the place of a value, found /a/0, where there is none");
    row("remove the whole", R"([{"op":"remove","path":""}])", "/0/path",
        "expected a part of the document, found the whole");
    row("replace nothing", R"([{"op":"replace","path":"/c","value":1}])", "/0/path",
        "expected the place of a value, found /c, where there is none");
    row("move from nowhere", R"([{"op":"move","from":"/c","path":"/d"}])", "/0/from",
        "expected the place of a value, found /c, where there is none");
    row("move into itself", R"([{"op":"move","from":"/a","path":"/a/0"}])", "/0/path",
        "expected a place outside /a, which is moved, found /a/0");
    row("copy from nowhere", R"([{"op":"copy","from":"/c","path":"/d"}])", "/0/from",
        "expected the place of a value, found /c, where there is none");
    row("a test that does not hold", R"([{"op":"test","path":"/b","value":"2"}])", "/0/value",
        "expected what stands at /b, the number 2, found the string \"2\"");
}

void tst_Fork::whatCannotBeDoneIsTold()
{
    QFETCH(std::string, patch);
    QFETCH(std::string, where);
    QFETCH(std::string, what);

    const auto result = patched(parsed(R"({"a": [1], "b": 2})"), operations(patch));

    QVERIFY(!result);
    QCOMPARE(result.error().where, where);
    QCOMPARE(result.error().what, what);
}

void tst_Fork::nothingGetsTooDeepToBeRead()
{
    const Json deep = parsed(std::string(199, '[') + std::string(199, ']'));
    const Json document(Json::Object{{"a", deep}, {"b", Json(1)}});
    const auto done = [&](const JsonOperation &operation) {
        return patched(document, std::vector<JsonOperation>{operation});
    };
    using Kind = JsonOperationKind;

    const auto copied = done({Kind::Copy, "/b", {}, "/a"});
    QVERIFY(copied.hasValue());
    QVERIFY(parseJson(compactText(copied.value())).hasValue());
    for (const JsonOperation &operation :
         {JsonOperation{Kind::Copy, "/b", {}, {}}, JsonOperation{Kind::Copy, "/a/-", {}, "/a"},
          JsonOperation{Kind::Replace, "/a/0", deep, {}},
          JsonOperation{Kind::Add, "/a/0", deep, {}}}) {
        const auto result = done(operation);
        QVERIFY2(!result, operation.path.c_str());
        QCOMPARE(result.error().where, std::string("/0/path"));
        QCOMPARE(result.error().what,
                 std::string("expected at most 200 levels of arrays and objects, found more"));
    }
}

void tst_Fork::aDifferenceLeadsFromOneToTheOther_data()
{
    QTest::addColumn<std::string>("from");
    QTest::addColumn<std::string>("to");
    QTest::addColumn<int>("operations");

    const auto row = [](const char *name, const char *from, const char *to, int operations) {
        QTest::newRow(name) << std::string(from) << std::string(to) << operations;
    };
    row("the same", R"({"a":[1,{"b":2}]})", R"({"a":[1,{"b":2}]})", 0);
    row("the same in another order", R"({"a":1,"b":2})", R"({"b":2,"a":1})", 0);
    row("a member more and one less", R"({"a":1,"b":2})", R"({"b":2,"c":3})", 2);
    row("deep within", R"({"a":[{"b":1},{"b":2},{"b":3}]})", R"({"a":[{"b":1},{"b":5},{"b":3}]})",
        1);
    row("an element at the end", "[1,2]", "[1,2,3]", 1);
    row("an element in front", "[1,2]", "[0,1,2]", 1);
    row("elements gone", "[1,2,3,4]", "[1,4]", 2);
    row("all elements gone", "[1,2]", "[]", 2);
    row("fewer and others", "[1,2,3,4,5]", "[1,7,5]", 3);
    row("more and others", "[1,2,5]", "[1,7,8,9,5]", 3);
    row("another kind", R"({"a":[]})", R"({"a":{}})", 1);
}

void tst_Fork::aDifferenceLeadsFromOneToTheOther()
{
    QFETCH(std::string, from);
    QFETCH(std::string, to);
    QFETCH(int, operations);

    const auto difference = retryscope::difference(parsed(from), parsed(to));

    QCOMPARE(static_cast<int>(difference.size()), operations);
    QVERIFY(patched(parsed(from), difference).value() == parsed(to));
}

/// So that a fork's changes stay behind those that the base gets later.
void tst_Fork::anAppendedElementStaysBehindTheEnd()
{
    const auto difference = retryscope::difference(parsed("[1]"), parsed("[1,2]"));

    QCOMPARE(compactText(patched(parsed("[1,9]"), difference).value()), std::string("[1,9,2]"));
}

void tst_Fork::forksAreReadAndWritten()
{
    const std::string forks = R"([{"name":"shorter","atMs":81000,"patch":[)"
                              R"({"op":"replace","path":"/functions/0/Timeout","value":1.50e1},)"
                              R"({"op":"test","path":"/version","value":1},)"
                              R"({"op":"add","path":"/notes","value":[]},)"
                              R"({"op":"copy","from":"/notes","path":"/questions"},)"
                              R"({"op":"move","from":"/questions","path":"/breakpoints"},)"
                              R"({"op":"remove","path":"/notes"}]},)"
                              R"({"name":"the same","atMs":0,"patch":[]}])";
    const Json document = parsed(scenarioWith(R"(, "forks": )" + forks));

    const auto scenario = readScenario(document, "t");

    QVERIFY2(scenario, scenario ? "" : listed(scenario.error()).c_str());
    QCOMPARE(scenario.value().forks.size(), 2U);
    QCOMPARE(scenario.value().forks[0].at, Instant(Duration(81'000)));
    QCOMPARE(compactText(*writeScenario(scenario.value()).find("forks")), forks);
    QVERIFY(
        !writeScenario(branchOf(document, scenario.value().forks[0], "t").value()).find("forks"));
}

void tst_Fork::wrongForksAreTold_data()
{
    QTest::addColumn<std::string>("document");
    QTest::addColumn<std::string>("errors");

    const auto row = [](const char *name, const std::string &document, const char *errors) {
        QTest::newRow(name) << document << std::string(errors);
    };
    row("no array", scenarioWith(R"(, "forks": {})"),
        "/forks: expected an array, found an object\n");
    row("nothing in it", scenarioWith(R"(, "forks": [{}])"),
        "/forks/0: expected the key \"name\", found none\n"
        "/forks/0: expected the key \"atMs\", found none\n"
        "/forks/0: expected the key \"patch\", found none\n");
    row("names", scenarioWith(R"(, "forks": [{"name": "", "atMs": 0, "patch": []},
            {"name": "a", "atMs": 0, "patch": []}, {"name": "a", "atMs": 0, "patch": []}])"),
        "/forks/0/name: expected a name, found the string \"\"\n"
        "/forks/2/name: expected each fork's name once, found the string \"a\" again\n");
    row("names that can't be read", scenarioWith(R"(, "forks": [{"name": "  ", "atMs": 0,
            "patch": []}, {"name": "a\u001b", "atMs": 0, "patch": []}])"),
        "/forks/0/name: expected a name, found the string \"  \"\n"
        "/forks/1/name: expected a name without control characters, found the string "
        "\"a\\u001b\"\n");
    row("a moment out of range",
        scenarioWith(R"(, "forks": [{"name": "a", "atMs": 31536000001, "patch": []}])"),
        "/forks/0/atMs: expected a whole number from 0 to 31536000000, found 31536000001\n");
    row("no operation", scenarioWithPatch(R"([7, {"path": ""}, {"op": "set", "path": ""}])"),
        "/forks/0/patch/0: expected an object, found 7\n"
        "/forks/0/patch/1: expected the key \"op\", found none\n"
        "/forks/0/patch/2/op: expected one of \"add\", \"remove\", \"replace\", \"move\", "
        "\"copy\", "
        "\"test\", found the string \"set\"\n");
    row("parts of an operation",
        scenarioWithPatch(R"([{"op": "add", "path": "Timeout"}, {"op": "remove", "path": "/x",
            "value": 1}, {"op": "move", "path": "/x"}])"),
        "/forks/0/patch/0: expected the key \"value\", found none\n"
        "/forks/0/patch/0/path: expected a JSON pointer, found the string \"Timeout\"\n"
        "/forks/0/patch/1/value: expected one of the keys op, path, found \"value\"\n"
        "/forks/0/patch/2: expected the key \"from\", found none\n");
    row("a patch that can't be applied",
        scenarioWithPatch(R"([{"op": "remove", "path": "/functions/2"}])"),
        "/forks/0/patch/0/path: expected the place of a value, found /functions/2, where there is "
        "none\n");
    row("a patch that breaks the scenario",
        scenarioWithPatch(R"([{"op": "replace", "path": "/functions/0/Timeout", "value": 0},
            {"op": "remove", "path": "/invocations"}])"),
        "/forks/0/patch/1: makes the patched scenario wrong: expected the key \"invocations\", "
        "found none\n"
        "/forks/0/patch/0: makes /functions/0/Timeout wrong: expected a whole number from 1 to "
        "900, found 0\n");
    row("required keys taken away, and more done",
        scenarioWithPatch(R"([{"op": "remove", "path": "/functions/0/FunctionName"},
            {"op": "move", "from": "/version", "path": "/functions/0/Timeout"},
            {"op": "add", "path": "/title", "value": "t"}])"),
        "/forks/0/patch/1: makes the patched scenario wrong: expected the key \"version\", found "
        "none\n"
        "/forks/0/patch/0: makes /functions/0 wrong: expected the key \"FunctionName\", found "
        "none\n");
    row("a list whose last element is taken away",
        scenarioWithPatch(R"([{"op": "add", "path": "/invocations/0/outcomes",
            "value": [{"type": "error"}]}, {"op": "remove", "path": "/invocations/0/outcomes/0"},
            {"op": "add", "path": "/title", "value": "t"}])"),
        "/forks/0/patch/1: makes /invocations/0/outcomes wrong: expected at least one outcome, "
        "found none\n");
    row("nothing put in the place of the whole",
        scenarioWithPatch(R"([{"op": "add", "path": "", "value": {}}])"),
        "/forks/0/patch/0: makes the patched scenario wrong: expected the key \"format\", found "
        "none\n"
        "/forks/0/patch/0: makes the patched scenario wrong: expected the key \"version\", found "
        "none\n"
        "/forks/0/patch/0: makes the patched scenario wrong: expected the key \"functions\", "
        "found none\n"
        "/forks/0/patch/0: makes the patched scenario wrong: expected the key \"invocations\", "
        "found none\n");
    row("a fork with forks", scenarioWithPatch(R"([{"op": "add", "path": "/forks", "value": []}])"),
        "/forks/0/patch/0: expected a fork without forks, found forks\n");
    row("the whole replaced", scenarioWithPatch(R"([{"op": "add", "path": "", "value": 3}])"),
        "/forks/0/patch/0: makes the patched scenario wrong: expected an object, found 3\n");
}

void tst_Fork::wrongForksAreTold()
{
    QFETCH(std::string, document);
    QFETCH(std::string, errors);

    const auto scenario = readScenario(parsed(document), "t");

    QVERIFY(!scenario);
    QCOMPARE(listed(scenario.error()), errors);
}

void tst_Fork::aBranchHasNoForks()
{
    const Json document = parsed(
        scenarioWithPatch(R"([{"op": "replace", "path": "/functions/0/Timeout", "value": 9}])"));
    const Fork fork = readScenario(document, "t").value().forks.front();

    const Scenario branch = branchOf(document, fork, "t").value();

    QCOMPARE(branch.functions.front().timeoutSeconds, 9);
    QVERIFY(branch.forks.empty());
    QVERIFY(!branchDocument(document, fork).value().find("forks"));
}

QTEST_GUILESS_MAIN(tst_Fork)
#include "tst_fork.moc"

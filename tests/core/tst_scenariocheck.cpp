#include "core/formats/jsontext.h"
#include "core/formats/scenariocheck.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenariowriter.h"
#include "tests/core/cases/scenariocases.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <optional>
#include <utility>

using namespace retryscope;

namespace {

const char *const two = R"({"format": "retryscope-scenario", "version": 1, "functions": [],
    "invocations": [
        {"atMs": 0, "function": "f", "requestId": "0a1b2c3d-0000-4000-8000-00000000000f"},
        {"atMs": 1, "function": "f"}],
    "forks": [{"name": "later", "atMs": 0,
               "patch": [{"op": "replace", "path": "/invocations/1/atMs", "value": 2}]}]})";

/// So many entries that they take several blocks.
Json many()
{
    Json::Array entries;
    for (int i = 0; i < 7000; ++i)
        entries.push_back(Json::Object{{"atMs", i}, {"function", "f"}});
    return Json::Object{{"format", "retryscope-scenario"},
                        {"version", 1},
                        {"functions", Json::Array{}},
                        {"invocations", std::move(entries)}};
}

struct Edit
{
    const char *name;
    JsonOperation operation; ///< of `two`
    bool isRight = false;
};

JsonOperation put(const char *path, const char *value)
{
    return {JsonOperationKind::Add, path, parseJson(value).value(), {}};
}

std::vector<Edit> changesOfTwo()
{
    return {
        {"another time", put("/invocations/1/atMs", "7"), true},
        {"a wrong time", put("/invocations/1/atMs", "-1")},
        {"one more entry", put("/invocations/-", R"({"atMs": 5, "function": "g"})"), true},
        {"one more entry that is none", put("/invocations/-", "5")},
        {"an entry in front", put("/invocations/0", R"({"atMs": 5, "function": "g"})"), true},
        {"a request id of its own",
         put("/invocations/1/requestId", R"("1a1b2c3d-0000-4000-8000-00000000000f")"), true},
        {"another entry's request id, in capitals",
         put("/invocations/1/requestId", R"("0A1B2C3D-0000-4000-8000-00000000000F")")},
        {"a copy of an entry with a request id",
         {JsonOperationKind::Copy, "/invocations/-", {}, "/invocations/0"}},
        {"the entry with the request id gone, and another with that id",
         {JsonOperationKind::Replace,
          "/invocations/0",
          parseJson(R"({"atMs": 3, "function": "f",
            "requestId": "0A1B2C3D-0000-4000-8000-00000000000f"})")
              .value(),
          {}},
         true},
        {"an entry with two errors", put("/invocations/1", R"({"atMs": -1, "count": 2})")},
        {"a wrong entry in front of all", put("/invocations/0", R"({"atMs": 5})")},
        {"one entry less, whose fork is lost",
         {JsonOperationKind::Remove, "/invocations/1", {}, {}}},
        {"the first entry moved to the end",
         {JsonOperationKind::Move, "/invocations/-", {}, "/invocations/0"},
         true},
        {"no invocations", {JsonOperationKind::Remove, "/invocations", {}, {}}},
        {"invocations that are no array", put("/invocations", "{}")},
        {"a fork that makes an entry wrong", put("/forks/0/patch/0/value", "-1")},
        {"a fork that repeats a request id",
         put("/forks/0/patch/0", R"({"op": "copy", "from": "/invocations/0", "path":
            "/invocations/1"})")},
        {"a fork with forks",
         put("/forks/0/patch/0", R"({"op": "add", "path": "/forks", "value": []})")},
        {"a fork that can't be made",
         put("/forks/0/patch/0", R"({"op": "remove", "path": "/invocations/2"})")},
        {"a fork of another wrong part",
         put("/forks/0/patch/0", R"({"op": "add", "path": "/seed", "value": -1})")},
    };
}

/// What the reader of whole documents says.
std::string readersErrors(const Json &document)
{
    const auto scenario = readScenario(document, "");
    return scenario ? std::string() : listed(scenario.error());
}

} // namespace

/// A changed document is refused as it would be if it were read whole.
class tst_ScenarioCheck : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void wrongDocuments_data();
    void wrongDocuments();
    void rightDocuments_data();
    void rightDocuments();
    void changes_data();
    void changes();
    void aChangeFarBehindIsNamedByItsPlace();
    void aRequestIdIsToldAtTheChangedEntry();
    void goesOnFromAChange();
    void onlyChangedEntriesAreRead();
};

void tst_ScenarioCheck::wrongDocuments_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("errors");

    for (const cases::WrongDocument &wrong : cases::wrongDocuments())
        QTest::newRow(wrong.name) << wrong.text << wrong.errors;
}

void tst_ScenarioCheck::wrongDocuments()
{
    QFETCH(std::string, text);
    QFETCH(std::string, errors);
    const Json document = parseJson(text).value();

    for (const cases::RightDocument &right : cases::rightDocuments())
        QCOMPARE(listed(ScenarioCheck(parseJson(right.text).value()).errors(document, "")), errors);
}

void tst_ScenarioCheck::rightDocuments_data()
{
    QTest::addColumn<std::string>("text");

    for (const cases::RightDocument &right : cases::rightDocuments())
        QTest::newRow(right.name) << right.text;
}

void tst_ScenarioCheck::rightDocuments()
{
    QFETCH(std::string, text);
    const Json document = parseJson(text).value();

    for (const cases::RightDocument &right : cases::rightDocuments())
        QCOMPARE(listed(ScenarioCheck(parseJson(right.text).value()).errors(document, "")),
                 std::string());
}

void tst_ScenarioCheck::changes_data()
{
    QTest::addColumn<std::size_t>("number");

    const std::vector<Edit> all = changesOfTwo();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << i;
}

void tst_ScenarioCheck::changes()
{
    QFETCH(std::size_t, number);
    const Edit change = changesOfTwo()[number];
    const Json former = parseJson(two).value();
    const Json document = patched(former, {&change.operation, 1}).value();

    const std::string errors = listed(ScenarioCheck(former).errors(document, ""));

    QCOMPARE(errors, readersErrors(document));
    QCOMPARE(errors.empty(), change.isRight);
}

void tst_ScenarioCheck::aChangeFarBehindIsNamedByItsPlace()
{
    const ScenarioCheck check(many());
    Json document = check.document();
    *resolve(document, "/invocations/4711/atMs") = -1;
    resolve(document, "/invocations/7")->set("count", 0);
    document.find("invocations")->array()->erase(std::size_t{6000});

    QCOMPARE(listed(check.errors(document, "")),
             std::string("/invocations/7/count: expected a whole number from 1 to 100000000, found "
                         "0\n/invocations/4711/atMs: expected a whole number from 0 to "
                         "31536000000, found -1\n"));
    QCOMPARE(listed(check.errors(document, "")), readersErrors(document));
}

void tst_ScenarioCheck::aRequestIdIsToldAtTheChangedEntry()
{
    Json former = parseJson(two).value();
    std::swap((*former.find("invocations")->array())[0], (*former.find("invocations")->array())[1]);
    const ScenarioCheck check(former);
    Json document = former;
    *resolve(document, "/invocations/0") = *resolve(document, "/invocations/1");

    QCOMPARE(listed(check.errors(document, "")),
             std::string("/invocations/0/requestId: expected each request id once, found the "
                         "string \"0a1b2c3d-0000-4000-8000-00000000000f\" again\n"));
}

void tst_ScenarioCheck::goesOnFromAChange()
{
    const Json former = parseJson(two).value();
    const Json id = *resolve(former, "/invocations/0/requestId");
    ScenarioCheck check(former);
    Json moved = former;
    resolve(moved, "/invocations/1")->set("requestId", id);
    const Json wrong = moved;
    resolve(moved, "/invocations/0")->set("requestId", "1a1b2c3d-0000-4000-8000-00000000000f");

    QVERIFY(!check.errors(wrong, "").empty());
    QCOMPARE(listed(check.errors(moved, "")), std::string());
    check.change(moved);

    QVERIFY(check.document() == moved);
    QCOMPARE(listed(check.errors(former, "")), std::string());
    QVERIFY(!check.errors(wrong, "").empty());
    check.change(former); // so that nobody has the other id
    *resolve(moved, "/invocations/0") = *resolve(former, "/invocations/0");
    resolve(moved, "/invocations/1")->set("requestId", "1a1b2c3d-0000-4000-8000-00000000000f");
    QCOMPARE(listed(check.errors(moved, "")), std::string());
}

/// The document must be right, so that nobody sees an entry that isn't, unless it is read again.
void tst_ScenarioCheck::onlyChangedEntriesAreRead()
{
    Json wrong = many();
    *resolve(wrong, "/invocations/9/atMs") = -1;
    const ScenarioCheck check(wrong);
    Json document = wrong;
    *resolve(document, "/invocations/4711/atMs") = 5;
    *resolve(document, "/invocations/10/atMs") = 5;
    const JsonOperation changed{JsonOperationKind::Replace, "/invocations/2000/atMs", Json(1), {}};
    document.set("forks",
                 Json::Array{writeFork({"fork", Instant(), std::vector<JsonOperation>{changed}})});

    QCOMPARE(listed(check.errors(document, "")), std::string());
}

QTEST_GUILESS_MAIN(tst_ScenarioCheck)
#include "tst_scenariocheck.moc"

#include "core/formats/jsontext.h"
#include "core/formats/scenariocheck.h"
#include "core/formats/scenarioreader.h"
#include "tests/core/cases/scenariocases.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <optional>

using namespace retryscope;

namespace {

const char *const two = R"({"format": "retryscope-scenario", "version": 1, "functions": [],
    "invocations": [
        {"atMs": 0, "function": "f", "requestId": "0a1b2c3d-0000-4000-8000-00000000000f"},
        {"atMs": 1, "function": "f"}],
    "forks": [{"name": "later", "atMs": 0,
               "patch": [{"op": "replace", "path": "/invocations/1/atMs", "value": 2}]}]})";

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

QTEST_GUILESS_MAIN(tst_ScenarioCheck)
#include "tst_scenariocheck.moc"

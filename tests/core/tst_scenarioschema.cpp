#include "core/formats/breakpointreader.h"
#include "core/formats/jsonnumber.h"
#include "core/formats/jsontext.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenarioschema.h"
#include "core/rules/rulebook.h"
#include "tests/core/cases/scenariocases.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <array>

using namespace retryscope;

namespace {

/// The validator's JSON. It tells whole numbers by their spelling; JSON Schema, like us, by their
/// value.
nlohmann::json foreign(const Json &value)
{
    if (const JsonNumber *number = value.number()) {
        if (const auto whole = wholeNumber(*number))
            return *whole;
    }
    if (const Json::Array *array = value.array()) {
        auto result = nlohmann::json::array();
        for (const Json &element : *array)
            result.push_back(foreign(element));
        return result;
    }
    if (const Json::Object *object = value.object()) {
        auto result = nlohmann::json::object();
        for (const JsonMember &member : *object)
            result[member.key] = foreign(member.value);
        return result;
    }
    return nlohmann::json::parse(compactText(value));
}

/// Our schema, ready to validate with.
class Validation
{
public:
    explicit Validation(const Json &schema)
    {
        const nlohmann::json document = foreign(schema);
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(document), m_schema);
    }

    [[nodiscard]] bool accepts(const Json &value) const
    {
        const nlohmann::json document = foreign(value);
        const valijson::adapters::NlohmannJsonAdapter adapter(document);
        return valijson::Validator().validate(m_schema, adapter, nullptr);
    }

private:
    valijson::Schema m_schema;
};

/// The JSON pointers of all values within `value`, itself first.
void collectPlaces(const Json &value, const std::string &pointer, std::vector<std::string> &places)
{
    places.push_back(pointer);
    if (const Json::Object *object = value.object()) {
        for (const JsonMember &member : *object)
            collectPlaces(member.value, childPointer(pointer, member.key), places);
    } else if (const Json::Array *array = value.array()) {
        for (std::size_t i = 0; i < array->size(); ++i)
            collectPlaces((*array)[i], childPointer(pointer, i), places);
    }
}

/// Whether a schema can't express what is wrong: it depends on another place of the document.
bool isAboutAnotherPlace(const Error &error)
{
    constexpr std::array<std::string_view, 14> begins{
        "expected each fork's name once",
        "expected an object or an array",
        "expected a place from",
        "expected the place of a value",
        "expected what stands at",
        "expected a fork without forks",
        "makes ",
        "expected the name of a function of the scenario",
        "expected $LATEST or a version of the function",
        "expected at most one config for a qualifier",
        "The function doesn't exist.",
        "The destination ARN ",
        "Specified ReservedConcurrentExecutions for function decreases",
        "Invalid dead letter queue ARN: The resource specified by the TargetArn must be in the "
        "same",
    };
    return std::ranges::any_of(
        begins, [&](std::string_view begin) { return error.what.starts_with(begin); });
}

/// The schema of what `name` stands for within the scenario's.
Json definition(const char *name)
{
    const Json schema = scenarioSchema();
    return Json::Object{{"$defs", *schema.find("$defs")},
                        {"$ref", childPointer("#/$defs", std::string_view(name))}};
}

/// A breakpoint of each kind, with each other value for each of its keys, and some that is none.
std::vector<Json> breakpoints()
{
    const auto values = parseJson(R"({
        "on": ["exploded", 5], "metric": ["QueueDepth", "Errors", "errors", 1],
        "above": [0, 9007199254740991, -1, 0.5, "1"], "below": [0, 7, -1, null],
        "function": ["f", "order-*:live", "*", "f:$LATEST", "", "f:", ":f", "a b", "a:b:c", 3],
        "requestId": ["a", "", 1], "payload": [{}, {"/k": [1]}, {"": 1}, {"k": 1}, {"/~": 1}, []],
        "attempt": [[1], [1, 1000000000], [], [0], [1000000001], 1],
        "hitCount": [1, 1000000000, 0, 1000000001, "1"], "logOnly": [true, "yes"],
        "enabled": [false, null], "name": ["late", "", 1], "when": [1]})");
    std::vector<Json> all{Json(), 5, Json::Object{}, Json::Object{{"on", "exploded"}}};
    for (const std::string_view on : stopOnNames) {
        Json plain = Json::Object{{"on", on}};
        all.push_back(plain);
        if (on == stopOnNames[static_cast<std::size_t>(StopOn::MetricCrosses)]) {
            plain.set("metric", "QueueDepth");
            all.push_back(plain);
            plain.set("above", 3);
            all.push_back(plain);
        }
        for (const JsonMember &member : *values.value().object()) {
            for (const Json &value : *member.value.array()) {
                all.push_back(plain);
                all.back().set(member.key, value);
            }
        }
    }
    for (const std::string_view metric : metricNames) {
        for (const char *side : {"above", "below"})
            all.push_back(Json::Object{{"on", "metricCrosses"}, {"metric", metric}, {side, 1}});
    }
    return all;
}

std::string listedWords(const char *pointer)
{
    const Json schema = scenarioSchema();
    const Json *words = resolve(schema, pointer);
    return words ? compactText(*words) : std::string("nothing at ") + pointer;
}

} // namespace

class tst_ScenarioSchema : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void isOfDraft2020();
    void acceptsWhatTheReaderAccepts_data();
    void acceptsWhatTheReaderAccepts();
    void refusesWhatTheReaderRefuses_data();
    void refusesWhatTheReaderRefuses();
    void agreesWithTheReaderOnEachChangedPlace();
    void describesBreakpointsAsTheirReaderReadsThem();
    void keepsBreakpointsThatCannotBeRead();
    void namesTheRulebooksRulesAndProfiles();

private:
    Validation m_validation{scenarioSchema()};
};

void tst_ScenarioSchema::isOfDraft2020()
{
    QCOMPARE(listedWords("/$schema"),
             std::string("\"https://json-schema.org/draft/2020-12/schema\""));
}

void tst_ScenarioSchema::acceptsWhatTheReaderAccepts_data()
{
    QTest::addColumn<std::string>("text");
    for (const auto &document : cases::rightDocuments())
        QTest::newRow(document.name) << document.text;
}

void tst_ScenarioSchema::acceptsWhatTheReaderAccepts()
{
    QFETCH(std::string, text);

    QVERIFY(m_validation.accepts(parseJson(text).value()));
}

void tst_ScenarioSchema::refusesWhatTheReaderRefuses_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("refused");
    for (const auto &document : cases::wrongDocuments())
        QTest::newRow(document.name) << document.text << (document.schema == cases::Schema::Sees);
}

/// Where a schema can't express the rule it must not refuse either, so that each such row is a rule
/// that is known to be the reader's alone.
void tst_ScenarioSchema::refusesWhatTheReaderRefuses()
{
    QFETCH(std::string, text);
    QFETCH(bool, refused);

    QCOMPARE(!m_validation.accepts(parseJson(text).value()), refused);
}

/// Puts something else, in turn, into each place of a document that uses every key.
void tst_ScenarioSchema::agreesWithTheReaderOnEachChangedPlace()
{
    const auto documents = cases::rightDocuments();
    const auto everything =
        std::ranges::find(documents, std::string_view("everything"), &cases::RightDocument::name);
    const Json original = parseJson(everything->text).value();
    std::vector<std::string> places;
    collectPlaces(original, "", places);
    const std::array<Json, 5> others{Json(), -1, "1", Json::Array{}, Json::Object{{"x", true}}};

    for (std::size_t i = 0; i < places.size(); ++i) {
        Json document = original;
        *resolve(document, places[i]) = others[i % others.size()];

        const bool accepted = m_validation.accepts(document);
        const auto read = readScenario(document, "");

        QVERIFY2(accepted || !read, places[i].c_str());
        QVERIFY2(!accepted || read || std::ranges::all_of(read.error(), isAboutAnotherPlace),
                 places[i].c_str());
    }
}

void tst_ScenarioSchema::describesBreakpointsAsTheirReaderReadsThem()
{
    const Validation validation(definition("breakpoint"));

    for (const Json &breakpoint : breakpoints()) {
        const std::string text = compactText(breakpoint);
        QVERIFY2(validation.accepts(breakpoint) == readBreakpoint(breakpoint).hasValue(),
                 text.c_str());
    }
}

void tst_ScenarioSchema::keepsBreakpointsThatCannotBeRead()
{
    Json document = parseJson(cases::rightDocuments().front().text).value();
    document.set("breakpoints", Json::Array{Json::Object{{"on", "exploded"}}, 5});

    QVERIFY(m_validation.accepts(document));
    QVERIFY(readScenario(document, "").hasValue());
}

void tst_ScenarioSchema::namesTheRulebooksRulesAndProfiles()
{
    Json::Array rules;
    for (const Rule &each : rulebook().first(switchableRuleCount))
        rules.emplace_back(name(each.id));
    Json::Array profiles;
    for (std::size_t i = 0; i < profileCount; ++i)
        profiles.emplace_back(name(static_cast<Profile>(i)));

    QCOMPARE(listedWords("/$defs/rules/properties/overrides/propertyNames/enum"),
             compactText(rules));
    QCOMPARE(listedWords("/$defs/profile/enum"), compactText(profiles));
}

QTEST_GUILESS_MAIN(tst_ScenarioSchema)
#include "tst_scenarioschema.moc"

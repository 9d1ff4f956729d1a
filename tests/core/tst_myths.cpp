#include "core/engine/simulate.h"
#include "core/formats/jsontext.h"
#include "core/formats/mythcheck.h"
#include "core/formats/mythreader.h"
#include "core/formats/scenariofile.h"
#include "core/formats/textfile.h"
#include "tests/support/print.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <set>

using namespace retryscope;

namespace {

const std::string folder = RETRYSCOPE_SOURCE_DIR "/resources/myths/";

Json parsed(const std::string &path)
{
    return parseJson(readFile(path).value()).value();
}

const std::vector<MythCard> &cards()
{
    static const std::vector<MythCard> all = readMythCards(parsed(folder + "cards.json")).value();
    return all;
}

/// The run of a card's scenario as `profile` has the rules.
Trace played(const MythCard &card, Profile profile)
{
    Scenario scenario = openScenario(folder + card.proof->scenario + ".json").value();
    scenario.rules.profile = name(profile);
    const Rules rules = rulesOf(scenario.rules).value();
    return simulate(std::move(scenario), rules);
}

std::string text(const std::optional<Json> &value)
{
    return value ? compactText(*value) : "(nothing)";
}

std::optional<Json> claimedBy(const MythCheck &check, Profile document)
{
    const auto claim =
        std::ranges::find(check.claimed, document, [](const auto &c) { return c.first; });
    return claim == check.claimed.end() ? std::nullopt : std::optional(claim->second);
}

/// How many of the values that the document has for the checks are those of AWS, and how many not.
struct Agreement
{
    std::size_t same = 0;
    std::size_t other = 0;
};

Agreement agreement(const MythProof &proof, Profile document)
{
    Agreement result;
    for (const MythCheck &check : proof.checks) {
        if (const auto claimed = claimedBy(check, document))
            ++(*claimed == check.is ? result.same : result.other);
    }
    return result;
}

void addCards(bool (*wanted)(const MythCard &))
{
    QTest::addColumn<std::size_t>("place");
    for (std::size_t i = 0; i < cards().size(); ++i) {
        if (wanted(cards()[i]))
            QTest::newRow(cards()[i].id.c_str()) << i;
    }
}

bool hasProof(const MythCard &card)
{
    return card.proof.has_value();
}

} // namespace

/// The cards of the myth check against the simulation. Their evidence is in the cards themselves.
class tst_Myths : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void thereIsACardForEachOfTheSixtyClaims();
    void theRunShowsWhatTheCardSays_data() { addCards(hasProof); }
    void theRunShowsWhatTheCardSays();
    void theVerdictOnEachDocumentFollowsFromTheRun_data() { addCards(hasProof); }
    void theVerdictOnEachDocumentFollowsFromTheRun();
    void theClaimHoldsAsTheCardSays_data() { addCards(hasProof); }
    void theClaimHoldsAsTheCardSays();
    void aRuleOfADocumentGivesWhatItClaims_data() { addCards(hasProof); }
    void aRuleOfADocumentGivesWhatItClaims();
    void aWrongCardIsRefusedWithItsPlace_data();
    void aWrongCardIsRefusedWithItsPlace();
};

void tst_Myths::thereIsACardForEachOfTheSixtyClaims()
{
    QCOMPARE(cards().size(), std::size_t{60});
    std::set<std::string> ids;
    for (const MythCard &card : cards()) {
        ids.insert(card.id);
        QVERIFY2(card.claim.ends_with('.'), card.claim.c_str());
        QVERIFY2(!card.awsSays.empty(), card.id.c_str());
        QVERIFY2(card.evidence || card.holds == Holds::Unverified, card.id.c_str());
    }
    QCOMPARE(ids.size(), std::size_t{60});

    const std::string claims = RETRYSCOPE_SOURCE_DIR "/../shared/facts/claims.json";
    if (const auto facts = readFile(claims)) { // where the facts are at hand, they must be these
        const Json all = parseJson(facts.value()).value();
        for (std::size_t i = 0; i < cards().size(); ++i) {
            const Json &fact = (*all.array())[i];
            QCOMPARE(text(*fact.find("id")), text(Json(cards()[i].id)));
            QCOMPARE(text(*resolve(fact, "/aws/says")), text(Json(cards()[i].awsSays)));
        }
    }
}

void tst_Myths::theRunShowsWhatTheCardSays()
{
    QFETCH(std::size_t, place);
    const MythCard &card = cards()[place];
    const Trace trace = played(card, Profile::Aws);
    const MythRun run(trace);
    for (const MythCheck &check : card.proof->checks)
        QVERIFY2(run.value(check) == check.is,
                 (check.what + ": " + text(run.value(check)) + ", not " + text(check.is)).c_str());
    QVERIFY2(run.stop(*card.proof), "the step to play up to is missing");
}

void tst_Myths::theVerdictOnEachDocumentFollowsFromTheRun()
{
    QFETCH(std::size_t, place);
    const MythCard &card = cards()[place];
    for (const Statement &statement : card.statements) {
        const auto [same, other] = agreement(*card.proof, statement.document);
        switch (statement.standing) {
        case Standing::Agrees:
            QVERIFY2(same > 0 && other == 0, name(statement.document));
            break;
        case Standing::Wrong:
        case Standing::Outdated:
            QVERIFY2(other > 0, name(statement.document));
            break;
        case Standing::Partly: // right in part, or silent in part
            QVERIFY2(same < card.proof->checks.size(), name(statement.document));
            break;
        case Standing::ContradictsItself: // no run can agree with both of its sides
            QVERIFY2(same == 0, name(statement.document));
            break;
        }
    }
}

void tst_Myths::theClaimHoldsAsTheCardSays()
{
    QFETCH(std::size_t, place);
    const MythCard &card = cards()[place];
    const auto isWrong = [](const Statement &statement) {
        return statement.standing == Standing::Wrong || statement.standing == Standing::Outdated;
    };
    // A claim that holds on AWS is one that no document gets wrong: else the card would be about
    // what that document says.
    if (card.holds == Holds::Yes)
        QVERIFY(std::ranges::none_of(card.statements, isWrong));
    if (std::ranges::any_of(card.statements, isWrong))
        QVERIFY(card.holds != Holds::Yes);
}

void tst_Myths::aRuleOfADocumentGivesWhatItClaims()
{
    QFETCH(std::size_t, place);
    const MythCard &card = cards()[place];
    for (const Statement &statement : card.statements) {
        const bool isWrong =
            statement.standing == Standing::Wrong || statement.standing == Standing::Outdated;
        if (!isWrong || card.rules.empty())
            continue;
        const Trace trace = played(card, statement.document);
        const MythRun run(trace);
        for (const MythCheck &check : card.proof->checks) {
            if (const auto claimed = claimedBy(check, statement.document))
                QVERIFY2(run.value(check) == claimed,
                         (std::string(name(statement.document)) + ", " + check.what + ": "
                          + text(run.value(check)) + ", not " + text(claimed))
                             .c_str());
        }
    }
}

void tst_Myths::aWrongCardIsRefusedWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("pointer");
    QTest::addColumn<QByteArray>("value"); // empty: the key is removed
    QTest::addColumn<QByteArray>("error");

    QTest::newRow("a verdict that is none")
        << QByteArray("/0/holds") << QByteArray("\"maybe\"")
        << QByteArray("/0/holds: expected one of \"yes\", \"no\", \"partly\", \"unverified\", "
                      "found the string \"maybe\"");
    QTest::newRow("a rule that is none")
        << QByteArray("/1/rules/0") << QByteArray("\"retry.wait\"")
        << QByteArray("/1/rules/0: expected a rule's name, found the string \"retry.wait\"");
    QTest::newRow("a document that is none")
        << QByteArray("/0/checks/0/claimed/aws") << QByteArray("3")
        << QByteArray("/0/checks/0/claimed/aws: expected a document's profile, found aws");
    QTest::newRow("no step to stop at") << QByteArray("/0/stop") << QByteArray()
                                        << QByteArray("/0: expected the key \"stop\", found none");
    QTest::newRow("a proof and a reason why there is none")
        << QByteArray("/0/whyNone") << QByteArray("\"none\"")
        << QByteArray("/0: expected either a scenario or a whyNone, found both");
    QTest::newRow("a place missing")
        << QByteArray("/0/checks/0/count") << QByteArray()
        << QByteArray("/0/checks/0: expected a place to look at, found none");
    QTest::newRow("out of order") << QByteArray("/0/number") << QByteArray("7")
                                  << QByteArray("/0: expected the number 1, found 7");
}

void tst_Myths::aWrongCardIsRefusedWithItsPlace()
{
    QFETCH(QByteArray, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, error);
    Json json = parsed(folder + "cards.json");
    const std::string place = pointer.toStdString();
    const std::size_t slash = place.rfind('/');
    Json *container = resolve(json, place.substr(0, slash));
    QVERIFY(container);
    const std::string key = place.substr(slash + 1);
    if (value.isEmpty())
        std::erase_if(*container->object(), [&](const JsonMember &m) { return m.key == key; });
    else if (container->array())
        container->array()->front() = parseJson(value.toStdString()).value();
    else
        container->set(key, parseJson(value.toStdString()).value());
    const auto result = readMythCards(json);
    QVERIFY(!result);
    const Error &first = result.error().front();
    QCOMPARE(QByteArray::fromStdString(first.where + ": " + first.what), error);
}

QTEST_GUILESS_MAIN(tst_Myths)
#include "tst_myths.moc"

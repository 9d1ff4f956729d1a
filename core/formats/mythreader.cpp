#include "core/formats/mythreader.h"

#include "core/formats/jsonfields.h"
#include "core/formats/scenariosettings.h"

#include <array>
#include <utility>

namespace retryscope {

namespace {

constexpr std::array<std::string_view, 4> holdsNames{"yes", "no", "partly", "unverified"};
constexpr std::array<std::string_view, 5> standingNames{"agrees", "wrong", "partly", "outdated",
                                                        "contradicts-itself"};
// `unverified` stands for no evidence at all, and so comes last.
constexpr std::array<std::string_view, 6> evidenceNames{"recorded", "captured", "documented",
                                                        "inferred", "assumed",  "unverified"};
constexpr WholeRange ordinals{1, 1'000'000};

std::optional<Profile> readProfile(const JsonNode &node)
{
    const auto profile = profileNamed(node.key());
    if (!profile || *profile == Profile::Aws)
        node.fail("expected a document's profile, found " + std::string(node.key()));
    return profile;
}

using StatementField = JsonField<Statement>;

constexpr std::array<StatementField, 3> statementFields{{
    {"says", [](const JsonNode &node, Statement &into) { readText(node, into.says); },
     Presence::Required},
    {"where", [](const JsonNode &node, Statement &into) { readText(node, into.where); },
     Presence::Required},
    {"verdict",
     [](const JsonNode &node, Statement &into) {
         if (const auto standing = node.oneOf(standingNames))
             into.standing = static_cast<Standing>(*standing);
     },
     Presence::Required},
}};

void readStatements(const JsonNode &node, MythCard &card)
{
    const Json::Object *documents = node.object();
    if (!documents)
        return;
    for (const auto &[key, value] : *documents) {
        const JsonNode child(node, key, value);
        Statement &statement = card.statements.emplace_back();
        statement.document = readProfile(child).value_or(Profile::Chapter);
        readFields(child, statementFields, statement);
    }
}

constexpr std::array<JsonField<MythCard>, 3> awsFields{{
    {"says", [](const JsonNode &node, MythCard &card) { readText(node, card.awsSays); },
     Presence::Required},
    {"evidence",
     [](const JsonNode &node, MythCard &card) {
         const auto evidence = node.oneOf(evidenceNames);
         if (evidence && *evidence + 1 < evidenceNames.size())
             card.evidence = static_cast<Evidence>(*evidence);
     },
     Presence::Required},
    {"source",
     [](const JsonNode &node, MythCard &card) {
         if (!node.json().isNull())
             readText(node, card.source);
     }},
}};

void readRuleIds(const JsonNode &node, MythCard &card)
{
    readElements(node, [&](const JsonNode &element) {
        const std::string *text = element.string();
        const auto id = text ? ruleNamed(*text) : std::nullopt;
        if (id)
            card.rules.push_back(*id);
        else if (text)
            element.failExpecting("a rule's name");
    });
}

/// The scenario's keys of a card, until it is known whether they belong together.
MythProof &proofOf(MythCard &card)
{
    if (!card.proof)
        card.proof.emplace();
    return *card.proof;
}

constexpr std::array<JsonField<MythProof>, 2> stopFields{{
    {"type", [](const JsonNode &node, MythProof &proof) { readText(node, proof.stepType); },
     Presence::Required},
    {"nth",
     [](const JsonNode &node, MythProof &proof) {
         proof.nth = node.wholeNumber(ordinals).value_or(proof.nth);
     },
     Presence::Required},
}};

template <MythCheck::Kind kind>
void readPlace(const JsonNode &node, MythCheck &check)
{
    check.kind = kind;
    readText(node, check.first);
}

template <MythCheck::Kind kind>
void readPlaces(const JsonNode &node, MythCheck &check)
{
    const Json::Array *places = node.array();
    if (!places)
        return;
    if (places->size() != 2) {
        node.fail("expected two places, found " + std::to_string(places->size()));
        return;
    }
    check.kind = kind;
    readText(JsonNode(node, std::size_t{0}, places->front()), check.first);
    readText(JsonNode(node, std::size_t{1}, places->back()), check.second);
}

void readClaimed(const JsonNode &node, MythCheck &check)
{
    const Json::Object *claimed = node.object();
    if (!claimed)
        return;
    for (const auto &[key, value] : *claimed) {
        if (const auto profile = readProfile(JsonNode(node, key, value)))
            check.claimed.emplace_back(*profile, value);
    }
}

// `minus` comes after `value`, and makes a difference of it.
constexpr std::array<JsonField<MythCheck>, 11> checkFields{{
    {"what", [](const JsonNode &node, MythCheck &check) { readText(node, check.what); },
     Presence::Required},
    {"value", readPlace<MythCheck::Kind::Value>},
    {"minus",
     [](const JsonNode &node, MythCheck &check) {
         check.kind = MythCheck::Kind::Difference;
         readText(node, check.second);
     }},
    {"count", readPlace<MythCheck::Kind::Count>},
    {"exists", readPlace<MythCheck::Kind::Exists>},
    {"later", readPlaces<MythCheck::Kind::Later>},
    {"same", readPlaces<MythCheck::Kind::Same>},
    {"steps", readPlace<MythCheck::Kind::Steps>},
    {"is", [](const JsonNode &node, MythCheck &check) { check.is = node.json(); },
     Presence::Required},
    {"unit", [](const JsonNode &node, MythCheck &check) { readText(node, check.unit); }},
    {"claimed", readClaimed},
}};

void readChecks(const JsonNode &node, MythCard &card)
{
    readElements(node, [&](const JsonNode &element) {
        MythCheck &check = proofOf(card).checks.emplace_back();
        readFields(element, checkFields, check);
        if (check.first.empty())
            element.fail("expected a place to look at, found none");
    });
}

constexpr std::array<JsonField<MythCard>, 13> cardFields{{
    {"id", [](const JsonNode &node, MythCard &card) { readText(node, card.id); },
     Presence::Required},
    {"number",
     [](const JsonNode &node, MythCard &card) {
         card.number = node.wholeNumber(ordinals).value_or(0);
     },
     Presence::Required},
    {"topic", [](const JsonNode &node, MythCard &card) { readText(node, card.topic); },
     Presence::Required},
    {"claim", [](const JsonNode &node, MythCard &card) { readText(node, card.claim); },
     Presence::Required},
    {"holds",
     [](const JsonNode &node, MythCard &card) {
         if (const auto holds = node.oneOf(holdsNames))
             card.holds = static_cast<Holds>(*holds);
     },
     Presence::Required},
    {"documents", readStatements, Presence::Required},
    {"aws", [](const JsonNode &node, MythCard &card) { readFields(node, awsFields, card); },
     Presence::Required},
    {"rules", readRuleIds},
    {"scenario",
     [](const JsonNode &node, MythCard &card) { readText(node, proofOf(card).scenario); }},
    {"stop",
     [](const JsonNode &node, MythCard &card) { readFields(node, stopFields, proofOf(card)); }},
    {"shows", [](const JsonNode &node, MythCard &card) { readText(node, proofOf(card).shows); }},
    {"checks", readChecks},
    {"whyNone", [](const JsonNode &node, MythCard &card) { readText(node, card.whyNone); }},
}};

/// A card either proves or says why it can't.
void checkProof(const JsonNode &node, const MythCard &card)
{
    if (card.proof.has_value() != card.whyNone.empty()) {
        node.fail("expected either a scenario or a whyNone, found "
                  + std::string(card.proof ? "both" : "none"));
        return;
    }
    if (!card.proof)
        return;
    for (const std::string_view key : {"scenario", "stop", "shows", "checks"}) {
        if (!node.json().find(key))
            failMissing(node, key);
    }
    if (card.proof->checks.empty())
        node.fail("expected at least one check, found none");
}

} // namespace

Result<std::vector<MythCard>, std::vector<Error>> readMythCards(const Json &json)
{
    std::vector<Error> errors;
    std::vector<MythCard> cards;
    readElements(JsonNode(json, errors), [&](const JsonNode &element) {
        MythCard &card = cards.emplace_back();
        readFields(element, cardFields, card);
        checkProof(element, card);
        const auto expected = static_cast<std::int64_t>(cards.size());
        if (card.number != expected)
            element.fail("expected the number " + std::to_string(expected) + ", found "
                         + std::to_string(card.number));
    });
    if (!errors.empty())
        return errors;
    return cards;
}

} // namespace retryscope

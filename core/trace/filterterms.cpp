#include "core/trace/filterterms.h"

#include "core/trace/filtervalues.h"
#include "core/trace/nearest.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

namespace {

using TermResult = Result<FilterTerm, FilterError>;

/// A term `key`, operator, `value`, with the places of its parts.
struct KeyedWord
{
    const FilterWord &word;
    std::string key; // in lower case
    std::string_view sign;
    std::string_view value;

    [[nodiscard]] std::size_t valueOffset() const
    {
        const std::size_t before = key.size() + sign.size();
        return word.offset + before;
    }
    [[nodiscard]] FilterError wrongValue(std::string_view expected,
                                         std::string_view meant = {}) const
    {
        return {valueOffset(), word.offset + word.length - valueOffset(),
                expectedButFound(expected, value, meant)};
    }
};

std::vector<std::string_view> wordsOf(std::span<const TraitWord> words)
{
    std::vector<std::string_view> result;
    for (const TraitWord &word : words)
        result.push_back(word.word);
    return result;
}

std::optional<Traits> traitsOf(std::string_view word, std::span<const TraitWord> words)
{
    const auto found = std::ranges::find(words, lowerCase(word), &TraitWord::word);
    return found == words.end() ? std::nullopt : std::optional(found->anyOf);
}

TermResult traitTerm(const KeyedWord &term, std::span<const TraitWord> words,
                     std::string_view expected)
{
    if (const auto found = traitsOf(term.value, words))
        return FilterTerm(TraitTerm{*found});
    return term.wrongValue(expected, nearestWord(lowerCase(term.value), wordsOf(words)));
}

TermResult isTerm(const KeyedWord &term)
{
    if (const auto found = traitsOf(term.value, hasWords()))
        return FilterTerm(TraitTerm{*found});
    return traitTerm(term, statusWords(), "a status such as lost");
}

TermResult functionTerm(const KeyedWord &term)
{
    if (term.value.empty())
        return term.wrongValue("a function, * for any text");
    return FilterTerm(FunctionTerm{functionPattern(term.value)});
}

TermResult idTerm(const KeyedWord &term)
{
    if (const auto number = invocationNumber(term.value))
        return FilterTerm(NumberTerm{*number});
    if (term.value.empty() || term.value.front() == '#')
        return term.wrongValue("the beginning of a request id, or # and a number from 1");
    return FilterTerm(RequestIdTerm{lowerCase(term.value)});
}

TermResult parentTerm(const KeyedWord &term)
{
    if (const auto number = invocationNumber(term.value))
        return FilterTerm(ParentTerm{*number});
    return term.wrongValue("# and a number from 1");
}

TermResult typeTerm(const KeyedWord &term)
{
    constexpr std::array<std::string_view, 3> words{"event", "requestresponse", "dryrun"};
    const std::string typed = lowerCase(term.value);
    const auto found = std::ranges::find(words, typed);
    if (found == words.end())
        return term.wrongValue("event, requestresponse or dryrun", nearestWord(typed, words));
    return FilterTerm(TypeTerm{static_cast<InvocationType>(found - words.begin())});
}

TermResult payloadTerm(const KeyedWord &term)
{
    constexpr std::string_view expected = "a JSON pointer, = and a value, such as /kind=poison";
    const std::size_t equals = term.value.find('=');
    if (equals == std::string_view::npos)
        return term.wrongValue(expected);
    const std::string pointer(term.value.substr(0, equals));
    if (!isJsonPointer(pointer))
        return term.wrongValue(expected);
    const std::string_view value = term.value.substr(equals + 1);
    const bool isQuoted = term.word.plain <= term.key.size() + term.sign.size() + equals + 1;
    const bool isText = isQuoted && term.word.plain < term.word.text.size();
    return FilterTerm(PayloadTerm{pointer, isText ? Json(value) : scalarJson(value)});
}

template <typename Term>
TermResult patternTerm(const KeyedWord &term, std::string_view expected)
{
    if (term.value.empty())
        return term.wrongValue(expected);
    return FilterTerm(Term{std::string(term.value)});
}

TermResult quantityTerm(const KeyedWord &term, Quantity quantity)
{
    constexpr std::array<std::string_view, 5> signs{"=", "<", "<=", ">", ">="};
    const auto sign = std::ranges::find(signs, term.sign);
    const auto relation = sign == signs.end() // a colon
        ? Relation::Equal
        : static_cast<Relation>(sign - signs.begin());
    const bool isTime = quantity >= Quantity::Age;
    const auto value = isTime ? milliseconds(term.value) : wholeNumber(term.value);
    if (!value) {
        return term.wrongValue(isTime ? "a time with its unit, such as 60s, 1m30s or 1:21"
                                      : "a whole number");
    }
    return FilterTerm(QuantityTerm{quantity, relation, *value});
}

/// A key of the language, and what becomes of its value.
struct TermKey
{
    std::string_view key;
    TermResult (*read)(const KeyedWord &term);
    bool isCompared = false; // by < and > too
};

constexpr std::array<TermKey, 17> keys{{
    {"status",
     [](const KeyedWord &term) {
         return traitTerm(term, statusWords(), "a status such as expired");
     }},
    {"is", isTerm},
    {"has",
     [](const KeyedWord &term) {
         return traitTerm(term, hasWords(), "what it may have, such as refusal");
     }},
    {"via",
     [](const KeyedWord &term) {
         return traitTerm(term, viaWords(), "dlq, onfailure, onsuccess or destination");
     }},
    {"function", functionTerm},
    {"qualifier",
     [](const KeyedWord &term) {
         return patternTerm<QualifierTerm>(term, "a qualifier, * for any text");
     }},
    {"id", idTerm},
    {"parent", parentTerm},
    {"type", typeTerm},
    {"target",
     [](const KeyedWord &term) {
         return patternTerm<TargetTerm>(term, "a target's name, * for any text");
     }},
    {"error",
     [](const KeyedWord &term) {
         return patternTerm<ErrorTerm>(term, "an error type, * for any text");
     }},
    {"payload", payloadTerm},
    {"attempts", [](const KeyedWord &term) { return quantityTerm(term, Quantity::Attempts); },
     true},
    {"refusals", [](const KeyedWord &term) { return quantityTerm(term, Quantity::Refusals); },
     true},
    {"age", [](const KeyedWord &term) { return quantityTerm(term, Quantity::Age); }, true},
    {"at", [](const KeyedWord &term) { return quantityTerm(term, Quantity::At); }, true},
    {"ended", [](const KeyedWord &term) { return quantityTerm(term, Quantity::Ended); }, true},
}};

TermResult keyedTerm(const FilterWord &word, std::size_t signAt)
{
    const std::string_view text = word.text;
    std::size_t signLength = 1;
    if (text[signAt] != ':' && text[signAt] != '=' && text.substr(signAt + 1, 1) == "=")
        signLength = 2;
    const KeyedWord term{word, lowerCase(text.substr(0, signAt)), text.substr(signAt, signLength),
                         text.substr(signAt + signLength)};
    const auto key = std::ranges::find(keys, term.key, &TermKey::key);
    if (key == keys.end()) {
        std::array<std::string_view, keys.size()> names;
        std::ranges::transform(keys, names.begin(), &TermKey::key);
        return FilterError{word.offset, signAt,
                           expectedButFound("a term such as status, function or age", term.key,
                                            nearestWord(term.key, names))};
    }
    if (!key->isCompared && term.sign != ":") {
        return FilterError{word.offset + signAt, signLength,
                           expectedButFound("a colon after " + term.key, term.sign)};
    }
    return key->read(term);
}

} // namespace

Result<FilterTerm, FilterError> parseFilterTerm(const FilterWord &word)
{
    const std::size_t sign =
        std::string_view(word.text).substr(0, word.plain).find_first_of(":<>=");
    if (sign != std::string_view::npos && sign > 0)
        return keyedTerm(word, sign);
    const bool isPlain = word.plain == word.text.size() && word.length == word.text.size();
    if (isPlain) {
        if (const auto number = invocationNumber(word.text))
            return FilterTerm(NumberTerm{*number});
        if (word.text.front() == '#' || sign == 0) {
            return FilterError{
                word.offset, word.length,
                expectedButFound(sign == 0 ? "a term" : "# and a number from 1", word.text)};
        }
        if (const auto found = traitsOf(word.text, statusWords()))
            return FilterTerm(TraitTerm{*found});
    }
    if (word.text.empty())
        return FilterError{word.offset, word.length,
                           "expected a word between the quotes, found none"};
    return FilterTerm(WordTerm{word.text});
}

} // namespace retryscope

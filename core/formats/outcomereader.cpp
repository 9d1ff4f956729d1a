#include "core/formats/outcomereader.h"

#include "core/formats/jsonfields.h"
#include "core/formats/outcometypes.h"
#include "core/formats/scenariosettings.h"

#include <array>
#include <limits>

namespace retryscope {

namespace {

void readType(const JsonNode &node, Outcome &outcome)
{
    if (const auto type = node.oneOf(outcomeTypeNames))
        outcome.type = static_cast<OutcomeType>(*type);
}

/// One end of a range of durations; absent until it was read.
struct RangeDraft
{
    std::optional<Instant> least;
    std::optional<Instant> most;
};

constexpr std::array<JsonField<RangeDraft>, 2> rangeFields{{
    {"min", [](const JsonNode &node, RangeDraft &range) { readInstant(node, range.least); },
     Presence::Required},
    {"max", [](const JsonNode &node, RangeDraft &range) { readInstant(node, range.most); },
     Presence::Required},
}};

void readDuration(const JsonNode &node, Outcome &outcome)
{
    if (node.json().isObject()) {
        RangeDraft range;
        readFields(node, rangeFields, range);
        if (!range.least || !range.most)
            return;
        outcome.duration = {range.least->time_since_epoch(), range.most->time_since_epoch()};
        if (*range.most < *range.least) {
            node.fail("expected min to be at most max, found min "
                      + std::to_string(outcome.duration.least.count()) + " and max "
                      + std::to_string(outcome.duration.most.count()));
        }
    } else if (node.json().number()) {
        Instant length;
        readInstant(node, length);
        outcome.duration = {length.time_since_epoch(), length.time_since_epoch()};
    } else {
        node.failExpecting("a whole number of milliseconds, or an object with min and max");
    }
}

void readResponse(const JsonNode &node, Outcome &outcome)
{
    outcome.response = node.json();
}

void readErrorType(const JsonNode &node, Outcome &outcome)
{
    readText(node, outcome.errorType);
}

void readErrorMessage(const JsonNode &node, Outcome &outcome)
{
    readText(node, outcome.errorMessage);
}

constexpr std::array<JsonField<Choice>, 2> choiceFields{{
    {"weight",
     [](const JsonNode &node, Choice &choice) {
         choice.weight = node.wholeNumber({1, 1'000'000}).value_or(choice.weight);
     }},
    {"outcome", [](const JsonNode &node, Choice &choice) { readOutcome(node, choice.outcome); },
     Presence::Required},
}};

void readChoices(const JsonNode &node, Outcome &outcome)
{
    readElements(node, [&](const JsonNode &element) {
        readFields(element, choiceFields, outcome.choices.emplace_back());
    });
    if (node.json().array() && outcome.choices.empty())
        node.fail("expected at least one choice, found none");
}

using OutcomeField = JsonField<Outcome>;
constexpr OutcomeField typeField{"type", readType, Presence::Required};
constexpr OutcomeField durationField{"durationMs", readDuration};
constexpr OutcomeField responseField{"response", readResponse};
constexpr OutcomeField errorTypeField{"errorType", readErrorType};
constexpr OutcomeField errorMessageField{"errorMessage", readErrorMessage};
constexpr OutcomeField choicesField{"choices", readChoices, Presence::Required};

constexpr std::array successFields{typeField, responseField, durationField};
constexpr std::array errorFields{typeField, errorTypeField, errorMessageField, durationField};
constexpr std::array timeoutFields{typeField};
constexpr std::array otherFields{typeField, durationField};
constexpr std::array oneOfFields{typeField, choicesField};

/// What an outcome may have whose type is not known.
constexpr std::array anyFields{typeField,
                               responseField,
                               errorTypeField,
                               errorMessageField,
                               OutcomeField{"choices", readChoices},
                               durationField};

std::span<const OutcomeField> fieldsOf(OutcomeType type)
{
    switch (type) {
    case OutcomeType::Success:
        return successFields;
    case OutcomeType::Error:
    case OutcomeType::InitError:
        return errorFields;
    case OutcomeType::Timeout:
        return timeoutFields;
    case OutcomeType::Exit:
    case OutcomeType::OutOfMemory:
    case OutcomeType::Throttle:
    case OutcomeType::SystemError:
        return otherFields;
    case OutcomeType::OneOf:
        return oneOfFields;
    }
    return anyFields;
}

/// The fields of the outcome's type, which may stand behind them.
std::span<const OutcomeField> fieldsOf(const Json &outcome)
{
    const Json *type = outcome.find("type");
    const auto name = type && type->string() ? std::ranges::find(outcomeTypeNames, *type->string())
                                             : outcomeTypeNames.end();
    if (name == outcomeTypeNames.end())
        return anyFields;
    return fieldsOf(static_cast<OutcomeType>(name - outcomeTypeNames.begin()));
}

void readAttempts(const JsonNode &node, When &when)
{
    when.attempts.emplace();
    readElements(node, [&](const JsonNode &element) {
        if (const auto number = element.wholeNumber({1, safeWholeNumbers.most}))
            when.attempts->push_back(*number);
    });
}

void readPayloadConditions(const JsonNode &node, When &when)
{
    const Json::Object *conditions = node.object();
    if (!conditions)
        return;
    for (const auto &[pointer, value] : *conditions) {
        if (isJsonPointer(pointer)) {
            when.payload.push_back({pointer, value});
        } else {
            std::string what = "expected a JSON pointer such as /kind, found ";
            appendQuoted(what, pointer);
            JsonNode(node, pointer, value).fail(std::move(what));
        }
    }
}

constexpr std::array<JsonField<When>, 4> whenFields{{
    {"fromMs", [](const JsonNode &node, When &when) { readInstant(node, when.from); }},
    {"toMs", [](const JsonNode &node, When &when) { readInstant(node, when.to); }},
    {"attempt", readAttempts},
    {"payload", readPayloadConditions},
}};

constexpr std::array<JsonField<Behavior>, 2> behaviorFields{{
    {"when",
     [](const JsonNode &node, Behavior &behavior) { readFields(node, whenFields, behavior.when); }},
    {"outcome",
     [](const JsonNode &node, Behavior &behavior) { readOutcome(node, behavior.outcome); },
     Presence::Required},
}};

} // namespace

void readOutcome(const JsonNode &node, Outcome &outcome)
{
    readFields(node, fieldsOf(node.json()), outcome);
}

void readBehavior(const JsonNode &node, Behavior &behavior)
{
    readFields(node, behaviorFields, behavior);
}

void readOutcomes(const JsonNode &node, std::vector<Outcome> &outcomes)
{
    readElements(node,
                 [&](const JsonNode &element) { readOutcome(element, outcomes.emplace_back()); });
    if (node.json().array() && outcomes.empty())
        node.fail("expected at least one outcome, found none");
}

} // namespace retryscope

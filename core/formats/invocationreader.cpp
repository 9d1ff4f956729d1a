#include "core/formats/invocationreader.h"

#include "core/formats/jsonfields.h"
#include "core/formats/outcomereader.h"
#include "core/formats/sampleevents.h"
#include "core/formats/scenariosettings.h"

#include <array>
#include <utility>

namespace retryscope {

namespace {

/// An invocation that is being read.
struct InvocationDraft
{
    ScenarioInvocation &invocation;
    const Json &entry;
    RequestIds &requestIds; ///< of those before it
    bool hasPayload = false;
};

/// A member of the entry that may stand behind the one that is being read.
std::optional<std::int64_t> numberOf(const Json &entry, std::string_view key)
{
    const Json *value = entry.find(key);
    const JsonNumber *number = value ? value->number() : nullptr;
    return number ? wholeNumber(*number) : std::nullopt;
}

void readFunction(const JsonNode &node, InvocationDraft &draft)
{
    if (const std::string *text = node.string())
        draft.invocation.function = functionReference(*text);
}

void readType(const JsonNode &node, InvocationDraft &draft)
{
    constexpr std::array<std::string_view, 3> names{"Event", "RequestResponse", "DryRun"};
    if (const auto type = node.oneOf(names))
        draft.invocation.type = static_cast<InvocationType>(*type);
}

void readEvery(const JsonNode &node, InvocationDraft &draft)
{
    if (const auto milliseconds = node.wholeNumber(scenarioTimes))
        draft.invocation.every = Duration(*milliseconds);
}

/// Notes that the last repetition would be later than any time may be.
void checkLastRepetition(const JsonNode &node, const Json &entry, std::int64_t count)
{
    const auto at = numberOf(entry, "atMs");
    const auto every = numberOf(entry, "everyMs");
    const auto isTime = [](std::int64_t milliseconds) {
        return scenarioTimes.least <= milliseconds && milliseconds <= scenarioTimes.most;
    };
    if (!at || !every || !isTime(*at) || !isTime(*every))
        return;
    const std::int64_t last = *at + *every * (count - 1);
    if (last > scenarioTimes.most) {
        node.fail("expected the last repetition at " + std::to_string(scenarioTimes.most)
                  + " ms or before, found it at " + std::to_string(last) + " ms");
    }
}

void readCount(const JsonNode &node, InvocationDraft &draft)
{
    const auto count = node.wholeNumber({1, 100'000'000});
    if (!count)
        return;
    draft.invocation.count = *count;
    if (*count > 1 && !draft.entry.find("everyMs"))
        node.fail("expected everyMs beside a count above 1, found none");
    checkLastRepetition(node, draft.entry, *count);
}

void readSource(const JsonNode &node, InvocationDraft &draft)
{
    constexpr std::array<std::string_view, 11> names{
        "sdk",  "s3",     "sns",        "eventbridge",    "scheduler", "ses",
        "logs", "config", "codecommit", "cloudformation", "iot"};
    if (const auto source = node.oneOf(names))
        draft.invocation.source = static_cast<Source>(*source);
}

void readPayload(const JsonNode &node, InvocationDraft &draft)
{
    draft.invocation.payload = node.json();
    draft.hasPayload = true;
}

void readRequestId(const JsonNode &node, InvocationDraft &draft)
{
    const std::string *text = node.json().string();
    const auto id = text ? requestId(*text) : std::nullopt;
    if (!id) {
        node.failExpecting("a UUID");
        return;
    }
    if (!draft.requestIds.insert(*id).second)
        node.failRepeated("each request id once");
    if (numberOf(draft.entry, "count").value_or(1) > 1)
        node.failExpecting("no request id beside a count above 1");
    draft.invocation.requestId = *text;
}

constexpr std::array<JsonField<InvocationDraft>, 10> invocationFields{{
    {"atMs",
     [](const JsonNode &node, InvocationDraft &draft) { readInstant(node, draft.invocation.at); },
     Presence::Required},
    {"function", readFunction, Presence::Required},
    {"payload", readPayload},
    {"everyMs", readEvery},
    {"count", readCount},
    {"type", readType},
    {"source", readSource},
    {"outcomes",
     [](const JsonNode &node, InvocationDraft &draft) {
         readOutcomes(node, draft.invocation.outcomes);
     }},
    {"note",
     [](const JsonNode &node, InvocationDraft &draft) { readText(node, draft.invocation.note); }},
    {"requestId", readRequestId},
}};

} // namespace

void readInvocations(const JsonNode &node, RequestIds taken,
                     std::vector<ScenarioInvocation> &invocations)
{
    if (const Json::Array *entries = node.json().array())
        invocations.reserve(entries->size());
    readElements(node, [&](const JsonNode &element) {
        InvocationDraft draft{invocations.emplace_back(), element.json(), taken};
        readFields(element, invocationFields, draft);
        if (!draft.hasPayload)
            draft.invocation.payload = sampleEvent(draft.invocation.source);
    });
}

} // namespace retryscope

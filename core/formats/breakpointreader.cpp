#include "core/formats/breakpointreader.h"

#include "core/formats/jsonfields.h"
#include "core/formats/jsonwriting.h"
#include "core/formats/scenariosettings.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

namespace {

constexpr WholeRange counts{1, 1'000'000'000}; // of hits, and of attempts

/// A breakpoint on its way: what belongs together in a threshold comes key by key.
struct BreakpointDraft
{
    Breakpoint breakpoint;
    std::optional<Metric> metric;
    std::optional<std::int64_t> above;
    std::optional<std::int64_t> below;
};

void readOn(const JsonNode &node, BreakpointDraft &draft)
{
    if (const auto on = node.oneOf(stopOnNames))
        draft.breakpoint.on = static_cast<StopOn>(*on);
}

bool isPatternCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == '_' || c == '*' || c == '$';
}

void readFunction(const JsonNode &node, BreakpointDraft &draft)
{
    const std::string *text = node.string();
    if (!text)
        return;
    std::size_t colons = 0;
    const auto wrong = std::ranges::find_if(
        *text, [&](char c) { return c == ':' ? ++colons > 1 : !isPatternCharacter(c); });
    if (wrong != text->end()) {
        std::string what = "expected a function as name or name:qualifier, * for any text; "
                           "found ";
        appendQuoted(what, *text);
        node.fail(what + ", wrong from character " + std::to_string(wrong - text->begin() + 1));
        return;
    }
    FunctionPattern pattern = functionPattern(*text);
    if (pattern.name.empty() || (pattern.qualifier && pattern.qualifier->empty())) {
        node.failExpecting("a function as name or name:qualifier, * for any text");
        return;
    }
    draft.breakpoint.function = std::move(pattern);
}

void readRequestId(const JsonNode &node, BreakpointDraft &draft)
{
    const std::string *text = node.string();
    if (text && text->empty())
        node.failExpecting("a request id");
    else if (text)
        draft.breakpoint.requestId = *text;
}

void readPayload(const JsonNode &node, BreakpointDraft &draft)
{
    const Json::Object *conditions = node.object();
    if (!conditions)
        return;
    for (const auto &[pointer, value] : *conditions) {
        if (isJsonPointer(pointer)) {
            draft.breakpoint.payload.push_back({pointer, value});
            continue;
        }
        std::string what = "expected a JSON pointer such as /kind, found ";
        appendQuoted(what, pointer);
        JsonNode(node, pointer, value).fail(std::move(what));
    }
}

void readAttempt(const JsonNode &node, BreakpointDraft &draft)
{
    readElements(node, [&](const JsonNode &element) {
        if (const auto number = element.wholeNumber(counts))
            draft.breakpoint.attempts.push_back(*number);
    });
    if (node.json().array() && node.json().array()->empty())
        node.fail("expected at least one attempt number, found none");
}

void readMetric(const JsonNode &node, BreakpointDraft &draft)
{
    if (const auto metric = node.oneOf(metricNames))
        draft.metric = static_cast<Metric>(*metric);
}

using Field = JsonField<BreakpointDraft>;
constexpr Field onField{"on", readOn, Presence::Required};
constexpr Field nameField{
    "name", [](const JsonNode &node, auto &draft) { readText(node, draft.breakpoint.name); }};
constexpr Field enabledField{"enabled", [](const JsonNode &node, auto &draft) {
                                 draft.breakpoint.enabled = node.boolean().value_or(true);
                             }};
constexpr Field logOnlyField{"logOnly", [](const JsonNode &node, auto &draft) {
                                 draft.breakpoint.logOnly = node.boolean().value_or(false);
                             }};
constexpr Field hitCountField{"hitCount", [](const JsonNode &node, auto &draft) {
                                  draft.breakpoint.hitCount = node.wholeNumber(counts).value_or(1);
                              }};
constexpr Field functionField{"function", readFunction};
constexpr Field requestIdField{"requestId", readRequestId};
constexpr Field payloadField{"payload", readPayload};
constexpr Field attemptField{"attempt", readAttempt};
constexpr Field aboveField{"above", [](const JsonNode &node, auto &draft) {
                               draft.above = node.wholeNumber({0, safeWholeNumbers.most});
                           }};
constexpr Field belowField{"below", [](const JsonNode &node, auto &draft) {
                               draft.below = node.wholeNumber({0, safeWholeNumbers.most});
                           }};

constexpr std::array invocationFields{onField,      functionField, requestIdField,
                                      payloadField, attemptField,  hitCountField,
                                      logOnlyField, enabledField,  nameField};
constexpr std::array changeFields{onField,      functionField, hitCountField,
                                  logOnlyField, enabledField,  nameField};
constexpr std::array metricFields{onField,       Field{"metric", readMetric, Presence::Required},
                                  aboveField,    belowField,
                                  functionField, hitCountField,
                                  logOnlyField,  enabledField,
                                  nameField};

/// What a breakpoint may have whose `on` is not known.
constexpr std::array anyFields{onField,      functionField, requestIdField,
                               payloadField, attemptField,  Field{"metric", readMetric},
                               aboveField,   belowField,    hitCountField,
                               logOnlyField, enabledField,  nameField};

std::span<const Field> fieldsOf(const Json &entry)
{
    const Json *on = entry.find("on");
    const auto name =
        on && on->string() ? std::ranges::find(stopOnNames, *on->string()) : stopOnNames.end();
    if (name == stopOnNames.end())
        return anyFields;
    const auto kind = static_cast<StopOn>(name - stopOnNames.begin());
    if (isAboutInvocation(kind))
        return invocationFields;
    return kind == StopOn::MetricCrosses ? std::span<const Field>(metricFields)
                                         : std::span<const Field>(changeFields);
}

void assembleThreshold(const JsonNode &node, BreakpointDraft &draft)
{
    const bool hasAbove = node.json().find("above");
    const bool hasBelow = node.json().find("below");
    if (hasAbove == hasBelow) {
        node.fail(hasAbove ? "expected one of the keys above and below, found both"
                           : "expected one of the keys above and below, found none");
        return;
    }
    if (hasBelow && draft.metric && !isLevel(*draft.metric)) {
        const Json &below = *node.json().find("below");
        JsonNode(node, "below", below)
            .fail("expected above, because "
                  + std::string(metricNames[static_cast<std::size_t>(*draft.metric)])
                  + " only grows within its minute; found below");
        return;
    }
    if (draft.metric && (draft.above || draft.below)) {
        const auto side = draft.above ? Threshold::Side::Above : Threshold::Side::Below;
        draft.breakpoint.threshold = {*draft.metric, side,
                                      draft.above.value_or(0) + draft.below.value_or(0)};
    }
}

Breakpoint read(const JsonNode &node)
{
    BreakpointDraft draft;
    readFields(node, fieldsOf(node.json()), draft);
    if (draft.breakpoint.on == StopOn::MetricCrosses)
        assembleThreshold(node, draft);
    return std::move(draft.breakpoint);
}

Json attemptsJson(const std::vector<std::int64_t> &attempts)
{
    return ObjectWriter::writeArray(attempts, [](std::int64_t number) { return Json(number); });
}

Json payloadJson(const std::vector<PayloadCondition> &conditions)
{
    Json::Object object;
    for (const auto &[pointer, value] : conditions)
        object.push_back({pointer, value});
    return object;
}

} // namespace

Result<Breakpoint, std::vector<Error>> readBreakpoint(const Json &entry)
{
    std::vector<Error> errors;
    Breakpoint breakpoint = read(JsonNode(entry, errors));
    if (!errors.empty())
        return errors;
    return breakpoint;
}

std::vector<ReadBreakpoint> readBreakpoints(const Json &document)
{
    std::vector<ReadBreakpoint> result;
    const Json *value = document.find("breakpoints");
    const Json::Array *entries = value ? value->array() : nullptr;
    if (!entries)
        return result;
    for (std::size_t i = 0; i < entries->size(); ++i) {
        std::vector<Error> errors;
        const JsonNode root(document, errors);
        const JsonNode list(root, "breakpoints", *value);
        Breakpoint breakpoint = read(JsonNode(list, i, (*entries)[i]));
        if (errors.empty())
            result.emplace_back(std::move(breakpoint));
        else
            result.emplace_back(std::move(errors));
    }
    return result;
}

std::vector<Error> brokenBreakpoints(const Json &document)
{
    std::vector<Error> all;
    for (const ReadBreakpoint &breakpoint : readBreakpoints(document)) {
        if (!breakpoint)
            all.insert(all.end(), breakpoint.error().begin(), breakpoint.error().end());
    }
    return all;
}

Json breakpointJson(const Breakpoint &breakpoint)
{
    ObjectWriter object;
    object.put("on", stopOnNames[static_cast<std::size_t>(breakpoint.on)]);
    if (const auto &threshold = breakpoint.threshold) {
        object.put("metric", metricNames[static_cast<std::size_t>(threshold->metric)]);
        object.put(threshold->side == Threshold::Side::Above ? "above" : "below", threshold->value);
    }
    if (breakpoint.function)
        object.put("function", text(*breakpoint.function));
    object.put("requestId", breakpoint.requestId);
    if (!breakpoint.payload.empty())
        object.put("payload", payloadJson(breakpoint.payload));
    if (!breakpoint.attempts.empty())
        object.put("attempt", attemptsJson(breakpoint.attempts));
    object.put("hitCount", breakpoint.hitCount, std::int64_t{1});
    object.put("logOnly", breakpoint.logOnly, false);
    object.put("enabled", breakpoint.enabled, true);
    object.put("name", breakpoint.name, std::string());
    return std::move(object).object();
}

} // namespace retryscope

#include "core/formats/changereader.h"

#include "core/formats/invokeconfigreader.h"
#include "core/formats/jsonfields.h"
#include "core/formats/scenariosettings.h"

#include <algorithm>
#include <array>

namespace retryscope {

namespace {

/// A change of a function that is being read.
struct CallDraft
{
    Instant at;
    FunctionChange change;
    const ScenarioDirectory &directory;
};

void readFunctionName(const JsonNode &node, CallDraft &draft)
{
    readText(node, draft.change.function);
    if (node.json().string() && !draft.directory.hasFunction(draft.change.function))
        node.failExpecting("the name of a function of the scenario");
}

/// Reads a call whose arguments are keys of one table.
template <typename Call, std::size_t Size>
void readCall(const JsonNode &node, CallDraft &draft, const std::array<JsonField<Call>, Size> &keys)
{
    Call call;
    readFields(node, keys, call);
    draft.change.call = std::move(call);
}

constexpr std::array<JsonField<DeleteFunctionEventInvokeConfig>, 1> deleteConfigFields{{
    {"Qualifier", [](const JsonNode &node, auto &call) { readText(node, call.qualifier); }},
}};

void readReservation(const JsonNode &node, PutFunctionConcurrency &call)
{
    if (const JsonNumber *number = node.json().number()) {
        const auto places = cutNumber(*number);
        if (places && safeWholeNumbers.least <= *places && *places <= safeWholeNumbers.most) {
            call.reservedConcurrentExecutions = *places;
            return;
        }
    }
    node.failExpecting("a number from " + std::to_string(safeWholeNumbers.least) + " to "
                       + std::to_string(safeWholeNumbers.most));
}

constexpr std::array<JsonField<PutFunctionConcurrency>, 1> concurrencyFields{{
    {"ReservedConcurrentExecutions", readReservation, Presence::Required},
}};

constexpr std::array<JsonField<UpdateFunctionConfiguration>, 2> configurationFields{{
    {"Timeout",
     [](const JsonNode &node, auto &call) {
         call.timeoutSeconds = node.wholeNumber(safeWholeNumbers);
     }},
    {"DeadLetterConfig",
     [](const JsonNode &node, auto &call) { readDeadLetterCall(node, call.deadLetterTargetArn); }},
}};

constexpr std::array<JsonField<UpdateAlias>, 2> aliasFields{{
    {"Name", [](const JsonNode &node, auto &call) { readText(node, call.alias.name); },
     Presence::Required},
    {"FunctionVersion",
     [](const JsonNode &node, auto &call) { readText(node, call.alias.functionVersion); },
     Presence::Required},
}};

constexpr std::array<JsonField<PutFunctionRecursionConfig>, 1> recursionFields{{
    {"RecursiveLoop", [](const JsonNode &node, auto &call) { readText(node, call.recursiveLoop); },
     Presence::Required},
}};

constexpr std::array<JsonField<DeleteFunctionConcurrency>, 0> deleteConcurrencyFields{};
constexpr std::array<JsonField<DeleteFunction>, 0> deleteFunctionFields{};

/// Reads a call that takes an event invoke config.
template <typename Call>
void readConfigCall(const JsonNode &node, CallDraft &draft)
{
    Call call;
    readInvokeConfigCall(node, call.config);
    draft.change.call = std::move(call);
}

/// The keys that name a call. One of them is there.
constexpr std::array<JsonField<CallDraft>, 9> callFields{{
    {"PutFunctionEventInvokeConfig", readConfigCall<PutFunctionEventInvokeConfig>},
    {"UpdateFunctionEventInvokeConfig", readConfigCall<UpdateFunctionEventInvokeConfig>},
    {"DeleteFunctionEventInvokeConfig",
     [](const JsonNode &node, CallDraft &draft) { readCall(node, draft, deleteConfigFields); }},
    {"PutFunctionConcurrency",
     [](const JsonNode &node, CallDraft &draft) { readCall(node, draft, concurrencyFields); }},
    {"DeleteFunctionConcurrency",
     [](const JsonNode &node, CallDraft &draft) {
         readCall(node, draft, deleteConcurrencyFields);
     }},
    {"UpdateFunctionConfiguration",
     [](const JsonNode &node, CallDraft &draft) { readCall(node, draft, configurationFields); }},
    {"UpdateAlias",
     [](const JsonNode &node, CallDraft &draft) { readCall(node, draft, aliasFields); }},
    {"DeleteFunction",
     [](const JsonNode &node, CallDraft &draft) { readCall(node, draft, deleteFunctionFields); }},
    {"PutFunctionRecursionConfig",
     [](const JsonNode &node, CallDraft &draft) { readCall(node, draft, recursionFields); }},
}};

constexpr auto functionFields = [] {
    std::array<JsonField<CallDraft>, 2 + callFields.size()> fields{{
        {"atMs", [](const JsonNode &node, CallDraft &draft) { readInstant(node, draft.at); },
         Presence::Required},
        {"function", readFunctionName, Presence::Required},
    }};
    std::ranges::copy(callFields, fields.begin() + 2);
    return fields;
}();

/// Notes if the entry does not name exactly one call.
void checkCallCount(const JsonNode &node)
{
    std::string names;
    std::string found;
    std::size_t count = 0;
    for (const auto &field : callFields) {
        names.append(names.empty() ? "" : ", ").append(field.key);
        if (node.json().find(field.key)) {
            found.append(found.empty() ? "" : " and ").append(field.key);
            ++count;
        }
    }
    if (count == 0)
        node.fail("expected target or one of " + names + ", found none");
    else if (count > 1)
        node.fail("expected one change an entry, found " + found);
}

/// A change of a target that is being read.
struct TargetChangeDraft
{
    Instant at;
    TargetChange change;
};

constexpr std::array<JsonField<TargetChangeDraft>, 4> targetFields{{
    {"atMs", [](const JsonNode &node, TargetChangeDraft &draft) { readInstant(node, draft.at); },
     Presence::Required},
    {"target",
     [](const JsonNode &node, TargetChangeDraft &draft) { readTargetArn(node, draft.change.arn); },
     Presence::Required},
    {"exists",
     [](const JsonNode &node, TargetChangeDraft &draft) { draft.change.exists = node.boolean(); }},
    {"allowed",
     [](const JsonNode &node, TargetChangeDraft &draft) { draft.change.allowed = node.boolean(); }},
}};

Change readTargetChange(const JsonNode &node)
{
    if (!node.json().find("exists") && !node.json().find("allowed"))
        node.fail("expected exists or allowed beside target, found neither");
    TargetChangeDraft draft;
    readFields(node, targetFields, draft);
    return {draft.at, std::move(draft.change)};
}

Change readFunctionChange(const JsonNode &node, const ScenarioDirectory &directory)
{
    if (node.json().isObject())
        checkCallCount(node);
    CallDraft draft{{}, {}, directory};
    readFields(node, functionFields, draft);
    return {draft.at, std::move(draft.change)};
}

} // namespace

void readChanges(const JsonNode &node, const ScenarioDirectory &directory,
                 std::vector<Change> &changes)
{
    readElements(node, [&](const JsonNode &element) {
        changes.push_back(element.json().find("target") ? readTargetChange(element)
                                                        : readFunctionChange(element, directory));
    });
}

} // namespace retryscope

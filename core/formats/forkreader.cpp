#include "core/formats/forkreader.h"

#include "core/formats/culprits.h"
#include "core/formats/jsonfields.h"
#include "core/formats/scenarioreader.h"
#include "core/formats/scenariosettings.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>
#include <utility>

namespace retryscope {

namespace {

void readPointer(const JsonNode &node, std::string &pointer)
{
    const std::string *text = node.json().string();
    if (text && isJsonPointer(*text))
        pointer = *text;
    else
        node.failExpecting("a JSON pointer");
}

void readKind(const JsonNode & /*node*/, JsonOperation & /*operation*/)
{
    // The kind tells which keys there are, and is read before them.
}

void readPath(const JsonNode &node, JsonOperation &operation)
{
    readPointer(node, operation.path);
}

void readFrom(const JsonNode &node, JsonOperation &operation)
{
    readPointer(node, operation.from);
}

void readValue(const JsonNode &node, JsonOperation &operation)
{
    operation.value = node.json();
}

constexpr std::array<JsonField<JsonOperation>, 3> valueFields{{
    {"op", readKind, Presence::Required},
    {"path", readPath, Presence::Required},
    {"value", readValue, Presence::Required},
}};

constexpr std::array<JsonField<JsonOperation>, 2> removeFields{{
    {"op", readKind, Presence::Required},
    {"path", readPath, Presence::Required},
}};

constexpr std::array<JsonField<JsonOperation>, 3> fromFields{{
    {"op", readKind, Presence::Required},
    {"path", readPath, Presence::Required},
    {"from", readFrom, Presence::Required},
}};

std::span<const JsonField<JsonOperation>> fieldsOf(JsonOperationKind kind)
{
    switch (kind) {
    case JsonOperationKind::Add:
    case JsonOperationKind::Replace:
    case JsonOperationKind::Test:
        return valueFields;
    case JsonOperationKind::Remove:
        return removeFields;
    case JsonOperationKind::Move:
    case JsonOperationKind::Copy:
        return fromFields;
    }
    return {};
}

void readOperation(const JsonNode &node, std::vector<JsonOperation> &operations)
{
    if (!node.object())
        return;
    const Json *op = node.json().find("op");
    if (!op) {
        failMissing(node, "op");
        return;
    }
    constexpr std::array<std::string_view, 6> kinds{"add",  "remove", "replace",
                                                    "move", "copy",   "test"};
    const auto kind = JsonNode(node, "op", *op).oneOf(kinds);
    if (!kind)
        return;
    JsonOperation operation;
    operation.kind = static_cast<JsonOperationKind>(*kind);
    readFields(node, fieldsOf(operation.kind), operation);
    operations.push_back(std::move(operation));
}

/// A fork that is being read.
struct ForkDraft
{
    Fork fork;
    const std::unordered_set<std::string> &formerNames;
};

void readName(const JsonNode &node, ForkDraft &draft)
{
    const std::string *name = node.string();
    if (!name)
        return;
    const auto isControl = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
    if (std::ranges::all_of(*name, [](char c) { return c == ' '; }))
        node.failExpecting("a name");
    else if (std::ranges::any_of(*name, isControl)) // it stands in messages and lists
        node.failExpecting("a name without control characters");
    if (draft.formerNames.contains(*name))
        node.failRepeated("each fork's name once");
    draft.fork.name = *name;
}

constexpr std::array<JsonField<ForkDraft>, 3> forkFields{{
    {"name", readName, Presence::Required},
    {"atMs", [](const JsonNode &node, ForkDraft &draft) { readInstant(node, draft.fork.at); },
     Presence::Required},
    {"patch",
     [](const JsonNode &node, ForkDraft &draft) {
         readElements(node,
                      [&](const JsonNode &element) { readOperation(element, draft.fork.patch); });
     },
     Presence::Required},
}};

} // namespace

void readForks(const JsonNode &node, std::vector<Fork> &forks)
{
    std::unordered_set<std::string> names;
    readElements(node, [&](const JsonNode &element) {
        ForkDraft draft{{}, names};
        readFields(element, forkFields, draft);
        names.insert(draft.fork.name);
        forks.push_back(std::move(draft.fork));
    });
}

Json withoutForks(const Json &document)
{
    Json::Object members;
    for (const JsonMember &member : *document.object()) {
        if (member.key != "forks")
            members.push_back(member);
    }
    return members;
}

Result<Json> branchDocument(const Json &document, const Fork &fork)
{
    auto branch = patched(withoutForks(document), fork.patch);
    if (!branch)
        return Error{"/patch" + branch.error().where, branch.error().what};
    if (branch.value().find("forks")) {
        Error error{"/forks", "expected a fork without forks, found forks"};
        error.where = "/patch" + Culprits(fork.patch).placeOf(error);
        return error;
    }
    return branch;
}

std::vector<Error> blamed(const Fork &fork, const std::vector<Error> &errors)
{
    std::vector<Error> all;
    const Culprits culprits(fork.patch);
    for (const Error &error : errors) {
        const std::string place = error.where.empty() ? "the patched scenario" : error.where;
        all.push_back(
            {"/patch" + culprits.placeOf(error), "makes " + place + " wrong: " + error.what});
    }
    return all;
}

Result<Scenario, std::vector<Error>> branchOf(const Json &document, const Fork &fork,
                                              std::string_view fallbackTitle)
{
    const auto branch = branchDocument(document, fork);
    if (!branch)
        return std::vector<Error>{branch.error()};
    auto scenario = readScenario(branch.value(), fallbackTitle);
    if (!scenario)
        return blamed(fork, scenario.error());
    return scenario;
}

} // namespace retryscope

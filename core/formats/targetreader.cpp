#include "core/formats/targetreader.h"

#include "core/formats/jsonfields.h"
#include "core/formats/scenariosettings.h"

#include <array>
#include <set>

namespace retryscope {

namespace {

/// A target that is being read.
struct TargetDraft
{
    Target &target;
    const ScenarioDirectory &directory;
    const Json &entry;
    std::set<std::string> &arns; ///< of the targets before it
};

void readArn(const JsonNode &node, TargetDraft &draft)
{
    readTargetArn(node, draft.target.arn);
    if (!draft.target.arn.empty() && !draft.arns.insert(draft.target.arn).second)
        node.failRepeated("each target once");
}

void readFlag(const JsonNode &node, bool &flag)
{
    flag = node.boolean().value_or(flag);
}

constexpr std::array<JsonField<Window>, 2> windowFields{{
    {"fromMs", [](const JsonNode &node, Window &window) { readInstant(node, window.from); }},
    {"toMs", [](const JsonNode &node, Window &window) { readInstant(node, window.to); }},
}};

void readWindows(const JsonNode &node, TargetDraft &draft)
{
    readElements(node, [&](const JsonNode &element) {
        readFields(element, windowFields, draft.target.unavailable.emplace_back());
    });
}

/// Whether a target of that kind passes on what it gets; malformed ones are reported elsewhere.
bool canHaveSubscribers(const Json &entry)
{
    const Json *arn = entry.find("Arn");
    const std::string *text = arn ? arn->string() : nullptr;
    if (!text || !isTargetArn(*text))
        return true;
    switch (targetKind(*text)) {
    case TargetKind::Topic:
    case TargetKind::Bus:
    case TargetKind::Bucket:
        return true;
    case TargetKind::Queue:
    case TargetKind::Function:
    case TargetKind::Other:
        return false;
    }
    return false;
}

void readSubscribers(const JsonNode &node, TargetDraft &draft)
{
    if (!canHaveSubscribers(draft.entry)) {
        node.fail("expected subscribers of a topic, bus or bucket only, found some of "
                  + described(*draft.entry.find("Arn")));
    }
    std::set<std::string_view> known;
    readElements(node, [&](const JsonNode &element) {
        const std::string *name = element.json().string();
        if (!name || !draft.directory.hasFunction(*name)) {
            element.failExpecting("the name of a function of the scenario");
            return;
        }
        if (!known.insert(*name).second)
            element.failRepeated("each subscriber once");
        draft.target.subscribers.push_back(*name);
    });
}

constexpr std::array<JsonField<TargetDraft>, 6> targetFields{{
    {"Arn", readArn, Presence::Required},
    {"logicalId",
     [](const JsonNode &node, TargetDraft &draft) { readText(node, draft.target.logicalId); }},
    {"exists",
     [](const JsonNode &node, TargetDraft &draft) { readFlag(node, draft.target.exists); }},
    {"allowed",
     [](const JsonNode &node, TargetDraft &draft) { readFlag(node, draft.target.allowed); }},
    {"unavailable", readWindows},
    {"subscribers", readSubscribers},
}};

} // namespace

void readTargets(const JsonNode &node, const ScenarioDirectory &directory,
                 std::vector<Target> &targets)
{
    std::set<std::string> arns;
    readElements(node, [&](const JsonNode &element) {
        TargetDraft draft{targets.emplace_back(), directory, element.json(), arns};
        readFields(element, targetFields, draft);
    });
}

} // namespace retryscope

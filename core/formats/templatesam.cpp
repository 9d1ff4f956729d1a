#include "core/formats/importsettings.h"
#include "core/formats/templatecontext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

namespace {

using Kind = ImportValue::Kind;

/// SAM's merging: maps key by key, lists one after the other, anything else by the function's own.
/// What an intrinsic function gave is not looked into.
ImportValue merged(const ImportValue &shared, const ImportValue &own)
{
    if (own.kind == Kind::Nothing)
        return shared;
    if (shared.kind != own.kind || shared.isComputed || own.isComputed)
        return own;
    ImportValue result = own;
    if (own.kind == Kind::List)
        result.items.insert(result.items.begin(), shared.items.begin(), shared.items.end());
    if (own.kind != Kind::Map)
        return result;
    for (const ImportMember &member : shared.members) {
        const auto mine = std::ranges::find(result.members, member.key, &ImportMember::key);
        if (mine == result.members.end())
            result.members.push_back(member);
        else
            mine->value = merged(member.value, mine->value);
    }
    return result;
}

ImportValue *findMap(ImportValue &map, std::string_view key)
{
    const auto found = std::ranges::find(map.members, key, &ImportMember::key);
    return found != map.members.end() && found->value.kind == Kind::Map ? &found->value : nullptr;
}

/// Gives a destination without `Destination` the queue or topic that SAM makes for it.
void fillDestination(TemplateContext &context, const std::string &functionId, const char *side,
                     ImportValue &destination)
{
    const ImportValue *type = destination.find("Type");
    if (destination.find("Destination") || !type || type->isUnknown())
        return;
    const auto kind = samTargetKind(context.reader, type);
    if (kind != TargetKind::Queue && kind != TargetKind::Topic) {
        context.reader.report().addError(
            destination.pointer,
            "expected a `Destination`, found none; SAM makes only queues and topics");
        return;
    }
    const std::string id =
        functionId + "EventInvokeConfig" + side + (kind == TargetKind::Queue ? "Queue" : "Topic");
    const std::string arn = targetArn(*kind, context.draft.home, cleanedName(*kind, id));
    context.draft.targets.emplace(
        arn, DraftTarget{id, context.reader.report().place(destination.pointer), {}});
    destination.members.push_back({"Destination", scalarValue(arn, destination.pointer)});
}

void importInvokeConfig(TemplateContext &context, TemplateResource &resource, ImportValue config)
{
    if (ImportValue *sides = findMap(config, "DestinationConfig")) {
        for (const char *side : {"OnSuccess", "OnFailure"}) {
            if (ImportValue *destination = findMap(*sides, side))
                fillDestination(context, resource.id, side, *destination);
        }
    }
    DraftConfig draft = readEventInvokeConfig(context.reader, context.draft.home, config);
    if (!resource.function->usualQualifier.empty())
        draft.qualifier = resource.function->usualQualifier;
    resource.function->configs.push_back(std::move(draft));
}

} // namespace

void importSamFunction(TemplateContext &context, TemplateResource &resource,
                       const ImportValue &properties)
{
    ImportValue settings = merged(context.globals, properties);
    if (const ImportValue *queue = settings.find("DeadLetterQueue"))
        settings.members.push_back({"DeadLetterConfig", ImportValue(*queue)});
    readFunctionSettings(context.reader, context.draft.home, settings, *resource.function);
    if (const ImportValue *config = context.reader.map(settings.find("EventInvokeConfig")))
        importInvokeConfig(context, resource, *config);
    if (const ImportValue *events = context.reader.map(settings.find("Events"))) {
        for (const ImportMember &event : events->members)
            importSamEvent(context, resource, event);
    }
}

} // namespace retryscope

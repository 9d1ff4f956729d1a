#include "core/formats/templateresources.h"

#include "core/formats/templateintrinsic.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

namespace {

struct KindRow
{
    std::string_view type;
    ResourceKind kind;
    TargetKind target;
    const char *nameKey;
};

constexpr std::array kinds{
    KindRow{"AWS::Lambda::Function", ResourceKind::Function, TargetKind::Function, "FunctionName"},
    KindRow{"AWS::Serverless::Function", ResourceKind::Function, TargetKind::Function,
            "FunctionName"},
    KindRow{"AWS::Lambda::Version", ResourceKind::Version, TargetKind::Function, ""},
    KindRow{"AWS::Lambda::Alias", ResourceKind::Alias, TargetKind::Function, "Name"},
    KindRow{"AWS::SQS::Queue", ResourceKind::Queue, TargetKind::Queue, "QueueName"},
    KindRow{"AWS::SNS::Topic", ResourceKind::Topic, TargetKind::Topic, "TopicName"},
    KindRow{"AWS::Events::EventBus", ResourceKind::Bus, TargetKind::Bus, "Name"},
    KindRow{"AWS::S3::Bucket", ResourceKind::Bucket, TargetKind::Bucket, "BucketName"},
    KindRow{"", ResourceKind::Other, TargetKind::Other, ""},
};

const KindRow &rowOf(std::string_view type)
{
    const auto *found = std::ranges::find(kinds, type, &KindRow::type);
    return found == kinds.end() ? kinds.back() : *found;
}

/// What `Ref` (an empty attribute) or `Fn::GetAtt` gives of a resource that has its name; absent if
/// that is known only when it is deployed.
std::optional<std::string> attributeText(const TemplateResource &resource,
                                         std::string_view attribute, const Home &home)
{
    switch (resource.kind) {
    case ResourceKind::Function:
    case ResourceKind::Bus:
    case ResourceKind::Bucket:
        if (attribute.empty())
            return resource.name;
        break;
    case ResourceKind::Version:
        if (attribute == "Version")
            return resource.name;
        break;
    case ResourceKind::Queue:
        if (attribute.empty() || attribute == "QueueUrl")
            return "https://sqs." + home.region + ".amazonaws.com/" + home.accountId + '/'
                + resource.name;
        break;
    case ResourceKind::Alias:
    case ResourceKind::Topic:
        break;
    case ResourceKind::Other:
        return std::nullopt;
    }
    constexpr std::array<std::string_view, 5> ofArn{"", "Arn", "TopicArn", "AliasArn",
                                                    "FunctionArn"};
    constexpr std::array<std::string_view, 3> ofName{"QueueName", "TopicName", "Name"};
    if (std::ranges::find(ofArn, attribute) != ofArn.end())
        return resource.arn;
    if (std::ranges::find(ofName, attribute) != ofName.end())
        return resource.name;
    return std::nullopt;
}

} // namespace

TemplateResources::TemplateResources(const Json &document, TemplateResolver &resolver, Draft &draft)
    : m_document(document)
    , m_resolver(resolver)
    , m_draft(draft)
{
    m_resolver.useResources(this);
    const Json *section = document.find("Resources");
    if (const Json::Object *resources = section ? section->object() : nullptr) {
        for (const auto &[id, raw] : *resources)
            enter(id, raw);
    }
    // Names that are written out come first, so that no made-up name takes one of them.
    for (TemplateResource &resource : m_resources) {
        if (resource.properties && resource.properties->find(resource.nameKey))
            name(resource);
    }
    for (TemplateResource &resource : m_resources)
        name(resource);
}

void TemplateResources::enter(const std::string &id, const Json &raw)
{
    TemplateResource resource;
    resource.id = id;
    resource.pointer = childPointer("/Resources", id);
    FileReport &report = m_resolver.report();
    if (id.starts_with("Fn::")) {
        report.addNote(resource.pointer, "left out, because `" + id + "` is not carried out here");
        return;
    }
    if (const Json *type = raw.find("Type"))
        resource.type = textIn(*type);
    const KindRow &row = rowOf(resource.type);
    resource.kind = row.kind;
    resource.target = row.target;
    resource.nameKey = row.nameKey;
    resource.properties = raw.find("Properties");
    if (const Json *value = raw.find("Condition"); value && value->string()) {
        const std::string &condition = textIn(*value);
        const std::string pointer = childPointer(resource.pointer, "Condition");
        const auto holds = m_resolver.holds(condition, pointer);
        resource.isLeftOut = holds && !*holds;
        if (!holds)
            report.addNote(pointer, "kept, though the condition can't be decided");
        else if (!*holds) {
            report.addNote(pointer,
                           "`" + id + "` is left out, because the condition `" + condition
                               + "` is false");
        }
    }
    if (resource.kind == ResourceKind::Function && !resource.isLeftOut) {
        m_draft.functions.emplace_back();
        resource.function = &m_draft.functions.back();
        resource.function->logicalId = id;
        resource.function->place = report.place(resource.pointer);
    }
    m_resources.push_back(std::move(resource));
    m_byId.emplace(id, &m_resources.back());
}

ImportValue TemplateResources::property(const TemplateResource &resource, const char *key)
{
    const Json *raw = resource.properties ? resource.properties->find(key) : nullptr;
    if (!raw || raw->isNull())
        return {};
    return m_resolver.resolved(*raw,
                               childPointer(childPointer(resource.pointer, "Properties"), key));
}

ImportValue TemplateResources::samProperty(const TemplateResource &resource, const char *key)
{
    ImportValue own = property(resource, key);
    const Json *globals = retryscope::resolve(m_document, "/Globals/Function");
    const Json *shared = globals ? globals->find(key) : nullptr;
    if (own.kind != ImportValue::Kind::Nothing || !shared || shared->isNull())
        return own;
    return m_resolver.resolved(*shared, childPointer("/Globals/Function", key));
}

void TemplateResources::name(TemplateResource &resource)
{
    constexpr int deepestChain = 200;
    if (!resource.name.empty() || resource.isLeftOut || resource.kind == ResourceKind::Other)
        return;
    if (resource.isBeingNamed || m_namingDepth == deepestChain) {
        m_resolver.report().addError(resource.pointer,
                                     "expected a name that does not depend on itself");
        return;
    }
    resource.isBeingNamed = true;
    ++m_namingDepth;
    const ImportValue given = property(resource, resource.nameKey);
    switch (resource.kind) {
    case ResourceKind::Function:
        nameFunction(resource, given);
        break;
    case ResourceKind::Version:
        nameVersion(resource);
        break;
    case ResourceKind::Alias:
        nameAlias(resource, given);
        break;
    case ResourceKind::Queue:
    case ResourceKind::Topic:
    case ResourceKind::Bus:
    case ResourceKind::Bucket:
        nameTarget(resource, given);
        break;
    case ResourceKind::Other:
        break;
    }
    --m_namingDepth;
    resource.isBeingNamed = false;
}

ImportValue TemplateResources::attribute(std::string_view id, std::string_view attribute,
                                         const std::string &pointer)
{
    const auto found = m_byId.find(id);
    if (found == m_byId.end())
        return samMade(id, pointer);
    TemplateResource &resource = *found->second;
    if (resource.isLeftOut)
        return unknownValue(resource.id, "`" + resource.id + "` is left out", pointer);
    name(resource);
    if (auto text = attributeText(resource, attribute, m_draft.home))
        return scalarValue(*std::move(text), pointer);
    return unknownValue(resource.id,
                        "what `" + resource.id + "` (" + resource.type
                            + ") gives is known only when it is deployed",
                        pointer);
}

ImportValue TemplateResources::samMade(std::string_view id, const std::string &pointer)
{
    for (const TemplateResource &resource : m_resources) {
        if (!resource.isSamFunction() || !id.starts_with(resource.id))
            continue;
        const std::string_view rest = id.substr(resource.id.size());
        const bool isTopic = rest.ends_with("Topic");
        if (rest.starts_with("EventInvokeConfigOn") && (isTopic || rest.ends_with("Queue"))) {
            return scalarValue(targetArn(isTopic ? TargetKind::Topic : TargetKind::Queue,
                                         m_draft.home, cleanedName(TargetKind::Queue, id)),
                               pointer);
        }
        const std::string &alias =
            resource.function ? resource.function->usualQualifier : resource.id;
        if (resource.function && !alias.empty() && (rest == ".Alias" || rest == "Alias" + alias))
            return scalarValue(resource.arn + ':' + alias, pointer);
    }
    return unknownValue(std::string(id), "`" + std::string(id) + "` is not written in the template",
                        pointer);
}

} // namespace retryscope

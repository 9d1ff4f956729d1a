#include "core/formats/templateresources.h"

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

constexpr std::string_view serverlessFunction = "AWS::Serverless::Function";

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
        const char *key = rowOf(resource.type).nameKey;
        if (resource.properties && *key != '\0' && resource.properties->find(key))
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
    resource.type = *raw.find("Type")->string();
    resource.kind = rowOf(resource.type).kind;
    resource.properties = raw.find("Properties");
    if (const Json *condition = raw.find("Condition"); condition && condition->string()) {
        const std::string pointer = childPointer(resource.pointer, "Condition");
        const auto holds = m_resolver.holds(*condition->string(), pointer);
        resource.isLeftOut = holds && !*holds;
        if (!holds)
            report.addNote(pointer, "kept, though the condition can't be decided");
        else if (!*holds)
            report.addNote(pointer,
                           "`" + id + "` is left out, because the condition `"
                               + *condition->string() + "` is false");
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
    const ImportValue given = property(resource, rowOf(resource.type).nameKey);
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

void TemplateResources::nameFunction(TemplateResource &resource, const ImportValue &given)
{
    FileReport &report = m_resolver.report();
    const auto text = given.isUnknown()
        ? std::nullopt
        : ImportReader(report).text(given.kind == ImportValue::Kind::Nothing ? nullptr : &given);
    resource.name = m_draft.freeFunctionName(text.value_or(resource.id));
    if (given.isUnknown())
        report.addNote(given.pointer,
                       "called `" + resource.name + "` after its logical id, because "
                           + given.reason);
    else if (!text)
        report.addNote(resource.pointer,
                       "called `" + resource.name + "` after its logical id, as it has no name");
    else if (*text != resource.name)
        report.addNote(given.pointer,
                       "called `" + resource.name + "`, because `" + *text
                           + "` is taken or no name that AWS allows");
    resource.arn = functionArn(m_draft.home, resource.name);
    resource.function->name = resource.name;
    if (resource.type == serverlessFunction)
        publishAlias(resource);
}

void TemplateResources::publishAlias(TemplateResource &resource)
{
    const ImportValue alias = samProperty(resource, "AutoPublishAlias");
    if (alias.kind == ImportValue::Kind::Nothing)
        return;
    if (alias.isUnknown())
        m_resolver.report().addNote(alias.pointer,
                                    "the alias is called `"
                                        + cleanedName(TargetKind::Function, alias.label)
                                        + "`, because " + alias.reason);
    const std::string name = cleanedName(
        TargetKind::Function,
        alias.isUnknown() ? alias.label
                          : ImportReader(m_resolver.report()).text(&alias).value_or("live"));
    ensureVersion(*resource.function, "1");
    ensureAlias(*resource.function, {name, "1"});
    resource.function->usualQualifier = name;
}

void TemplateResources::nameTarget(TemplateResource &resource, const ImportValue &given)
{
    FileReport &report = m_resolver.report();
    const TargetKind kind = rowOf(resource.type).target;
    const bool isFifo =
        property(resource, kind == TargetKind::Queue ? "FifoQueue" : "FifoTopic").scalar
        == Json(true);
    DraftTarget target{resource.id, report.place(resource.pointer), {}};
    const auto text = given.isUnknown()
        ? std::nullopt
        : ImportReader(report).text(given.kind == ImportValue::Kind::Nothing ? nullptr : &given);
    resource.name = text && *text == "default" && kind == TargetKind::Bus
        ? *text
        : cleanedName(kind, text.value_or(resource.id + (isFifo ? ".fifo" : "")));
    if (!text)
        target.remark = "called `" + resource.name + "` after its logical id, "
            + (given.isUnknown() ? "because " + given.reason : "as it has no name");
    else if (*text != resource.name)
        target.remark =
            "called `" + resource.name + "`, because `" + *text + "` is no name that AWS allows";
    resource.arn = targetArn(kind, m_draft.home, resource.name);
    m_draft.targets.emplace(resource.arn, std::move(target));
}

DraftFunction &TemplateResources::functionOf(TemplateResource &resource)
{
    const ImportValue given = property(resource, "FunctionName");
    const std::string text = labelText(given).value_or("");
    if (text.empty())
        m_resolver.report().addError(childPointer(resource.pointer, "Properties"),
                                     "expected a `FunctionName`, found none");
    resource.function = &functionNamed(m_draft, m_resolver.report(), text, given.pointer);
    return *resource.function;
}

void TemplateResources::nameVersion(TemplateResource &resource)
{
    DraftFunction &function = functionOf(resource);
    resource.name = std::to_string(function.versions.size() + 1);
    ensureVersion(function, resource.name);
    resource.arn = functionArn(m_draft.home, function.name) + ':' + resource.name;
}

void TemplateResources::nameAlias(TemplateResource &resource, const ImportValue &given)
{
    FileReport &report = m_resolver.report();
    DraftFunction &function = functionOf(resource);
    const auto text = labelText(given);
    resource.name = cleanedName(TargetKind::Function, text.value_or(resource.id));
    if (resource.name != text || given.isUnknown())
        report.addNote(resource.pointer, "the alias is called `" + resource.name + "` here");
    resource.arn = functionArn(m_draft.home, function.name) + ':' + resource.name;

    const ImportValue version = property(resource, "FunctionVersion");
    std::string number = labelText(version).value_or("");
    const bool isNumber =
        !number.empty() && std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber && number != latestVersion) {
        report.addNote(
            version.pointer.empty() ? resource.pointer : version.pointer,
            "the alias is taken to stand for `$LATEST`, because its version can't be known");
        number = latestVersion;
    }
    ensureVersion(function, number);
    ensureAlias(function, {resource.name, number});
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
    const std::string key = std::string(attribute);
    const auto text = [&](std::string value) { return scalarValue(std::move(value), pointer); };
    switch (resource.kind) {
    case ResourceKind::Function:
        if (key.empty())
            return text(resource.name);
        break;
    case ResourceKind::Version:
        if (key == "Version")
            return text(resource.name);
        break;
    case ResourceKind::Queue:
        if (key.empty() || key == "QueueUrl")
            return text("https://sqs." + m_draft.home.region + ".amazonaws.com/"
                        + m_draft.home.accountId + '/' + resource.name);
        break;
    case ResourceKind::Bus:
    case ResourceKind::Bucket:
        if (key.empty())
            return text(resource.name);
        break;
    case ResourceKind::Alias:
    case ResourceKind::Topic:
    case ResourceKind::Other:
        break;
    }
    const bool isKnown = resource.kind != ResourceKind::Other;
    if (isKnown
        && (key.empty() || key == "Arn" || key == "TopicArn" || key == "AliasArn"
            || key == "FunctionArn"))
        return text(resource.arn);
    if (isKnown && (key == "QueueName" || key == "TopicName" || key == "Name"))
        return text(resource.name);
    return unknownValue(resource.id,
                        "what `" + resource.id + "` (" + resource.type
                            + ") gives is known only when it is deployed",
                        pointer);
}

ImportValue TemplateResources::samMade(std::string_view id, const std::string &pointer)
{
    for (const TemplateResource &resource : m_resources) {
        if (resource.type != serverlessFunction || !id.starts_with(resource.id))
            continue;
        const std::string_view rest = id.substr(resource.id.size());
        const bool isTopic = rest.ends_with("Topic");
        if (rest.starts_with("EventInvokeConfigOn") && (isTopic || rest.ends_with("Queue")))
            return scalarValue(targetArn(isTopic ? TargetKind::Topic : TargetKind::Queue,
                                         m_draft.home, cleanedName(TargetKind::Queue, id)),
                               pointer);
        const std::string &alias =
            resource.function ? resource.function->usualQualifier : resource.id;
        if (resource.function && !alias.empty() && (rest == ".Alias" || rest == "Alias" + alias))
            return scalarValue(resource.arn + ':' + alias, pointer);
    }
    return unknownValue(std::string(id), "`" + std::string(id) + "` is not written in the template",
                        pointer);
}

DraftFunction &functionNamed(Draft &draft, FileReport &report, const std::string &text,
                             const std::string &pointer)
{
    if (DraftFunction *function = draft.named(text))
        return *function;
    const std::string name = cleanedName(TargetKind::Function, referenceOf(text).name);
    if (DraftFunction *function = draft.find(name))
        return *function;
    report.addNote(
        pointer, "no file tells more of the function `" + name + "`: its own settings are unknown");
    return draft.entered(name, report.place(pointer));
}

} // namespace retryscope

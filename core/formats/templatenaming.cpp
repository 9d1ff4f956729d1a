#include "core/formats/templateresources.h"

#include <utility>

/// How resources get the names that they have in the scenario.
namespace retryscope {

namespace {

/// The text of a name that is given and known.
std::optional<std::string> knownText(FileReport &report, const ImportValue &given)
{
    return given.isUnknown() ? std::nullopt : ImportReader(report).text(&given);
}

} // namespace

void TemplateResources::nameFunction(TemplateResource &resource, const ImportValue &given)
{
    FileReport &report = m_resolver.report();
    const auto text = knownText(report, given);
    resource.name = m_draft.freeFunctionName(text.value_or(resource.id));
    if (given.isUnknown()) {
        report.addNote(given.pointer,
                       "called `" + resource.name + "` after its logical id, because "
                           + given.reason);
    } else if (!text) {
        report.addNote(resource.pointer,
                       "called `" + resource.name + "` after its logical id, as it has no name");
    } else if (*text != resource.name) {
        report.addNote(given.pointer,
                       "called `" + resource.name + "`, because `" + *text
                           + "` is taken or no name that AWS allows");
    }
    resource.arn = functionArn(m_draft.home, resource.name);
    resource.function->name = resource.name;
    if (resource.isSamFunction())
        publishAlias(resource);
}

void TemplateResources::publishAlias(TemplateResource &resource)
{
    const ImportValue alias = samProperty(resource, "AutoPublishAlias");
    if (alias.kind == ImportValue::Kind::Nothing)
        return;
    if (alias.isUnknown()) {
        m_resolver.report().addNote(alias.pointer,
                                    "the alias is called `"
                                        + cleanedName(TargetKind::Function, alias.label)
                                        + "`, because " + alias.reason);
    }
    const std::string name = cleanedName(
        TargetKind::Function,
        alias.isUnknown() ? alias.label : knownText(m_resolver.report(), alias).value_or("live"));
    ensureVersion(*resource.function, "1");
    ensureAlias(*resource.function, {name, "1"});
    resource.function->usualQualifier = name;
}

void TemplateResources::nameTarget(TemplateResource &resource, const ImportValue &given)
{
    FileReport &report = m_resolver.report();
    const TargetKind kind = resource.target;
    const bool isFifo =
        labelText(property(resource, kind == TargetKind::Queue ? "FifoQueue" : "FifoTopic"))
        == "true";
    DraftTarget target{resource.id, report.place(resource.pointer), {}};
    const auto text = knownText(report, given);
    resource.name = text && *text == "default" && kind == TargetKind::Bus
        ? *text
        : cleanedName(kind, text.value_or(resource.id + (isFifo ? ".fifo" : "")));
    if (!text) {
        target.remark = "called `" + resource.name + "` after its logical id, "
            + (given.isUnknown() ? "because " + given.reason : "as it has no name");
    } else if (*text != resource.name) {
        target.remark =
            "called `" + resource.name + "`, because `" + *text + "` is no name that AWS allows";
    }
    resource.arn = targetArn(kind, m_draft.home, resource.name);
    m_draft.targets.emplace(resource.arn, std::move(target));
}

DraftFunction &TemplateResources::functionOf(TemplateResource &resource)
{
    const ImportValue given = property(resource, "FunctionName");
    const std::string text = labelText(given).value_or("");
    if (text.empty()) {
        m_resolver.report().addError(childPointer(resource.pointer, "Properties"),
                                     "expected a `FunctionName`, found none");
    }
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

    const ImportValue routing = property(resource, "RoutingConfig");
    if (routing.kind != ImportValue::Kind::Nothing)
        report.addNote(routing.pointer, "not taken over: a second version is not simulated");
    const ImportValue version = property(resource, "FunctionVersion");
    std::string number = labelText(version).value_or("");
    if (!isVersion(number) && number != latestVersion) {
        report.addNote(
            version.pointer.empty() ? resource.pointer : version.pointer,
            "the alias is taken to stand for `$LATEST`, because its version can't be known");
        number = latestVersion;
    }
    ensureVersion(function, number);
    ensureAlias(function, {resource.name, number});
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

#include "core/formats/template.h"

#include "core/formats/importsettings.h"
#include "core/formats/templatecontext.h"
#include "core/formats/templateshape.h"

namespace retryscope {

namespace {

void importFunction(TemplateContext &context, TemplateResource &resource,
                    const ImportValue &properties)
{
    if (resource.isSamFunction())
        importSamFunction(context, resource, properties);
    else
        readFunctionSettings(context.reader, context.draft.home, properties, *resource.function);
}

void importConfig(TemplateContext &context, const TemplateResource &resource,
                  const ImportValue &properties)
{
    FileReport &report = context.reader.report();
    const ImportValue *name = properties.find("FunctionName");
    const auto text = name ? labelText(*name) : std::nullopt;
    if (!text) {
        report.addError(childPointer(resource.pointer, "Properties"),
                        "expected a `FunctionName`, found none");
        return;
    }
    DraftFunction &function = functionNamed(context.draft, report, *text, name->pointer);
    DraftConfig config = readEventInvokeConfig(context.reader, context.draft.home, properties);
    config.place = report.place(resource.pointer);
    const ImportValue *qualifier = properties.find("Qualifier");
    if (qualifier && qualifier->isUnknown()) {
        config.qualifier = cleanedName(TargetKind::Function, qualifier->label);
        report.addNote(qualifier->pointer,
                       "taken as the alias `" + config.qualifier + "`, because "
                           + qualifier->reason);
    } else {
        config.qualifier = context.reader.text(qualifier).value_or(latestVersion);
    }
    function.configs.push_back(std::move(config));
}

/// A nested stack may hold functions that the import does not see.
void tellNestedStack(TemplateContext &context, const TemplateResource &resource)
{
    if (resource.type == "AWS::CloudFormation::Stack"
        || resource.type == "AWS::Serverless::Application") {
        context.reader.report().addNote(resource.pointer,
                                        "left out, because nested stacks are not read; import its "
                                        "template too");
    }
}

void importResources(TemplateContext &context)
{
    const auto properties = [&](const TemplateResource &resource) {
        return context.resolver.resolvedProperties(resource.properties,
                                                   childPointer(resource.pointer, "Properties"));
    };
    // Functions first: the other resources refer to them.
    for (TemplateResource &resource : context.resources.all()) {
        if (resource.function && resource.kind == ResourceKind::Function)
            importFunction(context, resource, properties(resource));
    }
    for (const TemplateResource &resource : context.resources.all()) {
        if (resource.isLeftOut)
            continue;
        tellNestedStack(context, resource);
        if (resource.type == "AWS::Lambda::EventInvokeConfig")
            importConfig(context, resource, properties(resource));
        else if (resource.kind != ResourceKind::Function)
            importTrigger(context, resource, properties(resource));
    }
}

} // namespace

bool isTemplate(const Json &document)
{
    return document.find("Resources") || document.find("AWSTemplateFormatVersion")
        || document.find("Transform");
}

void importTemplate(const Json &document, const std::string &stackName, FileReport report,
                    Draft &draft)
{
    checkTemplate(document, report);
    if (report.hasErrors())
        return;
    const Json *description = document.find("Description");
    if (draft.description.empty() && description && description->string())
        draft.description = *description->string();

    TemplateResolver resolver(document, draft.home, stackName, report);
    TemplateResources resources(document, resolver, draft);
    const Json *shared = resolve(document, "/Globals/Function");
    ImportValue globals;
    if (shared && shared->isObject())
        globals = resolver.resolvedProperties(shared, "/Globals/Function");
    else if (shared && !shared->isNull())
        report.addError("/Globals/Function", "expected an object, found " + described(*shared));

    ImportReader reader(report);
    ImportTriggers triggers(draft, reader);
    TemplateContext context{resolver, resources, draft, reader, triggers, globals};
    importResources(context);
}

} // namespace retryscope

#include "core/formats/terraform.h"

#include "core/formats/importsettings.h"
#include "core/formats/terraformresources.h"

#include <utility>

namespace retryscope {

namespace {

ImportValue mapOf(const std::string &pointer, std::vector<ImportMember> members)
{
    ImportValue map;
    map.kind = ImportValue::Kind::Map;
    map.pointer = pointer;
    map.members = std::move(members);
    return map;
}

/// One pass over the plan's Lambda resources. It gives their settings AWS's keys, so that they are
/// read as those of any other format.
class TerraformImport
{
public:
    TerraformImport(const TerraformPlan &plan, TerraformResources &resources, ImportReader &reader,
                    Draft &draft)
        : m_plan(plan)
        , m_resources(resources)
        , m_reader(reader)
        , m_draft(draft)
    {
    }

    void run()
    {
        for (const TerraformResource &resource : m_plan.resources()) {
            if (DraftFunction *function = m_resources.function(resource))
                importFunction(resource, *function);
        }
        for (const TerraformResource &resource : m_plan.resources()) {
            if (resource.type == "aws_lambda_alias")
                importAlias(resource);
            else if (resource.type == "aws_lambda_function_event_invoke_config")
                importConfig(resource);
            else if (resource.type == "aws_lambda_function_recursion_config")
                importRecursion(resource);
        }
    }

private:
    void importFunction(const TerraformResource &resource, DraftFunction &function)
    {
        ImportValue places = m_resources.attribute(resource, {"reserved_concurrent_executions"});
        if (labelText(places) == "-1") // Terraform's word for unreserved
            places = {};
        const ImportValue queue =
            mapOf(resource.pointer,
                  {{"TargetArn",
                    m_resources.attribute(resource, {"dead_letter_config", "target_arn"},
                                          "dead_letter")}});
        readFunctionSettings(
            m_reader, m_draft.home,
            mapOf(resource.pointer,
                  {{"Timeout", m_resources.attribute(resource, {"timeout"})},
                   {"MemorySize", m_resources.attribute(resource, {"memory_size"})},
                   {"ReservedConcurrentExecutions", places},
                   {"DeadLetterConfig", queue}}),
            function);
        const Json *publish = resource.values->find("publish");
        if (publish && *publish == Json(true))
            ensureVersion(function, "1");
    }

    /// The function that a resource belongs to; null, with an error, if it does not say.
    DraftFunction *owner(const TerraformResource &resource, std::string &qualifier)
    {
        const ImportValue given = m_resources.attribute(resource, {"function_name"});
        const auto text = labelText(given);
        if (!text) {
            m_reader.report().addError(resource.pointer, "expected a `function_name`, found none");
            return nullptr;
        }
        const FunctionReference reference = referenceOf(*text);
        qualifier = reference.qualifier;
        if (DraftFunction *function = m_draft.find(reference.name))
            return function;
        const std::string name = cleanedName(TargetKind::Function, reference.name);
        m_reader.report().addNote(given.pointer,
                                  "no file tells more of the function `" + name
                                      + "`: its own settings are unknown");
        return &m_draft.entered(name, m_reader.report().place(resource.pointer));
    }

    void importAlias(const TerraformResource &resource)
    {
        std::string qualifier;
        DraftFunction *function = owner(resource, qualifier);
        const ImportValue name = m_resources.attribute(resource, {"name"});
        const ImportValue version = m_resources.attribute(resource, {"function_version"});
        if (!function)
            return;
        std::string number = version.isUnknown() ? "" : labelText(version).value_or("");
        if (!isVersion(number) && number != latestVersion) {
            m_reader.report().addNote(
                resource.pointer,
                "the alias is taken to stand for `$LATEST`, because its version "
                "is known only after the apply");
            number = latestVersion;
        }
        ensureVersion(*function, number);
        ensureAlias(*function,
                    {cleanedName(TargetKind::Function, labelText(name).value_or(resource.address)),
                     number});
    }

    void importConfig(const TerraformResource &resource)
    {
        std::string qualifier;
        DraftFunction *function = owner(resource, qualifier);
        if (!function)
            return;
        const auto side = [&](const char *block) {
            return mapOf(resource.pointer,
                         {{"Destination",
                           m_resources.attribute(
                               resource, {"destination_config", block, "destination"}, block)}});
        };
        const ImportValue destinations =
            mapOf(resource.pointer,
                  {{"OnSuccess", side("on_success")}, {"OnFailure", side("on_failure")}});
        DraftConfig config = readEventInvokeConfig(
            m_reader, m_draft.home,
            mapOf(resource.pointer,
                  {{"MaximumRetryAttempts",
                    m_resources.attribute(resource, {"maximum_retry_attempts"})},
                   {"MaximumEventAgeInSeconds",
                    m_resources.attribute(resource, {"maximum_event_age_in_seconds"})},
                   {"DestinationConfig", destinations}}));
        const ImportValue given = m_resources.attribute(resource, {"qualifier"});
        config.qualifier = given.isUnknown() ? cleanedName(TargetKind::Function, given.label)
                                             : labelText(given).value_or(qualifier);
        if (given.kind == ImportValue::Kind::Scalar && !resource.values->find("qualifier")) {
            m_reader.report().addNote(given.pointer,
                                      "the qualifier is known only after the apply; "
                                      "by what it refers to it is `"
                                          + config.qualifier + '`');
        }
        if (given.isUnknown()) {
            m_reader.report().addNote(given.pointer,
                                      "taken as the alias `" + config.qualifier + "`, because "
                                          + given.reason);
        }
        function->configs.push_back(std::move(config));
    }

    void importRecursion(const TerraformResource &resource)
    {
        std::string qualifier;
        if (DraftFunction *function = owner(resource, qualifier)) {
            readFunctionSettings(
                m_reader, m_draft.home,
                mapOf(resource.pointer,
                      {{"RecursiveLoop", m_resources.attribute(resource, {"recursive_loop"})}}),
                *function);
        }
    }

    const TerraformPlan &m_plan;
    TerraformResources &m_resources;
    ImportReader &m_reader;
    Draft &m_draft;
};

} // namespace

bool isTerraformPlan(const Json &document)
{
    return document.find("planned_values")
        || (document.find("format_version")
            && (document.find("values") || document.find("resource_changes")));
}

std::optional<Home> homeOfTerraformPlan(const Json &document)
{
    Home home;
    bool isKnown = false;
    const Json *region =
        resolve(document, "/configuration/provider_config/aws/expressions/region/constant_value");
    if (region && region->string()) {
        home.region = *region->string();
        isKnown = true;
    }
    const TerraformPlan plan(document);
    for (const TerraformResource &resource : plan.resources()) {
        const Json *arn = resource.values->find("arn");
        const auto parts = arn && arn->string() ? splitArn(*arn->string()) : std::nullopt;
        if (resource.type == "aws_lambda_function" && parts)
            return Home{std::string(parts->region), std::string(parts->account)};
    }
    return isKnown ? std::optional(home) : std::nullopt;
}

void importTerraformPlan(const Json &document, FileReport report, Draft &draft)
{
    for (const char *pointer : {"/planned_values", "/values", "/configuration"}) {
        const Json *section = resolve(document, pointer);
        if (section && !section->isObject())
            report.addError(pointer, "expected an object, found " + described(*section));
    }
    const TerraformPlan plan(document);
    ImportReader reader(report);
    TerraformResources resources(plan, reader, draft);
    TerraformImport(plan, resources, reader, draft).run();
    ImportTriggers triggers(draft, reader);
    importTerraformTriggers(plan, resources, reader, triggers);
}

} // namespace retryscope

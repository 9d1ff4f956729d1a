#include "core/formats/terraformresources.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

TargetKind terraformKind(std::string_view type)
{
    constexpr std::array<std::pair<std::string_view, TargetKind>, 5> types{{
        {"aws_lambda_function", TargetKind::Function},
        {"aws_sqs_queue", TargetKind::Queue},
        {"aws_sns_topic", TargetKind::Topic},
        {"aws_cloudwatch_event_bus", TargetKind::Bus},
        {"aws_s3_bucket", TargetKind::Bucket},
    }};
    const auto *found =
        std::ranges::find_if(types, [&](const auto &row) { return row.first == type; });
    return found == types.end() ? TargetKind::Other : found->second;
}

TerraformResources::TerraformResources(const TerraformPlan &plan, ImportReader &reader,
                                       Draft &draft)
    : m_plan(plan)
    , m_reader(reader)
    , m_draft(draft)
{
    for (const TerraformResource &resource : plan.resources()) {
        const TargetKind kind = terraformKind(resource.type);
        if (kind == TargetKind::Function)
            nameFunction(resource);
        else if (kind != TargetKind::Other)
            nameTarget(resource, kind);
    }
}

void TerraformResources::nameFunction(const TerraformResource &resource)
{
    const ImportValue given = importValue(*resource.values, resource.pointer);
    const auto text = m_reader.text(given.find("function_name"));
    const std::string name = m_draft.freeFunctionName(text.value_or(resource.address));
    if (text != name) {
        m_reader.report().addNote(resource.pointer,
                                  "`" + resource.address + "` is called `" + name + "`, because "
                                      + (text
                                             ? "`" + *text + "` is taken or no name that AWS allows"
                                             : "its name is known only after the apply"));
    }
    DraftFunction &function = m_draft.entered(name, m_reader.report().place(resource.pointer));
    function.logicalId = resource.address;
    m_functions.emplace(&resource, &function);
    m_arns.emplace(&resource, functionArn(m_draft.home, name));
}

void TerraformResources::nameTarget(const TerraformResource &resource, TargetKind kind)
{
    const ImportValue given = importValue(*resource.values, resource.pointer);
    DraftTarget target{resource.address, m_reader.report().place(resource.pointer), {}};
    const auto text = m_reader.text(given.find(kind == TargetKind::Bucket ? "bucket" : "name"));
    const auto isTrue = [&](const char *key) {
        const Json *flag = resource.values->find(key);
        return flag && *flag == Json(true);
    };
    const bool isFifo = isTrue("fifo_queue") || isTrue("fifo_topic");
    const std::string name =
        cleanedName(kind, text.value_or(resource.address + (isFifo ? ".fifo" : "")));
    if (!text) {
        target.remark = "`" + resource.address + "` is called `" + name
            + "`, because its name is known only after the apply";
    }
    const auto arn = m_reader.text(given.find("arn"));
    m_arns.emplace(&resource, arn.value_or(targetArn(kind, m_draft.home, name)));
    m_draft.targets.emplace(m_arns.at(&resource), std::move(target));
}

ImportValue TerraformResources::attribute(const TerraformResource &resource,
                                          const std::vector<std::string> &path,
                                          std::string_view inputHint) const
{
    std::string pointer = resource.pointer;
    if (const Json *value = blockValue(*resource.values, path, &pointer))
        return value->isNull() ? ImportValue{} : importValue(*value, pointer);
    // A block that is not there has no attributes that anybody will know later.
    const std::vector<std::string> block(path.begin(), std::prev(path.end()));
    const Json *parent = blockValue(*resource.values, block, nullptr);
    const Json::Array *blocks = parent ? parent->array() : nullptr;
    if (!parent || (blocks && blocks->empty()))
        return {};
    if (const auto reference = m_plan.reference(resource, path, inputHint)) {
        const std::string text = attributeText(*reference);
        if (!text.empty())
            return scalarValue(text, pointer);
    }
    std::string written = m_plan.writtenReference(resource, path);
    if (written.empty() && inputHint.empty())
        return {};
    if (written.empty())
        written = resource.address + '.' + path.back();
    return unknownValue(written, "`" + path.back() + "` is known only after the apply", pointer);
}

DraftFunction *TerraformResources::function(const TerraformResource &resource) const
{
    const auto found = m_functions.find(&resource);
    return found == m_functions.end() ? nullptr : found->second;
}

std::string TerraformResources::ruleName(const TerraformResource &rule) const
{
    const Json *name = rule.values->find("name");
    return name && name->string() ? *name->string() : rule.address;
}

std::string TerraformResources::attributeText(const TerraformReference &reference) const
{
    const TerraformResource &resource = *reference.resource;
    const std::string &key = reference.attribute;
    if (resource.type == "aws_cloudwatch_event_rule")
        return ruleName(resource);
    if (resource.type == "aws_lambda_alias") {
        const std::string function = labelText(attribute(resource, {"function_name"})).value_or("");
        const std::string alias = labelText(attribute(resource, {"name"})).value_or("");
        return key == "name" ? alias
                             : functionArn(m_draft.home, referenceOf(function).name) + ':' + alias;
    }
    const auto arn = m_arns.find(&resource);
    if (arn == m_arns.end())
        return {};
    const TargetKind kind = terraformKind(resource.type);
    const bool idIsArn = kind == TargetKind::Topic;
    if (kind == TargetKind::Function && (key == "version" || key == "qualified_arn")) {
        const Json *publish = resource.values->find("publish");
        const std::string version = publish && *publish == Json(true) ? "1" : latestVersion;
        return key == "version" ? version : arn->second + ':' + version;
    }
    if (key == "name" || key == "function_name" || key == "bucket"
        || (key == "id" && !idIsArn && kind != TargetKind::Queue))
        return std::string(shortName(arn->second));
    if (kind == TargetKind::Queue && (key == "id" || key == "url"))
        return "https://sqs." + m_draft.home.region + ".amazonaws.com/" + m_draft.home.accountId
            + '/' + std::string(shortName(arn->second));
    return arn->second;
}

} // namespace retryscope

#include "core/formats/exportresources.h"
#include "core/formats/yamlwriter.h"
#include "core/model/arn.h"

#include <algorithm>
#include <utility>

namespace retryscope {

// Templates of CloudFormation and SAM.

namespace {

Json parameters()
{
    Json::Object all;
    for (const ExportParameter &parameter : exportParameters) {
        Json::Object one{{"Type", "String"}, {"Description", parameter.description}};
        if (parameter.byDefault)
            one.push_back({"Default", parameter.byDefault});
        all.push_back({parameter.name, std::move(one)});
    }
    return all;
}

/// All that stands before the resources. A null `transform` is left out.
Json head(const Scenario &scenario, const char *transform)
{
    Json::Object head{{"AWSTemplateFormatVersion", "2010-09-09"}};
    if (transform)
        head.push_back({"Transform", transform});
    constexpr std::size_t longest = 256; // AWS allows 1024 bytes
    if (!scenario.title.empty() && scenario.title.size() <= longest)
        head.push_back({"Description", scenario.title});
    head.push_back({"Parameters", parameters()});
    return head;
}

Json written(const ExportedResource &resource, const char *type)
{
    Json::Object result{{"Type", type}};
    if (!resource.dependsOn.empty())
        result.push_back({"DependsOn", resource.dependsOn});
    result.push_back({"Properties", resource.properties});
    return result;
}

/// SAM's word for what `arn` names; what refers to another resource is a function.
const char *samType(const Json &arn)
{
    switch (arn.string() ? targetKind(*arn.string()) : TargetKind::Function) {
    case TargetKind::Queue:
        return "SQS";
    case TargetKind::Topic:
        return "SNS";
    case TargetKind::Bus:
        return "EventBridge";
    case TargetKind::Bucket:
        return "S3Bucket";
    case TargetKind::Function:
    case TargetKind::Other:
        break;
    }
    return "Lambda";
}

Json samTarget(const char *key, const Json &arn)
{
    return Json::Object{{"Type", samType(arn)}, {key, arn}};
}

/// A config of `$LATEST` as SAM has it within its function.
Json samConfig(const Json &config)
{
    Json::Object result;
    for (const auto &[key, value] : *config.object()) {
        if (key == "FunctionName" || key == "Qualifier")
            continue;
        Json kept = value;
        if (key == "DestinationConfig") {
            for (JsonMember &side : *kept.object())
                side.value = samTarget("Destination", *side.value.find("Destination"));
        }
        result.push_back({key, std::move(kept)});
    }
    return result;
}

Json samFunction(const Json &properties)
{
    Json::Object result;
    for (const auto &[key, value] : *properties.object()) {
        if (key == "Code") {
            result.push_back(
                {"CodeUri",
                 Json::Object{{"Bucket", *value.find("S3Bucket")}, {"Key", *value.find("S3Key")}}});
        } else if (key == "DeadLetterConfig") {
            result.push_back({"DeadLetterQueue", samTarget("TargetArn", *value.find("TargetArn"))});
        } else {
            result.push_back({key, value});
        }
    }
    return result;
}

} // namespace

std::string cloudFormationTemplate(const Scenario &scenario)
{
    Json::Object resources;
    for (const ExportedResource &resource : exportedResources(scenario)) {
        const std::string type = "AWS::Lambda::" + resource.type;
        resources.push_back({resource.id, written(resource, type.c_str())});
    }
    Json document = head(scenario, nullptr);
    document.set("Resources", std::move(resources));
    return yamlText(document);
}

std::string samTemplate(const Scenario &scenario)
{
    Json::Object resources;
    for (ExportedResource &resource : exportedResources(scenario)) {
        const Json *qualifier = resource.properties.find("Qualifier");
        if (resource.type == "Function") {
            resource.properties = samFunction(resource.properties);
            resources.push_back({resource.id, written(resource, "AWS::Serverless::Function")});
        } else if (qualifier && *qualifier == Json(latestVersion)) {
            const std::string *function = referredTo(*resource.properties.find("FunctionName"));
            const auto owner = std::ranges::find(resources, *function, &JsonMember::key);
            owner->value.find("Properties")
                ->set("EventInvokeConfig", samConfig(resource.properties));
        } else {
            const std::string type = "AWS::Lambda::" + resource.type;
            resources.push_back({resource.id, written(resource, type.c_str())});
        }
    }
    Json document = head(scenario, "AWS::Serverless-2016-10-31");
    document.set("Resources", std::move(resources));
    return yamlText(document);
}

} // namespace retryscope

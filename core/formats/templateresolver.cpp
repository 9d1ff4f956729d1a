#include "core/formats/templateresolver.h"

#include "core/formats/templateintrinsic.h"
#include "core/formats/templateresources.h"

#include <algorithm>
#include <array>
#include <utility>

namespace retryscope {

namespace {

using Kind = ImportValue::Kind;

constexpr std::array<std::string_view, 28> readProperties{"DeadLetterConfig",
                                                          "DeadLetterQueue",
                                                          "DestinationConfig",
                                                          "Endpoint",
                                                          "EventBusName",
                                                          "EventInvokeConfig",
                                                          "EventPattern",
                                                          "EventSourceArn",
                                                          "Events",
                                                          "FilterPolicy",
                                                          "FunctionName",
                                                          "MaximumEventAgeInSeconds",
                                                          "MaximumRetryAttempts",
                                                          "MemorySize",
                                                          "NotificationConfiguration",
                                                          "Principal",
                                                          "Protocol",
                                                          "Qualifier",
                                                          "RecursiveLoop",
                                                          "RedrivePolicy",
                                                          "ReservedConcurrentExecutions",
                                                          "ServiceToken",
                                                          "State",
                                                          "Subscription",
                                                          "Target",
                                                          "Targets",
                                                          "Timeout",
                                                          "TopicArn"};

} // namespace

TemplateResolver::TemplateResolver(const Json &document, Home home, std::string stackName,
                                   FileReport report)
    : m_document(document)
    , m_home(std::move(home))
    , m_stackName(std::move(stackName))
    , m_report(report)
{
}

ImportValue TemplateResolver::resolved(const Json &raw, const std::string &pointer)
{
    if (const JsonMember *call = intrinsicOf(raw)) {
        ImportValue value = evaluated(*call, childPointer(pointer, call->key));
        value.isComputed = true;
        if (value.kind == Kind::Scalar || value.isUnknown())
            value.pointer = pointer; // the setting, not the inside of the call
        return value;
    }
    ImportValue value = scalarValue({}, pointer);
    if (const Json::Array *array = raw.array()) {
        value.kind = Kind::List;
        for (std::size_t i = 0; i < array->size(); ++i) {
            ImportValue item = resolved((*array)[i], childPointer(pointer, i));
            if (item.kind != Kind::Nothing)
                value.items.push_back(std::move(item));
        }
    } else if (const Json::Object *object = raw.object()) {
        value.kind = Kind::Map;
        for (const auto &[key, member] : *object)
            value.members.push_back({key, resolved(member, childPointer(pointer, key))});
    } else {
        value.scalar = raw;
    }
    return value;
}

ImportValue TemplateResolver::resolvedProperties(const Json *properties, const std::string &pointer)
{
    ImportValue map;
    map.kind = Kind::Map;
    map.pointer = pointer;
    const Json::Object *object = properties ? properties->object() : nullptr;
    if (!object)
        return map;
    for (const JsonMember &member : *object) {
        if (std::ranges::find(readProperties, member.key) != readProperties.end())
            map.members.push_back(
                {member.key, resolved(member.value, childPointer(pointer, member.key))});
    }
    return map;
}

ImportValue TemplateResolver::evaluated(const JsonMember &call, const std::string &pointer)
{
    using Evaluation = ImportValue (TemplateResolver::*)(const Json &, const std::string &);
    static const std::map<std::string, Evaluation, std::less<>> functions{
        {"Fn::GetAtt", &TemplateResolver::attribute},
        {"Fn::Sub", &TemplateResolver::substituted},
        {"Fn::Join", &TemplateResolver::joinedTexts},
        {"Fn::Select", &TemplateResolver::selected},
        {"Fn::Split", &TemplateResolver::split},
        {"Fn::FindInMap", &TemplateResolver::foundInMap},
        {"Fn::If", &TemplateResolver::chosen},
    };
    if (auto problem = brokenIntrinsic(call))
        return broken(pointer, *problem);
    if (call.key == "Ref")
        return reference(textIn(call.value), pointer);
    if (const auto found = functions.find(call.key); found != functions.end())
        return (this->*found->second)(call.value, pointer);
    const ImportValue argument = resolved(call.value, pointer);
    return unknownValue(labelText(argument).value_or(call.key),
                        "`" + call.key + "` is known only when it is deployed", pointer);
}

ImportValue TemplateResolver::reference(const std::string &id, const std::string &pointer)
{
    const auto text = [&](std::string value) { return scalarValue(std::move(value), pointer); };
    if (id == "AWS::NoValue")
        return {};
    if (id == "AWS::Region")
        return text(m_home.region);
    if (id == "AWS::AccountId")
        return text(m_home.accountId);
    if (id == "AWS::Partition")
        return text(std::string(partitionOf(m_home.region)));
    if (id == "AWS::StackName")
        return text(m_stackName);
    if (id == "AWS::URLSuffix")
        return text(m_home.region.starts_with("cn-") ? "amazonaws.com.cn" : "amazonaws.com");
    if (id.starts_with("AWS::"))
        return unknownValue(id.substr(5), "`" + id + "` is known only when it is deployed",
                            pointer);
    const Json *parameters = m_document.find("Parameters");
    if (const Json *declaration = parameters ? parameters->find(id) : nullptr)
        return parameter(id, *declaration, pointer);
    if (m_resources)
        return m_resources->attribute(id, "", pointer);
    return unknownValue(id, "`" + id + "` is no parameter", pointer);
}

ImportValue TemplateResolver::parameter(const std::string &id, const Json &declaration,
                                        const std::string &pointer)
{
    const Json *type = declaration.find("Type");
    const std::string *typeName = type ? type->string() : nullptr;
    const Json *standard = declaration.find("Default");
    if (typeName && typeName->starts_with("AWS::SSM::Parameter::"))
        return unknownValue(
            id, "the value of the parameter `" + id + "` is kept in Systems Manager", pointer);
    if (!standard || standard->isNull())
        return unknownValue(id, "the parameter `" + id + "` has no default", pointer);
    constexpr std::size_t longestDefault = 4096; // CloudFormation's own limit
    const auto text = scalarText(*standard);
    if (!text || text->size() > longestDefault) {
        return broken(
            childPointer(childPointer("/Parameters", id), "Default"),
            "expected a string of at most 4096 bytes, found "
                + (text ? std::to_string(text->size()) + " bytes" : described(*standard)));
    }
    if (typeName && (typeName->starts_with("List<") || *typeName == "CommaDelimitedList"))
        return splitValue(*text, ",", pointer);
    return scalarValue(*standard, pointer);
}

ImportValue TemplateResolver::attribute(const Json &argument, const std::string &pointer)
{
    auto [id, name] = attributeReference(argument);
    if (name.empty() && argument.array())
        name = labelText(resolved(argument.array()->back(), pointer)).value_or("");
    if (m_resources)
        return m_resources->attribute(id, name, pointer);
    return unknownValue(id, "`" + id + "` is a resource", pointer);
}

ImportValue TemplateResolver::broken(const std::string &pointer, const std::string &what)
{
    m_report.addError(pointer, what);
    return unknownValue("unknown", "it is broken", pointer);
}

} // namespace retryscope

#include "core/formats/exportresources.h"

#include <set>
#include <string>
#include <vector>

namespace retryscope {

// A stack of the CDK, in Python and in TypeScript. Both name CloudFormation's own resources
// (`Cfn…`), which take ARNs as they are. What JSON calls a string is one in either language.

namespace {

enum class Language : std::uint8_t { Python, TypeScript };

class Stack
{
public:
    Stack(const Scenario &scenario, Language language)
        : m_resources(exportedResources(scenario))
        , m_language(language)
    {
        for (const ExportedResource &resource : m_resources) {
            name(resource.properties);
            if (!resource.dependsOn.empty())
                m_named.insert({resource.id, resource.dependsOn});
        }
    }

    /// A statement for each resource; the stack's head stands before them.
    [[nodiscard]] std::string statements() const
    {
        std::string text;
        for (const ExportedResource &resource : m_resources)
            text += '\n' + statement(resource);
        return text;
    }

private:
    /// Gives names to all that the properties refer to.
    void name(const Json &properties)
    {
        for (const JsonMember &member : *properties.object()) {
            if (const std::string *id = referredTo(member.value))
                m_named.insert(*id);
            else if (const auto function = functionWithArn(member.value))
                m_named.insert(*function);
            else if (member.value.isObject())
                name(member.value);
        }
    }

    [[nodiscard]] bool isPython() const { return m_language == Language::Python; }

    [[nodiscard]] std::string variable(const std::string &id) const
    {
        return isPython() ? "cfn_" + snakeCase(id) : "cfn" + id;
    }

    [[nodiscard]] std::string statement(const ExportedResource &resource) const
    {
        const std::string margin(isPython() ? 8 : 4, ' ');
        const std::string inner = margin + (isPython() ? "    " : "  ");
        const std::string made = (isPython() ? "lambda_.Cfn" : "new lambda.Cfn") + resource.type;
        const std::string name = variable(resource.id);
        std::string text = margin;
        if (m_named.contains(resource.id))
            text += (isPython() ? "" : "const ") + name + " = ";
        text += made;
        const std::string id = compactText(resource.id);
        if (isPython())
            text += "(\n" + inner + "self,\n" + inner + id + ",\n";
        else
            text += "(this, " + id + ", {\n";
        text +=
            members(resource, resource.properties, inner) + margin + (isPython() ? ")\n" : "});\n");
        if (!resource.dependsOn.empty()) {
            text += margin + name + (isPython() ? ".node.add_dependency(" : ".node.addDependency(")
                + variable(resource.dependsOn) + (isPython() ? ")\n" : ");\n");
        }
        return text;
    }

    [[nodiscard]] std::string members(const ExportedResource &resource, const Json &properties,
                                      const std::string &margin) const
    {
        std::string text;
        for (const JsonMember &member : *properties.object()) {
            text += margin;
            text += isPython() ? snakeCase(member.key) + '=' : camelCase(member.key) + ": ";
            text += expression(resource, member, margin) + ",\n";
        }
        return text;
    }

    [[nodiscard]] std::string expression(const ExportedResource &resource, const JsonMember &member,
                                         const std::string &margin) const
    {
        if (const std::string *id = referredTo(member.value))
            return reference(*id);
        if (const auto function = functionWithArn(member.value))
            return variable(*function) + (isPython() ? ".attr_arn" : ".attrArn");
        if (!member.value.isObject())
            return compactText(member.value);
        const std::string begin =
            isPython() ? "lambda_.Cfn" + resource.type + '.' + member.key + "Property(" : "{";
        return begin + '\n' + members(resource, member.value, margin + (isPython() ? "    " : "  "))
            + margin + (isPython() ? ')' : '}');
    }

    [[nodiscard]] std::string reference(const std::string &id) const
    {
        for (const ExportParameter &parameter : exportParameters) {
            if (id != parameter.name)
                continue;
            if (isPython())
                return snakeCase(id);
            const std::string given = "props." + camelCase(id);
            return parameter.byDefault ? given + " ?? " + compactText(parameter.byDefault) : given;
        }
        return variable(id) + ".ref";
    }

    std::vector<ExportedResource> m_resources;
    Language m_language;
    std::set<std::string> m_named; ///< ids of what others refer to; only these have variables
};

} // namespace

std::string pythonStack(const Scenario &scenario)
{
    std::string text = R"(from aws_cdk import Stack, aws_lambda as lambda_
from constructs import Construct


class AsynchronousInvocation(Stack):
    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
)";
    for (const ExportParameter &parameter : exportParameters) {
        text += "        " + snakeCase(parameter.name) + ": str";
        text += parameter.byDefault ? " = " + compactText(parameter.byDefault) : "";
        text += std::string(",  # ") + parameter.description + '\n';
    }
    text += "        **kwargs,\n    ) -> None:\n"
            "        super().__init__(scope, construct_id, **kwargs)\n";
    return text + Stack(scenario, Language::Python).statements();
}

std::string typescriptStack(const Scenario &scenario)
{
    std::string text = R"(import { Stack, StackProps, aws_lambda as lambda } from "aws-cdk-lib";
import { Construct } from "constructs";

export interface AsynchronousInvocationProps extends StackProps {
)";
    for (const ExportParameter &parameter : exportParameters) {
        text += std::string("  /** ") + parameter.description + " */\n  readonly "
            + camelCase(parameter.name) + (parameter.byDefault ? "?" : "") + ": string;\n";
    }
    text += R"(}

export class AsynchronousInvocation extends Stack {
  constructor(scope: Construct, id: string, props: AsynchronousInvocationProps) {
    super(scope, id, props);
)";
    return text + Stack(scenario, Language::TypeScript).statements() + "  }\n}\n";
}

} // namespace retryscope

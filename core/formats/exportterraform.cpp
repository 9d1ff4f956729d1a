#include "core/formats/exportresources.h"

#include <algorithm>
#include <map>
#include <utility>

namespace retryscope {

namespace {

/// A resource's or variable's block in Terraform's language, its `=` signs below each other.
class Block
{
public:
    explicit Block(std::string head, std::size_t indent = 0)
        : m_head(std::move(head))
        , m_indent(indent)
    {
    }

    void put(std::string key, std::string expression)
    {
        m_longest = std::max(m_longest, key.size());
        m_arguments.emplace_back(std::move(key), std::move(expression));
    }

    void put(const Block &inner) { m_inner += '\n' + inner.text(); }

    [[nodiscard]] std::string text() const
    {
        const std::string margin(m_indent, ' ');
        std::string text = margin + m_head + " {\n";
        for (const auto &[key, expression] : m_arguments) {
            text += margin + "  " + key + std::string(m_longest - key.size(), ' ') + " = "
                + expression + '\n';
        }
        const std::string inner =
            m_arguments.empty() && !m_inner.empty() ? m_inner.substr(1) : m_inner;
        return text + inner + margin + "}\n";
    }

private:
    std::string m_head;
    std::size_t m_indent;
    std::size_t m_longest = 0;
    std::vector<std::pair<std::string, std::string>> m_arguments;
    std::string m_inner;
};

const char *terraformType(const std::string &type)
{
    if (type == "Function")
        return "aws_lambda_function";
    return type == "Alias" ? "aws_lambda_alias" : "aws_lambda_function_event_invoke_config";
}

/// The head of a block: `resource "aws_lambda_alias" "orders_live"`.
std::string labelled(const char *type, const std::string &name)
{
    return std::string("resource \"") + type + "\" \"" + name + '"';
}

class Configuration
{
public:
    explicit Configuration(const Scenario &scenario)
    {
        Block provider("provider \"aws\"");
        provider.put("region", compactText(scenario.home.region));
        m_text = provider.text();
        for (const ExportParameter &parameter : exportParameters)
            addVariable(parameter);
        for (const ExportedResource &resource : exportedResources(scenario))
            add(resource);
    }

    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    void addVariable(const ExportParameter &parameter)
    {
        Block block("variable \"" + snakeCase(parameter.name) + '"');
        block.put("description", compactText(parameter.description));
        block.put("type", "string");
        if (parameter.byDefault)
            block.put("default", compactText(parameter.byDefault));
        m_text += '\n' + block.text();
    }

    void add(const ExportedResource &resource)
    {
        const std::string name = snakeCase(resource.id);
        m_types[resource.id] = resource.type;
        Block block(labelled(terraformType(resource.type), name));
        const Json *loop = resource.properties.find("RecursiveLoop");
        putAll(block, resource, resource.properties, 2);
        m_text += '\n' + block.text();
        if (loop) {
            Block recursion(labelled("aws_lambda_function_recursion_config", name));
            recursion.put("function_name", "aws_lambda_function." + name + ".function_name");
            recursion.put("recursive_loop", compactText(*loop));
            m_text += '\n' + recursion.text();
        }
    }

    void putAll(Block &block, const ExportedResource &resource, const Json &properties,
                std::size_t indent)
    {
        for (const auto &[key, value] : *properties.object()) {
            if (key == "RecursiveLoop")
                continue; // a resource of its own
            if (const std::string *id = referredTo(value)) {
                block.put(snakeCase(key), reference(*id));
            } else if (const auto function = functionWithArn(value)) {
                block.put(snakeCase(key), "aws_lambda_function." + snakeCase(*function) + ".arn");
            } else if (key == "Qualifier" && !resource.dependsOn.empty()) {
                block.put("qualifier",
                          "aws_lambda_alias." + snakeCase(resource.dependsOn) + ".name");
            } else if (key == "Code") {
                putAll(block, resource, value, indent); // `s3_bucket` and `s3_key` have no block
            } else if (value.isObject()) {
                Block inner(snakeCase(key), indent);
                putAll(inner, resource, value, indent + 2);
                block.put(inner);
            } else {
                block.put(snakeCase(key), compactText(value));
            }
        }
    }

    [[nodiscard]] std::string reference(const std::string &id) const
    {
        const auto type = m_types.find(id);
        if (type == m_types.end())
            return "var." + snakeCase(id);
        return terraformType(type->second) + ('.' + snakeCase(id))
            + (type->second == "Function" ? ".function_name" : ".arn");
    }

    std::map<std::string, std::string> m_types; ///< id to type of the resources so far
    std::string m_text;
};

} // namespace

std::string terraformConfiguration(const Scenario &scenario)
{
    return Configuration(scenario).text();
}

} // namespace retryscope

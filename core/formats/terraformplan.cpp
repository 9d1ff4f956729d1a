#include "core/formats/terraformplan.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace retryscope {

namespace {

constexpr int longestWay = 50; ///< steps of a reference through modules

std::string textOf(const Json *value)
{
    const std::string *text = value ? value->string() : nullptr;
    return text ? *text : std::string();
}

AddressPart withIndex(const std::string &name, const Json *index)
{
    if (!index || index->isNull())
        return {name, {}};
    return {name, compactText(*index)};
}

using Expressions = std::map<std::string, const Json *, std::less<>>;

/// The expressions of a module's resources by `TYPE.NAME`.
Expressions expressionsIn(const Json *module)
{
    Expressions expressions;
    const Json *listed = module ? module->find("resources") : nullptr;
    const Json::Array *configured = listed ? listed->array() : nullptr;
    for (std::size_t i = 0; configured && i < configured->size(); ++i) {
        const Json &resource = (*configured)[i];
        expressions.emplace(textOf(resource.find("type")) + '.' + textOf(resource.find("name")),
                            resource.find("expressions"));
    }
    return expressions;
}

} // namespace

const Json *blockValue(const Json &block, const std::vector<std::string> &path,
                       std::string *pointer)
{
    const Json *value = &block;
    const auto go = [&](const Json *next, const std::string &token) {
        if (next && pointer)
            *pointer = childPointer(*pointer, token);
        value = next;
    };
    for (const std::string &key : path) {
        const bool isNumber = key.front() >= '0' && key.front() <= '9';
        if (value && value->array() && !isNumber)
            go(value->array()->empty() ? nullptr : &value->array()->front(), "0");
        if (!value)
            return nullptr;
        if (!isNumber) {
            go(value->find(key), key);
            continue;
        }
        std::size_t index = 0;
        std::from_chars(key.data(), key.data() + key.size(), index);
        const Json::Array *blocks = value->array();
        go(blocks && index < blocks->size() ? &(*blocks)[index] : nullptr, key);
    }
    return value;
}

TerraformPlan::TerraformPlan(const Json &document)
    : m_document(document)
{
    for (const char *key : {"planned_values", "values"}) {
        const std::string pointer = childPointer(childPointer("", key), "root_module");
        if (const Json *root = resolve(document, pointer))
            enter(*root, {}, pointer);
    }
}

void TerraformPlan::enter(const Json &module, const ModulePath &path, const std::string &pointer)
{
    const Expressions expressions = expressionsIn(configuration(path));
    const Json *listed = module.find("resources");
    const Json::Array *resources = listed ? listed->array() : nullptr;
    for (std::size_t i = 0; resources && i < resources->size(); ++i) {
        const Json &raw = (*resources)[i];
        const Json *values = raw.find("values");
        if (textOf(raw.find("mode")) != "managed" || !values || !values->isObject())
            continue;
        TerraformResource resource{
            .address = textOf(raw.find("address")),
            .type = textOf(raw.find("type")),
            .name = withIndex(textOf(raw.find("name")), raw.find("index")),
            .module = path,
            .values = values,
            .pointer = childPointer(childPointer(childPointer(pointer, "resources"), i), "values"),
            .expressions = nullptr};
        const std::string key = resource.type + '.' + resource.name.name;
        if (const auto found = expressions.find(key); found != expressions.end())
            resource.expressions = found->second;
        m_resources.push_back(std::move(resource));
        m_byName.emplace(key, &m_resources.back());
    }
    const Json *inner = module.find("child_modules");
    const Json::Array *children = inner ? inner->array() : nullptr;
    for (std::size_t i = 0; children && i < children->size(); ++i) {
        const auto parts = addressParts(textOf((*children)[i].find("address")));
        ModulePath child = path;
        child.push_back(parts.back());
        enter((*children)[i], child, childPointer(childPointer(pointer, "child_modules"), i));
    }
}

const Json *TerraformPlan::configuration(const ModulePath &path) const
{
    const Json *module = resolve(m_document, "/configuration/root_module");
    for (const AddressPart &part : path) {
        const Json *calls = module ? module->find("module_calls") : nullptr;
        const Json *call = calls ? calls->find(part.name) : nullptr;
        module = call ? call->find("module") : nullptr;
    }
    return module;
}

const Json *TerraformPlan::call(const ModulePath &path) const
{
    if (path.empty())
        return nullptr;
    const Json *parent = configuration(ModulePath(path.begin(), std::prev(path.end())));
    const Json *calls = parent ? parent->find("module_calls") : nullptr;
    return calls ? calls->find(path.back().name) : nullptr;
}

std::optional<TerraformReference> TerraformPlan::reference(const TerraformResource &from,
                                                           const std::vector<std::string> &path,
                                                           std::string_view inputHint) const
{
    const Json *expression =
        from.expressions ? blockValue(*from.expressions, path, nullptr) : nullptr;
    if (expression)
        return followed(expression, {from.module, &from});
    const Json *caller = inputHint.empty() ? nullptr : call(from.module);
    const Json *inputs = caller ? caller->find("expressions") : nullptr;
    const Json::Object *members = inputs ? inputs->object() : nullptr;
    if (!members)
        return std::nullopt;
    for (const JsonMember &input : *members) {
        if (input.key.find(inputHint) == std::string::npos)
            continue;
        const ModulePath outside(from.module.begin(), std::prev(from.module.end()));
        if (auto found = followed(&input.value, {outside, &from}))
            return found;
    }
    return std::nullopt;
}

std::string TerraformPlan::writtenReference(const TerraformResource &from,
                                            const std::vector<std::string> &path) const
{
    const Json *expression =
        from.expressions ? blockValue(*from.expressions, path, nullptr) : nullptr;
    const Json *references = expression ? expression->find("references") : nullptr;
    const Json::Array *all = references ? references->array() : nullptr;
    return all && !all->empty() ? textOf(&all->front()) : std::string();
}

std::optional<TerraformReference> TerraformPlan::followed(const Json *expression, Step step) const
{
    const Json *references = expression ? expression->find("references") : nullptr;
    const Json::Array *all = references ? references->array() : nullptr;
    if (!all || ++step.depth > longestWay)
        return std::nullopt;
    for (const Json &reference : *all) {
        if (auto found = followed(textOf(&reference), step))
            return found;
    }
    return std::nullopt;
}

std::optional<TerraformReference> TerraformPlan::followed(const std::string &reference,
                                                          const Step &step) const
{
    const auto parts = addressParts(reference);
    if (parts.size() < 2)
        return std::nullopt;
    if (parts[0].name == "var") {
        const Json *caller = call(step.module);
        const Json *inputs = caller ? caller->find("expressions") : nullptr;
        if (!inputs)
            return std::nullopt;
        const ModulePath outside(step.module.begin(), std::prev(step.module.end()));
        return followed(inputs->find(parts[1].name), {outside, step.from, step.depth});
    }
    if (parts[0].name == "module") {
        ModulePath inside = step.module;
        inside.push_back(parts[1]);
        const Json *module = parts.size() > 2 ? configuration(inside) : nullptr;
        const Json *outputs = module ? module->find("outputs") : nullptr;
        const Json *output = outputs ? outputs->find(parts[2].name) : nullptr;
        return output ? followed(output->find("expression"), {inside, step.from, step.depth})
                      : std::nullopt;
    }
    if (!parts[0].name.starts_with("aws_"))
        return std::nullopt;
    const TerraformResource *resource = instance(parts[0].name, parts[1], step);
    if (!resource)
        return std::nullopt;
    return TerraformReference{resource, parts.size() > 2 ? parts[2].name : std::string()};
}

const TerraformResource *TerraformPlan::instance(const std::string &type, const AddressPart &name,
                                                 const Step &step) const
{
    const TerraformResource *only = nullptr;
    std::size_t count = 0;
    const auto [first, last] = m_byName.equal_range(type + '.' + name.name);
    for (auto entry = first; entry != last; ++entry) {
        const TerraformResource &candidate = *entry->second;
        if (candidate.module != step.module)
            continue;
        // Without an index it is one of several: the one for the same `each.key` or `count.index`.
        const bool isSibling = name.index.empty() && candidate.name.index == step.from->name.index;
        if (candidate.name.index == name.index || isSibling)
            return &candidate;
        only = &candidate;
        ++count;
    }
    return name.index.empty() && count == 1 ? only : nullptr;
}

} // namespace retryscope

#include "core/formats/importdraft.h"

#include <algorithm>

namespace retryscope {

DraftFunction *Draft::find(std::string_view name)
{
    const auto found = std::ranges::find(functions, name, &DraftFunction::name);
    return found == functions.end() ? nullptr : &*found;
}

DraftFunction *Draft::named(std::string_view text)
{
    return find(referenceOf(text).name);
}

DraftFunction &Draft::entered(const std::string &name, const ImportPlace &place)
{
    if (DraftFunction *function = find(name))
        return *function;
    DraftFunction function;
    function.name = name;
    function.place = place;
    functions.push_back(std::move(function));
    return functions.back();
}

std::string Draft::freeFunctionName(std::string_view wanted)
{
    constexpr std::size_t longest = 64;
    const std::string name = cleanedName(TargetKind::Function, wanted);
    std::string free = name;
    for (int number = 2; find(free); ++number) {
        const std::string ending = '-' + std::to_string(number);
        free = name.substr(0, longest - ending.size()) + ending;
    }
    return free;
}

FunctionReference referenceOf(std::string_view text)
{
    return functionOfArn(text).value_or(functionReference(text));
}

void ensureVersion(DraftFunction &function, const std::string &version)
{
    if (version != latestVersion
        && std::ranges::find(function.versions, version) == function.versions.end())
        function.versions.push_back(version);
}

void ensureAlias(DraftFunction &function, const Alias &alias)
{
    auto &aliases = function.aliases;
    if (std::ranges::find(aliases, alias.name, &Alias::name) == aliases.end())
        aliases.push_back(alias);
}

} // namespace retryscope

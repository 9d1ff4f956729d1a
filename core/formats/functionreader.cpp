#include "core/formats/functionreader.h"

#include "core/formats/configadmission.h"
#include "core/formats/invokeconfigreader.h"
#include "core/formats/jsonfields.h"
#include "core/formats/outcomereader.h"
#include "core/formats/scenariosettings.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace retryscope {

namespace {

/// A function that is being read.
struct FunctionDraft
{
    Function &function;
    const ConfigAdmission &admission;
    std::set<std::string> &functionNames; ///< of the functions before it
};

bool isDigit(char c)
{
    return '0' <= c && c <= '9';
}

bool isNameByte(char c)
{
    return isDigit(c) || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '-' || c == '_';
}

bool isName(std::string_view text, std::size_t longest)
{
    return !text.empty() && text.size() <= longest && std::ranges::all_of(text, isNameByte);
}

bool isNumber(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, isDigit);
}

void readName(const JsonNode &node, FunctionDraft &draft)
{
    constexpr std::size_t longest = 64;
    const std::string *name = node.string();
    if (!name)
        return;
    draft.function.name = *name;
    if (!isName(*name, longest))
        node.failExpecting("1 to 64 of a-z, A-Z, 0-9, - and _");
    else if (!draft.functionNames.insert(*name).second)
        node.failRepeated("a name that no other function has");
}

void readTimeout(const JsonNode &node, FunctionDraft &draft)
{
    constexpr WholeRange seconds{1, 900};
    draft.function.timeoutSeconds = node.wholeNumber(seconds).value_or(0);
}

void readMemory(const JsonNode &node, FunctionDraft &draft)
{
    constexpr WholeRange megabytes{128, 10'240};
    draft.function.memorySize = node.wholeNumber(megabytes).value_or(0);
}

void readReservation(const JsonNode &node, FunctionDraft &draft)
{
    draft.function.reservedConcurrentExecutions = node.wholeNumber(safeWholeNumbers);
    if (const auto places = draft.function.reservedConcurrentExecutions)
        draft.admission.checkReservedConcurrency(node, *places);
}

void readRecursiveLoop(const JsonNode &node, FunctionDraft &draft)
{
    constexpr std::array<std::string_view, 2> words{"Terminate", "Allow"};
    if (const auto word = node.oneOf(words))
        draft.function.recursiveLoop = static_cast<RecursiveLoop>(*word);
}

void readDeadLetterQueue(const JsonNode &node, FunctionDraft &draft)
{
    readInitialDeadLetterConfig(node, draft.admission, draft.function.deadLetterTargetArn);
}

void readVersions(const JsonNode &node, FunctionDraft &draft)
{
    std::set<std::string_view> known;
    readElements(node, [&](const JsonNode &element) {
        const std::string *version = element.json().string();
        if (!version || !isNumber(*version)) {
            element.failExpecting("a version number as a string");
            return;
        }
        if (!known.insert(*version).second)
            element.failRepeated("each version once");
        draft.function.versions.push_back(*version);
    });
}

/// The aliases of a function that are being read.
struct AliasDraft
{
    Alias &alias;
    const Qualifiers &qualifiers;
    std::set<std::string> &names; ///< of the aliases before it
};

void readAliasName(const JsonNode &node, AliasDraft &draft)
{
    constexpr std::size_t longest = 128;
    const std::string *name = node.string();
    if (!name)
        return;
    draft.alias.name = *name;
    if (!isName(*name, longest) || isNumber(*name))
        node.failExpecting("1 to 128 of a-z, A-Z, 0-9, - and _, not a number");
    else if (!draft.names.insert(*name).second)
        node.failRepeated("a name that no other alias of the function has");
}

void readAliasVersion(const JsonNode &node, AliasDraft &draft)
{
    readText(node, draft.alias.functionVersion);
    if (node.json().string() && !draft.qualifiers.hasVersion(draft.alias.functionVersion))
        node.failExpecting("$LATEST or a version of the function");
}

constexpr std::array<JsonField<AliasDraft>, 2> aliasFields{{
    {"Name", readAliasName, Presence::Required},
    {"FunctionVersion", readAliasVersion, Presence::Required},
}};

void readAliases(const JsonNode &node, FunctionDraft &draft)
{
    std::set<std::string> names;
    readElements(node, [&](const JsonNode &element) {
        AliasDraft alias{draft.function.aliases.emplace_back(), draft.admission.qualifiers(),
                         names};
        readFields(element, aliasFields, alias);
    });
}

void readInvokeConfigs(const JsonNode &node, FunctionDraft &draft)
{
    std::set<std::string_view> known;
    readElements(node, [&](const JsonNode &element) {
        EventInvokeConfig &config = draft.function.eventInvokeConfigs.emplace_back();
        const Json *value = element.json().find("Qualifier");
        const std::string *text = value ? value->string() : nullptr;
        const std::string_view qualifier = text ? std::string_view(*text) : latestVersion;
        if (!known.insert(qualifier).second) {
            element.fail("expected at most one config for a qualifier, found another for "
                         + std::string(qualifier));
        }
        readInitialInvokeConfig(element, draft.admission, config);
    });
}

void readBehaviors(const JsonNode &node, FunctionDraft &draft)
{
    readElements(node, [&](const JsonNode &element) {
        readBehavior(element, draft.function.behavior.emplace_back());
    });
}

constexpr std::array<JsonField<FunctionDraft>, 11> functionFields{{
    {"FunctionName", readName, Presence::Required},
    {"logicalId",
     [](const JsonNode &node, FunctionDraft &draft) { readText(node, draft.function.logicalId); }},
    {"Timeout", readTimeout},
    {"MemorySize", readMemory},
    {"ReservedConcurrentExecutions", readReservation},
    {"RecursiveLoop", readRecursiveLoop},
    {"DeadLetterConfig", readDeadLetterQueue},
    {"Versions", readVersions},
    {"Aliases", readAliases},
    {"EventInvokeConfigs", readInvokeConfigs},
    {"behavior", readBehaviors},
}};

} // namespace

void readFunctions(const JsonNode &node, const ScenarioDirectory &directory,
                   std::vector<Function> &functions)
{
    std::set<std::string> names;
    readElements(node, [&](const JsonNode &element) {
        const ConfigAdmission admission(directory, element.json());
        FunctionDraft draft{functions.emplace_back(), admission, names};
        readFields(element, functionFields, draft);
    });
}

} // namespace retryscope

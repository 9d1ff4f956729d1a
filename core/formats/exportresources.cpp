#include "core/formats/exportresources.h"

#include "core/formats/scenariowriter.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace retryscope {

namespace {

bool isUpper(char c)
{
    return 'A' <= c && c <= 'Z';
}

bool isAlphanumeric(char c)
{
    return isUpper(c) || ('a' <= c && c <= 'z') || ('0' <= c && c <= '9');
}

char lower(char c)
{
    return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string inSmallLetters(std::string text)
{
    std::ranges::transform(text, text.begin(), lower);
    return text;
}

char upper(char c)
{
    return 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// `order-processor` as `OrderProcessor`.
std::string pascalCase(std::string_view name)
{
    std::string result;
    bool begins = true;
    for (const char c : name) {
        if (isAlphanumeric(c))
            result += begins ? upper(c) : c;
        begins = !isAlphanumeric(c);
    }
    return result;
}

/// What the ids of a function and of all that belongs to it begin with.
std::string stemOf(std::string_view functionName)
{
    std::string stem = pascalCase(functionName);
    const bool begins = !stem.empty() && (stem.front() < '0' || '9' < stem.front());
    return begins ? stem : "Fn" + stem; // a name may be all hyphens or begin with a digit
}

Json reference(const std::string &id)
{
    return Json::Object{{"Ref", id}};
}

class Resources
{
public:
    explicit Resources(const Scenario &scenario)
        : m_home(scenario.home)
    {
        for (const ExportParameter &parameter : exportParameters)
            m_ids.insert(inSmallLetters(parameter.name));
        for (const Function &function : scenario.functions)
            addFunction(function);
        for (const Function &function : scenario.functions) {
            for (const Alias &alias : function.aliases)
                addAlias(function.name, alias);
        }
        for (const Function &function : scenario.functions) {
            for (const EventInvokeConfig &config : function.eventInvokeConfigs)
                addConfig(function.name, config);
        }
    }

    std::vector<ExportedResource> all() && { return std::move(m_all); }

private:
    void addFunction(const Function &function)
    {
        const bool hasId =
            !function.logicalId.empty() && std::ranges::all_of(function.logicalId, isAlphanumeric);
        const std::string id = freeId(hasId ? function.logicalId : stemOf(function.name));
        m_functions[function.name] = id;
        Json::Object properties{
            {"FunctionName", function.name},
            {"Role", reference("Role")},
            {"Runtime", reference("Runtime")},
            {"Handler", reference("Handler")},
            {"Code",
             Json::Object{{"S3Bucket", reference("CodeBucket")},
                          {"S3Key", function.name + ".zip"}}},
        };
        const Json settings = exportedSettings(function);
        properties.insert(properties.end(), settings.object()->begin(), settings.object()->end());
        m_all.push_back({id, "Function", std::move(properties), {}});
    }

    void addAlias(const std::string &functionName, const Alias &alias)
    {
        const std::string id = freeId(stemOf(functionName) + pascalCase(alias.name) + "Alias");
        m_aliases[functionName + ':' + alias.name] = id;
        m_all.push_back({id,
                         "Alias",
                         Json::Object{{"FunctionName", reference(m_functions[functionName])},
                                      {"Name", alias.name},
                                      {"FunctionVersion", alias.functionVersion}},
                         {}});
    }

    void addConfig(const std::string &functionName, const EventInvokeConfig &config)
    {
        Json settings = exportedConfig(config);
        if (settings.object()->empty())
            return;
        if (Json *sides = settings.find("DestinationConfig")) {
            for (JsonMember &side : *sides->object())
                refer(*side.value.find("Destination"));
        }
        const bool isLatest = config.qualifier == latestVersion;
        const std::string id = freeId(
            stemOf(functionName) + (isLatest ? "Latest" : pascalCase(config.qualifier)) + "Invoke");
        const auto alias = m_aliases.find(functionName + ':' + config.qualifier);
        Json::Object properties{{"FunctionName", reference(m_functions[functionName])},
                                {"Qualifier", config.qualifier}};
        properties.insert(properties.end(), settings.object()->begin(), settings.object()->end());
        m_all.push_back({id, "EventInvokeConfig", std::move(properties),
                         alias == m_aliases.end() ? std::string() : alias->second});
    }

    /// A function or alias that is deployed too must be there first: AWS refuses it as destination
    /// otherwise.
    void refer(Json &destination) const
    {
        const std::string &arn = *destination.string();
        const auto target = functionOfArn(arn);
        if (!target || !arn.starts_with(functionArn(m_home, target->name)))
            return;
        const auto function = m_functions.find(target->name);
        const auto alias = m_aliases.find(target->name + ':' + target->qualifier);
        if (alias != m_aliases.end())
            destination = reference(alias->second);
        else if (function != m_functions.end() && arn == functionArn(m_home, target->name))
            destination = Json::Object{{"Fn::GetAtt", function->second + ".Arn"}};
    }

    /// Ids differ in small letters too, because Terraform and Python write them so.
    std::string freeId(const std::string &wanted)
    {
        std::string id = wanted;
        for (int number = 2; !m_ids.insert(inSmallLetters(id)).second; ++number)
            id = wanted + std::to_string(number);
        return id;
    }

    const Home &m_home;
    std::vector<ExportedResource> m_all;
    std::map<std::string, std::string> m_functions; ///< name to id
    std::map<std::string, std::string> m_aliases; ///< `name:alias` to id
    std::set<std::string> m_ids; ///< in small letters
};

} // namespace

std::vector<ExportedResource> exportedResources(const Scenario &scenario)
{
    return Resources(scenario).all();
}

Json exportedConfig(const EventInvokeConfig &config)
{
    EventInvokeConfig set = config;
    set.qualifier = latestVersion;
    if (set.destinationConfig) {
        for (auto *side : {&set.destinationConfig->onSuccess, &set.destinationConfig->onFailure}) {
            if (*side && (*side)->destination.value_or("").empty())
                side->reset();
        }
        if (!set.destinationConfig->onSuccess && !set.destinationConfig->onFailure)
            set.destinationConfig.reset();
    }
    return writeEventInvokeConfig(set);
}

Json exportedSettings(const Function &function)
{
    Function settings;
    settings.timeoutSeconds = function.timeoutSeconds;
    settings.memorySize = function.memorySize;
    settings.reservedConcurrentExecutions = function.reservedConcurrentExecutions;
    settings.recursiveLoop = function.recursiveLoop;
    settings.deadLetterTargetArn = function.deadLetterTargetArn;
    Json written = writeFunction(settings);
    std::erase_if(*written.object(),
                  [](const JsonMember &member) { return member.key == "FunctionName"; });
    return written;
}

const std::string *referredTo(const Json &value)
{
    const Json *id = value.find("Ref");
    return id ? id->string() : nullptr;
}

std::optional<std::string> functionWithArn(const Json &value)
{
    constexpr std::string_view attribute = ".Arn";
    const Json *text = value.find("Fn::GetAtt");
    if (!text)
        return std::nullopt;
    return text->string()->substr(0, text->string()->size() - attribute.size());
}

std::string snakeCase(std::string_view name)
{
    std::string result;
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (i > 0 && isUpper(name[i]) && !isUpper(name[i - 1]))
            result += '_';
        result += lower(name[i]);
    }
    return result;
}

std::string camelCase(std::string_view name)
{
    std::string result(name);
    result.front() = lower(result.front());
    return result;
}

} // namespace retryscope

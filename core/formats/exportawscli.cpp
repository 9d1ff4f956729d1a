#include "core/formats/exportresources.h"

namespace retryscope {

namespace {

/// A text as the shell takes it word for word.
std::string quoted(const std::string &text)
{
    std::string result = "'";
    for (const char c : text) {
        if (c == '\'')
            result += "'\\''";
        else
            result += c;
    }
    return result + '\'';
}

class Script
{
public:
    explicit Script(const Scenario &scenario)
        : m_home(scenario.home)
    {
        m_text = "#!/bin/sh\nset -e\n";
        for (const Function &function : scenario.functions)
            add(function);
    }

    [[nodiscard]] const std::string &text() const { return m_text; }

private:
    void add(const Function &function)
    {
        const std::string arn = functionArn(m_home, function.name);
        m_text += "\n# " + function.name + '\n';
        Json::Object settings{{"FunctionName", arn}};
        const Json changed = exportedSettings(function);
        for (const auto &[key, value] : *changed.object()) {
            const Json::Object own{{"FunctionName", arn}, {key, value}};
            if (key == "ReservedConcurrentExecutions")
                call("put-function-concurrency", own);
            else if (key == "RecursiveLoop")
                call("put-function-recursion-config", own);
            else
                settings.push_back({key, value});
        }
        if (settings.size() > 1)
            call("update-function-configuration", std::move(settings));
        for (const Alias &alias : function.aliases) {
            call("update-alias",
                 Json::Object{{"FunctionName", arn},
                              {"Name", alias.name},
                              {"FunctionVersion", alias.functionVersion}});
        }
        for (const EventInvokeConfig &config : function.eventInvokeConfigs) {
            const Json set = exportedConfig(config);
            Json::Object input{{"FunctionName", arn}, {"Qualifier", config.qualifier}};
            input.insert(input.end(), set.object()->begin(), set.object()->end());
            if (!set.object()->empty())
                call("put-function-event-invoke-config", std::move(input));
        }
    }

    void call(const char *operation, Json::Object input)
    {
        m_text += std::string("aws lambda ") + operation + " --region " + m_home.region
            + " --cli-input-json \\\n    " + quoted(compactText(std::move(input))) + '\n';
    }

    const Home &m_home;
    std::string m_text;
};

} // namespace

std::string awsCliScript(const Scenario &scenario)
{
    return Script(scenario).text();
}

} // namespace retryscope

#pragma once

#include "core/formats/importvalue.h"
#include "core/model/arn.h"
#include "core/model/json.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

class TemplateResources;

/// Gives the values that a template's intrinsic functions have before anything is deployed:
/// parameters by their defaults, pseudo parameters by the scenario's home, resources by the names
/// and ARNs that `TemplateResources` knows. What nobody can know becomes an unknown value with the
/// reason; what is broken is reported, and unknown too.
class TemplateResolver
{
public:
    /// The document must have passed `checkTemplate` and outlive the resolver.
    TemplateResolver(const Json &document, Home home, std::string stackName, FileReport report);

    /// Until this call resources are unknown. They must outlive the resolver.
    void useResources(TemplateResources *resources) { m_resources = resources; }

    [[nodiscard]] ImportValue resolved(const Json &raw, const std::string &pointer);

    /// A map of those members of `properties` that the import reads, whatever the resource is. What
    /// it does not read may refer to what is not there. Null gives an empty map.
    [[nodiscard]] ImportValue resolvedProperties(const Json *properties,
                                                 const std::string &pointer);

    /// Whether the condition of that name holds; absent if it depends on what nobody knows.
    /// `pointer` is the place that asks.
    [[nodiscard]] std::optional<bool> holds(const std::string &condition,
                                            const std::string &pointer);

    [[nodiscard]] FileReport &report() { return m_report; }

private:
    struct ConditionState
    {
        bool isComplete = false;
        std::optional<bool> holds;
    };

    [[nodiscard]] ImportValue evaluated(const JsonMember &call, const std::string &pointer);
    [[nodiscard]] ImportValue reference(const std::string &id, const std::string &pointer);
    [[nodiscard]] ImportValue parameter(const std::string &id, const Json &declaration,
                                        const std::string &pointer);
    [[nodiscard]] ImportValue attribute(const Json &argument, const std::string &pointer);
    [[nodiscard]] ImportValue substituted(const Json &argument, const std::string &pointer);
    [[nodiscard]] ImportValue joinedTexts(const Json &argument, const std::string &pointer);
    [[nodiscard]] ImportValue selected(const Json &argument, const std::string &pointer);
    [[nodiscard]] ImportValue split(const Json &argument, const std::string &pointer);
    [[nodiscard]] ImportValue foundInMap(const Json &argument, const std::string &pointer);
    [[nodiscard]] ImportValue chosen(const Json &argument, const std::string &pointer);
    [[nodiscard]] ImportValue broken(const std::string &pointer, const std::string &what);

    [[nodiscard]] std::optional<bool> test(const Json &condition, const std::string &pointer);
    [[nodiscard]] std::optional<bool> equal(const Json &argument, const std::string &pointer);

    const Json &m_document;
    Home m_home;
    std::string m_stackName;
    FileReport m_report;
    TemplateResources *m_resources = nullptr;
    std::map<std::string, ConditionState, std::less<>> m_conditions;
    int m_conditionDepth = 0;
};

/// The pieces of `text` between the separators, which are not empty, as a list.
[[nodiscard]] ImportValue splitValue(std::string_view text, std::string_view separator,
                                     const std::string &pointer);

} // namespace retryscope

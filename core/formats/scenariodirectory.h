#pragma once

#include "core/model/arn.h"
#include "core/model/json.h"
#include "core/rules/rules.h"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace retryscope {

/// What a function can be called by besides its name.
struct Qualifiers
{
    std::set<std::string, std::less<>> versions; ///< without `$LATEST`
    std::set<std::string, std::less<>> aliases;

    [[nodiscard]] bool hasVersion(std::string_view version) const;
    [[nodiscard]] bool contains(std::string_view qualifier) const;
};

/// Those of an entry of `functions`. Leaves out what is malformed.
[[nodiscard]] Qualifiers qualifiersOf(const Json &function);

/// What the parts of a scenario refer to, collected before they are read: a reference may stand
/// before what it names. Leaves out what is malformed; the reading reports that.
class ScenarioDirectory
{
public:
    explicit ScenarioDirectory(const Json &document);

    [[nodiscard]] const Rules &rules() const { return m_rules; }
    [[nodiscard]] const Home &home() const { return m_home; }
    [[nodiscard]] std::int64_t accountConcurrency() const { return m_accountConcurrency; }
    [[nodiscard]] bool hasFunction(std::string_view name) const;

    /// Whether a function's ARN names a function, version or alias of the scenario that is there
    /// when it starts.
    [[nodiscard]] bool hasFunctionArn(std::string_view arn) const;

private:
    void collectFunctions(const Json &document);
    void collectAbsentTargets(const Json &document);

    Rules m_rules;
    Home m_home;
    std::int64_t m_accountConcurrency = 0;
    std::map<std::string, Qualifiers, std::less<>> m_functions;
    std::set<std::string, std::less<>> m_absent; ///< ARNs of `targets` that do not exist
};

} // namespace retryscope

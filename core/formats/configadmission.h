#pragma once

#include "core/formats/jsonnode.h"
#include "core/formats/scenariodirectory.h"
#include "core/model/function.h"
#include "core/model/terms.h"
#include "core/rules/admission.h"

#include <functional>
#include <string>
#include <string_view>

namespace retryscope {

/// Checks the configuration that a function has when the scenario starts as AWS would have when it
/// was saved, and notes AWS's message. Of targets, only functions must be there; permissions are
/// not looked at (scenario format, section 2).
class ConfigAdmission
{
public:
    /// `function` is the entry of `functions`. Keeps references to both.
    ConfigAdmission(const ScenarioDirectory &directory, const Json &function);

    [[nodiscard]] const Qualifiers &qualifiers() const { return m_qualifiers; }

    /// Notes which constraints the settings in `config` break.
    void checkConstraints(const JsonNode &node, const EventInvokeConfig &config) const;

    void checkQualifier(const JsonNode &node, std::string_view qualifier) const;
    void checkDestination(const JsonNode &node, Via side, const std::string &arn) const;
    void checkDeadLetterTarget(const JsonNode &node, std::string_view arn) const;
    void checkReservedConcurrency(const JsonNode &node, std::int64_t places) const;

private:
    [[nodiscard]] admission::Surroundings surroundings() const;

    const ScenarioDirectory &m_directory;
    std::string_view m_functionName; ///< empty if it is malformed
    Qualifiers m_qualifiers;
    std::function<admission::TargetState(std::string_view)> m_target;
};

} // namespace retryscope

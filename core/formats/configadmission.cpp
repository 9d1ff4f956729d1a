#include "core/formats/configadmission.h"

namespace retryscope {

namespace {

void note(const JsonNode &node, const std::optional<admission::Refusal> &refusal)
{
    if (refusal)
        node.fail(refusal->message);
}

EventInvokeConfig withDestination(Via side, const std::string &arn)
{
    EventInvokeConfig config;
    const DestinationSetting setting{arn};
    if (side == Via::OnSuccess)
        config.destinationConfig = DestinationConfig{setting, std::nullopt};
    else
        config.destinationConfig = DestinationConfig{std::nullopt, setting};
    return config;
}

} // namespace

ConfigAdmission::ConfigAdmission(const ScenarioDirectory &directory, const Json &function)
    : m_directory(directory)
    , m_qualifiers(qualifiersOf(function))
    , m_target([&directory](std::string_view arn) {
        const bool isFunction = targetKind(arn) == TargetKind::Function;
        return admission::TargetState{!isFunction || directory.hasFunctionArn(arn), true};
    })
{
    const Json *name = function.find("FunctionName");
    if (name && name->string())
        m_functionName = *name->string();
}

void ConfigAdmission::checkConstraints(const JsonNode &node, const EventInvokeConfig &config) const
{
    for (const auto &refusal : admission::brokenConstraints(m_directory.rules(), config))
        node.fail(refusal.message);
}

void ConfigAdmission::checkQualifier(const JsonNode &node, std::string_view qualifier) const
{
    if (!m_qualifiers.contains(qualifier))
        node.fail(admission::eventInvokeFunctionMissing().message);
}

void ConfigAdmission::checkDestination(const JsonNode &node, Via side, const std::string &arn) const
{
    const auto broken =
        admission::brokenConstraints(m_directory.rules(), withDestination(side, arn));
    note(node,
         broken.empty() ? admission::destination(surroundings(), side, arn)
                        : admission::joined(broken));
}

void ConfigAdmission::checkDeadLetterTarget(const JsonNode &node, std::string_view arn) const
{
    note(node, admission::deadLetterTarget(surroundings(), arn));
}

void ConfigAdmission::checkReservedConcurrency(const JsonNode &node, std::int64_t places) const
{
    note(node, admission::reservedConcurrency(places, m_directory.accountConcurrency()));
}

admission::Surroundings ConfigAdmission::surroundings() const
{
    return {m_directory.rules(), m_directory.home(), m_functionName, m_target};
}

} // namespace retryscope

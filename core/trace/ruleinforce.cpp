#include "core/trace/ruleinforce.h"

#include "core/trace/trace.h"

namespace retryscope {

namespace {

std::size_t placeOf(const Rule &rule, const RuleOption &option)
{
    return static_cast<std::size_t>(&option - rule.options.begin());
}

/// The profile whose option the scenario wants for this rule.
Profile wantedProfile(const RuleChoice &choice, RuleId id)
{
    std::optional<Profile> wanted = profileNamed(choice.profile);
    for (const auto &[ruleName, optionName] : choice.overrides) {
        if (ruleName == name(id))
            wanted = profileNamed(optionName);
    }
    return wanted.value_or(Profile::Aws);
}

} // namespace

std::size_t optionInForce(const Trace &trace, RuleId id)
{
    const Rule &rule = retryscope::rule(id);
    for (const RuleOption &option : rule.options) {
        if (!option.choose)
            continue;
        Rules chosen = trace.rules();
        option.choose(chosen);
        if (chosen == trace.rules())
            return placeOf(rule, option);
    }
    return placeOf(rule, optionOf(rule, wantedProfile(trace.scenario().rules, id)));
}

} // namespace retryscope

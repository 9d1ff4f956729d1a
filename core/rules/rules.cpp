#include "core/rules/rules.h"

#include "core/model/json.h"
#include "core/rules/rulebook.h"

#include <span>
#include <string>
#include <utility>

namespace retryscope {

namespace {

std::span<const Rule> switchableRules()
{
    return rulebook().first(switchableRuleCount);
}

std::string profileNames()
{
    std::string names;
    for (const Profile profile : allProfiles)
        names.append(names.empty() ? "" : ", ").append(name(profile));
    return names;
}

std::string switchableRuleNames()
{
    std::string names;
    for (const Rule &each : switchableRules())
        names.append(names.empty() ? "" : ", ").append(name(each.id));
    return names;
}

Error unknownProfile(std::string where, const std::string &found)
{
    return {std::move(where),
            "expected the name of a profile (" + profileNames() + "), found "
                + described(Json(found))};
}

Error unknownRule(std::string where, const std::string &found)
{
    return {std::move(where),
            "expected the name of a rule that profiles decide differently (" + switchableRuleNames()
                + "), found " + described(Json(found))};
}

void choose(Rules &rules, const Rule &rule, Profile profile)
{
    if (const auto chosen = optionOf(rule, profile).choose)
        chosen(rules);
}

} // namespace

Result<Rules, std::vector<Error>> rulesOf(const RuleChoice &choice)
{
    Rules rules;
    std::vector<Error> errors;
    if (const auto profile = profileNamed(choice.profile)) {
        for (const Rule &each : switchableRules())
            choose(rules, each, *profile);
    } else {
        errors.push_back(unknownProfile("/profile", choice.profile));
    }
    for (const auto &[ruleName, optionName] : choice.overrides) {
        const std::string where = childPointer("/overrides", ruleName);
        const auto id = ruleNamed(ruleName);
        const auto profile = profileNamed(optionName); // an option goes by its profiles' names
        const bool known = id && isSwitchable(*id);
        if (!known)
            errors.push_back(unknownRule(where, ruleName));
        if (!profile)
            errors.push_back(unknownProfile(where, optionName));
        if (known && profile)
            choose(rules, rule(*id), *profile);
    }
    if (!errors.empty())
        return errors;
    return rules;
}

} // namespace retryscope

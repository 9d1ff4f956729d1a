#include "core/formats/scenariosettings.h"

#include "core/rules/arnpattern.h"
#include "core/rules/rules.h"

#include <array>
#include <utility>

namespace retryscope {

namespace {

/// Notes at `node` what the rulebook finds wrong with a choice of one thing.
bool isKnown(const JsonNode &node, const RuleChoice &choice)
{
    const auto rules = rulesOf(choice);
    if (rules)
        return true;
    for (const Error &error : rules.error())
        node.fail(error.what);
    return false;
}

void readProfile(const JsonNode &node, RuleChoice &rules)
{
    const std::string *profile = node.string();
    if (profile && isKnown(node, {*profile, {}}))
        rules.profile = *profile;
}

void readOverrides(const JsonNode &node, RuleChoice &rules)
{
    const Json::Object *overrides = node.object();
    if (!overrides)
        return;
    for (const auto &[rule, value] : *overrides) {
        const JsonNode child(node, rule, value);
        const std::string *option = child.string();
        if (option && isKnown(child, {RuleChoice().profile, {{rule, *option}}}))
            rules.overrides.emplace_back(rule, *option);
    }
}

constexpr std::array<JsonField<RuleChoice>, 2> ruleFields{{
    {"profile", readProfile},
    {"overrides", readOverrides},
}};

} // namespace

void readStartTime(const JsonNode &node, WallTime &startTime)
{
    const std::string *text = node.string();
    if (!text)
        return;
    if (const auto time = wallTime(*text))
        startTime = *time;
    else
        node.failExpecting("a time from 1970 to 9999 such as \"2026-01-15T10:30:00.000Z\"");
}

void readRules(const JsonNode &node, RuleChoice &rules)
{
    readFields(node, ruleFields, rules);
}

void readRegion(const JsonNode &node, Home &home)
{
    const std::string *region = node.string();
    if (region && arnpattern::isRegion(*region))
        home.region = *region;
    else if (region)
        node.failExpecting("the name of a region such as \"us-east-1\"");
}

void readAccountId(const JsonNode &node, Home &home)
{
    const std::string *account = node.string();
    if (account && arnpattern::isAccountId(*account))
        home.accountId = *account;
    else if (account)
        node.failExpecting("twelve digits");
}

void readAccountConcurrency(const JsonNode &node, std::int64_t &accountConcurrency)
{
    constexpr WholeRange range{1, 1'000'000'000};
    accountConcurrency = node.wholeNumber(range).value_or(accountConcurrency);
}

void readText(const JsonNode &node, std::string &text)
{
    if (const std::string *value = node.string())
        text = *value;
}

void readInstant(const JsonNode &node, Instant &instant)
{
    if (const auto milliseconds = node.wholeNumber(scenarioTimes))
        instant = Instant(Duration(*milliseconds));
}

void readInstant(const JsonNode &node, std::optional<Instant> &instant)
{
    if (const auto milliseconds = node.wholeNumber(scenarioTimes))
        instant = Instant(Duration(*milliseconds));
}

bool isTargetArn(std::string_view text)
{
    return text.starts_with("arn:")
        && (arnpattern::isDestination(text) || arnpattern::isDeadLetterTarget(text));
}

void readTargetArn(const JsonNode &node, std::string &arn)
{
    const std::string *text = node.string();
    if (text && isTargetArn(*text))
        arn = *text;
    else if (text)
        node.failExpecting("an ARN");
}

} // namespace retryscope

#include "core/formats/importchecks.h"

#include "core/rules/admission.h"

#include <algorithm>

namespace retryscope {

namespace {

constexpr std::int64_t leastMemory = 128;
constexpr std::int64_t mostMemory = 10'240;

bool isEmpty(const EventInvokeConfig &config)
{
    return !config.maximumRetryAttempts && !config.maximumEventAgeInSeconds
        && !config.destinationConfig;
}

bool isEmpty(const DraftConfig &config)
{
    return !config.maximumRetryAttempts && !config.maximumEventAgeInSeconds && !config.onSuccess
        && !config.onFailure;
}

} // namespace

ImportChecks::ImportChecks(const Draft &draft, std::int64_t accountConcurrency,
                           ImportReport &report)
    : m_draft(draft)
    , m_accountConcurrency(accountConcurrency)
    , m_report(report)
{
}

Function ImportChecks::checked(const DraftFunction &draft)
{
    Function function;
    function.name = draft.name;
    function.logicalId = draft.logicalId;
    function.recursiveLoop = draft.recursiveLoop;
    function.versions = draft.versions;
    function.aliases = draft.aliases;
    checkNumbers(draft, function);
    const std::function<admission::TargetState(std::string_view)> anything = [](std::string_view) {
        return admission::TargetState{};
    };
    if (const auto &target = draft.deadLetterTarget) {
        const admission::Surroundings around{m_rules, m_draft.home, draft.name, anything};
        if (const auto refusal = admission::deadLetterTarget(around, target->arn))
            leaveOut(target->place, refusal->message, target->remark + elsewhere(target->arn));
        else
            function.deadLetterTargetArn = target->arn;
    }
    for (const DraftConfig &config : draft.configs) {
        if (hasConfig(function, config))
            continue;
        EventInvokeConfig kept = checked(draft, config);
        if (!isEmpty(kept))
            function.eventInvokeConfigs.push_back(std::move(kept));
    }
    return function;
}

/// Timeout, memory and reserved concurrency.
void ImportChecks::checkNumbers(const DraftFunction &draft, Function &function)
{
    if (const auto &seconds = draft.timeoutSeconds) {
        if (const auto refusal = admission::timeout(seconds->value))
            leaveOut(seconds->place, refusal->message);
        else
            function.timeoutSeconds = seconds->value;
    }
    if (const auto &memory = draft.memorySize) {
        if (memory->value < leastMemory || memory->value > mostMemory) {
            m_report.addNote(memory->place,
                             "left out: expected 128 to 10240 MB, found "
                                 + std::to_string(memory->value));
        } else {
            function.memorySize = memory->value;
        }
    }
    if (const auto &places = draft.reservedConcurrentExecutions) {
        if (const auto refusal =
                admission::reservedConcurrency(places->value, m_accountConcurrency))
            leaveOut(places->place, refusal->message);
        else
            function.reservedConcurrentExecutions = places->value;
    }
}

bool ImportChecks::hasConfig(const Function &function, const DraftConfig &config)
{
    const bool isThere = std::ranges::find(function.eventInvokeConfigs, config.qualifier,
                                           &EventInvokeConfig::qualifier)
        != function.eventInvokeConfigs.end();
    if (isThere) {
        m_report.addNote(config.place,
                         "left out, because `" + function.name + "` has a config for `"
                             + config.qualifier + "` already");
    }
    return isThere;
}

EventInvokeConfig ImportChecks::checked(const DraftFunction &function, const DraftConfig &draft)
{
    EventInvokeConfig config;
    config.qualifier = draft.qualifier;
    if (isEmpty(draft) && !draft.isSaved) {
        if (const auto refusal = admission::emptyCall(config))
            leaveOut(draft.place, refusal->message);
        return config;
    }
    if (isEmpty(draft))
        config.destinationConfig = DestinationConfig{DestinationSetting{}, DestinationSetting{}};

    checkNumber(draft.maximumRetryAttempts, &EventInvokeConfig::maximumRetryAttempts, config);
    checkNumber(draft.maximumEventAgeInSeconds, &EventInvokeConfig::maximumEventAgeInSeconds,
                config);
    checkSide(function, draft.onSuccess, Via::OnSuccess, config);
    checkSide(function, draft.onFailure, Via::OnFailure, config);
    return config;
}

// Each setting is tried alone, so that a refusal is that setting's.

void ImportChecks::checkNumber(const std::optional<DraftNumber> &given,
                               std::optional<std::int64_t> EventInvokeConfig::*member,
                               EventInvokeConfig &config)
{
    if (!given)
        return;
    EventInvokeConfig alone;
    alone.*member = given->value;
    const auto broken = admission::brokenConstraints(m_rules, alone);
    if (broken.empty())
        config.*member = given->value;
    else
        leaveOut(given->place, broken.front().message);
}

void ImportChecks::checkSide(const DraftFunction &function,
                             const std::optional<DraftDestination> &given, Via via,
                             EventInvokeConfig &config)
{
    if (!given)
        return;
    const auto member =
        via == Via::OnSuccess ? &DestinationConfig::onSuccess : &DestinationConfig::onFailure;
    DestinationConfig destinations;
    destinations.*member = DestinationSetting{given->arn};
    EventInvokeConfig alone;
    alone.destinationConfig = destinations;

    const std::function<admission::TargetState(std::string_view)> target =
        [this](std::string_view arn) {
            const bool isFunction = targetKind(arn) == TargetKind::Function;
            return admission::TargetState{!isFunction || hasFunction(arn), true};
        };
    const admission::Surroundings around{m_rules, m_draft.home, function.name, target};
    auto refusal = admission::joined(admission::brokenConstraints(m_rules, alone));
    if (!refusal)
        refusal = admission::destination(around, via, given->arn);
    if (refusal) {
        leaveOut(given->place, refusal->message, given->remark);
        return;
    }
    if (!config.destinationConfig)
        config.destinationConfig.emplace();
    (*config.destinationConfig).*member = DestinationSetting{given->arn};
}

std::string ImportChecks::elsewhere(std::string_view arn) const
{
    const auto parts = splitArn(arn);
    if (!parts || parts->region == m_draft.home.region)
        return {};
    return "the function is taken to be in `" + m_draft.home.region + "`; ";
}

bool ImportChecks::hasFunction(std::string_view arn) const
{
    const auto reference = functionOfArn(arn);
    const auto parts = splitArn(arn);
    if (!reference || parts->region != m_draft.home.region
        || parts->account != m_draft.home.accountId)
        return false;
    const auto &all = m_draft.functions;
    const auto function = std::ranges::find(all, reference->name, &DraftFunction::name);
    const std::string &qualifier = reference->qualifier;
    return function != all.end()
        && (qualifier == latestVersion
            || std::ranges::find(function->versions, qualifier) != function->versions.end()
            || std::ranges::find(function->aliases, qualifier, &Alias::name)
                != function->aliases.end());
}

void ImportChecks::leaveOut(const ImportPlace &place, const std::string &message,
                            const std::string &remark)
{
    m_report.addNote(place, remark + "left out, because AWS refuses it: " + message);
}

bool ensureQualifier(DraftFunction &function, const std::string &qualifier,
                     const ImportPlace &place, ImportReport &report)
{
    if (qualifier == latestVersion)
        return true;
    if (isVersion(qualifier)) {
        const std::size_t before = function.versions.size();
        ensureVersion(function, qualifier);
        if (function.versions.size() > before) {
            report.addNote(place,
                           "no file tells of version " + qualifier + " of `" + function.name
                               + "`; taken as published");
        }
        return true;
    }
    const auto &aliases = function.aliases;
    if (std::ranges::find(aliases, qualifier, &Alias::name) != aliases.end())
        return true;
    if (!isAlias(qualifier)) {
        report.addNote(place, "left out, because AWS refuses `" + qualifier + "` as a qualifier");
        return false;
    }
    function.aliases.push_back({qualifier, latestVersion});
    report.addNote(place,
                   "no file tells of the alias `" + qualifier + "` of `" + function.name
                       + "`; taken to stand for `$LATEST`");
    return true;
}

} // namespace retryscope

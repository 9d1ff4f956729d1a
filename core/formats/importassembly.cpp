#include "core/formats/importassembly.h"

#include "core/formats/importchecks.h"
#include "core/formats/importrules.h"
#include "core/formats/sampleevents.h"

#include <algorithm>
#include <set>
#include <utility>

namespace retryscope {

namespace {

constexpr std::int64_t unreservedByAws = 100; ///< places that AWS keeps free of reservations

class Assembly
{
public:
    Assembly(Draft draft, ImportReport &report)
        : m_draft(std::move(draft))
        , m_report(report)
    {
    }

    [[nodiscard]] Scenario scenario()
    {
        m_scenario.home = m_draft.home;
        for (DraftFunction &function : m_draft.functions)
            settleQualifiers(function);
        addStandIns();
        if (m_draft.isDeployed)
            raiseAccountConcurrency();

        ImportChecks checks(m_draft, m_scenario.accountConcurrency, m_report);
        for (const DraftFunction &function : m_draft.functions) {
            m_scenario.functions.push_back(checks.checked(function));
            tellOfPolling(function, m_scenario.functions.back());
        }
        for (const Function &function : m_scenario.functions)
            addTargets(function);
        addSubscribers();
        for (std::size_t i = 0; i < m_draft.functions.size(); ++i)
            addExample(m_draft.functions[i], m_scenario.functions[i].eventInvokeConfigs);
        return std::move(m_scenario);
    }

private:
    void settleQualifiers(DraftFunction &function)
    {
        std::erase_if(function.aliases, [&](const Alias &alias) {
            if (!isAlias(alias.name)) {
                m_report.addNote(function.place,
                                 "the alias `" + alias.name + "` of `" + function.name
                                     + "` is left out, because AWS refuses that name");
            }
            return !isAlias(alias.name);
        });
        std::erase_if(function.configs, [&](const DraftConfig &config) {
            return !ensureQualifier(function, config.qualifier, config.place, m_report);
        });
    }

    /// A function that is only a destination, and that no file describes, stands in.
    void addStandIns()
    {
        const std::size_t count = m_draft.functions.size();
        for (std::size_t i = 0; i < count; ++i) {
            for (const DraftConfig &config : std::vector(m_draft.functions[i].configs)) {
                for (const auto &side : {config.onSuccess, config.onFailure}) {
                    if (side)
                        addStandIn(*side);
                }
            }
        }
    }

    void addStandIn(const DraftDestination &destination)
    {
        const auto reference = functionOfArn(destination.arn);
        const bool isHere =
            reference && destination.arn.starts_with(functionArn(m_draft.home, reference->name));
        if (!isHere || cleanedName(TargetKind::Function, reference->name) != reference->name)
            return;
        const bool isNew = !m_draft.find(reference->name);
        DraftFunction &function = m_draft.entered(reference->name, destination.place);
        if (isNew) {
            function.isStandIn = true;
            m_report.addNote(destination.place,
                             "no file tells more of the function `" + function.name
                                 + "`; here it succeeds");
        }
        const std::string &qualifier = reference->qualifier;
        static_cast<void>(ensureQualifier(function, qualifier, destination.place, m_report));
    }

    /// AWS has accepted these reservations, so the account allows them.
    void raiseAccountConcurrency()
    {
        std::int64_t reserved = unreservedByAws;
        for (const DraftFunction &function : m_draft.functions) {
            if (function.reservedConcurrentExecutions)
                reserved += std::max<std::int64_t>(function.reservedConcurrentExecutions->value, 0);
        }
        constexpr std::int64_t most = 1'000'000'000;
        m_scenario.accountConcurrency = std::clamp(reserved, m_scenario.accountConcurrency, most);
    }

    void tellOfPolling(const DraftFunction &draft, const Function &function)
    {
        if (draft.polledSource.empty())
            return;
        const std::string why =
            draft.polledSource + " is polled and calls `" + function.name + "` synchronously";
        if (!function.deadLetterTargetArn.empty()) {
            m_report.addNote(draft.deadLetterTarget->place,
                             "this dead-letter queue never receives anything from "
                                 + draft.polledSource + ": " + why);
        } else if (!function.eventInvokeConfigs.empty()) {
            m_report.addNote(draft.configs.front().place,
                             "this does not apply to what comes from " + draft.polledSource + ": "
                                 + why);
        } else {
            m_report.addNote(draft.place, why + ": that is no asynchronous invocation");
        }
    }

    void addTargets(const Function &function)
    {
        for (const EventInvokeConfig &config : function.eventInvokeConfigs) {
            if (!config.destinationConfig)
                continue;
            const auto &[onSuccess, onFailure] = *config.destinationConfig;
            for (const auto &[side, isSuccess] :
                 {std::pair(onSuccess, true), std::pair(onFailure, false)}) {
                if (!side || !side->destination)
                    continue;
                addTarget(*side->destination);
                addSending(function, config.qualifier, *side->destination, isSuccess);
            }
        }
        addTarget(function.deadLetterTargetArn);
    }

    void addTarget(const std::string &arn)
    {
        if (arn.empty() || targetKind(arn) == TargetKind::Function || !m_targets.insert(arn).second)
            return;
        Target target;
        target.arn = arn;
        if (const auto known = m_draft.targets.find(arn); known != m_draft.targets.end()) {
            target.logicalId = known->second.logicalId;
            if (!known->second.remark.empty())
                m_report.addNote(known->second.place, known->second.remark);
        }
        m_scenario.targets.push_back(std::move(target));
    }

    /// Keeps what a function sends to a bus, as far as a rule may ask for it.
    void addSending(const Function &function, const std::string &qualifier, const std::string &arn,
                    bool isSuccess)
    {
        if (targetKind(arn) != TargetKind::Bus)
            return;
        const std::string result = isSuccess ? "Success" : "Failure";
        const std::string sender = functionArn(m_draft.home, function.name) + ':' + qualifier;
        m_sendings[arn].push_back(Json(Json::Object{
            {"version", "0"},
            {"detail-type", "Lambda Function Invocation Result - " + result},
            {"source", "lambda"},
            {"account", m_draft.home.accountId},
            {"region", m_draft.home.region},
            {"resources", Json::Array{arn, sender}},
        }));
    }

    void addSubscribers()
    {
        for (const DraftSubscription &subscription : m_draft.subscriptions)
            subscribe(subscription.targetArn, subscription.functionName);
        for (const DraftRule &rule : m_draft.rules) {
            switch (patternReach(rule.pattern, m_sendings[rule.busArn])) {
            case PatternReach::All:
                subscribe(rule.busArn, rule.functionName);
                break;
            case PatternReach::Some:
                m_report.addNote(
                    rule.place,
                    "`" + rule.functionName
                        + "` is not subscribed to the bus here, because the rule passes on "
                          "only some of its events, which is not simulated");
                break;
            case PatternReach::None:
                break;
            }
        }
    }

    void subscribe(const std::string &arn, const std::string &functionName)
    {
        const auto target = std::ranges::find(m_scenario.targets, arn, &Target::arn);
        if (target == m_scenario.targets.end())
            return;
        auto &subscribers = target->subscribers;
        if (std::ranges::find(subscribers, functionName) == subscribers.end())
            subscribers.push_back(functionName);
    }

    void addExample(const DraftFunction &function, const std::vector<EventInvokeConfig> &configs)
    {
        if (function.isStandIn)
            return;
        std::string qualifier = function.usualQualifier;
        const bool hasLatest =
            std::ranges::find(configs, latestVersion, &EventInvokeConfig::qualifier)
            != configs.end();
        if (qualifier.empty() && !hasLatest && !configs.empty())
            qualifier = configs.front().qualifier;
        ScenarioInvocation invocation;
        invocation.at = Instant(std::chrono::seconds(m_scenario.invocations.size()));
        invocation.function = {function.name, qualifier.empty() ? latestVersion : qualifier};
        invocation.source = function.trigger.value_or(Source::Sdk);
        invocation.payload = sampleEvent(invocation.source);
        invocation.note = "an example";
        m_scenario.invocations.push_back(std::move(invocation));
    }

    Draft m_draft;
    ImportReport &m_report;
    Scenario m_scenario;
    std::set<std::string, std::less<>> m_targets;
    std::map<std::string, std::vector<Json>, std::less<>> m_sendings; ///< by the bus's ARN
};

} // namespace

Scenario assembled(Draft draft, ImportReport &report)
{
    return Assembly(std::move(draft), report).scenario();
}

} // namespace retryscope

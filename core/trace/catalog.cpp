#include "core/trace/catalog.h"

#include "core/model/overloaded.h"

#include <algorithm>
#include <cassert>

namespace retryscope {

namespace {

template <typename Index>
Index nextIndex(std::size_t size)
{
    return Index{static_cast<std::uint32_t>(size)};
}

const Outcome implicitOutcome;

} // namespace

Catalog::Catalog(const Scenario &scenario)
    : m_versions{latestVersion}
    , m_outcomes{{&implicitOutcome, {}, 0}}
{
    addFunctions(scenario);
    addTargets(scenario);
    addInvocations(scenario);
}

void Catalog::addFunctions(const Scenario &scenario)
{
    for (const Function &function : scenario.functions) {
        m_functions.emplace(function.name, nextIndex<FunctionIndex>(m_qualifiers.size()));
        std::vector<std::string> &qualifiers = m_qualifiers.emplace_back();
        qualifiers.emplace_back(latestVersion);
        for (const std::string &version : function.versions) {
            qualifiers.push_back(version);
            if (std::ranges::find(m_versions, version) == m_versions.end())
                m_versions.push_back(version);
        }
        for (const Alias &alias : function.aliases)
            qualifiers.push_back(alias.name);

        m_functionOutcomes.push_back(nextIndex<OutcomeIndex>(m_outcomes.size()));
        const std::size_t first = m_outcomes.size();
        for (const Behavior &behavior : function.behavior)
            m_outcomes.push_back({&behavior.outcome, {}, 0});
        addChoices(first);
    }
    for (const Function &function : scenario.functions)
        addReference({function.name, latestVersion});
}

void Catalog::addTargets(const Scenario &scenario)
{
    for (const Target &target : scenario.targets) {
        CatalogTarget &entry = m_targets[addTarget(scenario, target.arn).value];
        entry.listed = &target;
        for (const std::string &subscriber : target.subscribers)
            entry.subscribers.push_back(addReference({subscriber, latestVersion}));
    }
    for (const Function &function : scenario.functions) {
        if (!function.deadLetterTargetArn.empty())
            addTarget(scenario, function.deadLetterTargetArn);
        for (const EventInvokeConfig &config : function.eventInvokeConfigs)
            addDestinations(scenario, config);
    }
    for (const Change &change : scenario.changes)
        addDestinations(scenario, change);
}

void Catalog::addDestinations(const Scenario &scenario, const EventInvokeConfig &config)
{
    if (!config.destinationConfig)
        return;
    for (const auto &side :
         {config.destinationConfig->onSuccess, config.destinationConfig->onFailure}) {
        if (side && side->destination && !side->destination->empty())
            addTarget(scenario, *side->destination);
    }
}

void Catalog::addDestinations(const Scenario &scenario, const Change &change)
{
    if (const auto *target = std::get_if<TargetChange>(&change.what)) {
        addTarget(scenario, target->arn);
        return;
    }
    const FunctionCall &call = std::get<FunctionChange>(change.what).call;
    if (const auto *put = std::get_if<PutFunctionEventInvokeConfig>(&call))
        addDestinations(scenario, put->config);
    else if (const auto *update = std::get_if<UpdateFunctionEventInvokeConfig>(&call))
        addDestinations(scenario, update->config);
    else if (const auto *configuration = std::get_if<UpdateFunctionConfiguration>(&call)) {
        const auto &arn = configuration->deadLetterTargetArn;
        if (arn && !arn->empty())
            addTarget(scenario, *arn);
    }
}

TargetIndex Catalog::addTarget(const Scenario &scenario, const std::string &arn)
{
    const auto [place, isNew] = m_targetOf.emplace(arn, nextIndex<TargetIndex>(m_targets.size()));
    if (!isNew)
        return place->second;
    CatalogTarget target{arn, targetKind(arn), nullptr, std::nullopt, {}};
    if (const auto function = functionOfArn(arn)) {
        const auto parts = splitArn(arn);
        if (parts->region == scenario.home.region && parts->account == scenario.home.accountId)
            target.function = addReference(*function);
    }
    m_targets.push_back(std::move(target));
    return place->second;
}

void Catalog::addInvocations(const Scenario &scenario)
{
    m_entryReference.reserve(scenario.invocations.size());
    m_entryOutcomes.reserve(scenario.invocations.size());
    for (const ScenarioInvocation &entry : scenario.invocations) {
        m_entryReference.push_back(addReference(entry.function));
        const std::size_t first = m_outcomes.size();
        m_entryOutcomes.push_back(nextIndex<OutcomeIndex>(first));
        for (const Outcome &outcome : entry.outcomes)
            m_outcomes.push_back({&outcome, {}, 0});
        addChoices(first);
    }
}

/// Numbers the choices of all `oneOf` outcomes from `from` on, and theirs in turn.
void Catalog::addChoices(std::size_t from)
{
    for (std::size_t i = from; i < m_outcomes.size(); ++i) {
        const Outcome &outcome = *m_outcomes[i].outcome;
        m_outcomes[i].firstChoice = nextIndex<OutcomeIndex>(m_outcomes.size());
        for (const Choice &choice : outcome.choices) {
            m_outcomes[i].totalWeight += choice.weight;
            m_outcomes.push_back({&choice.outcome, {}, 0});
        }
    }
}

ReferenceIndex Catalog::addReference(const FunctionReference &text)
{
    const auto [place, isNew] = m_referenceOf.emplace(
        std::pair(text.name, text.qualifier), nextIndex<ReferenceIndex>(m_references.size()));
    if (isNew) {
        Reference reference{text, function(text.name), std::nullopt};
        if (reference.function)
            reference.slot = slot(*reference.function, text.qualifier);
        m_references.push_back(std::move(reference));
    }
    return place->second;
}

std::optional<FunctionIndex> Catalog::function(std::string_view name) const
{
    const auto place = m_functions.find(name);
    return place == m_functions.end() ? std::nullopt : std::optional(place->second);
}

std::span<const std::string> Catalog::qualifiers(FunctionIndex function) const
{
    assert(function.value < m_qualifiers.size());
    return m_qualifiers[function.value];
}

std::optional<SlotIndex> Catalog::slot(FunctionIndex function, std::string_view qualifier) const
{
    const auto all = qualifiers(function);
    const auto place = std::ranges::find(all, qualifier);
    if (place == all.end())
        return std::nullopt;
    return nextIndex<SlotIndex>(static_cast<std::size_t>(place - all.begin()));
}

ReferenceIndex Catalog::referenceOfEntry(std::size_t entry) const
{
    assert(entry < m_entryReference.size());
    return m_entryReference[entry];
}

std::optional<TargetIndex> Catalog::target(std::string_view arn) const
{
    const auto place = m_targetOf.find(arn);
    return place == m_targetOf.end() ? std::nullopt : std::optional(place->second);
}

const CatalogTarget &Catalog::target(TargetIndex index) const
{
    assert(index.value < m_targets.size());
    return m_targets[index.value];
}

OutcomeIndex Catalog::outcomesOfEntry(std::size_t entry) const
{
    assert(entry < m_entryOutcomes.size());
    return m_entryOutcomes[entry];
}

OutcomeIndex Catalog::outcomesOfFunction(FunctionIndex function) const
{
    assert(function.value < m_functionOutcomes.size());
    return m_functionOutcomes[function.value];
}

VersionIndex Catalog::version(std::string_view name) const
{
    const auto place = std::ranges::find(m_versions, name);
    assert(place != m_versions.end());
    return nextIndex<VersionIndex>(static_cast<std::size_t>(place - m_versions.begin()));
}

const std::string &Catalog::version(VersionIndex index) const
{
    assert(index.value < m_versions.size());
    return m_versions[index.value];
}

} // namespace retryscope

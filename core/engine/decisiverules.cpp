#include "core/engine/decisiverules.h"

#include "core/rules/rulebook.h"
#include "core/trace/ruleinforce.h"

#include <cstdint>
#include <unordered_set>

namespace retryscope {

namespace {

using Luck = std::uint64_t;

Luck luckOf(const Trace &left, const Trace &right, const InvocationPair &event)
{
    return event.left ? left.origin(*event.left).luck : right.origin(*event.right).luck;
}

/// The events of `trace` that end otherwise when one rule has another option, by their luck; absent
/// if it is cancelled.
std::optional<std::unordered_set<Luck>> changedBy(const Trace &trace, const RuleOption &option,
                                                  SimulationMonitor &monitor)
{
    Rules rules = trace.rules();
    option.choose(rules);
    const Trace other = simulate(trace.scenario(), rules, {std::nullopt, &monitor});
    const auto comparison = compared(trace, other, monitor.cancelled);
    if (!comparison)
        return std::nullopt;
    std::unordered_set<Luck> changed;
    for (const InvocationPair &pair : comparison->differentEnds)
        changed.insert(luckOf(trace, other, pair));
    return changed;
}

/// What one rule does to an event alone.
struct Effect
{
    bool alone = false; ///< the right run's option changes its end in the left run
    bool takenBack = false; ///< the left run's option changes its end in the right run
};

/// Of all rules apart, in their order, those whose effect is such.
template <typename Holds>
std::vector<RuleApart> chosen(const std::vector<RuleApart> &apart,
                              const std::vector<std::vector<Effect>> &effects, std::size_t event,
                              Holds holds)
{
    std::vector<RuleApart> rules;
    for (std::size_t i = 0; i < apart.size(); ++i) {
        if (holds(effects[i][event]))
            rules.push_back(apart[i]);
    }
    return rules;
}

std::vector<RuleApart> decisive(const std::vector<RuleApart> &apart,
                                const std::vector<std::vector<Effect>> &effects, std::size_t event)
{
    const auto such = [&](auto holds) { return chosen(apart, effects, event, holds); };
    auto rules = such([](const Effect &effect) { return effect.alone && effect.takenBack; });
    if (rules.empty())
        rules = such([](const Effect &effect) { return effect.alone; });
    if (rules.empty())
        rules = such([](const Effect &effect) { return effect.takenBack; });
    return rules.empty() ? apart : rules;
}

} // namespace

std::vector<RuleApart> rulesApart(const Trace &left, const Trace &right)
{
    std::vector<RuleApart> apart;
    for (const Rule &rule : rulebook()) {
        if (!isSwitchable(rule.id) || !rule.options.front().choose)
            continue;
        const RuleApart each{rule.id, optionInForce(left, rule.id), optionInForce(right, rule.id)};
        if (each.left != each.right)
            apart.push_back(each);
    }
    return apart;
}

std::optional<std::vector<std::vector<RuleApart>>>
decisiveRules(const Trace &left, const Trace &right, std::span<const InvocationPair> events,
              SimulationMonitor &monitor)
{
    const std::vector<RuleApart> apart = rulesApart(left, right);
    if (apart.size() < 2 || events.empty()) // of a single rule there is nothing to find out
        return std::vector(events.size(), apart);
    std::vector<std::vector<Effect>> effects; // by rule, then by event
    for (const RuleApart &each : apart) {
        const Rule &rule = retryscope::rule(each.rule);
        const auto alone = changedBy(left, rule.options[each.right], monitor);
        const auto takenBack =
            alone ? changedBy(right, rule.options[each.left], monitor) : std::nullopt;
        if (!takenBack)
            return std::nullopt;
        std::vector<Effect> &own = effects.emplace_back();
        for (const InvocationPair &event : events) {
            const Luck luck = luckOf(left, right, event);
            own.push_back({alone->contains(luck), takenBack->contains(luck)});
        }
    }
    std::vector<std::vector<RuleApart>> found;
    for (std::size_t event = 0; event < events.size(); ++event)
        found.push_back(decisive(apart, effects, event));
    return found;
}

} // namespace retryscope

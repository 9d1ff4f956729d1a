#include "core/trace/uncertainrules.h"

#include "core/rules/rulebook.h"
#include "core/trace/ruleinforce.h"
#include "core/trace/trace.h"

#include <bitset>

namespace retryscope {

namespace {

constexpr std::uint32_t betweenLooks = 65'536;

bool isUncertain(const Rule &rule)
{
    switch (rule.evidence) {
    case Evidence::Recorded:
    case Evidence::Captured:
    case Evidence::Documented:
        return !rule.assumed.empty();
    case Evidence::Inferred:
    case Evidence::Assumed:
        break;
    }
    return true;
}

} // namespace

std::optional<std::vector<RuleId>> uncertainRules(const Trace &trace,
                                                  const std::atomic<bool> &isCancelled)
{
    std::bitset<ruleCount> used;
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        if (i % betweenLooks == 0 && isCancelled)
            return std::nullopt;
        const Step step = trace.step({i});
        used.set(static_cast<std::size_t>(step.rule));
        if (std::holds_alternative<Refused>(step.fact)) // for want of a place, too
            used.set(static_cast<std::size_t>(RuleId::ThrottleHandling));
    }
    std::vector<RuleId> rules;
    for (const Rule &rule : rulebook()) {
        const bool isUsed = used.test(static_cast<std::size_t>(rule.id));
        if (isUsed && isUncertain(rule) && optionInForce(trace, rule.id) == 0)
            rules.push_back(rule.id);
    }
    return rules;
}

} // namespace retryscope

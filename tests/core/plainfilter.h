#pragma once

#include "core/model/overloaded.h"
#include "core/rules/record.h"
#include "core/trace/delivery.h"
#include "core/trace/filter.h"
#include "core/trace/trace.h"
#include "tests/core/twin/dice.h"

#include <algorithm>
#include <string>
#include <vector>

/// A filter's meaning, worked out for one invocation at a time from its steps: slow and plain.
namespace retryscope::plainfilter {

/// One invocation of a finished trace.
class Life
{
public:
    Life(const Trace &trace, InvocationId invocation)
        : m_trace(trace)
        , m_invocation(invocation)
        , m_state(trace.invocationAfter(trace.size(), invocation).value_or(InvocationState{}))
    {
    }

    [[nodiscard]] bool matches(const FilterTerm &term) const
    {
        return std::visit(
            Overloaded{
                [&](const TraitTerm &wanted) {
                    for (std::size_t i = 0; i < traitCount; ++i) {
                        const auto trait = static_cast<Trait>(i);
                        if ((wanted.anyOf & traits(trait)) != 0 && has(trait))
                            return true;
                    }
                    return false;
                },
                [&](const FunctionTerm &wanted) { return wanted.pattern.matches(called()); },
                [&](const QualifierTerm &wanted) {
                    return matchesWildcard(called().qualifier, wanted.pattern);
                },
                [&](const RequestIdTerm &wanted) {
                    return requestIdOf(m_trace, m_invocation).starts_with(wanted.beginning);
                },
                [&](const NumberTerm &wanted) { return m_invocation == wanted.invocation; },
                [&](const ParentTerm &wanted) {
                    return m_trace.parent(m_invocation) == wanted.parent;
                },
                [&](const TypeTerm &wanted) {
                    return m_trace.origin(m_invocation).type == wanted.type;
                },
                [&](const QuantityTerm &wanted) { return compares(wanted); },
                [&](const TargetTerm &wanted) {
                    return any<Delivered>([&](const Delivered &delivered) {
                        const std::string &arn = m_trace.catalog().target(delivered.target).arn;
                        return matchesWildcard(arn, wanted.pattern)
                            || matchesWildcard(shortName(arn), wanted.pattern);
                    });
                },
                [&](const ErrorTerm &wanted) {
                    return any<AttemptFailed>([&](const AttemptFailed &failed) {
                        if (failed.failure == Failure::NotFound)
                            return false;
                        const auto type = errorType(
                            failed.failure, *m_trace.catalog().outcome(failed.outcome).outcome);
                        return type && matchesWildcard(*type, wanted.pattern);
                    });
                },
                [&](const PayloadTerm &wanted) {
                    const Json event = eventOf(m_trace, m_invocation);
                    const Json *value = resolve(event, wanted.pointer);
                    return value && *value == wanted.value;
                },
                [&](const WordTerm &wanted) {
                    return called().name.find(wanted.text) != std::string::npos
                        || requestIdOf(m_trace, m_invocation).starts_with(wanted.text);
                },
            },
            term);
    }

private:
    [[nodiscard]] const FunctionReference &called() const
    {
        return m_trace.reference(m_invocation).text;
    }

    template <typename F, typename Holds>
    [[nodiscard]] bool any(Holds holds) const
    {
        return std::ranges::any_of(m_trace.stepsOf(m_invocation), [&](StepIndex step) {
            const Fact fact = m_trace.fact(step);
            const F *found = std::get_if<F>(&fact);
            return found && holds(*found);
        });
    }
    template <typename F>
    [[nodiscard]] bool any() const
    {
        return any<F>([](const F &) { return true; });
    }

    [[nodiscard]] bool ended(Condition condition) const
    {
        return any<Ended>([&](const Ended &end) { return end.condition == condition; });
    }
    [[nodiscard]] bool arrived(Via via) const
    {
        return any<Delivered>([&](const Delivered &delivered) { return delivered.via == via; });
    }

    [[nodiscard]] bool has(Trait trait) const
    {
        switch (trait) {
        case Trait::Succeeded:
            return m_state.phase == Phase::Succeeded;
        case Trait::Failed:
            return m_state.phase == Phase::Failed || m_state.phase == Phase::Lost;
        case Trait::Exhausted:
            return ended(Condition::RetriesExhausted);
        case Trait::Expired:
            return ended(Condition::EventAgeExceeded);
        case Trait::ZeroConcurrency:
            return ended(Condition::ZeroReservedConcurrency);
        case Trait::Recursive:
            return ended(Condition::RecursiveInvocation);
        case Trait::Lost:
            return m_state.phase == Phase::Lost;
        case Trait::Rejected:
            return m_state.phase == Phase::Rejected;
        case Trait::Answered:
            return m_state.phase == Phase::Answered;
        case Trait::Unfinished:
            return !isOver(m_state.phase);
        case Trait::Refusal:
            return m_state.refusals > 0;
        case Trait::Failure:
            return any<AttemptFailed>();
        case Trait::Retry:
            return m_state.attempts > 1;
        case Trait::Delivery:
            return any<Delivered>();
        case Trait::FailedDelivery:
            return any<DeliveryFailed>();
        case Trait::OnSuccess:
            return arrived(Via::OnSuccess);
        case Trait::OnFailure:
            return arrived(Via::OnFailure);
        case Trait::DeadLetterQueue:
            return arrived(Via::DeadLetterQueue);
        case Trait::Parent:
            return m_trace.parent(m_invocation).has_value();
        case Trait::Child:
            return hasChild();
        case Trait::Duplicate:
            return m_trace.origin(m_invocation).duplicate;
        }
        return false;
    }

    [[nodiscard]] bool hasChild() const
    {
        for (std::uint32_t i = 0; i < m_trace.invocationCount(); ++i) {
            if (m_trace.parent({i}) == m_invocation)
                return true;
        }
        return false;
    }

    [[nodiscard]] bool compares(const QuantityTerm &wanted) const
    {
        const auto own = m_trace.stepsOf(m_invocation);
        const Instant end = isOver(m_state.phase) ? m_trace.at(own.back()) : m_trace.endedAt();
        std::int64_t value = 0;
        switch (wanted.quantity) {
        case Quantity::Attempts:
            value = m_state.attempts;
            break;
        case Quantity::Refusals:
            value = m_state.refusals;
            break;
        case Quantity::Age:
            value = (end - m_trace.calledAt(m_invocation)).count();
            break;
        case Quantity::At:
            value = m_trace.calledAt(m_invocation).time_since_epoch().count();
            break;
        case Quantity::Ended:
            if (!isOver(m_state.phase))
                return false;
            value = end.time_since_epoch().count();
            break;
        }
        switch (wanted.relation) {
        case Relation::Equal:
            return value == wanted.value;
        case Relation::Less:
            return value < wanted.value;
        case Relation::LessOrEqual:
            return value <= wanted.value;
        case Relation::Greater:
            return value > wanted.value;
        case Relation::GreaterOrEqual:
            return value >= wanted.value;
        }
        return false;
    }

    const Trace &m_trace;
    InvocationId m_invocation;
    InvocationState m_state;
};

inline bool matches(const Trace &trace, const Filter &filter, InvocationId invocation)
{
    const Life life(trace, invocation);
    std::vector<bool> stack;
    for (const Filter::Part &part : filter.parts) {
        if (const auto *term = std::get_if<FilterTerm>(&part)) {
            stack.push_back(life.matches(*term));
            continue;
        }
        const bool last = stack.back();
        switch (std::get<Filter::Join>(part)) {
        case Filter::Join::Not:
            stack.back() = !last;
            break;
        case Filter::Join::And:
            stack.pop_back();
            stack.back() = stack.back() && last;
            break;
        case Filter::Join::Or:
            stack.pop_back();
            stack.back() = stack.back() || last;
            break;
        }
    }
    return stack.empty() || stack.back();
}

inline std::vector<InvocationId> matching(const Trace &trace, const Filter &filter)
{
    std::vector<InvocationId> result;
    for (std::uint32_t i = 0; i < trace.invocationCount(); ++i) {
        if (matches(trace, filter, {i}))
            result.push_back({i});
    }
    return result;
}

inline std::string randomTerm(const Trace &trace, twin::Dice &dice)
{
    const InvocationId some{static_cast<std::uint32_t>(dice.below(trace.invocationCount()))};
    const auto one = [&](std::span<const TraitWord> words) {
        return std::string(words[dice.below(words.size())].word);
    };
    const std::string number = std::to_string(dice.between(0, 3));
    const std::string seconds = std::to_string(dice.between(0, 400)) + 's';
    const std::vector<std::string> signs{"<", "<=", ">", ">=", "=", ":"};
    const FunctionReference &called = trace.reference(some).text;
    const std::vector<std::string> terms{
        "status:" + one(statusWords()),
        one(statusWords()),
        "has:" + one(hasWords()),
        "is:" + one(hasWords()),
        "via:" + one(viaWords()),
        "function:" + called.name,
        "function:" + called.name.substr(0, 2) + "*:" + called.qualifier,
        "qualifier:" + called.qualifier,
        "\"" + called.name.substr(1) + "\"",
        "id:" + requestIdOf(trace, some).substr(0, dice.below(37) + 0 == 0 ? 1 : 3),
        requestIdOf(trace, some),
        '#' + std::to_string(some.value + 1),
        "parent:#" + std::to_string(some.value + 1),
        "type:requestresponse",
        "attempts" + dice.of(signs) + number,
        "refusals" + dice.of(signs) + number,
        "age" + dice.of(signs) + seconds,
        "at" + dice.of(signs) + seconds,
        "ended" + dice.of(signs) + seconds,
        "error:*",
        "error:Sandbox.*",
        "target:*s",
        "payload:/k=1",
    };
    return dice.of(terms);
}

/// A filter that can be parsed, of one to four terms of this trace.
inline std::string random(const Trace &trace, std::uint64_t seed)
{
    twin::Dice dice(seed);
    if (trace.invocationCount() == 0)
        return "lost";
    const std::vector<std::string> joins{" ", " and ", " or ", " or "};
    std::string text = randomTerm(trace, dice);
    for (std::size_t i = dice.below(4); i > 0; --i) {
        if (dice.chance(25))
            text = '(' + text + ')';
        if (dice.chance(20))
            text = "not " + text;
        text += dice.of(joins) + (dice.chance(25) ? "-" : "") + randomTerm(trace, dice);
    }
    return text;
}

} // namespace retryscope::plainfilter

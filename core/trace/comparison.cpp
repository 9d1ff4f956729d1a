#include "core/trace/comparison.h"

#include "core/model/overloaded.h"
#include "core/trace/delivery.h"

#include <algorithm>
#include <utility>

namespace retryscope {

namespace {

/// Two traces, looked at side by side.
class Sides
{
public:
    Sides(const Trace &left, const Trace &right)
        : m_left(left)
        , m_right(right)
    {
    }

    [[nodiscard]] bool sameStep(StepIndex inLeft, StepIndex inRight) const
    {
        const Step left = m_left.step(inLeft);
        const Step right = m_right.step(inRight);
        return left.at == right.at && sameInvocation(left.invocation, right.invocation)
            && left.fact.index() == right.fact.index() && sameFact(left.fact, right.fact);
    }

    [[nodiscard]] bool sameEnd(InvocationId left, InvocationId right) const
    {
        const Fate a = fateOf(m_left, left);
        const Fate b = fateOf(m_right, right);
        return a.condition == b.condition && a.at == b.at && a.attempts == b.attempts
            && a.approximateInvokeCount == b.approximateInvokeCount && a.statusCode == b.statusCode
            && a.lost == b.lost
            && std::ranges::equal(a.deliveries, b.deliveries, [&](StepIndex x, StepIndex y) {
                   return m_left.at(x) == m_right.at(y)
                       && sameFact(m_left.fact(x), m_right.fact(y));
               });
    }

private:
    [[nodiscard]] bool sameInvocation(std::optional<InvocationId> left,
                                      std::optional<InvocationId> right) const
    {
        if (!left || !right)
            return left.has_value() == right.has_value();
        return m_left.origin(*left).luck == m_right.origin(*right).luck;
    }

    [[nodiscard]] bool sameOutcome(OutcomeIndex left, OutcomeIndex right) const
    {
        return *m_left.catalog().outcome(left).outcome == *m_right.catalog().outcome(right).outcome;
    }

    [[nodiscard]] bool sameTarget(TargetIndex left, TargetIndex right) const
    {
        return m_left.catalog().target(left).arn == m_right.catalog().target(right).arn;
    }

    /// Numbers of a catalogue stand for what they name; all else is compared as it is.
    [[nodiscard]] bool sameFact(const Fact &left, const Fact &right) const
    {
        return std::visit(Overloaded{
                              [&](const AttemptStarted &a, const AttemptStarted &b) {
                                  return a.attempt == b.attempt
                                      && m_left.catalog().version(a.version)
                                      == m_right.catalog().version(b.version);
                              },
                              [&](const AttemptSucceeded &a, const AttemptSucceeded &b) {
                                  return sameOutcome(a.outcome, b.outcome);
                              },
                              [&](const AttemptFailed &a, const AttemptFailed &b) {
                                  return a.failure == b.failure && a.wait == b.wait
                                      && (a.failure == Failure::NotFound
                                          || sameOutcome(a.outcome, b.outcome));
                              },
                              [&](const Delivered &a, const Delivered &b) {
                                  return a.via == b.via && sameTarget(a.target, b.target);
                              },
                              [&](const DeliveryFailed &a, const DeliveryFailed &b) {
                                  return a.via == b.via && a.problem == b.problem
                                      && sameTarget(a.target, b.target);
                              },
                              [&](const Changed &a, const Changed &b) {
                                  return m_left.scenario().changes[a.change]
                                      == m_right.scenario().changes[b.change];
                              },
                              [&](const ChangeRefused &a, const ChangeRefused &b) {
                                  return m_left.refusalOf(a.change) == m_right.refusalOf(b.change);
                              },
                              []<typename T>(const T &a, const T &b) { return a == b; },
                              [](const auto &, const auto &) { return false; },
                          },
                          left, right);
    }

    const Trace &m_left;
    const Trace &m_right;
};

/// Every invocation of a trace by its luck.
std::vector<std::pair<std::uint64_t, InvocationId>> byLuck(const Trace &trace)
{
    std::vector<std::pair<std::uint64_t, InvocationId>> result;
    result.reserve(trace.invocationCount());
    for (std::uint32_t i = 0; i < trace.invocationCount(); ++i)
        result.emplace_back(trace.origin({i}).luck, InvocationId{i});
    std::ranges::sort(result);
    return result;
}

std::optional<StepIndex> firstDivergence(const Sides &sides, std::size_t left, std::size_t right)
{
    const auto shared = static_cast<std::uint32_t>(std::min(left, right));
    for (std::uint32_t i = 0; i < shared; ++i) {
        if (!sides.sameStep({i}, {i}))
            return StepIndex{i};
    }
    return left == right ? std::nullopt : std::optional(StepIndex{shared});
}

} // namespace

Fate fateOf(const Trace &trace, InvocationId invocation)
{
    Fate fate;
    for (const StepIndex step : trace.stepsOf(invocation)) {
        std::visit(Overloaded{
                       [](const Accepted &) {},
                       [&](const Rejected &rejected) { fate.statusCode = rejected.statusCode; },
                       [&](const AttemptStarted &started) { fate.attempts = started.attempt; },
                       [](const AttemptSucceeded &) {},
                       [&](const AttemptFailed &failed) {
                           if (failed.failure == Failure::NotFound)
                               ++fate.attempts;
                       },
                       [](const Refused &) {},
                       [&](const Ended &ended) {
                           fate.condition = ended.condition;
                           fate.at = trace.at(step);
                           fate.approximateInvokeCount = ended.approximateInvokeCount;
                       },
                       [&](const Delivered &) { fate.deliveries.push_back(step); },
                       [&](const DeliveryFailed &) { fate.deliveries.push_back(step); },
                       [&](const Lost &) { fate.lost = true; },
                       [&](const Answered &answered) { fate.statusCode = answered.statusCode; },
                       [](const Changed &) {},
                       [](const ChangeRefused &) {},
                   },
                   trace.fact(step));
    }
    return fate;
}

Comparison compared(const Trace &left, const Trace &right)
{
    const Sides sides(left, right);
    Comparison result;
    result.firstDivergence = firstDivergence(sides, left.size(), right.size());
    const auto lefts = byLuck(left);
    const auto rights = byLuck(right);
    auto a = lefts.begin();
    auto b = rights.begin();
    while (a != lefts.end() || b != rights.end()) {
        if (b == rights.end() || (a != lefts.end() && a->first < b->first)) {
            result.differentEnds.push_back({a++->second, std::nullopt});
        } else if (a == lefts.end() || b->first < a->first) {
            result.differentEnds.push_back({std::nullopt, b++->second});
        } else {
            if (!sides.sameEnd(a->second, b->second))
                result.differentEnds.push_back({a->second, b->second});
            ++a;
            ++b;
        }
    }
    std::ranges::sort(result.differentEnds, {}, [](const InvocationPair &pair) {
        return std::pair(!pair.left, pair.left ? *pair.left : *pair.right);
    });
    return result;
}

std::size_t sharedSteps(const Trace &left, InvocationId inLeft, const Trace &right,
                        InvocationId inRight)
{
    const Sides sides(left, right);
    const auto ours = left.stepsOf(inLeft);
    const auto theirs = right.stepsOf(inRight);
    const auto same = [&](StepIndex a, StepIndex b) { return sides.sameStep(a, b); };
    return static_cast<std::size_t>(std::ranges::mismatch(ours, theirs, same).in1 - ours.begin());
}

} // namespace retryscope

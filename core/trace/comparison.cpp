#include "core/trace/comparison.h"

#include "core/model/overloaded.h"
#include "core/trace/delivery.h"

#include <algorithm>
#include <array>
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
        const Ending a = endingOf(m_left, left);
        const Ending b = endingOf(m_right, right);
        return a.condition == b.condition && a.at == b.at && a.attempts == b.attempts
            && a.approximateInvokeCount == b.approximateInvokeCount && a.statusCode == b.statusCode
            && a.lost == b.lost
            && std::ranges::equal(a.deliveries, b.deliveries, [&](StepIndex x, StepIndex y) {
                   return m_left.at(x) == m_right.at(y)
                       && sameFact(m_left.fact(x), m_right.fact(y));
               });
    }

    [[nodiscard]] bool sameInvocation(std::optional<InvocationId> left,
                                      std::optional<InvocationId> right) const
    {
        if (!left || !right)
            return left.has_value() == right.has_value();
        return m_left.origin(*left).luck == m_right.origin(*right).luck;
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

private:
    /// Remembers what it has found to be the same: a few outcomes make up most of a trace.
    [[nodiscard]] bool sameOutcome(OutcomeIndex left, OutcomeIndex right) const
    {
        SameOutcome &known = m_sameOutcomes[left.value % m_sameOutcomes.size()];
        if (known && known->first == left && known->second == right)
            return true;
        const bool areSame =
            *m_left.catalog().outcome(left).outcome == *m_right.catalog().outcome(right).outcome;
        if (areSame)
            known = {left, right};
        return areSame;
    }

    [[nodiscard]] bool sameTarget(TargetIndex left, TargetIndex right) const
    {
        return m_left.catalog().target(left).arn == m_right.catalog().target(right).arn;
    }

    using SameOutcome = std::optional<std::pair<OutcomeIndex, OutcomeIndex>>;

    const Trace &m_left;
    const Trace &m_right;
    mutable std::array<SameOutcome, 32> m_sameOutcomes;
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

constexpr std::uint32_t betweenLooks = 65'536;

/// Looks at the steps of two traces pairwise, from the first on.
class Pairs
{
public:
    Pairs(const Trace &left, const Trace &right)
        : m_left(left)
        , m_right(right)
        , m_sides(left, right)
    {
    }

    /// As `Sides::sameStep`, cheaper: the steps before must be the same.
    [[nodiscard]] bool areSame(StepIndex index)
    {
        return m_left.at(index) == m_right.at(index)
            && areSame(m_left.invocationOf(index), m_right.invocationOf(index))
            && m_sides.sameFact(m_left.fact(index), m_right.fact(index));
    }

private:
    /// Luck is looked up once for each number, not at each of its steps.
    [[nodiscard]] bool areSame(std::optional<InvocationId> left, std::optional<InvocationId> right)
    {
        const bool isKnown = left == right && (!left || left->value < m_known);
        if (isKnown)
            return true;
        if (!m_sides.sameInvocation(left, right))
            return false;
        if (left == right && left->value == m_known)
            ++m_known;
        return true;
    }

    const Trace &m_left;
    const Trace &m_right;
    Sides m_sides;
    std::uint32_t m_known = 0; // invocations with lower numbers have the same luck
};

/// Absent if it is cancelled.
std::optional<std::optional<StepIndex>> divergence(const Trace &left, const Trace &right,
                                                   const std::atomic<bool> &isCancelled)
{
    Pairs pairs(left, right);
    const auto shared = static_cast<std::uint32_t>(std::min(left.size(), right.size()));
    for (std::uint32_t i = 0; i < shared; ++i) {
        if (i % betweenLooks == 0 && isCancelled)
            return std::nullopt;
        if (!pairs.areSame({i}))
            return StepIndex{i};
    }
    const bool areSame = left.size() == right.size();
    return areSame ? std::optional<StepIndex>() : std::optional(StepIndex{shared});
}

using ByLuck = std::vector<std::pair<std::uint64_t, InvocationId>>;

/// The ends that differ, in the order of luck; absent if it is cancelled.
std::optional<std::vector<InvocationPair>> differentEnds(const Sides &sides, const ByLuck &lefts,
                                                         const ByLuck &rights,
                                                         const std::atomic<bool> &isCancelled)
{
    std::vector<InvocationPair> ends;
    auto a = lefts.begin();
    auto b = rights.begin();
    for (std::uint32_t i = 0; a != lefts.end() || b != rights.end(); ++i) {
        if (i % betweenLooks == 0 && isCancelled)
            return std::nullopt;
        if (b == rights.end() || (a != lefts.end() && a->first < b->first)) {
            ends.push_back({a++->second, std::nullopt});
        } else if (a == lefts.end() || b->first < a->first) {
            ends.push_back({std::nullopt, b++->second});
        } else {
            if (!sides.sameEnd(a->second, b->second))
                ends.push_back({a->second, b->second});
            ++a;
            ++b;
        }
    }
    return ends;
}

} // namespace

Ending endingOf(const Trace &trace, InvocationId invocation)
{
    Ending ending;
    for (const StepIndex step : trace.stepsOf(invocation)) {
        std::visit(Overloaded{
                       [](const Accepted &) {},
                       [&](const Rejected &rejected) { ending.statusCode = rejected.statusCode; },
                       [&](const AttemptStarted &started) { ending.attempts = started.attempt; },
                       [](const AttemptSucceeded &) {},
                       [&](const AttemptFailed &failed) {
                           if (failed.failure == Failure::NotFound)
                               ++ending.attempts;
                       },
                       [](const Refused &) {},
                       [&](const Ended &ended) {
                           ending.condition = ended.condition;
                           ending.at = trace.at(step);
                           ending.approximateInvokeCount = ended.approximateInvokeCount;
                       },
                       [&](const Delivered &) { ending.deliveries.push_back(step); },
                       [&](const DeliveryFailed &) { ending.deliveries.push_back(step); },
                       [&](const Lost &) { ending.lost = true; },
                       [&](const Answered &answered) { ending.statusCode = answered.statusCode; },
                       [](const Changed &) {},
                       [](const ChangeRefused &) {},
                   },
                   trace.fact(step));
    }
    return ending;
}

bool endsDiffer(const Trace &left, const Trace &right, const InvocationPair &pair)
{
    if (!pair.left || !pair.right)
        return pair.left.has_value() != pair.right.has_value();
    return !Sides(left, right).sameEnd(*pair.left, *pair.right);
}

EndDifference differenceOf(const Trace &left, const Trace &right, const InvocationPair &pair)
{
    EndDifference difference{pair, {}, {}, std::nullopt};
    if (pair.left)
        difference.left = endingOf(left, *pair.left);
    if (pair.right)
        difference.right = endingOf(right, *pair.right);
    if (difference.left.at && difference.right.at)
        difference.later = *difference.right.at - *difference.left.at;
    return difference;
}

TraceComparison compared(const Trace &left, const Trace &right)
{
    const std::atomic<bool> never = false;
    return *compared(left, right, never);
}

std::optional<TraceComparison> compared(const Trace &left, const Trace &right,
                                        const std::atomic<bool> &isCancelled)
{
    const auto first = divergence(left, right, isCancelled);
    if (!first)
        return std::nullopt;
    auto ends = differentEnds(Sides(left, right), byLuck(left), byLuck(right), isCancelled);
    if (!ends)
        return std::nullopt;
    std::ranges::sort(*ends, {}, [](const InvocationPair &pair) {
        return std::pair(!pair.left, pair.left ? *pair.left : *pair.right);
    });
    return TraceComparison{*first, std::move(*ends)};
}

std::optional<StepIndex> firstDivergence(const Trace &left, const Trace &right)
{
    const std::atomic<bool> never = false;
    return *divergence(left, right, never);
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

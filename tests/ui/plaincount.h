#pragma once

#include "core/trace/rangestatistics.h"

#include <algorithm>

namespace retryscope {

/// The statistics of a range, counted another way: invocation by invocation, and levels from the
/// states of all of them.
inline RangeStatistics plainCount(const Trace &trace, Instant from, Instant to)
{
    RangeStatistics sums;
    sums.from = from;
    sums.to = to;
    std::size_t first = trace.size();
    std::size_t last = 0;
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        const bool isInside = from <= trace.at({i}) && trace.at({i}) <= to;
        sums.steps += isInside ? 1 : 0;
        sums.changes += isInside && !trace.invocationOf({i}) ? 1 : 0;
        first = trace.at({i}) >= from ? std::min<std::size_t>(first, i) : first;
        last = trace.at({i}) <= to ? i + std::size_t{1} : last;
    }
    for (std::uint32_t i = 0; i < trace.invocationCount(); ++i) {
        Instant began;
        bool isFirst = true;
        for (const StepIndex step : trace.stepsOf({i})) {
            const Fact fact = trace.fact(step);
            const Instant at = trace.at(step);
            const bool isInside = from <= at && at <= to;
            if (std::holds_alternative<AttemptStarted>(fact))
                began = at;
            if (isInside)
                sums.called += isFirst ? 1 : 0;
            isFirst = false;
            if (!isInside)
                continue;
            if (std::holds_alternative<Accepted>(fact))
                ++sums.accepted;
            if (std::holds_alternative<Rejected>(fact))
                ++sums.rejected;
            if (std::holds_alternative<Answered>(fact))
                ++sums.answered;
            if (std::holds_alternative<AttemptStarted>(fact)) {
                ++sums.runs;
                ++sums.dispatches;
                if (trace.origin({i}).type == InvocationType::Event)
                    sums.age.add(at - trace.calledAt({i}));
            }
            if (std::holds_alternative<AttemptSucceeded>(fact)) {
                ++sums.succeeded;
                sums.duration.add(at - began);
            }
            if (const auto *failed = std::get_if<AttemptFailed>(&fact)) {
                ++sums.failed[static_cast<std::size_t>(failed->failure)];
                if (failed->failure == Failure::NotFound)
                    ++sums.dispatches;
                else
                    sums.duration.add(at - began);
                if (failed->wait)
                    sums.backOff.add(*failed->wait);
            }
            if (const auto *refused = std::get_if<Refused>(&fact)) {
                ++sums.dispatches;
                sums.throttled += refused->statusCode == 429 ? 1 : 0;
                sums.serviceErrors += refused->statusCode == 429 ? 0 : 1;
                if (refused->wait)
                    sums.refusedWait.add(*refused->wait);
            }
            if (const auto *ended = std::get_if<Ended>(&fact))
                ++sums.ended[static_cast<std::size_t>(ended->condition)];
            if (std::holds_alternative<Lost>(fact))
                ++sums.lost;
            if (std::holds_alternative<Delivered>(fact))
                ++sums.delivered;
            if (std::holds_alternative<DeliveryFailed>(fact))
                ++sums.deliveryFailed;
        }
        const auto count = [&](Totals &totals, std::size_t steps) {
            if (const auto state = trace.invocationAfter(steps, {i}))
                totals.move(std::nullopt, state->phase);
        };
        count(sums.before, std::min(first, trace.size()));
        count(sums.after, std::max(first == trace.size() ? last : first, last));
    }
    return sums;
}

} // namespace retryscope

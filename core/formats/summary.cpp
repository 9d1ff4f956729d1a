#include "core/formats/summary.h"

#include "core/model/overloaded.h"
#include "core/rules/record.h"
#include "core/trace/metrics.h"

#include <array>
#include <cstdint>

namespace retryscope {

namespace {

constexpr std::array conditions{Condition::Success, Condition::RetriesExhausted,
                                Condition::EventAgeExceeded, Condition::ZeroReservedConcurrency,
                                Condition::RecursiveInvocation};

struct Counts
{
    std::uint64_t attempts = 0;
    std::uint64_t refusals = 0;
    std::uint64_t rejected = 0;
    std::uint64_t lost = 0;
    std::array<std::uint64_t, conditions.size()> ends{};
};

Counts counted(const Trace &trace)
{
    Counts counts;
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        std::visit(Overloaded{
                       [](const Accepted &) {},
                       [&](const Rejected &) { ++counts.rejected; },
                       [&](const AttemptStarted &) { ++counts.attempts; },
                       [](const AttemptSucceeded &) {},
                       [&](const AttemptFailed &failed) {
                           counts.attempts += failed.failure == Failure::NotFound ? 1U : 0U;
                       },
                       [&](const Refused &) { ++counts.refusals; },
                       [&](const Ended &ended) {
                           ++counts.ends[static_cast<std::size_t>(ended.condition)];
                       },
                       [](const Delivered &) {},
                       [](const DeliveryFailed &) {},
                       [&](const Lost &) { ++counts.lost; },
                       [](const Answered &) {},
                       [](const Changed &) {},
                       [](const ChangeRefused &) {},
                   },
                   trace.fact({i}));
    }
    return counts;
}

/// Sums over all functions, in CloudWatch's names.
void addMetrics(std::string &text, const Trace &trace)
{
    FunctionMetrics sum;
    for (const FunctionMetrics &metrics : metricsOf(trace)) {
        sum.asyncEventsReceived += metrics.asyncEventsReceived;
        sum.asyncEventsDropped += metrics.asyncEventsDropped;
        sum.invocations += metrics.invocations;
        sum.errors += metrics.errors;
        sum.throttles += metrics.throttles;
        sum.deadLetterErrors += metrics.deadLetterErrors;
        sum.destinationDeliveryFailures += metrics.destinationDeliveryFailures;
        sum.recursiveInvocationsDropped += metrics.recursiveInvocationsDropped;
    }
    const auto add = [&](const char *name, std::int64_t value) {
        text += std::string(name) + ' ' + std::to_string(value) + '\n';
    };
    add("AsyncEventsReceived", sum.asyncEventsReceived);
    add("AsyncEventsDropped", sum.asyncEventsDropped);
    add("Invocations", sum.invocations);
    add("Errors", sum.errors);
    add("Throttles", sum.throttles);
    add("DeadLetterErrors", sum.deadLetterErrors);
    add("DestinationDeliveryFailures", sum.destinationDeliveryFailures);
    add("RecursiveInvocationsDropped", sum.recursiveInvocationsDropped);
}

} // namespace

std::string summaryText(const Trace &trace)
{
    const Counts counts = counted(trace);
    std::string text;
    const auto add = [&](const char *name, std::uint64_t value) {
        text += std::string(name) + ' ' + std::to_string(value) + '\n';
    };
    add("invocations", trace.invocationCount());
    add("attempts", counts.attempts);
    add("refusals", counts.refusals);
    add("steps", trace.size());
    add("rejected", counts.rejected);
    for (const Condition condition : conditions)
        add(conditionName(trace.rules(), condition),
            counts.ends[static_cast<std::size_t>(condition)]);
    add("lost", counts.lost);
    addMetrics(text, trace);
    return text;
}

} // namespace retryscope

#include "core/trace/metrics.h"

#include "core/model/overloaded.h"
#include "core/model/statuscode.h"

#include <algorithm>

namespace retryscope {

namespace {

class MetricsPass
{
public:
    explicit MetricsPass(const Trace &trace)
        : m_trace(trace)
        , m_metrics(trace.scenario().functions.size())
        , m_inFlight(m_metrics.size())
        , m_startedAt(trace.invocationCount())
    {
    }

    void add(StepIndex index)
    {
        const auto invocation = m_trace.invocationOf(index);
        if (!invocation)
            return;
        const auto function = m_trace.reference(*invocation).function;
        if (function)
            add(*invocation, *function, m_trace.at(index), m_trace.fact(index));
    }

    std::vector<FunctionMetrics> result() && { return std::move(m_metrics); }

private:
    void add(InvocationId invocation, FunctionIndex function, Instant at, const Fact &fact)
    {
        FunctionMetrics &metrics = m_metrics[function.value];
        std::visit(Overloaded{
                       [&](const Accepted &) {
                           if (!m_trace.origin(invocation).duplicate)
                               ++metrics.asyncEventsReceived;
                       },
                       [](const Rejected &) {},
                       [&](const AttemptStarted &) { start(invocation, function, at); },
                       [&](const AttemptSucceeded &) { end(invocation, function, at); },
                       [&](const AttemptFailed &failed) {
                           if (failed.failure == Failure::NotFound)
                               return;
                           ++metrics.errors;
                           end(invocation, function, at);
                       },
                       [&](const Refused &refused) {
                           metrics.throttles += isThrottle(refused.statusCode) ? 1 : 0;
                       },
                       [&](const Ended &ended) {
                           if (ended.condition != Condition::Success)
                               ++metrics.asyncEventsDropped;
                           if (ended.condition == Condition::RecursiveInvocation)
                               ++metrics.recursiveInvocationsDropped;
                       },
                       [](const Delivered &) {},
                       [&](const DeliveryFailed &failed) {
                           ++(failed.via == Via::DeadLetterQueue
                                  ? metrics.deadLetterErrors
                                  : metrics.destinationDeliveryFailures);
                       },
                       [](const Lost &) {},
                       [&](const Answered &answered) {
                           metrics.throttles += isThrottle(answered.statusCode) ? 1 : 0;
                       },
                       [](const Changed &) {},
                       [](const ChangeRefused &) {},
                   },
                   fact);
    }

    void start(InvocationId invocation, FunctionIndex function, Instant at)
    {
        FunctionMetrics &metrics = m_metrics[function.value];
        ++metrics.invocations;
        m_startedAt[invocation.value] = at;
        if (m_trace.origin(invocation).type == InvocationType::Event)
            metrics.asyncEventAge.add(at - m_trace.calledAt(invocation));
        const std::int64_t inFlight = ++m_inFlight[function.value];
        metrics.concurrentExecutions = std::max(metrics.concurrentExecutions, inFlight);
    }

    void end(InvocationId invocation, FunctionIndex function, Instant at)
    {
        m_metrics[function.value].duration.add(at - m_startedAt[invocation.value]);
        --m_inFlight[function.value];
    }

    const Trace &m_trace;
    std::vector<FunctionMetrics> m_metrics;
    std::vector<std::int64_t> m_inFlight; // by function
    std::vector<Instant> m_startedAt; // by invocation: its latest run
};

} // namespace

std::vector<FunctionMetrics> metricsOf(const Trace &trace)
{
    MetricsPass pass(trace);
    for (std::uint32_t i = 0; i < trace.size(); ++i)
        pass.add({i});
    return std::move(pass).result();
}

} // namespace retryscope

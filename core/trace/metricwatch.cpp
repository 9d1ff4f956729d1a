#include "core/trace/metricwatch.h"

#include "core/model/overloaded.h"
#include "core/model/statuscode.h"

#include <algorithm>
#include <utility>

namespace retryscope {

MetricSampler::MetricSampler(const Trace &trace)
    : m_trace(trace)
    , m_startedAt(trace.invocationCount())
    , m_phases(trace.invocationCount(), Phase::Rejected)
{
}

const std::vector<MetricSample> &MetricSampler::samples(StepIndex index, InvocationId invocation,
                                                        const Fact &fact)
{
    m_samples.clear();
    const Instant at = m_trace.at(index);
    count(invocation, at, fact);
    moveLevels(invocation, at, fact);
    return m_samples;
}

void MetricSampler::count(InvocationId invocation, Instant at, const Fact &fact)
{
    const auto ran = [&] {
        put(Metric::RunDuration, at, (at - m_startedAt[invocation.value]).count());
    };
    std::visit(Overloaded{
                   [&](const Accepted &) {
                       if (!m_trace.origin(invocation).duplicate)
                           put(Metric::AsyncEventsReceived, at);
                   },
                   [](const Rejected &) {},
                   [&](const AttemptStarted &) { start(invocation, at); },
                   [&](const AttemptSucceeded &) { ran(); },
                   [&](const AttemptFailed &failed) {
                       if (failed.failure == Failure::NotFound)
                           return;
                       put(Metric::Errors, m_startedAt[invocation.value]);
                       ran();
                   },
                   [&](const Refused &refused) {
                       if (isThrottle(refused.statusCode))
                           put(Metric::Throttles, at);
                   },
                   [&](const Ended &ended) {
                       if (ended.condition != Condition::Success)
                           put(Metric::AsyncEventsDropped, at);
                       if (ended.condition == Condition::RecursiveInvocation)
                           put(Metric::RecursiveInvocationsDropped, at);
                   },
                   [](const Delivered &) {},
                   [&](const DeliveryFailed &failed) {
                       put(failed.via == Via::DeadLetterQueue ? Metric::DeadLetterErrors
                                                              : Metric::DestinationDeliveryFailures,
                           at);
                   },
                   [](const Lost &) {},
                   [&](const Answered &answered) {
                       if (isThrottle(answered.statusCode))
                           put(Metric::Throttles, at);
                   },
                   [](const Changed &) {},
                   [](const ChangeRefused &) {},
               },
               fact);
}

void MetricSampler::start(InvocationId invocation, Instant at)
{
    put(Metric::Invocations, at);
    m_startedAt[invocation.value] = at;
    if (m_trace.origin(invocation).type == InvocationType::Event)
        put(Metric::AsyncEventAge, at, (at - m_trace.calledAt(invocation)).count());
}

void MetricSampler::moveLevels(InvocationId invocation, Instant at, const Fact &fact)
{
    Phase &phase = m_phases[invocation.value];
    const Phase before = phase;
    InvocationState state;
    state.phase = before;
    apply(state, at, fact);
    phase = state.phase;
    if (isWaiting(before) != isWaiting(phase))
        put(Metric::QueueDepth, at, isWaiting(phase) ? 1 : -1);
    if ((before == Phase::Running) != (phase == Phase::Running))
        put(Metric::ConcurrentExecutions, at, phase == Phase::Running ? 1 : -1);
}

std::optional<StepIndex> MetricWatch::add(StepIndex index, Instant at, const MetricSample &sample)
{
    if (sample.metric != m_threshold.metric)
        return std::nullopt;
    return isLevel(sample.metric) ? addToLevel(index, at, sample.amount)
                                  : addToMinute(index, sample);
}

std::optional<StepIndex> MetricWatch::addToLevel(StepIndex index, Instant at, std::int64_t amount)
{
    std::optional<StepIndex> crossed;
    if (m_moved && m_movedAt != at)
        crossed = finish();
    m_level += amount;
    m_moved = index;
    m_movedAt = at;
    return crossed;
}

std::optional<StepIndex> MetricWatch::finish()
{
    const auto moved = std::exchange(m_moved, std::nullopt);
    const std::int64_t before = std::exchange(m_levelBefore, m_level);
    const bool isCrossed = m_threshold.side == Threshold::Side::Above
        ? before <= m_threshold.value && m_level > m_threshold.value
        : before >= m_threshold.value && m_level < m_threshold.value;
    return isCrossed ? moved : std::nullopt;
}

std::optional<StepIndex> MetricWatch::addToMinute(StepIndex index, const MetricSample &sample)
{
    std::int64_t &value = m_minutes[sample.stamp.time_since_epoch() / std::chrono::minutes(1)];
    const std::int64_t before = value;
    value =
        isInMilliseconds(sample.metric) ? std::max(value, sample.amount) : value + sample.amount;
    if (before <= m_threshold.value && value > m_threshold.value)
        return index;
    return std::nullopt;
}

} // namespace retryscope

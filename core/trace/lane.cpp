#include "core/trace/lane.h"

#include "core/model/overloaded.h"
#include "core/trace/reckoning.h"
#include "core/trace/trace.h"

#include <algorithm>
#include <variant>

namespace retryscope {

namespace {

/// Turns one invocation's steps into segments: each step ends what was open and may open the next.
class LaneBuilder
{
public:
    explicit LaneBuilder(const Trace &trace)
        : m_trace(trace)
    {
    }

    void take(StepIndex index)
    {
        m_index = index;
        m_at = m_trace.at(index);
        std::visit(Overloaded{
                       [&](const Accepted &) { open(SegmentKind::Queued); },
                       [&](const Rejected &) { moment(SegmentKind::Rejected); },
                       [&](const AttemptStarted &started) { start(started); },
                       [&](const AttemptSucceeded &) { closeRun(); },
                       [&](const AttemptFailed &failed) { fail(failed); },
                       [&](const Refused &refused) { refuse(refused); },
                       [&](const Ended &ended) { end(ended); },
                       [&](const Delivered &) { moment(SegmentKind::Delivery); },
                       [&](const DeliveryFailed &) { moment(SegmentKind::Delivery); },
                       [&](const Lost &) { moment(SegmentKind::Lost); },
                       [&](const Answered &) { moment(SegmentKind::Answered); },
                       [](const Changed &) {},
                       [](const ChangeRefused &) {},
                   },
                   m_trace.fact(index));
    }

    std::vector<Segment> finished()
    {
        if (m_isOpen) {
            Segment &cut = m_segments.back();
            cut.to = std::max(m_due.value_or(m_trace.endedAt()), cut.from);
        }
        return std::move(m_segments);
    }

private:
    void open(SegmentKind kind, std::uint16_t number = 0, std::optional<Duration> wait = {})
    {
        m_segments.push_back({kind, m_at, m_at, m_index, {}, number});
        m_isOpen = true;
        m_due = wait ? std::optional(m_at + *wait) : std::nullopt;
    }

    void moment(SegmentKind kind, std::uint16_t number = 0)
    {
        m_segments.push_back({kind, m_at, m_at, m_index, {}, number});
    }

    void close()
    {
        if (!m_isOpen)
            return;
        m_isOpen = false;
        Segment &ended = m_segments.back();
        ended.to = m_at;
        ended.last = m_index;
        if (ended.kind == SegmentKind::Queued && ended.from == ended.to)
            m_segments.pop_back(); // dispatched at once: there is nothing to see
    }

    void start(const AttemptStarted &started)
    {
        close();
        m_attempts = started.attempt;
        open(SegmentKind::Run, started.attempt);
    }

    void closeRun()
    {
        if (m_isOpen)
            m_runLength = m_at - m_segments.back().from;
        close();
    }

    void fail(const AttemptFailed &failed)
    {
        closeRun();
        if (failed.failure == Failure::NotFound)
            moment(SegmentKind::LookUp, ++m_attempts);
        if (failed.wait)
            open(SegmentKind::BackOff, m_attempts, failed.wait);
    }

    void refuse(const Refused &refused)
    {
        close();
        if (refused.wait)
            open(SegmentKind::RefusedWait, refused.inARow, refused.wait);
        else
            moment(SegmentKind::RefusedWait, refused.inARow);
    }

    void end(const Ended &ended)
    {
        close();
        moment(SegmentKind::Ended);
        if (ended.condition == Condition::EventAgeExceeded)
            forbid();
    }

    /// The dispatch that was not waited for, because it would have come too late.
    void forbid()
    {
        const auto reckoning = reckoningOf(m_trace, m_index);
        if (!reckoning || !reckoning->wait)
            return;
        const auto attempt = static_cast<std::uint16_t>(m_attempts + 1);
        m_segments.push_back({SegmentKind::NeverRuns,
                              reckoning->due(),
                              reckoning->due() + m_runLength,
                              m_index,
                              {},
                              attempt});
    }

    const Trace &m_trace;
    std::vector<Segment> m_segments;
    StepIndex m_index;
    Instant m_at;
    bool m_isOpen = false;
    std::optional<Instant> m_due;
    std::uint16_t m_attempts = 0;
    Duration m_runLength{};
};

} // namespace

std::vector<Segment> segmentsOf(const Trace &trace, InvocationId invocation)
{
    LaneBuilder builder(trace);
    for (const StepIndex index : trace.stepsOf(invocation))
        builder.take(index);
    return builder.finished();
}

} // namespace retryscope

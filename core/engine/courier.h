#pragma once

#include "core/engine/agenda.h"
#include "core/engine/eventsizes.h"
#include "core/engine/liveinvocation.h"
#include "core/engine/world.h"
#include "core/model/textmeasure.h"
#include "core/trace/column.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace retryscope {

/// An invocation that a delivery started and whose acceptance is due.
struct StartedChild
{
    Origin origin;
    TextMeasure event; ///< the size of what it carries
    ChainPlace chain;
};

/// Sends what has ended to its targets (semantics, sections 7 to 10): decides whether a delivery
/// fails, appends its step, and starts the invocations that it causes.
class Courier
{
public:
    Courier(Trace &trace, const World &world, Agenda &agenda, const EventSizes &sizes,
            const Column<LiveInvocation> &live);

    /// One delivery of the invocation that ended at the step `ended`. True if it arrived.
    bool deliver(StepIndex ended, Via via, TargetIndex target);

    /// The child that an agenda item of class `Acceptance` stands for.
    [[nodiscard]] const StartedChild &child(std::uint32_t subject) const;

    /// Whether a bound on chains kept an invocation from being started.
    [[nodiscard]] bool isTruncated() const { return m_truncated; }

private:
    [[nodiscard]] std::optional<Problem> problem(StepIndex ended, Via via,
                                                 TargetIndex target) const;
    [[nodiscard]] bool fits(StepIndex ended, Via via, TargetKind kind) const;
    [[nodiscard]] std::size_t mostAround(const LiveInvocation &live) const;
    [[nodiscard]] TextMeasure bodyMeasure(StepIndex ended, Via via, TargetKind kind) const;
    [[nodiscard]] TextMeasure subscriberMeasure(StepIndex delivery, std::uint32_t subscriber) const;
    [[nodiscard]] bool wouldStop(StepIndex ended, ReferenceIndex callee, TargetKind kind) const;
    [[nodiscard]] ChainPlace chainPlace(InvocationId parent, ReferenceIndex callee,
                                        TargetKind kind) const;
    void startChildren(StepIndex delivery, StepIndex ended, Via via, TargetIndex target);
    void start(StepIndex delivery, ReferenceIndex callee, TargetKind kind,
               std::uint32_t subscriber);

    Trace &m_trace;
    const World &m_world;
    Agenda &m_agenda;
    const EventSizes &m_sizes;
    const Column<LiveInvocation> &m_live;
    std::vector<StartedChild> m_children;
    mutable std::vector<std::size_t> m_mostAround; // by OutcomeIndex; 0: not yet known
    bool m_truncated = false;
};

} // namespace retryscope

#include "core/engine/courier.h"

#include "core/model/chance.h"
#include "core/rules/envelope.h"
#include "core/rules/routing.h"
#include "core/trace/delivery.h"

#include <cassert>

namespace retryscope {

namespace {

constexpr std::uint64_t childDraw = 0xC0;

/// Of the record without its event, whose place is `null`.
TextMeasure frameMeasure(const Json &frame)
{
    return measured(compactText(frame)) - measured("null");
}

} // namespace

Courier::Courier(Trace &trace, const World &world, Agenda &agenda, const EventSizes &sizes,
                 const Column<LiveInvocation> &live)
    : m_trace(trace)
    , m_world(world)
    , m_agenda(agenda)
    , m_sizes(sizes)
    , m_live(live)
    , m_mostAround(trace.catalog().outcomeCount())
{
}

bool Courier::deliver(StepIndex ended, Via via, TargetIndex target)
{
    const auto invocation = m_trace.invocationOf(ended);
    const Instant now = m_trace.at(ended);
    if (const auto why = problem(ended, via, target)) {
        m_trace.append(
            {now, invocation, ended, RuleId::DeliveryChecks, DeliveryFailed{via, *why, target}});
        return false;
    }
    const RuleId rule = via == Via::OnSuccess ? RuleId::SuccessEnd : RuleId::FailureFanout;
    const StepIndex delivery =
        m_trace.append({now, invocation, ended, rule, Delivered{via, target}});
    startChildren(delivery, ended, via, target);
    return true;
}

std::optional<Problem> Courier::problem(StepIndex ended, Via via, TargetIndex target) const
{
    const CatalogTarget &entry = m_trace.catalog().target(target);
    if (!m_world.exists(target))
        return Problem::NotFound;
    if (!m_world.isAllowed(target))
        return Problem::AccessDenied;
    if (!m_world.isAvailable(target, m_trace.at(ended)))
        return Problem::Unavailable;
    if (!fits(ended, via, entry.kind))
        return Problem::TooLarge;
    if (entry.function && wouldStop(ended, *entry.function, entry.kind))
        return Problem::Recursive;
    return std::nullopt;
}

/// Whether the body is within the target's limit. Nearly always a bound on its size tells.
bool Courier::fits(StepIndex ended, Via via, TargetKind kind) const
{
    const std::size_t limit = bodyLimit(kind);
    if (limit == 0)
        return true;
    const InvocationId invocation = *m_trace.invocationOf(ended);
    const std::size_t event = m_sizes.of(invocation).bytes;
    if (via == Via::DeadLetterQueue)
        return event <= limit;
    if (event + mostAround(m_live[invocation.value]) <= limit)
        return true;
    return bodyMeasure(ended, via, kind).bytes <= limit;
}

/// More than a record can have around its event, whatever the rules' shape of it.
std::size_t Courier::mostAround(const LiveInvocation &live) const
{
    constexpr std::size_t fixedParts = 8192; // names, ids, times and keys are far below
    if (live.runs == 0)
        return fixedParts;
    std::size_t &most = m_mostAround[live.outcome.value];
    if (most == 0) {
        constexpr std::size_t spellings = 16; // of the error: in the payload and the log, escaped
        const Outcome &outcome = *m_trace.catalog().outcome(live.outcome).outcome;
        most = fixedParts + spellings * (outcome.errorType.size() + outcome.errorMessage.size())
            + spellings * compactText(outcome.response).size();
    }
    return most;
}

TextMeasure Courier::bodyMeasure(StepIndex ended, Via via, TargetKind kind) const
{
    const TextMeasure event = m_sizes.of(*m_trace.invocationOf(ended));
    if (via == Via::DeadLetterQueue)
        return event;
    const RecordContent frame = recordFrame(m_trace, ended);
    const TextMeasure whole = frameMeasure(record(m_trace.rules(), frame)) + event;
    const bool canBeSlim = via == Via::OnFailure && kind == TargetKind::Topic;
    if (canBeSlim && whole.bytes > bodyLimit(kind))
        return measured(compactText(slimRecord(m_trace.rules(), frame)));
    return whole;
}

/// The size of a child's event: the service's envelope with nothing in it, and what it embeds.
TextMeasure Courier::subscriberMeasure(StepIndex delivery, std::uint32_t subscriber) const
{
    const DeliveryStep step = deliveryAt(m_trace, delivery);
    const CatalogTarget &target = m_trace.catalog().target(step.target);
    const WallTime when = at(m_trace.scenario().startTime, m_trace.at(delivery));
    const TextMeasure body = bodyMeasure(step.ended, step.via, target.kind);
    switch (target.kind) {
    case TargetKind::Topic: {
        const auto attributes = deadLetterAttributesOf(m_trace, delivery);
        const Json envelope = topicEvent({target.arn,
                                          subscriptionIdOf(m_trace, step.target, subscriber),
                                          messageIdOf(m_trace, delivery),
                                          {},
                                          when,
                                          attributes ? &*attributes : nullptr});
        return measured(compactText(envelope)) - measured("\"\"") + quoted(body);
    }
    case TargetKind::Bus: {
        const Json envelope = busEnvelope(recordFrame(m_trace, step.ended),
                                          {messageIdOf(m_trace, delivery), target.arn, Json()});
        return frameMeasure(envelope) + body;
    }
    case TargetKind::Bucket:
        return measured(
            compactText(bucketEvent({target.arn, m_trace.scenario().home.region,
                                     *objectKeyOf(m_trace, delivery), body.bytes, when})));
    case TargetKind::Queue:
    case TargetKind::Function:
    case TargetKind::Other:
        break;
    }
    return body;
}

/// Whether a stopped invocation's delivery would start one that is stopped in turn.
bool Courier::wouldStop(StepIndex ended, ReferenceIndex callee, TargetKind kind) const
{
    const auto end = std::get<Ended>(m_trace.fact(ended));
    const auto function = m_trace.catalog().reference(callee).function;
    if (end.condition != Condition::RecursiveInvocation || !function)
        return false;
    const FunctionSettings &settings = m_world.settings(*function);
    if (settings.deleted || settings.recursiveLoop == RecursiveLoop::Allow)
        return false;
    const ChainPlace place = chainPlace(*m_trace.invocationOf(ended), callee, kind);
    return place.ofItsFunction >= firstStoppedInChain;
}

ChainPlace Courier::chainPlace(InvocationId parent, ReferenceIndex callee, TargetKind kind) const
{
    ChainPlace place{static_cast<std::uint8_t>(m_live[parent.value].chain.hops + 1), 1, false};
    if (kind == TargetKind::Bus) { // an EventBridge hop starts an empty chain
        place.isFirst = true;
        return place;
    }
    const auto function = m_trace.catalog().reference(callee).function;
    for (InvocationId ancestor = parent; function;) {
        const LiveInvocation &live = m_live[ancestor.value];
        if (live.function == *function)
            ++place.ofItsFunction;
        if (live.chain.isFirst)
            break;
        ancestor = *m_trace.parent(ancestor);
    }
    return place;
}

void Courier::startChildren(StepIndex delivery, StepIndex ended, Via via, TargetIndex target)
{
    const CatalogTarget &entry = m_trace.catalog().target(target);
    if (entry.function && via != Via::DeadLetterQueue)
        start(delivery, *entry.function, entry.kind, 0);
    for (std::uint32_t i = 0; i < entry.subscribers.size(); ++i) {
        if (!wouldStop(ended, entry.subscribers[i], entry.kind))
            start(delivery, entry.subscribers[i], entry.kind, i);
    }
}

void Courier::start(StepIndex delivery, ReferenceIndex callee, TargetKind kind,
                    std::uint32_t subscriber)
{
    const InvocationId parent = *m_trace.invocationOf(delivery);
    const ChainPlace place = chainPlace(parent, callee, kind);
    if (place.hops > longestChain || m_children.size() >= mostStarted) {
        m_truncated = true;
        return;
    }
    const DeliveryStep step = deliveryAt(m_trace, delivery);
    const std::uint64_t draw =
        childDraw + static_cast<std::uint64_t>(step.via) + (std::uint64_t{subscriber} << 8U);
    const bool isSynchronous =
        kind == TargetKind::Function && m_trace.rules().lambdaTarget == LambdaTarget::Synchronous;
    Origin origin;
    origin.luck = chance::mixed(m_trace.origin(parent).luck, draw);
    origin.reference = callee;
    origin.delivery = delivery;
    origin.ordinal = subscriber;
    origin.type = isSynchronous ? InvocationType::RequestResponse : InvocationType::Event;
    m_agenda.schedule(m_trace.at(delivery), Duration{}, ItemClass::Acceptance,
                      static_cast<std::uint32_t>(m_children.size()));
    m_children.push_back({origin, subscriberMeasure(delivery, subscriber), place});
}

const StartedChild &Courier::child(std::uint32_t subject) const
{
    assert(subject < m_children.size());
    return m_children[subject];
}

} // namespace retryscope

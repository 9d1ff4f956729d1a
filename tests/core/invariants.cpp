#include "tests/core/invariants.h"

#include "core/model/overloaded.h"
#include "core/rules/routing.h"
#include "core/trace/delivery.h"

namespace retryscope::invariants {

namespace {

/// One invocation, followed step by step.
struct Life
{
    std::optional<StepIndex> last; // own step that the next one follows; deliveries aside
    Instant acceptedAt;
    const FunctionSettings *settings = nullptr; // of the run that is going
    int attempts = 0;
    int refusalsInARow = 0;
    int ends = 0;
    bool failed = false;
    bool caught = false;
    bool lost = false;
};

class Checker
{
public:
    explicit Checker(const Trace &trace)
        : m_trace(trace)
        , m_lives(trace.invocationCount())
        , m_inFlight(trace.scenario().functions.size())
    {
    }

    [[nodiscard]] std::string check(bool isWhole);

private:
    void check(StepIndex index, const Step &step);
    void checkCall(StepIndex index, const Step &step, const Life &life);
    void checkDispatch(const Step &step, const Life &life);
    void checkStart(StepIndex index, const Step &step, Life &life);
    void checkPlace(StepIndex index, FunctionIndex function);
    void checkRunEnd(const Step &step, Life &life);
    void checkWait(StepIndex index, const Step &step, const Life &life,
                   const std::optional<Duration> &wait);
    void checkEnd(StepIndex index, const Step &step, Life &life);
    void checkDelivery(StepIndex index, const Step &step, Life &life);
    void checkSize(StepIndex index);
    void checkTotals(std::size_t count);
    void checkAfterAll(bool isWhole);

    [[nodiscard]] FunctionIndex functionOf(const Step &step) const
    {
        return *m_trace.reference(*step.invocation).function;
    }
    [[nodiscard]] const FunctionSettings &settings(StepIndex index, const Step &step) const
    {
        return m_trace.settings(functionOf(step), index.value);
    }
    [[nodiscard]] const SlotSettings &slot(const FunctionSettings &all, const Step &step) const
    {
        return all.bySlot[m_trace.reference(*step.invocation).slot->value];
    }
    void require(bool holds, const char *what)
    {
        if (!holds && m_broken.empty())
            m_broken = what;
    }

    const Trace &m_trace;
    std::vector<Life> m_lives;
    std::vector<std::int64_t> m_inFlight; // by function
    std::uint32_t m_waiting = 0;
    std::string m_broken;
};

std::string Checker::check(bool isWhole)
{
    constexpr std::size_t looksAtTotals = 8; // which cost more than a step
    const std::size_t stepsBetweenTotals = m_trace.size() / looksAtTotals + 1;
    for (std::uint32_t i = 0; i < m_trace.size(); ++i) {
        const Step step = m_trace.step({i});
        require(i == 0 || m_trace.at({i - 1}) <= step.at, "time goes back");
        require(step.at <= m_trace.endedAt(), "a step comes after the end");
        require(!step.cause || step.cause->value < i, "a cause comes after its effect");
        if (step.invocation)
            check({i}, step);
        if (i % stepsBetweenTotals == 0)
            checkTotals(i + 1);
        if (!m_broken.empty())
            return "step " + std::to_string(i) + " (" + typeName(step.fact) + "): " + m_broken;
    }
    checkTotals(m_trace.size());
    checkAfterAll(isWhole);
    return m_broken;
}

void Checker::check(StepIndex index, const Step &step)
{
    Life &life = m_lives[step.invocation->value];
    const bool isDelivery = std::holds_alternative<Delivered>(step.fact)
        || std::holds_alternative<DeliveryFailed>(step.fact);
    const bool isFirst = !life.last;
    if (isFirst)
        checkCall(index, step, life);
    else
        require(step.cause == life.last, "the cause is not the step before it");
    require(life.ends == 0 || isDelivery || std::holds_alternative<Lost>(step.fact),
            "something but a delivery follows the end");
    std::visit(
        Overloaded{
            [&](const Accepted &) {
                require(isFirst, "accepted twice");
                life.acceptedAt = step.at;
                ++m_waiting;
            },
            [&](const Rejected &) { require(isFirst, "rejected after something else"); },
            [&](const AttemptStarted &) { checkStart(index, step, life); },
            [&](const AttemptSucceeded &) { checkRunEnd(step, life); },
            [&](const AttemptFailed &failed) {
                if (failed.failure == Failure::NotFound) {
                    checkDispatch(step, life);
                    require(settings(index, step).deleted, "looked up, but not deleted");
                    ++life.attempts;
                    life.settings = &settings(index, step);
                } else {
                    checkRunEnd(step, life);
                }
                checkWait(index, step, life, failed.wait);
            },
            [&](const Refused &refused) {
                checkDispatch(step, life);
                require(refused.inARow == ++life.refusalsInARow, "refusals are miscounted");
                life.settings = &settings(index, step);
                checkWait(index, step, life, refused.wait);
            },
            [&](const Ended &) { checkEnd(index, step, life); },
            [&](const Delivered &) { checkDelivery(index, step, life); },
            [&](const DeliveryFailed &) { checkDelivery(index, step, life); },
            [&](const Lost &) {
                require(life.failed && !life.caught && !life.lost, "lost without reason");
                life.lost = true;
            },
            [&](const Answered &) {
                require(m_trace.origin(*step.invocation).type != InvocationType::Event,
                        "an event is answered");
            },
            [&](const Changed &) { require(false, "a change belongs to an invocation"); },
            [&](const ChangeRefused &) { require(false, "a change belongs to an invocation"); },
        },
        step.fact);
    if (!isDelivery)
        life.last = index;
}

/// The first step of an invocation: caused by nothing, by its parent's delivery, or by the call
/// that it duplicates.
void Checker::checkCall(StepIndex index, const Step &step, const Life &)
{
    const Origin origin = m_trace.origin(*step.invocation);
    if (origin.duplicate) {
        const Life &original = m_lives[step.invocation->value - 1];
        require(step.cause == original.last, "a duplicate does not follow its original");
    } else {
        require(step.cause == origin.delivery, "a call does not follow its delivery");
        if (origin.delivery) {
            const Fact fact = m_trace.fact(*origin.delivery);
            require(std::holds_alternative<Delivered>(fact), "a failed delivery calls");
            require(m_trace.at(*origin.delivery) == step.at, "a child is called late");
        }
    }
    if (origin.type != InvocationType::Event)
        return;
    const std::size_t bytes = compactText(eventOf(m_trace, *step.invocation)).size();
    const auto limit = static_cast<std::size_t>(m_trace.rules().payloadLimit);
    const auto *rejected = std::get_if<Rejected>(&step.fact);
    if (rejected && rejected->statusCode == 413)
        require(bytes > limit, "413, but the event is within the limit");
    if (!rejected)
        require(bytes <= limit, "accepted, but the event is too large");
    require(index.value < m_trace.size(), "no such step");
}

/// A step that a dispatch leads to: due when the wait before it says.
void Checker::checkDispatch(const Step &step, const Life &life)
{
    require(life.last.has_value(), "dispatched before it was called");
    if (!life.last)
        return;
    --m_waiting;
    const Fact before = m_trace.fact(*life.last);
    const Instant since = m_trace.at(*life.last);
    if (std::holds_alternative<Accepted>(before))
        require(step.at == since + m_trace.scenario().dispatchDelay, "the first dispatch is late");
    else if (const auto *failed = std::get_if<AttemptFailed>(&before))
        require(failed->wait && step.at == since + *failed->wait, "not when the back-off is over");
    else if (const auto *refused = std::get_if<Refused>(&before))
        require(refused->wait && step.at == since + *refused->wait, "not when the wait is over");
    else
        require(false, "dispatched out of nowhere");
}

void Checker::checkStart(StepIndex index, const Step &step, Life &life)
{
    const bool isEvent = m_trace.origin(*step.invocation).type == InvocationType::Event;
    life.settings = &settings(index, step);
    if (isEvent) {
        checkDispatch(step, life);
        require(step.at - life.acceptedAt <= slot(*life.settings, step).maximumEventAge,
                "runs too old");
    }
    require(!life.settings->deleted, "a deleted function runs");
    checkPlace(index, functionOf(step));
    ++m_inFlight[functionOf(step).value];
    life.refusalsInARow = 0;
    ++life.attempts;
    require(std::get<AttemptStarted>(step.fact).attempt == life.attempts,
            "attempts are miscounted");
}

/// A run needs a place, of its function's own or of those that all share.
void Checker::checkPlace(StepIndex index, FunctionIndex function)
{
    const auto reservation = [&](std::uint32_t f) {
        const FunctionSettings &all = m_trace.settings({f}, index.value);
        return all.deleted ? std::nullopt : all.reservedConcurrency;
    };
    if (const auto own = reservation(function.value)) {
        require(m_inFlight[function.value] < *own, "more runs than reserved places");
        return;
    }
    std::int64_t free = m_trace.scenario().accountConcurrency;
    for (std::uint32_t f = 0; f < m_inFlight.size(); ++f)
        free -= reservation(f).value_or(m_inFlight[f]);
    require(free > 0, "more runs than shared places");
}

void Checker::checkRunEnd(const Step &step, Life &life)
{
    require(life.last && std::holds_alternative<AttemptStarted>(m_trace.fact(*life.last)),
            "the end of a run without its start");
    if (!life.last || !life.settings)
        return;
    --m_inFlight[functionOf(step).value];
    require(m_inFlight[functionOf(step).value] >= 0, "more runs end than start");
    require(step.at - m_trace.at(*life.last) <= life.settings->timeout, "longer than its timeout");
}

/// After a failed attempt or a refusal: by the settings of that very dispatch.
void Checker::checkWait(StepIndex, const Step &step, const Life &life,
                        const std::optional<Duration> &wait)
{
    if (!wait || !life.settings)
        return;
    ++m_waiting;
    require(m_trace.origin(*step.invocation).type == InvocationType::Event,
            "a synchronous call waits");
    const SlotSettings &limits = slot(*life.settings, step);
    if (m_trace.rules().ageCheck == AgeCheck::WhenScheduled)
        require(step.at + *wait - life.acceptedAt <= limits.maximumEventAge,
                "waits beyond its deadline");
    if (std::holds_alternative<AttemptFailed>(step.fact))
        require(life.attempts <= limits.maximumRetryAttempts, "retried too often");
}

void Checker::checkEnd(StepIndex index, const Step &step, Life &life)
{
    const auto &ended = std::get<Ended>(step.fact);
    const Fact before = m_trace.fact(*life.last);
    const auto *failed = std::get_if<AttemptFailed>(&before);
    const auto *refused = std::get_if<Refused>(&before);
    const bool atDispatch = std::holds_alternative<Accepted>(before) || (failed && failed->wait)
        || (refused && refused->wait);
    if (atDispatch) {
        checkDispatch(step, life);
        life.settings = &settings(index, step);
    }
    ++life.ends;
    require(life.ends == 1, "ends twice");
    life.failed = ended.condition != Condition::Success;
    const SlotSettings &limits = slot(*life.settings, step);
    switch (ended.condition) {
    case Condition::Success:
        require(std::holds_alternative<AttemptSucceeded>(before), "success without a run");
        break;
    case Condition::RetriesExhausted:
        require(!atDispatch, "retries are used up at a dispatch");
        if (failed && m_trace.rules().throttleHandling == ThrottleHandling::OwnBackOff)
            require(life.attempts > limits.maximumRetryAttempts, "retries are left");
        break;
    case Condition::EventAgeExceeded:
        if (atDispatch)
            require(step.at - life.acceptedAt > limits.maximumEventAge, "not too old");
        break;
    case Condition::ZeroReservedConcurrency:
        require(atDispatch && life.settings->reservedConcurrency == 0, "concurrency is not 0");
        break;
    case Condition::RecursiveInvocation:
        require(atDispatch && life.settings->recursiveLoop == RecursiveLoop::Terminate,
                "stopped, though it may loop");
        break;
    }
}

void Checker::checkDelivery(StepIndex index, const Step &step, Life &life)
{
    require(life.ends == 1, "delivered before the end");
    require(life.last && step.at == m_trace.at(*life.last), "delivered later than the end");
    require(!life.lost, "delivered after it was lost");
    if (m_broken.empty())
        checkSize(index);
    life.caught = life.caught || std::holds_alternative<Delivered>(step.fact);
}

/// The text of the body, really built, against what was decided without building it.
void Checker::checkSize(StepIndex index)
{
    const DeliveryStep delivery = deliveryAt(m_trace, index);
    const std::size_t limit = bodyLimit(m_trace.catalog().target(delivery.target).kind);
    if (limit == 0)
        return;
    const Json body = delivery.via == Via::DeadLetterQueue
        ? eventOf(m_trace, *m_trace.invocationOf(index))
        : recordFor(m_trace, delivery);
    const bool fits = compactText(body).size() <= limit;
    if (!delivery.problem)
        require(fits, "delivered, but too large");
    if (delivery.problem == Problem::TooLarge)
        require(!fits, "TooLarge, but it fits");
}

void Checker::checkTotals(std::size_t count)
{
    require(m_trace.totalsAfter(count).waiting() == m_waiting, "the queue's depth is miscounted");
}

void Checker::checkAfterAll(bool isWhole)
{
    for (std::size_t i = 0; i < m_lives.size(); ++i) {
        const Life &life = m_lives[i];
        if (!life.last)
            continue;
        require(life.lost == (life.failed && !life.caught), "a failed one is not told as lost");
        if (isWhole
            && std::holds_alternative<Accepted>(
                m_trace.fact(m_trace.stepsOf({static_cast<std::uint32_t>(i)})[0])))
            require(life.ends == 1, "accepted, but it never ended");
    }
    if (isWhole)
        require(m_waiting == 0, "something still waits in the queue");
}

} // namespace

std::string broken(const Trace &trace, bool isWhole)
{
    return Checker(trace).check(isWhole);
}

} // namespace retryscope::invariants

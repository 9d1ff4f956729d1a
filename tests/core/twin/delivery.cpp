#include "tests/core/twin/simulation.h"

#include <utility>

namespace retryscope::twin {

namespace {

constexpr std::size_t topicLimit = 262'144;
constexpr std::size_t otherLimit = 1'048'576;
constexpr int furthestHop = 100;
constexpr int mostStarted = 100'000;

bool isTooLarge(TargetKind kind, std::size_t bytes)
{
    if (kind == TargetKind::Bucket)
        return false;
    return bytes > (kind == TargetKind::Topic ? topicLimit : otherLimit);
}

} // namespace

void Simulation::endSuccess(Call &call, const Snapshot &snapshot, const Answer &answer)
{
    call.condition = "Success";
    call.approximateInvokeCount = m_rules.successCount == SuccessCount::One ? 1 : call.count;
    call.end = m_now;
    if (!snapshot.onSuccess.empty())
        deliver(call, {Via::OnSuccess, snapshot.onSuccess, record(m_setting, call, answer), {}});
}

void Simulation::failedAttempt(Call &call, const Snapshot &snapshot, const Answer &answer)
{
    if (call.count > snapshot.retries) {
        const bool isOther = m_rules.exhaustedName == ExhaustedName::RetryAttemptsExhausted;
        endFailure(call, snapshot, isOther ? "RetryAttemptsExhausted" : "RetriesExhausted", answer);
        return;
    }
    const Duration wait = m_rules.retryWaits.at(static_cast<std::size_t>(call.count - 1));
    const bool isTooLate = m_now + wait - call.at > snapshot.age;
    if (m_rules.ageCheck == AgeCheck::WhenScheduled && isTooLate)
        endFailure(call, snapshot, "EventAgeExceeded", answer);
    else
        scheduleDispatch(call, m_now + wait);
}

void Simulation::endFailure(Call &call, const Snapshot &snapshot, const char *condition,
                            const Answer &answer)
{
    call.condition = condition;
    call.approximateInvokeCount = call.count;
    call.end = m_now;
    call.lost = true;
    count(call, "AsyncEventsDropped");
    for (const Parcel &parcel : parcels(call, snapshot, answer)) {
        if (deliver(call, parcel))
            call.lost = false;
    }
}

std::vector<Simulation::Parcel> Simulation::parcels(const Call &call, const Snapshot &snapshot,
                                                    const Answer &answer) const
{
    std::vector<Parcel> parcels;
    if (!snapshot.deadLetterQueue.empty())
        parcels.push_back({Via::DeadLetterQueue, snapshot.deadLetterQueue, call.request.payload,
                           deadLetterAttributes(call, answer)});
    if (!snapshot.onFailure.empty())
        parcels.push_back(
            {Via::OnFailure, snapshot.onFailure, record(m_setting, call, answer), {}});
    if (parcels.size() == 2 && m_rules.failureFanout != FailureFanout::Both)
        std::swap(parcels[0], parcels[1]);
    if (parcels.size() == 2 && m_rules.failureFanout == FailureFanout::OnFailureElseDeadLetterQueue)
        parcels.pop_back();
    return parcels;
}

Json Simulation::messageBody(const Parcel &parcel, TargetKind kind) const
{
    const bool isShortened = kind == TargetKind::Topic && parcel.via == Via::OnFailure
        && isTooLarge(kind, compactText(parcel.body).size());
    if (!isShortened)
        return parcel.body;
    if (m_rules.recordShape == RecordShape::RetryGuide)
        return without(parcel.body, {"body"});
    return without(parcel.body, {"requestPayload", "responsePayload"});
}

bool Simulation::deliver(Call &call, const Parcel &whole)
{
    const TargetKind kind = targetKind(whole.arn);
    Parcel parcel = whole;
    parcel.body = messageBody(whole, kind);
    const std::size_t bytes = compactText(parcel.body).size();
    Json arrives = parcel.body;
    if (kind == TargetKind::Bus)
        arrives = busEvent(m_setting, call, parcel.arn, uuid(), parcel.body);
    const std::optional<Problem> problem = this->problem(call, parcel, bytes);
    Json::Object delivery{{"via", name(parcel.via)},
                          {"arn", parcel.arn},
                          {"atMs", std::int64_t{m_now.time_since_epoch().count()}},
                          {"status", problem ? "failed" : "delivered"},
                          {"reason", problem ? Json(name(*problem)) : Json()},
                          {"body", arrives}};
    if (parcel.via == Via::DeadLetterQueue)
        delivery.push_back({"attributes", parcel.attributes});
    else if (isFifo(parcel.arn))
        delivery.push_back({"attributes", Json::Object{{"MessageGroupId", call.requestId}}});
    if (kind == TargetKind::Bucket) {
        const std::string key = "aws/lambda/async/" + call.request.function.name + '/'
            + objectKeyTime(m_setting.wallTime(m_now)) + '-' + uuid();
        delivery.push_back({"key", key});
        arrives = bucketEvent(m_setting, {parcel.arn, key, bytes}, m_now);
    }
    call.deliveries.push_back(delivery);
    if (problem) {
        count(call,
              parcel.via == Via::DeadLetterQueue ? "DeadLetterErrors"
                                                 : "DestinationDeliveryFailures");
    } else {
        startChildren(call, parcel, arrives);
    }
    return !problem;
}

std::optional<Problem> Simulation::problem(const Call &call, const Parcel &parcel,
                                           std::size_t bytes)
{
    const Target target = m_world.target(parcel.arn);
    if (!target.exists)
        return Problem::NotFound;
    if (!target.allowed)
        return Problem::AccessDenied;
    for (const Window &window : target.unavailable) {
        if (window.contains(m_now))
            return Problem::Unavailable;
    }
    const TargetKind kind = targetKind(parcel.arn);
    if (isTooLarge(kind, bytes))
        return Problem::TooLarge;
    if (kind == TargetKind::Function && call.stopped
        && m_rules.lambdaTarget == LambdaTarget::Asynchronous
        && wouldBeStopped(call.request.chain, functionOfArn(parcel.arn)->name))
        return Problem::Recursive;
    return std::nullopt;
}

bool Simulation::wouldBeStopped(const Chain &chain, const std::string &function)
{
    const auto before = chain.find(function);
    const FunctionState &state = m_world.function(function);
    return !state.gone && state.settings.recursiveLoop == RecursiveLoop::Terminate
        && before != chain.end() && before->second + 1 >= 17;
}

void Simulation::startChildren(const Call &call, const Parcel &parcel, const Json &arrives)
{
    const TargetKind kind = targetKind(parcel.arn);
    if (kind == TargetKind::Function) {
        startChild(call, *functionOfArn(parcel.arn), arrives, kind);
        return;
    }
    const std::vector<std::string> subscribers = m_world.target(parcel.arn).subscribers;
    Json event = arrives;
    if (kind == TargetKind::Topic && !subscribers.empty()) {
        const Json attributes =
            parcel.via == Via::DeadLetterQueue ? parcel.attributes : Json(Json::Object{});
        event = topicEvent(m_setting, parcel.arn, m_now, parcel.body, attributes);
    }
    for (const std::string &subscriber : subscribers) {
        const bool isChained = kind != TargetKind::Bus;
        if (isChained && call.stopped && wouldBeStopped(call.request.chain, subscriber))
            continue;
        startChild(call, FunctionReference{subscriber}, event, kind);
    }
}

void Simulation::startChild(const Call &parent, const FunctionReference &function,
                            const Json &payload, TargetKind through)
{
    if (parent.request.hops == furthestHop || m_started == mostStarted) {
        m_truncated = true;
        return;
    }
    ++m_started;
    Request request;
    request.function = function;
    request.payload = payload;
    request.parent = parent.index;
    request.hops = parent.request.hops + 1;
    if (through != TargetKind::Bus)
        request.chain = parent.request.chain;
    if (through == TargetKind::Function && m_rules.lambdaTarget == LambdaTarget::Synchronous)
        request.type = InvocationType::RequestResponse;
    schedule(m_now, AcceptanceClass, [this, request] { accept(request); });
}

} // namespace retryscope::twin

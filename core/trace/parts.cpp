#include "core/trace/parts.h"

#include "core/model/overloaded.h"
#include "core/trace/delivery.h"
#include "core/trace/dispatchparts.h"
#include "core/trace/reckoning.h"

#include <algorithm>

namespace retryscope {

namespace {

InvocationType typeOf(const Trace &trace, StepIndex index)
{
    return trace.origin(*trace.invocationOf(index)).type;
}

/// The end of a run: how long it took, and what it counts as (semantics, section 4.6).
void addRunParts(PartList &parts, const Trace &trace, StepIndex index,
                 const std::optional<Failure> &failure)
{
    const StepIndex start = *stepBefore(trace, index);
    const FunctionIndex function = *trace.reference(*trace.invocationOf(index)).function;
    const bool isCut = failure == Failure::Timeout;
    parts.add(RuleId::RunTimeout,
              RunMeasured{trace.at(index) - trace.at(start),
                          trace.settings(function, start.value).timeout, isCut},
              isCut);
    const Fact fact = trace.fact(index);
    const auto *failed = std::get_if<AttemptFailed>(&fact);
    const OutcomeIndex outcome =
        failed ? failed->outcome : std::get<AttemptSucceeded>(fact).outcome;
    const bool isReturned = failure == Failure::Error
        && trace.catalog().outcome(outcome).outcome->type == OutcomeType::Success;
    parts.add(isReturned ? RuleId::ReturnedErrorMeaning : RuleId::RunOutcome,
              RunClassified{failure, outcome}, failure.has_value());
}

/// Whether another dispatch follows: semantics, section 6, or 4.5 for a refusal.
void addContinuation(PartList &parts, const Trace &trace, StepIndex index)
{
    const auto reckoning = reckoningOf(trace, index);
    const bool ownBackOff = std::holds_alternative<Refused>(trace.fact(index))
        && trace.rules().throttleHandling == ThrottleHandling::OwnBackOff;
    if (!ownBackOff) {
        const bool isUsedUp = reckoning->hasNoRetryLeft();
        parts.add(RuleId::RetryAttempts,
                  RetriesCounted{reckoning->attempts, reckoning->settings.maximumRetryAttempts},
                  isUsedUp);
        if (isUsedUp)
            return;
    }
    const bool isBinding = trace.rules().ageCheck == AgeCheck::WhenScheduled;
    const bool isTooOld = isBinding && reckoning->isTooOld();
    const RuleId waits = ownBackOff ? RuleId::ThrottleHandling : RuleId::RetryWaits;
    parts.add(isTooOld ? RuleId::AgeCheck : waits,
              WaitReckoned{*reckoning->wait, reckoning->due(), reckoning->deadline(), isBinding},
              isTooOld);
}

std::vector<ReceiverSought> receiversOf(const Trace &trace, StepIndex ended)
{
    const RulingSettings settings = settingsBehind(trace, ended);
    if (std::get<Ended>(trace.fact(ended)).condition == Condition::Success)
        return {{Via::OnSuccess, settings.onSuccess}};
    const ReceiverSought queue{Via::DeadLetterQueue, settings.deadLetterQueue};
    const ReceiverSought onFailure{Via::OnFailure, settings.onFailure};
    switch (trace.rules().failureFanout) {
    case FailureFanout::Both:
        return {queue, onFailure};
    case FailureFanout::OnFailureFirst:
        return {onFailure, queue};
    case FailureFanout::OnFailureElseDeadLetterQueue:
        if (settings.onFailure)
            return {onFailure};
        return {onFailure, queue};
    }
    return {};
}

void addEnd(PartList &parts, const Trace &trace, StepIndex index, const Ended &ended)
{
    const auto receivers = receiversOf(trace, index);
    const auto targets = std::ranges::count_if(
        receivers, [](const ReceiverSought &receiver) { return receiver.target.has_value(); });
    parts.add(trace.step(index).rule,
              ConditionSet{ended.condition, ended.approximateInvokeCount,
                           static_cast<std::size_t>(targets)});
}

RuleId fanoutRule(Via via)
{
    return via == Via::OnSuccess ? RuleId::SuccessEnd : RuleId::FailureFanout;
}

/// The receivers that were sought since the delivery before this one, and the looks at the target.
void addDelivery(PartList &parts, const Trace &trace, StepIndex index)
{
    const DeliveryStep delivery = deliveryAt(trace, index);
    bool isBefore = delivery.via == Via::OnSuccess || *stepBefore(trace, index) == delivery.ended;
    for (const ReceiverSought &receiver : receiversOf(trace, delivery.ended)) {
        const bool isThis = receiver.via == delivery.via;
        if (isBefore || isThis)
            parts.add(fanoutRule(receiver.via), receiver);
        if (isThis)
            break;
        isBefore = isBefore || receiver.target.has_value();
    }
    const bool isFunction = trace.catalog().target(delivery.target).function.has_value();
    for (const Problem aspect : {Problem::NotFound, Problem::AccessDenied, Problem::Unavailable,
                                 Problem::TooLarge, Problem::Recursive}) {
        if (aspect == Problem::Recursive && !isFunction)
            return;
        const bool isFine = aspect != delivery.problem;
        parts.add(RuleId::DeliveryChecks, TargetChecked{aspect, isFine, delivery.target}, !isFine);
        if (!isFine)
            return;
    }
}

void addLoss(PartList &parts, const Trace &trace, StepIndex index)
{
    std::size_t tried = 0;
    auto before = stepBefore(trace, index);
    for (; before && !std::holds_alternative<Ended>(trace.fact(*before)); ++tried)
        before = stepBefore(trace, *before);
    std::size_t passed = 0;
    for (const ReceiverSought &receiver : receiversOf(trace, *before)) {
        passed += receiver.target ? 1U : 0U;
        if (!receiver.target && passed == tried)
            parts.add(fanoutRule(receiver.via), receiver);
    }
    parts.add(RuleId::EventLoss, CatchCounted{tried}, true);
}

/// A run of a synchronous call ends with its answer; other answers follow from the call itself.
void addAnswer(PartList &parts, const Trace &trace, StepIndex index, const Answered &answered)
{
    if (!stepBefore(trace, index)) {
        addCallParts(parts, trace, index);
        if (typeOf(trace, index) == InvocationType::RequestResponse)
            addSynchronousParts(parts, trace, index);
    }
    parts.add(RuleId::SynchronousCall, AnswerGiven{answered.statusCode, answered.functionError});
}

void addStart(PartList &parts, const Trace &trace, StepIndex index)
{
    if (typeOf(trace, index) == InvocationType::Event)
        return addDispatchParts(parts, trace, index);
    addCallParts(parts, trace, index);
    addSynchronousParts(parts, trace, index);
}

void addFailure(PartList &parts, const Trace &trace, StepIndex index, const AttemptFailed &failed)
{
    if (failed.failure == Failure::NotFound)
        addDispatchParts(parts, trace, index);
    else
        addRunParts(parts, trace, index, failed.failure);
    if (typeOf(trace, index) == InvocationType::Event)
        addContinuation(parts, trace, index);
}

} // namespace

std::vector<Part> partsOf(const Trace &trace, StepIndex index)
{
    PartList parts;
    std::visit(Overloaded{
                   [&](const Accepted &) {
                       if (trace.step(index).rule != RuleId::Duplicates)
                           addCallParts(parts, trace, index);
                   },
                   [&](const Rejected &) { addCallParts(parts, trace, index); },
                   [&](const AttemptStarted &) { addStart(parts, trace, index); },
                   [&](const AttemptSucceeded &) { addRunParts(parts, trace, index, {}); },
                   [&](const AttemptFailed &failed) { addFailure(parts, trace, index, failed); },
                   [&](const Refused &) {
                       addDispatchParts(parts, trace, index);
                       addContinuation(parts, trace, index);
                   },
                   [&](const Ended &ended) {
                       if (decidesDispatch(trace, index))
                           addDispatchParts(parts, trace, index);
                       addEnd(parts, trace, index, ended);
                   },
                   [&](const Delivered &) { addDelivery(parts, trace, index); },
                   [&](const DeliveryFailed &) { addDelivery(parts, trace, index); },
                   [&](const Lost &) { addLoss(parts, trace, index); },
                   [&](const Answered &answered) { addAnswer(parts, trace, index, answered); },
                   [](const Changed &) {},
                   [](const ChangeRefused &) {},
               },
               trace.fact(index));
    return std::move(parts).take();
}

} // namespace retryscope

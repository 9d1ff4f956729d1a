#pragma once

#include "core/model/json.h"
#include "core/rules/record.h"
#include "core/trace/trace.h"

#include <optional>
#include <string>

/// What invocations carried and what targets received. Nothing of it is stored: each is built from
/// the steps when somebody looks, following causes, so it works on an unfinished trace too.
namespace retryscope {

/// The request id of an invocation: the scenario's, or a UUID made of its luck. Duplicates share
/// it.
[[nodiscard]] std::string requestIdOf(const Trace &trace, InvocationId invocation);

/// What a drawn request id is made of, as `chance::uuid` takes it; `luck` is the invocation's, of a
/// duplicate that of the one before it.
[[nodiscard]] std::uint64_t requestIdLuck(std::uint64_t luck);

/// The event that the invocation carries: `{n}` is filled in; a child has what the delivery sent.
[[nodiscard]] Json eventOf(const Trace &trace, InvocationId invocation);

/// What the record of the invocation that ended at step `ended` is made of, but for the event,
/// whose place is `null`.
[[nodiscard]] RecordContent recordFrame(const Trace &trace, StepIndex ended);

/// The record of the invocation that ended at step `ended`, event included.
[[nodiscard]] RecordContent recordContent(const Trace &trace, StepIndex ended);

/// A delivery, done or failed, as its step tells it.
struct DeliveryStep
{
    Via via = Via::OnSuccess;
    TargetIndex target;
    std::optional<Problem> problem; ///< absent: delivered
    StepIndex ended; ///< the end that it belongs to
};

/// The step must be `Delivered` or `DeliveryFailed`.
[[nodiscard]] DeliveryStep deliveryAt(const Trace &trace, StepIndex delivery);

/// The body that the target received, or would have received if the delivery failed.
[[nodiscard]] Json deliveredBody(const Trace &trace, StepIndex delivery);

/// The attributes of a dead-letter message; absent for a destination.
[[nodiscard]] std::optional<DeadLetterAttributes> deadLetterAttributesOf(const Trace &trace,
                                                                         StepIndex delivery);

/// The key of the object that a bucket received; absent for other targets.
[[nodiscard]] std::optional<std::string> objectKeyOf(const Trace &trace, StepIndex delivery);

/// The event with which a subscribed function is called: the service's own shape around the body.
/// `subscriber` is its place among the target's subscribers. For a Lambda target: the record.
[[nodiscard]] Json subscriberEvent(const Trace &trace, StepIndex delivery,
                                   std::uint32_t subscriber);

/// The record as that target gets it: without event and response where it is too large for a topic.
[[nodiscard]] Json recordFor(const Trace &trace, const DeliveryStep &delivery);

/// The luck of ids that belong to one delivery or one subscription.
[[nodiscard]] std::string messageIdOf(const Trace &trace, StepIndex delivery);
[[nodiscard]] std::string subscriptionIdOf(const Trace &trace, TargetIndex target,
                                           std::uint32_t subscriber);

/// `value` with `{n}` in its strings, but not in keys, replaced by `repetition`.
[[nodiscard]] Json withRepetition(const Json &value, std::uint32_t repetition);

} // namespace retryscope

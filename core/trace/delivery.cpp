#include "core/trace/delivery.h"

#include "core/model/chance.h"
#include "core/rules/envelope.h"
#include "core/rules/routing.h"

#include <cassert>

namespace retryscope {

namespace {

// What a draw is for: different ids of one invocation must not be alike.
constexpr std::uint64_t requestIdDraw = 0x1D;
constexpr std::uint64_t messageIdDraw = 0x30;
constexpr std::uint64_t subscriptionIdDraw = 0x50;

/// The run that ended last before `step` on its chain of causes; absent if none did.
std::optional<StepIndex> lastRun(const Trace &trace, std::optional<StepIndex> step)
{
    const auto invocation = trace.invocationOf(*step);
    for (; step && trace.invocationOf(*step) == invocation; step = trace.cause(*step)) {
        const Fact fact = trace.fact(*step);
        const auto *failed = std::get_if<AttemptFailed>(&fact);
        if (std::holds_alternative<AttemptSucceeded>(fact)
            || (failed && failed->failure != Failure::NotFound))
            return step;
    }
    return std::nullopt;
}

void addRun(RecordContent &content, const Trace &trace, StepIndex run)
{
    const StepIndex start = *trace.cause(run);
    content.executedVersion =
        trace.catalog().version(std::get<AttemptStarted>(trace.fact(start)).version);
    const Fact fact = trace.fact(run);
    if (const auto *succeeded = std::get_if<AttemptSucceeded>(&fact)) {
        content.response = trace.catalog().outcome(succeeded->outcome).outcome->response;
        return;
    }
    const auto &failed = std::get<AttemptFailed>(fact);
    content.error = functionError(failed.failure, *trace.catalog().outcome(failed.outcome).outcome,
                                  content.requestId, trace.at(run) - trace.at(start));
}

bool isTopic(const Trace &trace, TargetIndex target)
{
    return trace.catalog().target(target).kind == TargetKind::Topic;
}

} // namespace

std::string requestIdOf(const Trace &trace, InvocationId invocation)
{
    Origin origin = trace.origin(invocation);
    if (origin.duplicate)
        origin = trace.origin({invocation.value - 1});
    if (!origin.delivery) {
        const auto &fixed = trace.scenario().invocations[origin.entry].requestId;
        if (fixed)
            return *fixed;
    }
    return chance::uuid(requestIdLuck(origin.luck));
}

std::uint64_t requestIdLuck(std::uint64_t luck)
{
    return chance::mixed(luck, requestIdDraw);
}

Json withRepetition(const Json &value, std::uint32_t repetition)
{
    constexpr std::string_view placeholder = "{n}";
    if (const std::string *string = value.string()) {
        std::string text = *string;
        const std::string number = std::to_string(repetition);
        for (auto i = text.find(placeholder); i != std::string::npos;
             i = text.find(placeholder, i + number.size()))
            text.replace(i, placeholder.size(), number);
        return text;
    }
    if (const Json::Array *array = value.array()) {
        Json::Array result;
        result.reserve(array->size());
        for (const Json &element : *array)
            result.push_back(withRepetition(element, repetition));
        return result;
    }
    if (const Json::Object *object = value.object()) {
        Json::Object result;
        result.reserve(object->size());
        for (const JsonMember &member : *object)
            result.push_back({member.key, withRepetition(member.value, repetition)});
        return result;
    }
    return value;
}

Json eventOf(const Trace &trace, InvocationId invocation)
{
    const Origin origin = trace.origin(invocation);
    if (origin.delivery)
        return subscriberEvent(trace, *origin.delivery, origin.ordinal);
    return withRepetition(trace.scenario().invocations[origin.entry].payload, origin.ordinal);
}

RecordContent recordFrame(const Trace &trace, StepIndex ended)
{
    const InvocationId invocation = *trace.invocationOf(ended);
    const auto end = std::get<Ended>(trace.fact(ended));
    RecordContent content;
    content.home = trace.scenario().home;
    content.function = trace.reference(invocation).text;
    content.requestId = requestIdOf(trace, invocation);
    content.condition = end.condition;
    content.approximateInvokeCount = end.approximateInvokeCount;
    content.timestamp = at(trace.scenario().startTime, trace.at(ended));
    content.basis = end.basis;
    switch (end.basis) {
    case Basis::Run:
        addRun(content, trace, *lastRun(trace, ended));
        break;
    case Basis::Refusal:
        content.refusalStatusCode = std::get<Refused>(trace.fact(*trace.cause(ended))).statusCode;
        break;
    case Basis::LookUp:
    case Basis::Nothing:
        break;
    }
    return content;
}

RecordContent recordContent(const Trace &trace, StepIndex ended)
{
    RecordContent content = recordFrame(trace, ended);
    content.requestPayload = eventOf(trace, *trace.invocationOf(ended));
    return content;
}

DeliveryStep deliveryAt(const Trace &trace, StepIndex delivery)
{
    const Fact fact = trace.fact(delivery);
    const StepIndex ended = *trace.cause(delivery);
    if (const auto *failed = std::get_if<DeliveryFailed>(&fact))
        return {failed->via, failed->target, failed->problem, ended};
    const auto &delivered = std::get<Delivered>(fact);
    return {delivered.via, delivered.target, std::nullopt, ended};
}

Json recordFor(const Trace &trace, const DeliveryStep &delivery)
{
    RecordContent content = recordContent(trace, delivery.ended);
    const bool canBeSlim = delivery.via == Via::OnFailure && isTopic(trace, delivery.target);
    if (!canBeSlim)
        return record(trace.rules(), std::move(content));
    Json whole = record(trace.rules(), content);
    if (compactText(whole).size() > bodyLimit(TargetKind::Topic))
        return slimRecord(trace.rules(), content);
    return whole;
}

Json deliveredBody(const Trace &trace, StepIndex delivery)
{
    const DeliveryStep step = deliveryAt(trace, delivery);
    if (step.via == Via::DeadLetterQueue)
        return eventOf(trace, *trace.invocationOf(delivery));
    Json body = recordFor(trace, step);
    const CatalogTarget &target = trace.catalog().target(step.target);
    if (target.kind != TargetKind::Bus)
        return body;
    return busEnvelope(recordFrame(trace, step.ended),
                       {messageIdOf(trace, delivery), target.arn, std::move(body)});
}

std::optional<DeadLetterAttributes> deadLetterAttributesOf(const Trace &trace, StepIndex delivery)
{
    const DeliveryStep step = deliveryAt(trace, delivery);
    if (step.via != Via::DeadLetterQueue)
        return std::nullopt;
    return deadLetterAttributes(recordFrame(trace, step.ended));
}

std::optional<std::string> objectKeyOf(const Trace &trace, StepIndex delivery)
{
    const DeliveryStep step = deliveryAt(trace, delivery);
    if (trace.catalog().target(step.target).kind != TargetKind::Bucket)
        return std::nullopt;
    const InvocationId invocation = *trace.invocationOf(delivery);
    return objectKey(trace.reference(invocation).text.name,
                     at(trace.scenario().startTime, trace.at(delivery)),
                     messageIdOf(trace, delivery));
}

Json subscriberEvent(const Trace &trace, StepIndex delivery, std::uint32_t subscriber)
{
    const DeliveryStep step = deliveryAt(trace, delivery);
    const CatalogTarget &target = trace.catalog().target(step.target);
    Json body = deliveredBody(trace, delivery);
    const WallTime when = at(trace.scenario().startTime, trace.at(delivery));
    if (target.kind == TargetKind::Topic) {
        const auto attributes = deadLetterAttributesOf(trace, delivery);
        return topicEvent({target.arn, subscriptionIdOf(trace, step.target, subscriber),
                           messageIdOf(trace, delivery), compactText(body), when,
                           attributes ? &*attributes : nullptr});
    }
    if (target.kind == TargetKind::Bucket) {
        return bucketEvent({target.arn, trace.scenario().home.region, *objectKeyOf(trace, delivery),
                            compactText(body).size(), when});
    }
    return body;
}

std::string messageIdOf(const Trace &trace, StepIndex delivery)
{
    const DeliveryStep step = deliveryAt(trace, delivery);
    const Origin origin = trace.origin(*trace.invocationOf(delivery));
    const auto draw = messageIdDraw + static_cast<std::uint64_t>(step.via);
    return chance::uuid(chance::mixed(origin.luck, draw));
}

std::string subscriptionIdOf(const Trace &trace, TargetIndex target, std::uint32_t subscriber)
{
    const std::uint64_t topic = chance::mixed(trace.scenario().seed, subscriptionIdDraw);
    return chance::uuid(chance::mixed(chance::mixed(topic, target.value), subscriber));
}

} // namespace retryscope

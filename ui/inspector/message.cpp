#include "ui/inspector/message.h"

#include "core/rules/envelope.h"
#include "core/trace/delivery.h"
#include "ui/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::Message)
};

int rank(const Message &message)
{
    if (message.form == Message::Form::Envelope)
        return 3;
    switch (message.via) {
    case Via::OnFailure:
        return 0;
    case Via::DeadLetterQueue:
        return 1;
    case Via::OnSuccess:
        return 2;
    }
    return 0;
}

TargetKind kindOf(const Trace &trace, const Message &message)
{
    return trace.catalog().target(message.target).kind;
}

Json topicEnvelope(const Trace &trace, const Message &message)
{
    const WallTime when = at(trace.scenario().startTime, trace.at(message.delivery));
    return Json::Object{
        {"Type", "Notification"},
        {"MessageId", messageIdOf(trace, message.delivery)},
        {"TopicArn", trace.catalog().target(message.target).arn},
        {"Message", compactText(deliveredBody(trace, message.delivery))},
        {"Timestamp", isoMilliseconds(when)},
    };
}

} // namespace

std::vector<Message> messagesOf(const Trace &trace, InvocationId invocation, std::size_t count)
{
    std::vector<Message> messages;
    for (const StepIndex index : trace.stepsOf(invocation)) {
        if (index.value >= count)
            break;
        const Fact fact = trace.fact(index);
        const bool arrived = std::holds_alternative<Delivered>(fact);
        if (!arrived && !std::holds_alternative<DeliveryFailed>(fact))
            continue;
        const DeliveryStep step = deliveryAt(trace, index);
        messages.push_back({index, step.via, Message::Form::Whole, step.target, step.problem});
        const bool isTopic = trace.catalog().target(step.target).kind == TargetKind::Topic;
        if (arrived && isTopic && step.via != Via::DeadLetterQueue)
            messages.push_back({index, step.via, Message::Form::Envelope, step.target, {}});
    }
    std::ranges::stable_sort(messages, {}, rank);
    return messages;
}

QString title(const Trace &trace, const Message &message)
{
    if (message.form == Message::Form::Envelope)
        return Words::tr("SNS envelope");
    switch (kindOf(trace, message)) {
    case TargetKind::Bus:
        return Words::tr("EventBridge entry");
    case TargetKind::Bucket:
        return Words::tr("S3 object");
    case TargetKind::Queue:
    case TargetKind::Topic:
    case TargetKind::Function:
    case TargetKind::Other:
        break;
    }
    return format::message(message.via);
}

Json content(const Trace &trace, const Message &message)
{
    if (message.form == Message::Form::Envelope)
        return topicEnvelope(trace, message);
    Json body = deliveredBody(trace, message.delivery);
    if (const auto attributes = deadLetterAttributesOf(trace, message.delivery))
        return Json::Object{{"Body", std::move(body)},
                            {"Attributes", attributesObject(*attributes)}};
    if (const auto key = objectKeyOf(trace, message.delivery))
        return Json::Object{{"Key", *key}, {"Body", std::move(body)}};
    return body;
}

std::string recordPointer(const Trace &trace, const Message &message, const std::string &pointer)
{
    std::string prefix;
    if (message.via == Via::DeadLetterQueue || kindOf(trace, message) == TargetKind::Bucket)
        prefix = "/Body";
    else if (kindOf(trace, message) == TargetKind::Bus)
        prefix = "/detail";
    const bool isWithin = !prefix.empty() && message.form == Message::Form::Whole
        && (pointer == prefix || pointer.starts_with(prefix + '/'));
    if (!isWithin)
        return pointer;
    if (message.via == Via::DeadLetterQueue)
        return "/requestPayload" + pointer.substr(prefix.size()); // the body is the event
    return pointer.substr(prefix.size());
}

} // namespace retryscope

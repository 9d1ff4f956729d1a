#include "ui/inspector/fieldreason.h"

#include "core/trace/delivery.h"
#include "core/trace/reckoning.h"
#include "ui/format.h"

#include <QCoreApplication>

namespace retryscope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(retryscope::FieldReason)
};

struct Context
{
    const Trace &trace;
    InvocationId invocation;
    StepIndex delivery;
    StepIndex ended;
    StepIndex called; ///< the invocation's first step
};

template <typename T>
std::optional<StepIndex> lastBefore(const Context &context)
{
    std::optional<StepIndex> last;
    for (const StepIndex index : context.trace.stepsOf(context.invocation)) {
        if (index < context.ended && std::holds_alternative<T>(context.trace.fact(index)))
            last = index;
    }
    return last;
}

/// The step whose response the record tells: a run's end, a look-up or a refusal.
StepIndex responseStep(const Context &context)
{
    const Fact fact = context.trace.fact(context.ended);
    switch (std::get<Ended>(fact).basis) {
    case Basis::Run: {
        const auto failed = lastBefore<AttemptFailed>(context);
        const auto succeeded = lastBefore<AttemptSucceeded>(context);
        return succeeded ? *succeeded : failed.value_or(context.ended);
    }
    case Basis::LookUp:
        return lastBefore<AttemptFailed>(context).value_or(context.ended);
    case Basis::Refusal:
        return lastBefore<Refused>(context).value_or(context.ended);
    case Basis::Nothing:
        break;
    }
    return context.ended;
}

QString bySum(const Reckoning &reckoning)
{
    const QString verdict = reckoning.isTooOld()
        ? Words::tr("more than %1").arg(format::seconds(reckoning.settings.maximumEventAge))
        : Words::tr("within %1").arg(format::seconds(reckoning.settings.maximumEventAge));
    return Words::tr("%1 + %2 \u2212 %3 = %4 of age, %5")
        .arg(format::shortTime(reckoning.now), format::seconds(*reckoning.wait),
             format::shortTime(reckoning.acceptedAt), format::seconds(reckoning.ageWhenDue()),
             verdict);
}

FieldReason conditionReason(const Context &context)
{
    const Step step = context.trace.step(context.ended);
    const auto &ended = std::get<Ended>(step.fact);
    const auto reckoning = reckoningOf(context.trace, context.ended);
    const bool isAge = ended.condition == Condition::EventAgeExceeded;
    QString sum;
    if (isAge && reckoning && reckoning->wait)
        sum = bySum(*reckoning);
    else if (ended.condition == Condition::RetriesExhausted && reckoning)
        sum = Words::tr("attempt %1 failed, with MaximumRetryAttempts %2")
                  .arg(reckoning->attempts)
                  .arg(reckoning->settings.maximumRetryAttempts);
    else
        sum = format::why(context.trace, context.ended).section(QLatin1Char('.'), 0, 0);
    return {{},
            Words::tr("was set by %1: %2").arg(format::step(context.ended), sum),
            context.ended,
            step.rule};
}

FieldReason countReason(const Context &context)
{
    const Step step = context.trace.step(context.ended);
    const auto &ended = std::get<Ended>(step.fact);
    if (ended.condition == Condition::Success)
        return {{},
                Words::tr("is %1 after a success, whatever ran before; the attempt number is "
                          "in the step log")
                    .arg(ended.approximateInvokeCount),
                context.ended,
                RuleId::RecordSuccessCount};
    const bool refusalsCount =
        context.trace.rules().throttleHandling == ThrottleHandling::FailedAttempt;
    const QString sentence = refusalsCount
        ? Words::tr("counts the %1 attempts until %2, refusals included")
        : Words::tr("counts the %1 attempts until %2; refusals do not count");
    return {{},
            sentence.arg(ended.approximateInvokeCount).arg(format::step(context.ended)),
            context.ended,
            RuleId::RetryAttempts};
}

FieldReason responseReason(const Context &context)
{
    const StepIndex step = responseStep(context);
    return {{},
            Words::tr("tells of the last response, %1: %2")
                .arg(format::step(step), format::fact(context.trace, step)),
            step,
            context.trace.step(step).rule};
}

FieldReason attributeReason(const Context &context, const std::string &name)
{
    if (name == "RequestID")
        return {{},
                Words::tr("was given at acceptance, %1, and is the same in all attempts")
                    .arg(format::step(context.called)),
                context.called,
                RuleId::AcceptanceChecks};
    return responseReason(context);
}

FieldReason eventReason(const Context &context)
{
    return {{},
            Words::tr("is the event as it was accepted by %1, word for word")
                .arg(format::step(context.called)),
            context.called,
            RuleId::AcceptanceChecks};
}

FieldReason recordReason(const Context &context, const std::string &pointer)
{
    if (pointer == "/requestContext/condition")
        return conditionReason(context);
    if (pointer == "/requestContext/approximateInvokeCount")
        return countReason(context);
    if (pointer == "/requestContext/requestId")
        return attributeReason(context, "RequestID");
    if (pointer == "/requestContext/functionArn")
        return {{},
                Words::tr("names the function with the qualifier that was called: %1")
                    .arg(format::function(context.trace.reference(context.invocation))),
                context.called,
                RuleId::RecordShape};
    if (pointer == "/timestamp")
        return {
            {},
            Words::tr("is the moment of %1, %2 after the start")
                .arg(format::step(context.ended), format::time(context.trace.at(context.ended))),
            context.ended,
            RuleId::RecordShape};
    if (pointer.starts_with("/requestPayload") || pointer.starts_with("/body"))
        return eventReason(context);
    if (pointer.starts_with("/responseContext") || pointer.starts_with("/responsePayload"))
        return responseReason(context);
    return {{},
            Words::tr("is part of the form that every record has; this one was made by %1")
                .arg(format::step(context.ended)),
            context.ended,
            RuleId::RecordShape};
}

FieldReason wrapperReason(const Context &context, const Message &message)
{
    const QString target = format::target(context.trace.catalog().target(message.target));
    return {{},
            Words::tr("is what %1 adds to the record that %2 sent")
                .arg(target, format::step(message.delivery)),
            message.delivery,
            context.trace.step(message.delivery).rule};
}

std::string lastToken(const std::string &pointer)
{
    return pointer.substr(pointer.rfind('/') + 1);
}

} // namespace

FieldReason fieldReason(const Trace &trace, const Message &message, const std::string &pointer)
{
    const InvocationId invocation = *trace.invocationOf(message.delivery);
    const Context context{trace, invocation, message.delivery,
                          deliveryAt(trace, message.delivery).ended,
                          trace.stepsOf(invocation).front()};
    const TargetKind kind = trace.catalog().target(message.target).kind;
    const bool isWrapped = message.form == Message::Form::Envelope || kind == TargetKind::Bus
        || kind == TargetKind::Bucket;
    const std::string inRecord = recordPointer(trace, message, pointer);
    const bool isWrapper = isWrapped && inRecord == pointer;

    FieldReason reason;
    if (pointer.starts_with("/Attributes"))
        reason = attributeReason(context, lastToken(pointer));
    else if (isWrapper)
        reason = wrapperReason(context, message);
    else
        reason = recordReason(context, inRecord);
    reason.field =
        pointer.empty() ? Words::tr("The message") : QString::fromStdString(lastToken(pointer));
    return reason;
}

} // namespace retryscope

#include "core/rules/admission.h"
#include "core/rules/arnpattern.h"
#include "core/rules/refusal.h"

#include <cassert>

namespace retryscope::admission {

namespace {

/// AWS's text for a destination of a kind that it does not send to.
Refusal invalidDestination(Via side, std::string_view arn)
{
    std::string text(arn);
    text = side == Via::OnSuccess ? "onSuccess=OnSuccess(destination=" + text + "), onFailure=null"
                                  : "onSuccess=null, onFailure=OnFailure(destination=" + text + ')';
    return invalidParameter("The provided destination config DestinationConfig(" + text
                                + ") is invalid.",
                            destinationPointer(side));
}

/// Refuses a kind of target that can't be a destination on that side.
std::optional<Refusal> wrongKind(const Rules &rules, Via side, std::string_view arn)
{
    const bool fifoIsRefused = rules.fifoTargets == FifoTargets::Refused && isFifo(arn);
    bool isRefused = false;
    switch (targetKind(arn)) {
    case TargetKind::Queue:
        isRefused = fifoIsRefused;
        break;
    case TargetKind::Topic:
        // The text is known from an emulator's source only.
        if (fifoIsRefused) {
            return invalidParameter(
                "FIFO-type Amazon SNS topics aren't supported as a destination.",
                destinationPointer(side));
        }
        break;
    case TargetKind::Bucket:
        isRefused = side == Via::OnSuccess || rules.s3Target == S3Target::Refused;
        break;
    case TargetKind::Other:
        isRefused = true;
        break;
    case TargetKind::Bus:
    case TargetKind::Function:
        break;
    }
    if (isRefused)
        return invalidDestination(side, arn);
    return std::nullopt;
}

/// Whether `arn` names the function of that name, whatever the qualifier.
bool isFunction(const Home &home, std::string_view functionName, std::string_view arn)
{
    const auto function = functionOfArn(arn);
    if (!function || function->name != functionName)
        return false;
    const auto parts = splitArn(arn);
    return parts->region == home.region && parts->account == home.accountId;
}

/// What the role lacks to send to that kind of target, in the words of a destination's refusal.
/// Recorded for queues, functions and buckets; inferred for topics, assumed for buses.
std::string missingPermission(TargetKind kind, std::string_view arn)
{
    const auto on = [&](const char *action) { return action + (" on " + std::string(arn)); };
    switch (kind) {
    case TargetKind::Queue:
        return on("SendMessage");
    case TargetKind::Topic:
        return on("Publish");
    case TargetKind::Bus:
        return on("PutEvents");
    case TargetKind::Function:
        return on("InvokeFunction");
    case TargetKind::Bucket:
        return "ListBucket on S3";
    case TargetKind::Other:
        break;
    }
    assert(false);
    return {};
}

/// Whether the call fails because of what is true of the target, other than being missing.
bool lacksPermission(const Rules &rules, TargetKind kind, TargetState state)
{
    // That a missing queue or topic looks like a missing permission is assumed.
    const bool hidesAbsence = kind == TargetKind::Queue || kind == TargetKind::Topic;
    return rules.missingPermission == MissingPermission::RefusedWhenSaved
        && (!state.allowed || (hidesAbsence && !state.exists));
}

Refusal invalidDeadLetterQueue(const char *reason)
{
    return invalidParameter(std::string("Invalid dead letter queue ARN: ") + reason,
                            "/DeadLetterConfig/TargetArn");
}

} // namespace

std::optional<Refusal> destination(const Surroundings &around, Via side, std::string_view arn)
{
    assert(side != Via::DeadLetterQueue);
    if (arn.empty())
        return std::nullopt;
    if (auto refusal = wrongKind(around.rules, side, arn))
        return refusal;
    const TargetKind kind = targetKind(arn);
    if (isFunction(around.home, around.functionName, arn)) {
        return invalidParameter("You can't specify the function as a destination for itself.",
                                destinationPointer(side));
    }
    const TargetState state = around.target(arn);
    if (kind == TargetKind::Function && !state.exists) {
        return invalidParameter("The destination ARN " + std::string(arn) + " is invalid.",
                                destinationPointer(side));
    }
    if (kind == TargetKind::Bucket && !state.exists) {
        return invalidParameter("Error occurred while ListBucket. S3 Error Code: 404 Not Found. "
                                "S3 Error Message: Not Found",
                                destinationPointer(side));
    }
    if (!lacksPermission(around.rules, kind, state))
        return std::nullopt;
    return invalidParameter("The function execution role does not have permissions to call "
                                + missingPermission(kind, arn),
                            destinationPointer(side));
}

std::optional<Refusal> deadLetterTarget(const Surroundings &around, std::string_view arn)
{
    const char *where = "/DeadLetterConfig/TargetArn";
    if (arn.empty())
        return std::nullopt;
    if (!arnpattern::isDeadLetterTarget(arn)) {
        return violation({std::string(arn), "deadLetterConfig.targetArn", where},
                         "satisfy regular expression pattern: "
                             + std::string(arnpattern::deadLetterTarget));
    }
    const TargetKind kind = targetKind(arn);
    // The end of this text is known from an emulator's source, its beginning is assumed.
    if (kind != TargetKind::Queue && kind != TargetKind::Topic) {
        return invalidDeadLetterQueue(
            "Only Amazon SQS queues and Amazon SNS topics are supported.");
    }
    const bool isQueue = kind == TargetKind::Queue;
    if (isFifo(arn)) { // the topic's text is assumed after the queue's
        return invalidDeadLetterQueue(
            isQueue ? "FIFO SQS queue is not supported for dead letter configuration"
                    : "FIFO SNS topic is not supported for dead letter configuration");
    }
    if (splitArn(arn)->region != around.home.region) {
        return invalidDeadLetterQueue("The resource specified by the TargetArn must be in the same "
                                      "region as the Lambda function it's associated with.");
    }
    if (!lacksPermission(around.rules, kind, around.target(arn)))
        return std::nullopt;
    return invalidParameter( // inferred for topics
        std::string("The provided execution role does not have permissions to call ")
            + (isQueue ? "SendMessage on SQS" : "Publish on SNS"),
        where);
}

} // namespace retryscope::admission

#include "core/formats/tracelines.h"

#include "core/model/overloaded.h"
#include "core/rules/record.h"
#include "core/trace/delivery.h"

namespace retryscope {

namespace {

template <typename Index>
Json numberOrNull(const std::optional<Index> &index)
{
    return index ? Json(std::int64_t{index->value}) : Json();
}

Json nextDispatch(Instant now, const std::optional<Duration> &wait)
{
    return wait ? Json(std::int64_t{(now + *wait).time_since_epoch().count()}) : Json();
}

void addCall(Json::Object &line, const Trace &trace, InvocationId invocation)
{
    const FunctionReference &function = trace.reference(invocation).text;
    line.push_back({"function", function.name});
    line.push_back({"qualifier", function.qualifier});
    line.push_back({"requestId", requestIdOf(trace, invocation)});
    line.push_back({"parent", numberOrNull(trace.parent(invocation))});
}

void addFailure(Json::Object &line, const Trace &trace, Instant now, const AttemptFailed &failed)
{
    const bool ran = failed.failure != Failure::NotFound;
    line.push_back({"outcome", name(failed.failure)});
    line.push_back(
        {"errorType",
         ran ? Json(*errorType(failed.failure, *trace.catalog().outcome(failed.outcome).outcome))
             : Json()});
    line.push_back({"statusCode", ran ? 200 : 404});
    line.push_back({"nextAtMs", nextDispatch(now, failed.wait)});
}

void addDelivery(Json::Object &line, const Trace &trace, StepIndex index)
{
    const DeliveryStep delivery = deliveryAt(trace, index);
    line.push_back({"via", name(delivery.via)});
    line.push_back({"arn", trace.catalog().target(delivery.target).arn});
    line.push_back({"reason", delivery.problem ? Json(name(*delivery.problem)) : Json()});
}

void addChange(Json::Object &line, const Trace &trace, std::uint32_t index)
{
    const Change &change = trace.scenario().changes[index];
    line.push_back({"change", changeName(change)});
    std::visit(Overloaded{
                   [&](const FunctionChange &function) {
                       line.push_back({"function", function.function});
                   },
                   [&](const TargetChange &target) {
                       line.push_back({"target", target.arn});
                   },
               },
               change.what);
}

/// The keys that only this type of step has.
void addFact(Json::Object &line, const Trace &trace, StepIndex index, const Step &step)
{
    std::visit(
        Overloaded{
            [&](const Accepted &) { addCall(line, trace, *step.invocation); },
            [&](const Rejected &rejected) {
                line.push_back({"statusCode", int{rejected.statusCode}});
                line.push_back({"error",
                                rejected.statusCode == 404 ? "ResourceNotFoundException"
                                                           : "RequestTooLargeException"});
            },
            [&](const AttemptStarted &started) {
                line.push_back({"attempt", int{started.attempt}});
                line.push_back({"version", trace.catalog().version(started.version)});
            },
            [](const AttemptSucceeded &) {},
            [&](const AttemptFailed &failed) { addFailure(line, trace, step.at, failed); },
            [&](const Refused &refused) {
                line.push_back({"statusCode", int{refused.statusCode}});
                line.push_back({"inARow", int{refused.inARow}});
                line.push_back({"nextAtMs", nextDispatch(step.at, refused.wait)});
            },
            [&](const Ended &ended) {
                line.push_back({"condition", conditionName(trace.rules(), ended.condition)});
                line.push_back({"approximateInvokeCount", int{ended.approximateInvokeCount}});
            },
            [&](const Delivered &) { addDelivery(line, trace, index); },
            [&](const DeliveryFailed &) { addDelivery(line, trace, index); },
            [](const Lost &) {},
            [&](const Answered &answered) {
                line.push_back({"statusCode", int{answered.statusCode}});
                line.push_back(
                    {"functionError", answered.functionError ? Json("Unhandled") : Json()});
            },
            [&](const Changed &changed) { addChange(line, trace, changed.change); },
            [&](const ChangeRefused &refused) {
                addChange(line, trace, refused.change);
                const admission::Refusal &answer = trace.refusalOf(refused.change);
                line.push_back({"error", answer.code});
                line.push_back({"message", answer.message});
            },
        },
        step.fact);
}

} // namespace

Json stepJson(const Trace &trace, StepIndex index)
{
    const Step step = trace.step(index);
    Json::Object line{
        {"step", std::int64_t{index.value}},
        {"atMs", std::int64_t{step.at.time_since_epoch().count()}},
        {"invocation", numberOrNull(step.invocation)},
        {"type", typeName(step.fact)},
        {"rule", name(step.rule)},
        {"cause", numberOrNull(step.cause)},
    };
    addFact(line, trace, index, step);
    return line;
}

void writeTraceLines(const Trace &trace, const Sink &sink)
{
    constexpr std::size_t pieceBytes = 1U << 16U;
    std::string text;
    for (std::uint32_t i = 0; i < trace.size(); ++i) {
        appendCompact(text, stepJson(trace, {i}));
        text += '\n';
        if (text.size() >= pieceBytes) {
            sink(text);
            text.clear();
        }
    }
    sink(text);
}

} // namespace retryscope

#include "core/formats/comparisontext.h"

#include "core/formats/textpage.h"
#include "core/formats/timelinetext.h"
#include "core/rules/record.h"
#include "core/trace/comparison.h"
#include "core/trace/delivery.h"

#include <algorithm>

namespace retryscope {

namespace {

std::string attemptsText(std::uint16_t attempts)
{
    return std::to_string(attempts) + (attempts == 1 ? " attempt" : " attempts");
}

std::string deliveriesText(const Trace &trace, const Fate &fate)
{
    std::string text;
    for (const StepIndex step : fate.deliveries) {
        const DeliveryStep delivery = deliveryAt(trace, step);
        text += std::string(", ") + name(delivery.via) + " to ";
        text += shortName(trace.catalog().target(delivery.target).arn);
        if (delivery.problem)
            text += std::string(" failed: ") + name(*delivery.problem);
    }
    return text;
}

/// `RetriesExhausted at 0:03:00.300, 3 attempts, OnFailure to orders-failed`.
std::string fateText(const Trace &trace, InvocationId invocation)
{
    const Fate fate = fateOf(trace, invocation);
    if (fate.statusCode != 0)
        return "answered " + std::to_string(fate.statusCode);
    if (!fate.condition)
        return "has not ended, " + attemptsText(fate.attempts);
    return std::string(conditionName(trace.rules(), *fate.condition)) + " at " + timeText(*fate.at)
        + ", " + attemptsText(fate.attempts) + deliveriesText(trace, fate)
        + (fate.lost ? ", LOST" : "");
}

std::string sideText(const Trace &trace, std::optional<InvocationId> invocation)
{
    return invocation ? fateText(trace, *invocation) : "is not called";
}

std::string stepText(const Trace &trace, StepIndex index)
{
    return index.value < trace.size() ? timelineLine(trace, index) : "nothing more happens\n";
}

std::string heading(const Trace &left, const Trace &right, const InvocationPair &pair)
{
    const Trace &trace = pair.left ? left : right;
    const InvocationId invocation = pair.left ? *pair.left : *pair.right;
    const FunctionReference &function = trace.reference(invocation).text;
    return '#' + std::to_string(invocation.value + 1) + ' ' + function.name
        + (function.qualifier == latestVersion ? "" : ':' + function.qualifier) + '\n';
}

} // namespace

void writeComparison(const NamedTrace &left, const NamedTrace &right, const Sink &sink)
{
    const Comparison comparison = compared(left.trace, right.trace);
    if (!comparison.firstDivergence && comparison.differentEnds.empty()) {
        sink("the same: " + std::to_string(left.trace.size()) + " steps, all alike\n");
        return;
    }
    const std::size_t width = std::max(left.name.size(), right.name.size()) + 2;
    const std::string leftName = "  " + padded(left.name, width);
    const std::string rightName = "  " + padded(right.name, width);
    if (const auto step = comparison.firstDivergence) {
        sink("first divergence: step " + std::to_string(step->value) + '\n');
        sink(leftName + stepText(left.trace, *step));
        sink(rightName + stepText(right.trace, *step));
    }
    sink("\nends that differ: " + std::to_string(comparison.differentEnds.size()) + '\n');
    for (const InvocationPair &pair : comparison.differentEnds) {
        sink(heading(left.trace, right.trace, pair));
        sink(leftName + sideText(left.trace, pair.left) + '\n');
        sink(rightName + sideText(right.trace, pair.right) + '\n');
    }
}

} // namespace retryscope

#include "core/formats/comparisontext.h"

#include "core/formats/textpage.h"
#include "core/formats/timelinetext.h"
#include "core/rules/record.h"
#include "core/trace/comparison.h"
#include "core/trace/delivery.h"
#include "core/trace/functionview.h"

#include <algorithm>

namespace retryscope {

namespace {

std::string attemptsText(std::uint16_t attempts)
{
    return std::to_string(attempts) + (attempts == 1 ? " attempt" : " attempts");
}

std::string deliveriesText(const Trace &trace, const Ending &ending)
{
    std::string text;
    for (const StepIndex step : ending.deliveries) {
        const DeliveryStep delivery = deliveryAt(trace, step);
        text += std::string(", ") + name(delivery.via) + " to ";
        text += shortName(trace.catalog().target(delivery.target).arn);
        if (delivery.problem)
            text += std::string(" failed: ") + name(*delivery.problem);
    }
    return text;
}

/// ` at 0:03:00.300 after 3 attempts, OnFailure to orders-failed`
std::string detailsText(const Trace &trace, const Ending &ending)
{
    return " at " + timeText(*ending.at) + " after " + attemptsText(ending.attempts)
        + deliveriesText(trace, ending) + (ending.lost ? ", LOST" : "");
}

/// What the event does in a sentence: `ends as RetriesExhausted at 0:03:00.300 after 3 attempts`.
std::string verbText(const Trace &trace, const Ending &ending)
{
    if (ending.statusCode != 0)
        return "is " + endingText(trace, ending);
    if (!ending.condition)
        return "has " + endingText(trace, ending);
    if (*ending.condition == Condition::Success)
        return "succeeds" + detailsText(trace, ending);
    return "ends as " + endingText(trace, ending);
}

/// `, 120 s later`; empty if there is nothing to tell.
std::string laterText(const EndDifference &difference)
{
    if (!difference.later || *difference.later == Duration())
        return {};
    const bool isLater = *difference.later > Duration();
    const Duration by = isLater ? *difference.later : -*difference.later;
    return ", " + secondsText(by) + (isLater ? " later" : " earlier");
}

std::string stepText(const Trace &trace, StepIndex index)
{
    return index.value < trace.size() ? timelineLine(trace, index) : "nothing more happens\n";
}

std::string calledText(const Trace &trace, InvocationId invocation)
{
    const FunctionReference &function = trace.reference(invocation).text;
    return '#' + std::to_string(invocation.value + 1) + ' ' + function.name
        + (function.qualifier == latestVersion ? "" : ':' + function.qualifier);
}

/// `#3 order-processor`, and its number in the other trace if that is another.
std::string heading(const NamedTrace &left, const NamedTrace &right, const InvocationPair &pair)
{
    if (!pair.left)
        return calledText(right.trace, *pair.right);
    std::string text = calledText(left.trace, *pair.left);
    if (!pair.right || pair.right == pair.left)
        return text;
    return text + " (#" + std::to_string(pair.right->value + 1) + " in " + right.name + ')';
}

} // namespace

std::string endingText(const Trace &trace, const Ending &ending)
{
    if (ending.statusCode != 0)
        return "answered " + std::to_string(ending.statusCode);
    if (!ending.condition)
        return "not ended after " + attemptsText(ending.attempts);
    return conditionName(trace.rules(), *ending.condition) + detailsText(trace, ending);
}

void writeComparison(const NamedTrace &left, const NamedTrace &right, const Sink &sink)
{
    const TraceComparison comparison = compared(left.trace, right.trace);
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
    for (const InvocationPair &pair : comparison.differentEnds)
        sink(differenceSentence(left, right, pair) + '\n');
}

std::string differenceSentence(const NamedTrace &left, const NamedTrace &right,
                               const InvocationPair &pair)
{
    const EndDifference difference = differenceOf(left.trace, right.trace, pair);
    const std::string begin = heading(left, right, pair) + ": ";
    const std::string inLeft = verbText(left.trace, difference.left) + " in " + left.name;
    const std::string inRight = verbText(right.trace, difference.right) + " in " + right.name;
    if (!pair.right)
        return begin + inLeft + "; is not called in " + right.name;
    if (!pair.left)
        return begin + "is not called in " + left.name + "; " + inRight;
    return begin + inLeft + "; " + inRight + laterText(difference);
}

} // namespace retryscope

#include "core/formats/distinction.h"

#include "core/model/overloaded.h"
#include "core/trace/delivery.h"

#include <algorithm>
#include <string>
#include <utility>

namespace retryscope::whatif {

namespace {

/// All values within `value` that are no containers, with their pointers.
void collectLeaves(const Json &value, const std::string &pointer,
                   std::vector<PayloadCondition> &leaves)
{
    if (const Json::Object *object = value.object()) {
        for (const JsonMember &member : *object)
            collectLeaves(member.value, childPointer(pointer, member.key), leaves);
    } else if (const Json::Array *array = value.array()) {
        for (std::size_t i = 0; i < array->size(); ++i)
            collectLeaves((*array)[i], childPointer(pointer, i), leaves);
    } else {
        leaves.push_back({pointer, value});
    }
}

bool holds(const PayloadCondition &condition, const Json &event)
{
    const Json *value = resolve(event, condition.pointer);
    return value && *value == condition.value;
}

/// Whether the invocation had a dispatch with that run number at `now` that asked the behaviour.
bool competes(const Trace &trace, InvocationId other, std::uint32_t run, Instant now)
{
    std::uint32_t runs = 0;
    for (const StepIndex step : trace.stepsOf(other)) {
        const Fact fact = trace.fact(step);
        const bool isStart = std::holds_alternative<AttemptStarted>(fact);
        const bool asks = isStart || std::holds_alternative<Refused>(fact)
            || std::holds_alternative<Answered>(fact);
        if (asks && trace.at(step) == now && runs + 1 == run)
            return true;
        runs += isStart ? 1U : 0U;
    }
    return false;
}

/// The invocations that a condition must tell from that of `dispatch`, each once.
std::vector<InvocationId> rivals(const Trace &trace, const Dispatch &dispatch)
{
    const Instant now = trace.at(dispatch.begin);
    const auto function = trace.reference(dispatch.invocation).function;
    const std::size_t begin = now > Instant() ? trace.countAt(now - Duration(1)) : 0;
    const std::size_t end = trace.countAt(now);
    std::vector<InvocationId> others;
    for (std::size_t i = begin; i < end; ++i) {
        const auto other = trace.invocationOf({static_cast<std::uint32_t>(i)});
        if (!other || *other == dispatch.invocation || trace.reference(*other).function != function)
            continue;
        const Origin origin = trace.origin(*other);
        const bool hasOwn =
            !origin.delivery && !trace.scenario().invocations[origin.entry].outcomes.empty();
        if (!hasOwn && competes(trace, *other, dispatch.run, now))
            others.push_back(*other);
    }
    std::ranges::sort(others);
    others.erase(std::unique(others.begin(), others.end()), others.end());
    return others;
}

/// Whether an invocation could be called at the very moment of the dispatch because of what becomes
/// of it: its event would be a record, which no listed event and no other record is.
bool mayCallAtOnce(const Trace &trace, const Dispatch &dispatch)
{
    if (dispatch.run != 1 || trace.scenario().dispatchDelay != Duration())
        return false;
    const Catalog &catalog = trace.catalog();
    for (std::uint32_t i = 0; i < catalog.targetCount(); ++i) {
        const CatalogTarget &target = catalog.target(TargetIndex{i});
        if (target.function || !target.subscribers.empty())
            return true;
    }
    return false;
}

Error sameEvent(InvocationId other)
{
    return {{},
            "expected an event that no other dispatch of the function at that moment has, found #"
                + std::to_string(other.value + 1) + " with the same"};
}

/// The value of the event that holds for the fewest of `others`.
const PayloadCondition *sharpest(const std::vector<PayloadCondition> &leaves,
                                 const std::vector<Json> &others)
{
    const PayloadCondition *best = nullptr;
    auto fewest = static_cast<std::ptrdiff_t>(others.size());
    for (const PayloadCondition &leaf : leaves) {
        const auto left =
            std::ranges::count_if(others, [&](const Json &event) { return holds(leaf, event); });
        if (left < fewest) {
            best = &leaf;
            fewest = left;
        }
    }
    return best;
}

} // namespace

bool matches(const std::vector<PayloadCondition> &conditions, const Json &event)
{
    return std::ranges::all_of(
        conditions, [&](const PayloadCondition &condition) { return holds(condition, event); });
}

Result<std::vector<PayloadCondition>> distinction(const Trace &trace, const Dispatch &dispatch)
{
    const Json event = eventOf(trace, dispatch.invocation);
    std::vector<Json> others;
    for (const InvocationId other : rivals(trace, dispatch)) {
        others.push_back(eventOf(trace, other));
        if (others.back() == event)
            return sameEvent(other);
    }
    if (mayCallAtOnce(trace, dispatch))
        return std::vector<PayloadCondition>{{"", event}};
    std::vector<PayloadCondition> leaves;
    collectLeaves(event, {}, leaves);
    std::vector<PayloadCondition> conditions;
    while (!others.empty()) {
        const PayloadCondition *leaf = sharpest(leaves, others);
        if (!leaf)
            return std::vector<PayloadCondition>{{"", event}};
        conditions.push_back(*leaf);
        std::erase_if(others, [&](const Json &other) { return !holds(*leaf, other); });
    }
    return conditions;
}

} // namespace retryscope::whatif

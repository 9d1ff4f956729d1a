#include "core/trace/deadline.h"
#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/models/invocationtablemodel.h"
#include "ui/models/sortkeys.h"
#include "ui/models/textranks.h"

#include <variant>

namespace retryscope {

namespace {

constexpr std::int64_t none = -1;

template <typename Key>
SortKeys keysOf(const Trace &trace, Key key)
{
    SortKeys keys;
    keys.reserve(trace.invocationCount());
    for (std::uint32_t i = 0; i < trace.invocationCount(); ++i)
        keys.push_back(key(InvocationId{i}));
    return keys;
}

SortKeys functions(const Trace &trace)
{
    std::vector<std::uint32_t> references;
    references.reserve(trace.invocationCount());
    for (std::uint32_t i = 0; i < trace.invocationCount(); ++i)
        references.push_back(trace.origin({i}).reference.value);
    return textRanks(references, [&](std::uint32_t reference) {
        return format::function(trace.catalog().reference({reference}));
    });
}

SortKeys states(const Trace &trace)
{
    constexpr std::uint32_t conditions = 64;
    std::vector<std::uint32_t> numbers;
    numbers.reserve(trace.invocationCount());
    for (std::uint32_t i = 0; i < trace.invocationCount(); ++i) {
        const auto state = trace.invocationAfter(trace.size(), {i});
        numbers.push_back(state ? static_cast<std::uint32_t>(state->phase) * conditions
                                  + static_cast<std::uint32_t>(state->condition) + 1
                                : 0);
    }
    return textRanks(numbers, [](std::uint32_t number) {
        if (number == 0)
            return QString();
        InvocationState state;
        state.phase = static_cast<Phase>((number - 1) / conditions);
        state.condition = static_cast<Condition>((number - 1) % conditions);
        return format::phase(state);
    });
}

std::int64_t ageOf(const Trace &trace, InvocationId invocation)
{
    const auto state = trace.invocationAfter(trace.size(), invocation);
    if (!state)
        return none;
    const Instant until = isOver(state->phase) ? state->since : trace.endedAt();
    return (until - trace.calledAt(invocation)).count();
}

std::int64_t ageLeftOf(const Trace &trace, InvocationId invocation)
{
    const auto state = trace.invocationAfter(trace.size(), invocation);
    const auto deadline = deadlineAfter(trace, trace.size(), invocation);
    return !state || !deadline || isOver(state->phase) ? none
                                                       : (*deadline - trace.endedAt()).count();
}

std::int64_t deliveriesOf(const Trace &trace, InvocationId invocation)
{
    std::int64_t count = 0;
    for (const StepIndex index : trace.stepsOf(invocation)) {
        const Fact fact = trace.fact(index);
        if (std::holds_alternative<Delivered>(fact) || std::holds_alternative<DeliveryFailed>(fact))
            ++count;
    }
    return count;
}

} // namespace

SortKeys invocationSortKeys(const Trace &trace, int column)
{
    using Column = InvocationTableModel::Column;
    switch (static_cast<Column>(column)) {
    case Column::FunctionColumn:
        return functions(trace);
    case Column::StateColumn:
        return states(trace);
    case Column::AttemptsColumn:
        return keysOf(trace, [&](InvocationId invocation) {
            const auto state = trace.invocationAfter(trace.size(), invocation);
            return state ? std::int64_t{state->attempts} : none;
        });
    case Column::AcceptedColumn:
        return keysOf(trace, [&](InvocationId invocation) {
            return trace.stepsOf(invocation).empty()
                ? none
                : std::int64_t{trace.calledAt(invocation).time_since_epoch().count()};
        });
    case Column::AgeColumn:
        return keysOf(trace, [&](InvocationId invocation) { return ageOf(trace, invocation); });
    case Column::AgeLeftColumn:
        return keysOf(trace, [&](InvocationId invocation) { return ageLeftOf(trace, invocation); });
    case Column::DeliveriesColumn:
        return keysOf(trace,
                      [&](InvocationId invocation) { return deliveriesOf(trace, invocation); });
    case Column::NumberColumn:
    case Column::ColumnCount:
        break;
    }
    return keysOf(trace, [](InvocationId invocation) { return std::int64_t{invocation.value}; });
}

} // namespace retryscope

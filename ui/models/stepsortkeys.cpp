#include "core/trace/trace.h"
#include "ui/models/sortkeys.h"
#include "ui/models/steptablemodel.h"
#include "ui/models/textranks.h"

#include <variant>

namespace retryscope {

namespace {

constexpr std::int64_t none = -1;

template <typename Key>
SortKeys keysOf(const Trace &trace, Key key)
{
    SortKeys keys;
    keys.reserve(trace.size());
    for (std::uint32_t i = 0; i < trace.size(); ++i)
        keys.push_back(key(StepIndex{i}));
    return keys;
}

/// How many attempts the step's invocation has had, counted in one pass.
SortKeys attempts(const Trace &trace)
{
    std::vector<std::int64_t> had(trace.invocationCount());
    return keysOf(trace, [&](StepIndex index) {
        const auto invocation = trace.invocationOf(index);
        if (!invocation)
            return none;
        const Fact fact = trace.fact(index);
        const auto *failed = std::get_if<AttemptFailed>(&fact);
        if (std::holds_alternative<AttemptStarted>(fact)
            || (failed && failed->failure == Failure::NotFound))
            ++had[invocation->value];
        return had[invocation->value];
    });
}

SortKeys rules(const Trace &trace)
{
    std::vector<std::uint32_t> numbers;
    numbers.reserve(trace.size());
    for (std::uint32_t i = 0; i < trace.size(); ++i)
        numbers.push_back(static_cast<std::uint32_t>(trace.step({i}).rule));
    return textRanks(numbers, [](std::uint32_t rule) {
        return QString::fromLatin1(name(static_cast<RuleId>(rule)));
    });
}

} // namespace

SortKeys stepSortKeys(const Trace &trace, int column)
{
    using Column = StepTableModel::Column;
    switch (static_cast<Column>(column)) {
    case Column::InvocationColumn:
        return keysOf(trace, [&](StepIndex index) {
            const auto invocation = trace.invocationOf(index);
            return invocation ? std::int64_t{invocation->value} : none;
        });
    case Column::AttemptColumn:
        return attempts(trace);
    case Column::FactColumn:
        return keysOf(trace, [&](StepIndex index) {
            return static_cast<std::int64_t>(trace.fact(index).index());
        });
    case Column::RuleColumn:
        return rules(trace);
    case Column::CauseColumn:
        return keysOf(trace, [&](StepIndex index) {
            const auto cause = trace.cause(index);
            return cause ? std::int64_t{cause->value} : none;
        });
    case Column::StepColumn:
    case Column::TimeColumn:
    case Column::ColumnCount:
        break;
    }
    return keysOf(trace, [](StepIndex index) { return std::int64_t{index.value}; });
}

} // namespace retryscope

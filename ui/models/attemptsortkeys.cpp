#include "core/trace/attempts.h"
#include "core/trace/trace.h"
#include "ui/format.h"
#include "ui/models/attempttablemodel.h"
#include "ui/models/sortkeys.h"
#include "ui/models/textranks.h"

#include <variant>

namespace retryscope {

namespace {

using DispatchSteps = std::span<const StepIndex>;

constexpr std::int64_t none = -1;

template <typename Key>
SortKeys keysOf(const Trace &trace, DispatchSteps dispatches, Key key)
{
    SortKeys keys;
    keys.reserve(dispatches.size());
    for (const StepIndex begin : dispatches)
        keys.push_back(key(attemptAt(trace, begin, trace.size())));
    return keys;
}

template <typename Number>
std::vector<std::uint32_t> numbersOf(const Trace &trace, DispatchSteps dispatches, Number number)
{
    std::vector<std::uint32_t> numbers;
    numbers.reserve(dispatches.size());
    for (const StepIndex begin : dispatches)
        numbers.push_back(number(attemptAt(trace, begin, trace.size())));
    return numbers;
}

SortKeys functions(const Trace &trace, DispatchSteps dispatches)
{
    return textRanks(numbersOf(trace, dispatches,
                               [&](const AttemptView &view) {
                                   return trace.origin(view.invocation).reference.value;
                               }),
                     [&](std::uint32_t reference) {
                         return format::function(trace.catalog().reference({reference}));
                     });
}

/// Those that have no version first.
SortKeys versions(const Trace &trace, DispatchSteps dispatches)
{
    const auto number = [&](const AttemptView &view) {
        const Fact fact = trace.fact(view.begin);
        const auto *started = std::get_if<AttemptStarted>(&fact);
        return started ? started->version.value + 1U : 0U;
    };
    return textRanks(numbersOf(trace, dispatches, number), [&](std::uint32_t version) {
        return version == 0 ? QString()
                            : QString::fromStdString(trace.catalog().version({version - 1}));
    });
}

/// Successes, failures by their kind, refusals by their code, and what never ended.
std::int64_t resultOf(const Trace &trace, const AttemptView &view)
{
    constexpr std::int64_t failures = 1'000;
    constexpr std::int64_t refusals = 2'000;
    constexpr std::int64_t unfinished = 4'000;
    if (!view.end)
        return unfinished;
    const Fact fact = trace.fact(*view.end);
    if (const auto *refused = std::get_if<Refused>(&fact))
        return refusals + refused->statusCode;
    if (const auto *failed = std::get_if<AttemptFailed>(&fact))
        return failures + static_cast<std::int64_t>(failed->failure);
    return 0;
}

std::int64_t durationOf(const Trace &trace, const AttemptView &view)
{
    const bool isRun = std::holds_alternative<AttemptStarted>(trace.fact(view.begin));
    return isRun && view.end ? (trace.at(*view.end) - trace.at(view.begin)).count() : none;
}

std::int64_t waitOf(const Trace &trace, const AttemptView &view)
{
    if (!view.end)
        return none;
    const Fact fact = trace.fact(*view.end);
    std::optional<Duration> wait;
    if (const auto *refused = std::get_if<Refused>(&fact))
        wait = refused->wait;
    else if (const auto *failed = std::get_if<AttemptFailed>(&fact))
        wait = failed->wait;
    return wait ? wait->count() : none;
}

/// Runs first, by their number, then refusals by theirs.
std::int64_t numberOf(const Trace &trace, const AttemptView &view)
{
    constexpr std::int64_t refusals = 1 << 16;
    const bool isRefusal = std::holds_alternative<Refused>(trace.fact(view.begin));
    return view.number + (isRefusal ? refusals : 0);
}

/// How many runs there were at each dispatch, in one pass: asking for each would cost hundreds of
/// steps a row.
SortKeys inFlight(const Trace &trace, DispatchSteps dispatches)
{
    SortKeys keys;
    keys.reserve(dispatches.size());
    std::int64_t running = 0;
    auto next = dispatches.begin();
    for (std::uint32_t i = 0; i < trace.size() && next != dispatches.end(); ++i) {
        const Fact fact = trace.fact({i});
        const auto *failed = std::get_if<AttemptFailed>(&fact);
        if (std::holds_alternative<AttemptStarted>(fact))
            ++running;
        else if (std::holds_alternative<AttemptSucceeded>(fact)
                 || (failed && failed->failure != Failure::NotFound))
            --running;
        if (next->value == i) {
            keys.push_back(running);
            ++next;
        }
    }
    return keys;
}

} // namespace

SortKeys attemptSortKeys(const Trace &trace, DispatchSteps dispatches, int column)
{
    const auto keys = [&](auto key) {
        return keysOf(trace, dispatches, [&](const AttemptView &view) { return key(trace, view); });
    };
    using Column = AttemptTableModel::Column;
    switch (static_cast<Column>(column)) {
    case Column::InvocationColumn:
        return keysOf(trace, dispatches,
                      [](const AttemptView &view) { return std::int64_t{view.invocation.value}; });
    case Column::FunctionColumn:
        return functions(trace, dispatches);
    case Column::AttemptColumn:
        return keys(numberOf);
    case Column::ResultColumn:
        return keys(resultOf);
    case Column::DurationColumn:
        return keys(durationOf);
    case Column::VersionColumn:
        return versions(trace, dispatches);
    case Column::InFlightColumn:
        return inFlight(trace, dispatches);
    case Column::NextColumn:
        return keys(waitOf);
    case Column::StartColumn:
    case Column::ColumnCount:
        break;
    }
    return keysOf(trace, dispatches,
                  [](const AttemptView &view) { return std::int64_t{view.begin.value}; });
}

} // namespace retryscope

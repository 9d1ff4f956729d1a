#include "core/trace/stepcondition.h"

#include "core/trace/breakpointmatch.h"
#include "core/trace/filtermatch.h"

#include <algorithm>

namespace retryscope {

namespace {

constexpr std::size_t stepsBetweenLooks = 4096;
constexpr std::string_view blanks = " \t";

char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool areAlike(std::string_view left, std::string_view right)
{
    return std::ranges::equal(left, right, {}, lower, lower);
}

std::optional<StopOn> stopOnOf(std::string_view word)
{
    for (std::size_t i = 0; i < stopOnNames.size(); ++i) {
        const auto on = static_cast<StopOn>(i);
        if (on != StopOn::MetricCrosses && areAlike(stopOnNames[i], word))
            return on;
    }
    return std::nullopt;
}

/// Whether each invocation is let through; empty: all are. Absent if cancelled.
std::optional<std::vector<bool>> letThrough(const Trace &trace, const Filter &filter,
                                            const std::atomic<bool> *cancelled)
{
    std::vector<bool> result;
    if (filter.parts.empty())
        return result;
    const auto fates = fatesOf(trace, cancelled);
    const auto matches = fates ? matching(trace, *fates, filter, cancelled) : std::nullopt;
    if (!matches)
        return std::nullopt;
    result.assign(trace.invocationCount(), false);
    for (const InvocationId invocation : *matches)
        result[invocation.value] = true;
    return result;
}

} // namespace

Result<StepCondition, FilterError> parseStepCondition(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return FilterError{0, 0, "expected a step or a filter, found nothing"};
    const std::size_t end = std::min(text.find_first_of(blanks, first), text.size());
    StepCondition condition;
    condition.on = stopOnOf(text.substr(first, end - first));
    const std::size_t rest = condition.on ? end : 0;
    auto filter = parseFilter(text.substr(rest));
    if (!filter) {
        FilterError error = filter.error();
        error.offset += rest;
        return error;
    }
    condition.filter = std::move(filter).value();
    return condition;
}

std::optional<StepIndex> firstStep(const Trace &trace, const StepCondition &condition,
                                   std::size_t from, const std::atomic<bool> *cancelled)
{
    const auto wanted = letThrough(trace, condition.filter, cancelled);
    if (!wanted)
        return std::nullopt;
    const StopSet kind = condition.on ? stopSet(*condition.on) : 0;
    for (std::size_t i = from; i < trace.size(); ++i) {
        if (i % stepsBetweenLooks == 0 && cancelled && *cancelled)
            return std::nullopt;
        const StepIndex index{static_cast<std::uint32_t>(i)};
        const auto invocation = trace.invocationOf(index);
        if (!wanted->empty() && !(invocation && (*wanted)[invocation->value]))
            continue;
        if (kind == 0 || stopsAt(trace, index, trace.fact(index), kind) != 0)
            return index;
    }
    return std::nullopt;
}

} // namespace retryscope

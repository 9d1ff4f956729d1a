#include "ui/document/comparedruns.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace retryscope {

namespace {

constexpr int halfWay = 50; // percent
constexpr std::size_t invocationsAtOnce = 4096;

/// The numbers of all invocations in the order of their luck.
std::vector<InvocationId> byLuck(const Trace &trace)
{
    std::vector<std::pair<std::uint64_t, InvocationId>> sorted;
    sorted.reserve(trace.invocationCount());
    for (std::uint32_t i = 0; i < trace.invocationCount(); ++i)
        sorted.emplace_back(trace.origin({i}).luck, InvocationId{i});
    std::ranges::sort(sorted);
    std::vector<InvocationId> numbers;
    numbers.reserve(sorted.size());
    for (const auto &[luck, number] : sorted)
        numbers.push_back(number);
    return numbers;
}

class Work
{
public:
    Work(ComparedRuns &runs, ComparisonMonitor &monitor)
        : m_runs(runs)
        , m_monitor(monitor)
    {
    }

    /// False: it was cancelled.
    bool pair()
    {
        const auto ours = byLuck(*m_runs.shown);
        const auto theirs = byLuck(*m_runs.other);
        m_runs.twins.assign(ours.size(), std::nullopt);
        auto other = theirs.begin();
        const auto luckOf = [](const Trace &trace, InvocationId id) {
            return trace.origin(id).luck;
        };
        for (std::size_t i = 0; i < ours.size(); ++i) {
            if (!goesOn(i, ours.size()))
                return false;
            const std::uint64_t luck = luckOf(*m_runs.shown, ours[i]);
            for (; other != theirs.end() && luckOf(*m_runs.other, *other) < luck; ++other)
                addOnlyOther(*other);
            if (other != theirs.end() && luckOf(*m_runs.other, *other) == luck)
                m_runs.twins[ours[i].value] = *other++;
            add(ours[i]);
        }
        for (; other != theirs.end(); ++other)
            addOnlyOther(*other);
        return true;
    }

    /// What parts the runs first may be no invocation's: the fork's own change.
    void addFirst()
    {
        const auto first = m_runs.firstDivergence();
        const auto isFirst = [&](const Parting &parting) { return parting.at <= *first; };
        if (!first || std::ranges::any_of(m_runs.partings, isFirst))
            return;
        const StepIndex step = *m_runs.comparison.firstDivergence;
        const bool isOurs = step.value < m_runs.shown->size() && m_runs.shown->at(step) == *first;
        m_runs.partings.push_back(
            {*first, std::nullopt, std::nullopt, isOurs ? std::optional(step) : std::nullopt});
    }

    void sort()
    {
        std::ranges::sort(m_runs.partings, {}, [](const Parting &parting) {
            return std::tuple(parting.at, parting.step, parting.shown, parting.other);
        });
        const auto none = static_cast<std::uint32_t>(m_runs.partings.size());
        m_runs.partingOf.assign(m_runs.twins.size(), none);
        for (std::uint32_t i = 0; i < none; ++i) {
            if (const auto shown = m_runs.partings[i].shown)
                m_runs.partingOf[shown->value] = i;
        }
    }

private:
    bool goesOn(std::size_t done, std::size_t all)
    {
        if (done % invocationsAtOnce == 0)
            m_monitor.percent =
                halfWay + static_cast<int>(done * halfWay / std::max<std::size_t>(all, 1));
        return !m_monitor.isCancelled;
    }

    /// The time of an invocation's step, if it makes so many.
    static std::optional<Instant> timeOf(const Trace &trace, InvocationId id, std::size_t step)
    {
        const auto own = trace.stepsOf(id);
        return step < own.size() ? std::optional(trace.at(own[step])) : std::nullopt;
    }

    void add(InvocationId shown)
    {
        const auto other = m_runs.twins[shown.value];
        const std::size_t shared =
            other ? sharedSteps(*m_runs.shown, shown, *m_runs.other, *other) : 0;
        const auto ours = timeOf(*m_runs.shown, shown, shared);
        const auto theirs = other ? timeOf(*m_runs.other, *other, shared) : std::nullopt;
        if (!ours && !theirs)
            return;
        const bool isOurs = ours && (!theirs || *ours <= *theirs);
        Parting parting{isOurs ? *ours : *theirs, shown, other, std::nullopt};
        if (isOurs)
            parting.step = m_runs.shown->stepsOf(shown)[shared];
        m_runs.partings.push_back(parting);
    }

    void addOnlyOther(InvocationId other)
    {
        if (const auto at = timeOf(*m_runs.other, other, 0))
            m_runs.partings.push_back({*at, std::nullopt, other, std::nullopt});
    }

    ComparedRuns &m_runs;
    ComparisonMonitor &m_monitor;
};

} // namespace

std::optional<Instant> ComparedRuns::firstDivergence() const
{
    if (!comparison.firstDivergence)
        return std::nullopt;
    const StepIndex step = *comparison.firstDivergence;
    const auto at = [step](const Trace &trace) {
        return step.value < trace.size() ? trace.at(step) : Instant::max();
    };
    return std::min(at(*shown), at(*other));
}

const Parting *ComparedRuns::parting(InvocationId inShown) const
{
    const std::uint32_t place = partingOf[inShown.value];
    return place < partings.size() ? &partings[place] : nullptr;
}

std::shared_ptr<const ComparedRuns> comparedRuns(std::shared_ptr<const Trace> shown,
                                                 std::shared_ptr<const Trace> other,
                                                 ComparisonMonitor &monitor)
{
    auto runs = std::make_shared<ComparedRuns>();
    runs->shown = std::move(shown);
    runs->other = std::move(other);
    auto comparison = compared(*runs->shown, *runs->other, monitor.isCancelled);
    if (!comparison)
        return nullptr;
    runs->comparison = std::move(*comparison);
    Work work(*runs, monitor);
    if (!work.pair())
        return nullptr;
    work.addFirst();
    work.sort();
    monitor.percent = 0; // it counts among the finished ones
    return runs;
}

} // namespace retryscope

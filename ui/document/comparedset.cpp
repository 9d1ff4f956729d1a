#include "ui/document/comparedset.h"

#include "core/trace/trace.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace retryscope {

namespace {

using Runs = std::vector<std::shared_ptr<const ComparedRuns>>;

std::shared_ptr<const ComparedRuns> known(const ComparedSet *former, const Trace *shown,
                                          const Trace *other)
{
    if (!former)
        return nullptr;
    const auto found = std::ranges::find_if(former->runs, [&](const auto &runs) {
        return runs->shown.get() == shown && runs->other.get() == other;
    });
    return found == former->runs.end() ? nullptr : *found;
}

std::vector<DifferentEnd> endsOfShown(const Runs &runs)
{
    std::vector<InvocationId> numbers;
    for (const auto &each : runs) {
        for (const InvocationPair &pair : each->comparison.differentEnds) {
            if (pair.left)
                numbers.push_back(*pair.left);
        }
    }
    std::ranges::sort(numbers);
    // Not std::ranges::unique: clang 14 can't read what it returns.
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::vector<DifferentEnd> ends;
    ends.reserve(numbers.size());
    for (const InvocationId number : numbers) {
        DifferentEnd &end = ends.emplace_back();
        end.shown = number;
        for (std::size_t place = 0; place < runs.size(); ++place)
            end.others[place] = runs[place]->twins[number.value];
    }
    return ends;
}

/// Several may have the same event that the shown run lacks: it is one row.
void addOnlyOthers(std::vector<DifferentEnd> &ends, const Runs &runs)
{
    std::unordered_map<std::uint64_t, std::size_t> rowOf; // by luck
    for (std::size_t place = 0; place < runs.size(); ++place) {
        for (const InvocationPair &pair : runs[place]->comparison.differentEnds) {
            if (pair.left)
                continue;
            const std::uint64_t luck = runs[place]->other->origin(*pair.right).luck;
            const auto [row, isNew] = rowOf.try_emplace(luck, ends.size());
            if (isNew)
                ends.emplace_back();
            ends[row->second].others[place] = pair.right;
        }
    }
}

} // namespace

std::optional<FirstDivergence> ComparedSet::firstDivergence() const
{
    std::optional<FirstDivergence> first;
    for (std::size_t place = 0; place < runs.size(); ++place) {
        const auto at = runs[place]->firstDivergence();
        if (at && (!first || *at < first->at))
            first = {*at, place};
    }
    return first;
}

const Parting *ComparedSet::parting(InvocationId inShown) const
{
    const Parting *first = nullptr;
    for (const auto &each : runs) {
        const Parting *parting = each->parting(inShown);
        if (parting && (!first || parting->at < first->at))
            first = parting;
    }
    return first;
}

std::shared_ptr<const ComparedSet>
comparedSet(const std::shared_ptr<const Trace> &shown,
            const std::vector<std::shared_ptr<const Trace>> &others, const ComparedSet *former,
            ComparisonMonitor &monitor)
{
    auto set = std::make_shared<ComparedSet>();
    for (const auto &other : others) {
        auto runs = known(former, shown.get(), other.get());
        if (!runs)
            runs = comparedRuns(shown, other, monitor);
        if (!runs)
            return nullptr;
        set->runs.push_back(std::move(runs));
        ++monitor.finished;
    }
    set->ends = endsOfShown(set->runs);
    addOnlyOthers(set->ends, set->runs);
    return set;
}

} // namespace retryscope

#pragma once

#include "core/engine/simulate.h"
#include "core/trace/comparison.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace retryscope {

/// A rule that two runs decide differently, with the places of the options in force.
struct RuleApart
{
    RuleId rule = RuleId::RetryWaits;
    std::size_t left = 0;
    std::size_t right = 0;
    bool operator==(const RuleApart &) const = default;
};

/// The rules that two runs decide differently and that can change what happens, in the order of the
/// rulebook.
[[nodiscard]] std::vector<RuleApart> rulesApart(const Trace &left, const Trace &right);

/// For each of these events, which end differently in the two runs of one scenario: the rules that
/// made the difference. Those are the ones that do so alone and without which there is none: the
/// right run's option changes the event's end in the left run, and the left one's that in the right
/// run. If no rule does both, those that do the former; else the latter; else all that are apart.
///
/// Plays the scenario twice for each rule apart. Absent if `monitor` cancelled it.
[[nodiscard]] std::optional<std::vector<std::vector<RuleApart>>>
decisiveRules(const Trace &left, const Trace &right, std::span<const InvocationPair> events,
              SimulationMonitor &monitor);

} // namespace retryscope

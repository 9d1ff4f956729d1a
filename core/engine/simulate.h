#pragma once

#include "core/model/scenario.h"
#include "core/rules/rules.h"
#include "core/trace/trace.h"

#include <atomic>
#include <cstdint>
#include <optional>

namespace retryscope {

/// Lets another thread follow a simulation and end it early.
struct SimulationMonitor
{
    std::atomic<bool> cancelled = false; ///< set by the watcher
    std::atomic<std::uint64_t> steps = 0; ///< set by the engine, every few thousand steps
};

struct SimulationOptions
{
    std::optional<Instant> until; ///< items at that very instant are taken, later ones not
    SimulationMonitor *monitor = nullptr; ///< must outlive the simulation
};

/// What happened, not yet indexed: no question about it can be asked.
struct Played
{
    Trace trace;
    Instant endedAt; ///< the time of the last item taken
    bool isTruncated = false; ///< a bound on chains kept invocations from being started
};

/// The two halves of `simulate`, for whoever wants to know how long each takes.
[[nodiscard]] Played play(Scenario scenario, const Rules &rules,
                          const SimulationOptions &options = {});
[[nodiscard]] Trace indexed(Played played);

/// Plays the whole scenario by the rules: sections 2 to 11 of the semantics. Same scenario, same
/// rules: the same trace, on every compiler and build type.
///
/// `scenario` must be one that `readScenario` accepts. A cancelled simulation gives a finished
/// trace of what happened so far, cut at an arbitrary item.
[[nodiscard]] Trace simulate(Scenario scenario, const Rules &rules,
                             const SimulationOptions &options = {});

} // namespace retryscope

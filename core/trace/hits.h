#pragma once

#include "core/model/breakpoint.h"
#include "core/trace/trace.h"

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace retryscope {

/// A step at which a breakpoint stops, or that it logs.
struct Hit
{
    StepIndex step; ///< the stop is behind it
    std::uint32_t breakpoint = 0; ///< its place in the list
    auto operator<=>(const Hit &) const = default;
};

/// All hits of the enabled breakpoints in the whole trace, by step and then by breakpoint.
///
/// One pass over the steps; conditions are turned into numbers before. `cancelled` is looked at
/// every few thousand steps; then what was found so far is given.
[[nodiscard]] std::vector<Hit> hitsOf(const Trace &trace, std::span<const Breakpoint> breakpoints,
                                      const std::atomic<bool> *cancelled = nullptr);

/// What a breakpoint could wait for to be hit by that step, the most telling first; metrics apart.
[[nodiscard]] std::vector<StopOn> stopsOf(const Trace &trace, StepIndex index);

} // namespace retryscope

#pragma once

#include "core/model/jsonoperation.h"
#include "core/model/outcome.h"
#include "core/model/result.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace retryscope::whatif {

/// One dispatch that asked the script for an outcome.
struct Dispatch
{
    InvocationId invocation;
    StepIndex begin; ///< a run's start, a refusal, or the answer that refused a synchronous call
    std::uint32_t number = 1; ///< among all dispatches of the invocation
    std::uint32_t run = 1; ///< the number that its run has, or would have had
    bool operator==(const Dispatch &) const = default;
};

/// The dispatch that `step` is the begin or the end of; absent if it is neither, or if that
/// dispatch asked the script for nothing: a look-up.
[[nodiscard]] std::optional<Dispatch> dispatchOf(const Trace &trace, StepIndex step);

/// Operations that give `outcome` to one dispatch. Earlier ones keep what they got; later ones ask
/// the script as before. `document` is the scenario's JSON, `trace` its simulation.
///
/// The invocation gets its outcomes listed if its entry is not repeated, and if all later
/// dispatches would get the same from the script whenever they are; else a behaviour in front of
/// the function's others applies to that moment, run number and event.
///
/// Errors: the format has no words for it. The entry is repeated and has outcomes of its own; or
/// another dispatch of that very moment, such as a duplicate's, can't be told from this one.
[[nodiscard]] Result<std::vector<JsonOperation>> operations(const Json &document,
                                                            const Trace &trace,
                                                            const Dispatch &dispatch,
                                                            const Outcome &outcome);

} // namespace retryscope::whatif

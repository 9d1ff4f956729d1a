#pragma once

#include "core/model/breakpoint.h"
#include "core/model/json.h"
#include "core/model/result.h"

#include <optional>
#include <vector>

namespace retryscope {

/// Reads one breakpoint. All its errors are reported, with places from the entry's root.
///
/// Keys: `on` (required), `name`, `enabled`, `logOnly`, `hitCount` and `function` always;
/// `requestId`, `payload` and `attempt` unless `on` is `configChanged` or `metricCrosses`;
/// `metric` (required) and one of `above` and `below` with `metricCrosses` only.
[[nodiscard]] Result<Breakpoint, std::vector<Error>> readBreakpoint(const Json &entry);

/// An entry of a file: a breakpoint, or what is wrong with it.
using ReadBreakpoint = Result<Breakpoint, std::vector<Error>>;

/// Reads the `breakpoints` of a scenario file's `document`, each for itself: a broken one does not
/// spoil its neighbours. Places are from the document's root. Empty if the key is absent or no
/// array, which `readScenario` refuses.
[[nodiscard]] std::vector<ReadBreakpoint> readBreakpoints(const Json &document);

/// What is wrong with the breakpoints of a file, in its order.
[[nodiscard]] std::vector<Error> brokenBreakpoints(const Json &document);

/// As the file spells it; what has its default is left out.
[[nodiscard]] Json breakpointJson(const Breakpoint &breakpoint);

} // namespace retryscope

#pragma once

#include "core/trace/findings.h"
#include "core/trace/series.h"
#include "core/trace/trace.h"

#include <cstddef>
#include <optional>

/// Steps that show what an answer speaks of. Each search looks at a bounded number of steps or
/// invocations: in a long run it may find nothing, but never keeps a person waiting.
namespace retryscope::sought {

/// The last delivery to the target, done or failed, among the first `count` steps; else the first
/// after them.
[[nodiscard]] std::optional<StepIndex> delivery(const Trace &trace, TargetIndex target,
                                                std::size_t count);

/// The last step among the first `count` that changed the series.
[[nodiscard]] std::optional<StepIndex> change(const Trace &trace, SeriesKind series,
                                              std::size_t count);

/// The end of the first invocation that shows the finding: of its function and qualifier, lost or
/// too old or stopped as the finding says.
[[nodiscard]] std::optional<StepIndex> instance(const Trace &trace, const Finding &finding);

} // namespace retryscope::sought

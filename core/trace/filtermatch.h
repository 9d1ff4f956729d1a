#pragma once

#include "core/trace/fates.h"
#include "core/trace/filter.h"

#include <atomic>
#include <optional>
#include <span>
#include <vector>

namespace retryscope {

/// The invocations that a filter lets through, in order. `fates` are the trace's own, whole run.
/// Works in chunks and looks at `cancelled` between them; absent if it was set on the way.
[[nodiscard]] std::optional<std::vector<InvocationId>>
matching(const Trace &trace, std::span<const Fate> fates, const Filter &filter,
         const std::atomic<bool> *cancelled = nullptr);

} // namespace retryscope

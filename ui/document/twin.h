#pragma once

#include "core/model/id.h"

#include <optional>

namespace retryscope {

class Trace;

/// The same event's invocation in another run: the one with the same luck. Absent if the other run
/// has none. Looks around the same number first, and at all invocations at worst.
[[nodiscard]] std::optional<InvocationId> twinOf(const Trace &trace, InvocationId invocation,
                                                 const Trace &other);

} // namespace retryscope

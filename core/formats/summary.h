#pragma once

#include "core/trace/trace.h"

#include <string>

namespace retryscope {

/// The run in a dozen lines, each a name and a number: invocations, attempts, steps, ends by
/// condition, lost events, metrics summed over the functions. One pass over the steps; no JSON and
/// no text per step is built.
[[nodiscard]] std::string summaryText(const Trace &trace);

} // namespace retryscope

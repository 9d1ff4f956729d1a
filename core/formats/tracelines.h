#pragma once

#include "core/formats/sink.h"
#include "core/model/json.h"
#include "core/trace/trace.h"

namespace retryscope {

/// One line of the trace file (command line, "The trace").
[[nodiscard]] Json stepJson(const Trace &trace, StepIndex index);

/// The trace as JSON Lines, in order of the steps.
void writeTraceLines(const Trace &trace, const Sink &sink);

} // namespace retryscope

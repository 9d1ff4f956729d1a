#pragma once

#include "core/formats/sink.h"
#include "core/trace/trace.h"

namespace retryscope {

/// The trace in the Trace Event format that Perfetto and Chrome open: a process a function, a
/// thread an invocation; runs and waits are complete events (`X`), the rest instants (`i`). Times
/// are microseconds since the start of the scenario.
void writeChromeTrace(const Trace &trace, const Sink &sink);

} // namespace retryscope

#pragma once

#include "core/formats/sink.h"
#include "core/model/json.h"
#include "core/trace/trace.h"

namespace retryscope {

/// One entry of the report's `invocations` (command line, "The report").
[[nodiscard]] Json invocationReport(const Trace &trace, InvocationId invocation);

/// The report's `metrics`: every function of the scenario.
[[nodiscard]] Json metricsReport(const Trace &trace);

/// The whole report as a value.
[[nodiscard]] Json reportJson(const Trace &trace);

/// The whole report as text, an invocation a line, without ever holding all of it.
void writeReport(const Trace &trace, const Sink &sink);

} // namespace retryscope

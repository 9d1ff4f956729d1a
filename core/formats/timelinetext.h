#pragma once

#include "core/formats/sink.h"
#include "core/model/simtime.h"
#include "core/trace/trace.h"

#include <string>

namespace retryscope {

/// The trace for people: a heading, then a line a step with its time, its invocation and what
/// happened, then what became of all invocations.
void writeTimelineText(const Trace &trace, const Sink &sink);

/// One line of the above, with its line feed.
[[nodiscard]] std::string timelineLine(const Trace &trace, StepIndex index);

/// `h:mm:ss.mmm` since the start of the scenario.
[[nodiscard]] std::string timeText(Instant instant);

} // namespace retryscope

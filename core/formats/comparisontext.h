#pragma once

#include "core/formats/sink.h"
#include "core/trace/trace.h"

#include <string>

namespace retryscope {

/// A trace, and what to call it.
struct NamedTrace
{
    std::string name;
    const Trace &trace;
};

/// Where two traces part, and each invocation whose end differs, for people.
void writeComparison(const NamedTrace &left, const NamedTrace &right, const Sink &sink);

} // namespace retryscope

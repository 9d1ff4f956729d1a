#pragma once

#include "core/trace/trace.h"

#include <string>

/// What must be true of every trace, whatever the scenario and the rules (semantics, sections 2 to
/// 10). Looked at step by step, with plain counters of its own.
namespace retryscope::invariants {

/// Empty if all hold; else the first step that breaks one, and which. `isWhole` says that the run
/// was not cut, so that everything accepted must have ended.
[[nodiscard]] std::string broken(const Trace &trace, bool isWhole);

} // namespace retryscope::invariants

#pragma once

#include "core/formats/importdraft.h"
#include "core/formats/importreport.h"
#include "core/model/scenario.h"

namespace retryscope {

/// The scenario of what a draft holds: checked settings, the targets that they name with the
/// functions that listen there, and one example invocation a function. Without title and
/// description. `readScenario` accepts it.
[[nodiscard]] Scenario assembled(Draft draft, ImportReport &report);

} // namespace retryscope

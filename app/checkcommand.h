#pragma once

#include "app/arguments.h"
#include "app/commands.h"

namespace retryscope {

/// `check FILE…`: prints the errors of scenarios and AWS configuration, and the findings. Files
/// that are no scenarios are parts of one configuration.
[[nodiscard]] Status check(const Arguments &arguments);

} // namespace retryscope

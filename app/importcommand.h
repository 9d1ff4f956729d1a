#pragma once

#include "app/arguments.h"
#include "app/commands.h"

namespace retryscope {

/// `import FILE…`: makes a scenario of AWS configuration; notes go to standard error.
[[nodiscard]] Status import(const Arguments &arguments);

} // namespace retryscope

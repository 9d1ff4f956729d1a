#pragma once

#include "core/model/json.h"

namespace retryscope {

/// The JSON Schema (draft 2020-12) of the scenario format.
[[nodiscard]] Json scenarioSchema();

} // namespace retryscope

#pragma once

#include "core/formats/jsonnode.h"
#include "core/model/scenario.h"

#include <vector>

namespace retryscope {

/// Reads `invocations` (scenario format, section 4).
void readInvocations(const JsonNode &node, std::vector<ScenarioInvocation> &invocations);

} // namespace retryscope

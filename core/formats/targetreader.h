#pragma once

#include "core/formats/jsonnode.h"
#include "core/formats/scenariodirectory.h"
#include "core/model/scenario.h"

#include <vector>

namespace retryscope {

/// Reads `targets` (scenario format, section 3).
void readTargets(const JsonNode &node, const ScenarioDirectory &directory,
                 std::vector<Target> &targets);

} // namespace retryscope

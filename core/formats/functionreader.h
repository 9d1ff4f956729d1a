#pragma once

#include "core/formats/jsonnode.h"
#include "core/formats/scenariodirectory.h"
#include "core/model/function.h"

#include <vector>

namespace retryscope {

/// Reads `functions` (scenario format, section 2).
void readFunctions(const JsonNode &node, const ScenarioDirectory &directory,
                   std::vector<Function> &functions);

} // namespace retryscope

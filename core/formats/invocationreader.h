#pragma once

#include "core/formats/jsonnode.h"
#include "core/formats/requestid.h"
#include "core/model/scenario.h"

#include <vector>

namespace retryscope {

/// Reads `invocations` (scenario format, section 4). No entry may have a request id that is
/// `taken`.
void readInvocations(const JsonNode &node, RequestIds taken,
                     std::vector<ScenarioInvocation> &invocations);

} // namespace retryscope

#pragma once

#include "core/formats/jsonnode.h"
#include "core/formats/scenariodirectory.h"
#include "core/model/change.h"

#include <vector>

namespace retryscope {

/// Reads `changes` (scenario format, section 7): names and types of keys. What AWS checks is
/// checked when a change happens.
void readChanges(const JsonNode &node, const ScenarioDirectory &directory,
                 std::vector<Change> &changes);

} // namespace retryscope

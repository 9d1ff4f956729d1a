#pragma once

#include "core/formats/jsonnode.h"
#include "core/model/outcome.h"

#include <vector>

namespace retryscope {

/// Reads an outcome (scenario format, section 5).
void readOutcome(const JsonNode &node, Outcome &outcome);

/// Reads an entry of a function's `behavior`.
void readBehavior(const JsonNode &node, Behavior &behavior);

/// Reads an array of at least one outcome.
void readOutcomes(const JsonNode &node, std::vector<Outcome> &outcomes);

} // namespace retryscope

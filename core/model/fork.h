#pragma once

#include "core/model/jsonoperation.h"
#include "core/model/simtime.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace retryscope {

/// A what-if that a scenario keeps: the scenario with a change. It has the same luck, so that its
/// run can be laid beside the scenario's own, event by event.
struct Fork
{
    std::string name; ///< not empty, and of no other fork of the scenario
    Instant at; ///< the moment that it was made for; before, both runs are meant to be the same
    std::vector<JsonOperation> patch; ///< of the scenario's JSON
    bool operator==(const Fork &) const = default;
};

/// One of a scenario file's branches: absent the scenario itself, its base; else the fork at that
/// place.
using BranchId = std::optional<std::size_t>;

} // namespace retryscope

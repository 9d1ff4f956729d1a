#pragma once

#include "core/model/json.h"

#include <cstdint>
#include <vector>

namespace retryscope {

/// How many of some events an event pattern lets pass.
enum class PatternReach : std::uint8_t {
    All,
    None,
    Some ///< or it can't be told
};

/// `events` are EventBridge envelopes, of which `detail` may be missing. Without events: `None`.
/// Understands lists of literal values and `prefix`; of any other matcher nobody can tell.
[[nodiscard]] PatternReach patternReach(const Json &pattern, const std::vector<Json> &events);

} // namespace retryscope

#pragma once

#include "core/model/json.h"

#include <string_view>

namespace retryscope {

/// What a plain scalar of YAML means by the core schema; see `parseYaml` for the numbers that stay
/// strings.
[[nodiscard]] Json plainScalar(std::string_view text);

} // namespace retryscope

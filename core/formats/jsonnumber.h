#pragma once

#include "core/model/json.h"

#include <cstdint>
#include <optional>

namespace retryscope {

/// The number if it is whole, however it is spelled: `1`, `1.0` and `10e-1` are 1. Absent if it has
/// a fraction or does not fit into 64 bits.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(const JsonNumber &number);

/// The number cut towards zero: 2.9 gives 2, -0.5 gives 0. Absent if that does not fit into 64
/// bits.
[[nodiscard]] std::optional<std::int64_t> cutNumber(const JsonNumber &number);

} // namespace retryscope

#pragma once

#include "core/model/json.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace retryscope {

/// The next reference token of a pointer by RFC 6901, unescaped; shortens `pointer`. Absent at the
/// end.
[[nodiscard]] std::optional<std::string> nextToken(std::string_view &pointer);

/// The place in an array that a reference token names; absent if it is no number.
[[nodiscard]] std::optional<std::size_t> placeOf(std::string_view token);

/// What a reference token names within `value`; null if there is nothing.
[[nodiscard]] const Json *childOf(const Json &value, std::string_view token);

} // namespace retryscope

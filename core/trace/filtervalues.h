#pragma once

#include "core/model/id.h"
#include "core/model/json.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The values that stand in a filter's terms.
namespace retryscope {

/// `text` with the letters A to Z made small.
[[nodiscard]] std::string lowerCase(std::string_view text);

/// `expected …, found "…"`, with a guess at what was meant if there is one.
[[nodiscard]] std::string expectedButFound(std::string_view expected, std::string_view found,
                                           std::string_view meant = {});

/// The whole number from 0 that `text` is; at most 15 digits.
[[nodiscard]] std::optional<std::int64_t> wholeNumber(std::string_view text);

/// `60s`, `1m30s`, `1.5h`, `350ms`, `1:21`, `1:02:03`; to the millisecond, what is below is cut.
[[nodiscard]] std::optional<std::int64_t> milliseconds(std::string_view text);

/// The invocation that `#3` names.
[[nodiscard]] std::optional<InvocationId> invocationNumber(std::string_view text);

/// `true`, `false`, `null` and numbers as JSON has them; any other text is a string.
[[nodiscard]] Json scalarJson(std::string_view text);

} // namespace retryscope

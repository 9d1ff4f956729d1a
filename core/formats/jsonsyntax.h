#pragma once

#include "core/model/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace retryscope {

/// `line:column` of a byte of `text`, both from 1, columns in characters.
[[nodiscard]] std::string lineColumn(std::string_view text, std::size_t offset);

/// Turns the JSON library's report into ours: where the wrong token begins, what was expected there
/// and what was found. `offset` is the last byte that the library read of it; `report` is its
/// message.
[[nodiscard]] Error jsonSyntaxError(std::string_view text, std::size_t offset,
                                    std::string_view report);

/// A number that is valid JSON but larger than a double holds; `offset` is its last byte.
[[nodiscard]] Error jsonNumberTooLarge(std::string_view text, std::size_t offset);

} // namespace retryscope

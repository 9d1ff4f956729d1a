#pragma once

#include <span>
#include <string_view>

namespace retryscope {

/// The word that `typed` was probably meant to be: at most a third of its letters differ, or it
/// begins so. Empty if none is near.
[[nodiscard]] std::string_view nearestWord(std::string_view typed,
                                           std::span<const std::string_view> words);

} // namespace retryscope

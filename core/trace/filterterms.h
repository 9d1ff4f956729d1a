#pragma once

#include "core/model/result.h"
#include "core/trace/filter.h"

#include <string>
#include <string_view>

namespace retryscope {

/// A word of a filter's text: quotes are taken off, and a part may have been quoted.
struct FilterWord
{
    std::string text; ///< without the quotes
    std::size_t offset = 0; ///< in the filter's text
    std::size_t length = 0; ///< there, with the quotes
    std::size_t plain = 0; ///< so many bytes of `text` stand before the first quote
};

/// What one word of a filter means.
[[nodiscard]] Result<FilterTerm, FilterError> parseFilterTerm(const FilterWord &word);

} // namespace retryscope

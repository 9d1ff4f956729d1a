#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace retryscope {

/// `text` for a Markdown page: what would be taken for markup is escaped.
[[nodiscard]] std::string markdownText(std::string_view text);

/// One row of a table; the cells are Markdown without line feeds.
[[nodiscard]] std::string markdownRow(std::initializer_list<std::string_view> cells);

/// The head of a table and the line below it.
[[nodiscard]] std::string markdownHead(std::initializer_list<std::string_view> titles);

/// The anchor that a heading of this text gets on the common code hosts: `retry.waits` is
/// `retrywaits`.
[[nodiscard]] std::string markdownAnchor(std::string_view heading);

} // namespace retryscope

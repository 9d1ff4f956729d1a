#pragma once

#include "core/model/json.h"
#include "core/model/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace retryscope {

/// Reads JSON text (RFC 8259, UTF-8; a byte order mark is skipped). Numbers keep their spelling,
/// members their order.
///
/// Errors: not JSON, or a number beyond the range of a double (`where` is `line:column`, both from
/// 1, columns in characters); a duplicate key or nesting beyond `jsonDepthLimit` (`where` is a JSON
/// pointer). A thousand duplicate keys are a thousand errors; a syntax error ends the reading.
[[nodiscard]] Result<Json, std::vector<Error>> parseJson(std::string_view text);

/// JSON text for people: two spaces a level; an array or object stays on one line if it fits into
/// 100 columns there and holds no object within an array. Ends with a line feed.
[[nodiscard]] std::string prettyText(const Json &value);

} // namespace retryscope

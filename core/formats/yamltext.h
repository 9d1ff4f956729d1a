#pragma once

#include "core/model/json.h"
#include "core/model/result.h"

#include <string_view>
#include <vector>

namespace retryscope {

/// Reads one YAML document (UTF-8) as the JSON value that it stands for.
///
/// Scalars are typed by YAML's core schema, quoted ones are strings, and so are dates. What JSON
/// has no number for (`.inf`, `.nan`) stays a string, and so does a whole number with leading
/// zeros: it is a code, such as an account id, whose zeros count. Short tags of CloudFormation
/// become their long forms (`!GetAtt a.b` gives `{"Fn::GetAtt": ["a", "b"]}`). Aliases are replaced
/// by copies of what they name, merge keys (`<<`) are merged; keys are the texts that stand in the
/// file.
///
/// Errors have `line:column` in `where`, both from 1. A duplicate key is one error each; anything
/// else ends the reading: no YAML, nesting beyond `jsonDepthLimit`, an unknown tag, a key that is
/// no text, a second document, or aliases that unfold to more than a million values.
[[nodiscard]] Result<Json, std::vector<Error>> parseYaml(std::string_view text);

} // namespace retryscope

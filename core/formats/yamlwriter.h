#pragma once

#include "core/model/json.h"

#include <string>

namespace retryscope {

/// An object as YAML in block style, two spaces a level, ending with a line feed. Keys and texts
/// are quoted unless YAML can take them for nothing else. `{"Ref": ID}` is written `!Ref ID`, and
/// `Fn::GetAtt` likewise.
[[nodiscard]] std::string yamlText(const Json &object);

} // namespace retryscope

#pragma once

#include "core/formats/importreport.h"
#include "core/model/json.h"

#include <string_view>

namespace retryscope {

/// Reports what makes a document no valid CloudFormation or SAM template, whatever its resources
/// are: sections, parameters and resources of the wrong type, broken intrinsic functions, and
/// references to nothing. A template that a macro completes may refer to what it does not have.
void checkTemplate(const Json &document, FileReport &report);

/// Whether the template is SAM's, which may refer to resources that SAM makes.
[[nodiscard]] bool isSamTemplate(const Json &document);

} // namespace retryscope

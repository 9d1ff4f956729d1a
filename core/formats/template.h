#pragma once

#include "core/formats/importdraft.h"
#include "core/formats/importreport.h"
#include "core/model/json.h"

#include <string>

namespace retryscope {

/// Whether the document looks like a template of CloudFormation or SAM.
[[nodiscard]] bool isTemplate(const Json &document);

/// Takes over what a template tells of functions, of what they send to and of what invokes them.
/// `stackName` is the value of `AWS::StackName`.
void importTemplate(const Json &document, const std::string &stackName, FileReport report,
                    Draft &draft);

} // namespace retryscope

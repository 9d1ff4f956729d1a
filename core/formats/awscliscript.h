#pragma once

#include "core/model/json.h"
#include "core/model/result.h"

#include <string_view>
#include <vector>

namespace retryscope {

/// Whether a line of the text calls `aws lambda`.
[[nodiscard]] bool isAwsCliScript(std::string_view text);

/// What the calls of a shell script set, as the AWS CLI would print it afterwards: `Functions`,
/// `Aliases` and `FunctionEventInvokeConfigs`. A call gives its input as `--cli-input-json` or
/// option by option. Other commands, variables and whatever else a shell can do are passed over.
///
/// Errors: input that is no JSON object, with the line on which its call begins; a call without
/// `FunctionName`.
[[nodiscard]] Result<Json, std::vector<Error>> parseAwsCliScript(std::string_view text);

} // namespace retryscope

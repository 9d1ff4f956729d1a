#pragma once

#include "core/formats/configadmission.h"
#include "core/formats/jsonnode.h"
#include "core/model/function.h"

#include <optional>
#include <string>

namespace retryscope {

/// Reads what `PutFunctionEventInvokeConfig` and `UpdateFunctionEventInvokeConfig` take: names and
/// types of keys.
void readInvokeConfigCall(const JsonNode &node, EventInvokeConfig &config);

/// Reads a config that a function has at the start, and notes what AWS would refuse.
void readInitialInvokeConfig(const JsonNode &node, const ConfigAdmission &admission,
                             EventInvokeConfig &config);

/// Reads the `DeadLetterConfig` of a call. The ARN stays absent if it is not named.
void readDeadLetterCall(const JsonNode &node, std::optional<std::string> &targetArn);

/// Reads the one that a function has at the start, and notes what AWS would refuse.
void readInitialDeadLetterConfig(const JsonNode &node, const ConfigAdmission &admission,
                                 std::string &targetArn);

} // namespace retryscope

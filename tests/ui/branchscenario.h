#pragma once

#include "core/formats/jsontext.h"
#include "core/model/jsonoperation.h"

#include <string>
#include <vector>

namespace retryscope {

inline constexpr const char *failing = R"({
  "format": "retryscope-scenario", "version": 1, "title": "Three attempts",
  "functions": [{"FunctionName": "f",
    "behavior": [{"outcome": {"type": "error", "durationMs": 1000}}]}],
  "invocations": [{"atMs": 0, "function": "f"}, {"atMs": 500, "everyMs": 10, "count": 3, "function": "f"}]
})";

inline const std::string changes = "/changes";
inline const std::string timeout = "/functions/0/Timeout";

inline std::vector<JsonOperation> add(const std::string &path, const char *value)
{
    return {{JsonOperationKind::Add, path, parseJson(value).value(), {}}};
}

inline std::vector<JsonOperation> noRetries()
{
    return add("/functions/0/EventInvokeConfigs", R"([{"MaximumRetryAttempts": 0}])");
}

} // namespace retryscope

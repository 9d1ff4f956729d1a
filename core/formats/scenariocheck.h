#pragma once

#include "core/model/json.h"
#include "core/model/result.h"

#include <string_view>
#include <vector>

namespace retryscope {

/// What keeps `document` from being a scenario: the errors of `readScenario`, none if it is one.
///
/// `former` is a scenario document that it was made of. Entries of `invocations` that are still
/// its copies are not read again, so that a change of a scenario with a million entries is checked
/// in the time that the change takes, not the entries.
[[nodiscard]] std::vector<Error> scenarioErrors(const Json &document, const Json &former,
                                                std::string_view fallbackTitle);

} // namespace retryscope

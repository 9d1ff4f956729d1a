#pragma once

#include "core/model/json.h"
#include "core/model/scenario.h"

#include <functional>
#include <string>

namespace retryscope::twin {

/// The report's compact text without title and steps. UUIDs are numbered in the order in which they
/// first appear, but those that a topic makes are all alike: no rule says which of them are the
/// same.
[[nodiscard]] std::string comparableText(const Json &report);

/// The first place where two reports differ, for a person: the invocation of each, or the member.
[[nodiscard]] std::string firstDifference(const Json &left, const Json &right);

/// A part of `scenario`, as small as leaving things out one by one makes it, that still `differs`.
[[nodiscard]] Scenario reduced(Scenario scenario,
                               const std::function<bool(const Scenario &)> &differs);

} // namespace retryscope::twin

#pragma once

#include "core/rules/rulebook.h"

#include <optional>
#include <string>

namespace retryscope {

/// The rulebook for people, at most 92 columns wide: each rule with its options, who claims them
/// and where, and what is assumed; after the rules, the marks, works and documents that they name.
///
/// With a `profile`, an arrow marks the option that it has. With an `id`, that rule alone.
[[nodiscard]] std::string rulebookText(std::optional<Profile> profile, std::optional<RuleId> id);

} // namespace retryscope

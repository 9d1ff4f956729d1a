#pragma once

#include "core/rules/ruleid.h"

#include <QString>

#include <span>

namespace retryscope {

/// What the simulation assumes, infers or leaves out, rule by rule, as rich text; first what the
/// shown run depends on of it, by `used`. Links are `rule:retry.waits`.
[[nodiscard]] QString differencesText(std::span<const RuleId> used);

} // namespace retryscope

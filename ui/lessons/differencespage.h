#pragma once

#include <QString>

namespace retryscope {

/// What the simulation assumes, infers or leaves out, rule by rule, as rich text. Links are
/// `rule:retry.waits`.
[[nodiscard]] QString differencesText();

} // namespace retryscope

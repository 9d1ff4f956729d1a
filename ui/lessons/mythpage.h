#pragma once

#include "core/rules/mythcard.h"

#include <QString>

namespace retryscope {

/// A card as rich text: claim, verdict, who says what, AWS's evidence, and what the run shows.
/// Links are `rule:retry.waits`. In the colours of the theme in force.
[[nodiscard]] QString mythPage(const MythCard &card);

} // namespace retryscope

#pragma once

#include "core/rules/mythcard.h"

#include <QString>

#include <optional>
#include <span>

namespace retryscope {

/// A rule as rich text: what it decides, its options with who claims them, the evidence, what is
/// assumed, and the cards that put it to the test. Links are `myth:default-retries`. `inForce` is
/// the place of the option that the shown run has, if that is known.
[[nodiscard]] QString rulePage(const Rule &rule, std::span<const MythCard> cards,
                               std::optional<std::size_t> inForce);

} // namespace retryscope

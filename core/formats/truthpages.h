#pragma once

#include "core/rules/mythcard.h"
#include "core/rules/rulebook.h"

#include <span>
#include <string>

namespace retryscope {

// The pages that tell what is known of AWS, as Markdown: for the window, and for the repository,
// where `resources/pages` keeps them. All are made from the rulebook and the cards.

/// Every rule with its options, who claims each and where, how sure AWS's side is, and the cards
/// that touch it.
[[nodiscard]] std::string rulebookPage(std::span<const MythCard> cards);

/// What a run shows that is assumed, inferred or simplified, by rule.
[[nodiscard]] std::string differencesPage();

/// The cards by topic, each with its verdict, what the documents say and AWS's evidence.
[[nodiscard]] std::string mythsPage(std::span<const MythCard> cards);

} // namespace retryscope

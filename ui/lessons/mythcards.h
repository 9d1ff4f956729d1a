#pragma once

#include "core/rules/mythcard.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace retryscope {

/// The cards that the program carries, in order of their numbers.
[[nodiscard]] const std::vector<MythCard> &mythCards();

/// The text of a card's scenario, to be played by the rules of `profile`.
[[nodiscard]] QByteArray mythScenario(const MythProof &proof, Profile profile);

// Words for the cards.

[[nodiscard]] QString holdsText(Holds holds); ///< `true`, `false`, `partly true`, `not proved`
[[nodiscard]] QString standingText(Standing standing); ///< `right`, `right in part`
[[nodiscard]] QString documentText(Profile document); ///< `chapter`, `destinations article`
[[nodiscard]] QString checkText(const MythCheck &check, const Json &value); ///< `60 s`, `yes`

} // namespace retryscope

#pragma once

#include "core/model/json.h"
#include "core/model/result.h"
#include "core/rules/mythcard.h"

#include <vector>

namespace retryscope {

/// Reads the cards of the myth check (`resources/myths/cards.json`): an array of objects.
///
/// Errors, each with its JSON pointer: an unknown, missing or mistyped key; a card that has neither
/// a scenario nor a reason why none can show it, or both; a number out of order.
[[nodiscard]] Result<std::vector<MythCard>, std::vector<Error>> readMythCards(const Json &cards);

} // namespace retryscope

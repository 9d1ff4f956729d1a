#pragma once

#include "core/model/scenario.h"
#include "tests/core/twin/dice.h"

#include <optional>
#include <string>
#include <vector>

/// The small parts of a random scenario: values near the places where behaviour changes.
namespace retryscope::twin {

[[nodiscard]] Instant randomInstant(Dice &dice);
[[nodiscard]] Json randomPayload(Dice &dice);

/// A payload that is near one of the size limits.
[[nodiscard]] Json largePayload(Dice &dice);

[[nodiscard]] Outcome randomOutcome(Dice &dice);

/// A run that fails or not, of a length that hardly another one has.
[[nodiscard]] Outcome oddOutcome(Dice &dice);
[[nodiscard]] std::vector<Behavior> randomBehavior(Dice &dice);
[[nodiscard]] Window randomWindow(Dice &dice);

/// What targets there are to choose from. ARNs that AWS would refuse are apart.
struct TargetNames
{
    std::vector<std::string> queuesAndTopics;
    std::vector<std::string> buses;
    std::vector<std::string> buckets;
    std::vector<std::string> functions;
    std::vector<std::string> refused;
};
[[nodiscard]] const TargetNames &targetNames();

} // namespace retryscope::twin

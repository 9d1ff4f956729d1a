#pragma once

#include "core/model/terms.h"
#include "core/rules/rules.h"

#include <array>
#include <cstddef>

namespace retryscope {

/// Through which settings a failed invocation is sent on, in order; at most two.
struct Routing
{
    std::array<Via, 2> via{};
    std::size_t count = 0;
};

/// Who gets a failed invocation (semantics, section 7; rule `failure.fanout`).
[[nodiscard]] Routing failureRouting(const Rules &rules, bool hasDeadLetterQueue,
                                     bool hasOnFailure);

/// The largest body that a target of that kind takes, in bytes; 0: no limit (semantics, section 9).
[[nodiscard]] std::size_t bodyLimit(TargetKind kind);

inline constexpr std::size_t synchronousPayloadLimit = 6'291'456; ///< bytes (semantics, section 11)

/// From which place in its chain on an invocation of a function is stopped (semantics, section 10).
inline constexpr int firstStoppedInChain = 17;
inline constexpr int longestChain = 100; ///< hops; further ones are not started
inline constexpr std::uint32_t mostStarted =
    100'000; ///< invocations that deliveries start in a run

} // namespace retryscope

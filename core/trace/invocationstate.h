#pragma once

#include "core/trace/packedfact.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace retryscope {

enum class Phase : std::uint8_t {
    Queued, ///< accepted, not yet dispatched
    Running,
    BackingOff, ///< waits after a failed attempt
    Refused, ///< waits after a refusal
    Ending, ///< an attempt is over and the end follows at the same instant
    Succeeded,
    Failed, ///< ended without success; something caught it, or deliveries are still to come
    Lost,
    Rejected, ///< never entered the queue
    Answered ///< a synchronous call or a dry run that is over
};
inline constexpr std::size_t phaseCount = 10;

/// Whether nothing more can happen to the invocation than deliveries.
[[nodiscard]] constexpr bool isOver(Phase phase)
{
    return phase >= Phase::Succeeded;
}

/// Whether the invocation is in the queue: it waits for a dispatch.
[[nodiscard]] constexpr bool isWaiting(Phase phase)
{
    return phase == Phase::Queued || phase == Phase::BackingOff || phase == Phase::Refused;
}

/// What is true of one invocation at one moment. Derived from its steps, never stored beside them.
struct InvocationState
{
    Phase phase = Phase::Queued;
    Condition condition = Condition::Success; ///< of an invocation that ended
    std::uint16_t attempts = 0; ///< runs and look-ups so far
    std::uint16_t refusals = 0; ///< so far
    std::uint16_t refusalsInARow = 0;
    std::uint16_t approximateInvokeCount = 0; ///< of an invocation that ended
    Instant since; ///< when the phase began
    Instant nextDispatch; ///< of `BackingOff` and `Refused`
    bool operator==(const InvocationState &) const = default;
};

/// The phase to which a fact leads; absent if it leaves the phase as it is.
[[nodiscard]] std::optional<Phase> phaseAfter(const PackedFact &fact);

/// Advances `state` by one fact that happened at `at`. The only place where a fact gains a meaning.
void apply(InvocationState &state, Instant at, const Fact &fact);

} // namespace retryscope

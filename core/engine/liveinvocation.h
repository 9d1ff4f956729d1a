#pragma once

#include "core/model/id.h"
#include "core/trace/settings.h"
#include "core/trace/step.h"

#include <cstdint>
#include <optional>

namespace retryscope {

/// Where an invocation stands in its chain (semantics, section 10).
struct ChainPlace
{
    std::uint8_t hops = 0; ///< from the call that began it
    std::uint8_t ofItsFunction =
        1; ///< how many invocations of its function are in the chain by now
    bool isFirst = true; ///< the chain begins here
};

/// What the engine keeps in mind of one invocation while it plays, in one line of the processor's
/// cache. An invocation is dispatched a few hundred times at most, as a refusal waits for a second
/// or more and an event grows no older than a day: 16 bits are enough for its numbers.
struct LiveInvocation
{
    Instant acceptedAt;
    const FunctionSettings *settings = nullptr; ///< of the dispatch under way: they rule all of it
    FunctionIndex function;
    SlotIndex slot;
    std::optional<StepIndex>
        lastStep; ///< the cause of what comes next; at first the parent's delivery
    OutcomeIndex outcome; ///< of the last run
    std::uint16_t dispatches = 0;
    std::uint16_t runs = 0;
    std::uint16_t attempts = 0; ///< runs and look-ups
    std::uint16_t counted = 0; ///< attempts by the rules: `throttle.handling` can count refusals
    std::uint16_t refusalsInARow = 0;
    std::optional<Failure> failure; ///< of the last run; absent if it succeeds
    ChainPlace chain;
};
static_assert(sizeof(LiveInvocation) <= 64);

} // namespace retryscope

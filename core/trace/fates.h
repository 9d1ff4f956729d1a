#pragma once

#include "core/trace/trace.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace retryscope {

/// What can be said of an invocation when the run is over. Several may be true of one.
enum class Trait : std::uint8_t {
    Succeeded,
    Failed, ///< it ended without success
    Exhausted, ///< `RetriesExhausted`
    Expired, ///< `EventAgeExceeded`
    ZeroConcurrency, ///< `ZeroReservedConcurrency`
    Recursive, ///< `RecursiveInvocation`
    Lost,
    Rejected,
    Answered, ///< a synchronous call or a dry run
    Unfinished, ///< the run was cut before its end
    Refusal, ///< it was refused at least once
    Failure, ///< an attempt of it failed
    Retry, ///< it was attempted more than once
    Delivery, ///< something arrived at a target
    FailedDelivery,
    OnSuccess, ///< something arrived through that setting
    OnFailure,
    DeadLetterQueue,
    Parent, ///< a delivery called it
    Child, ///< a delivery of it called another
    Duplicate
};
inline constexpr std::size_t traitCount = 21;

/// A set of traits.
using Traits = std::uint32_t;

[[nodiscard]] constexpr Traits traits(Trait trait)
{
    return Traits{1} << static_cast<unsigned>(trait);
}

/// How one invocation's life went, in 32 bytes.
struct Fate
{
    Instant calledAt;
    Instant endedAt; ///< its last step; of an unfinished one the end of the run
    Traits traits = 0;
    std::uint32_t targets = 0; ///< bit n: something arrived at a target whose number is n modulo 32
    std::uint16_t attempts = 0;
    std::uint16_t refusals = 0;

    [[nodiscard]] bool has(Trait trait) const { return (traits & retryscope::traits(trait)) != 0; }
};

/// The fates of all invocations, by `InvocationId`. Looks at each step once; absent if `cancelled`
/// was set on the way.
[[nodiscard]] std::optional<std::vector<Fate>>
fatesOf(const Trace &trace, const std::atomic<bool> *cancelled = nullptr);

} // namespace retryscope

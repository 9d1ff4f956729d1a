#pragma once

#include "core/trace/step.h"

#include <cassert>
#include <cstdint>
#include <utility>

namespace retryscope {

/// A fact in seven bytes, as the trace's columns hold it.
struct PackedFact
{
    std::uint8_t kind = 0; ///< the index in `Fact`
    std::uint16_t small = 0;
    std::uint32_t large = 0;
};

/// How each kind of fact is packed, and unpacked again. Here and not in a source file, because it
/// happens to every step of every simulation.
namespace packing {

inline constexpr std::uint16_t noWait = 0xFFFF;
inline constexpr unsigned failureShift = 28; // of the outcome's number, which stays below 2^28

template <typename T>
constexpr std::uint8_t kindOf()
{
    return static_cast<std::uint8_t>(Fact(T{}).index());
}

template <typename Enum>
constexpr std::uint32_t number(Enum value)
{
    return static_cast<std::uint32_t>(value);
}

constexpr std::uint16_t low(std::uint32_t value)
{
    return static_cast<std::uint16_t>(value);
}

constexpr std::uint16_t packedWait(const std::optional<Duration> &wait)
{
    if (!wait)
        return noWait;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*wait);
    assert(seconds == *wait && seconds.count() < noWait);
    return static_cast<std::uint16_t>(seconds.count());
}

constexpr std::optional<Duration> unpackedWait(std::uint32_t wait)
{
    if (wait == noWait)
        return std::nullopt;
    return std::chrono::seconds(wait);
}

} // namespace packing

constexpr PackedFact packed(const Accepted &)
{
    return {packing::kindOf<Accepted>(), 0, 0};
}

constexpr PackedFact packed(const Rejected &rejected)
{
    return {packing::kindOf<Rejected>(), rejected.statusCode, 0};
}

constexpr PackedFact packed(const AttemptStarted &started)
{
    return {packing::kindOf<AttemptStarted>(), started.attempt, started.version.value};
}

constexpr PackedFact packed(const AttemptSucceeded &succeeded)
{
    return {packing::kindOf<AttemptSucceeded>(), 0, succeeded.outcome.value};
}

constexpr PackedFact packed(const AttemptFailed &failed)
{
    assert(failed.outcome.value >> packing::failureShift == 0);
    return {packing::kindOf<AttemptFailed>(), packing::packedWait(failed.wait),
            failed.outcome.value | packing::number(failed.failure) << packing::failureShift};
}

constexpr PackedFact packed(const Refused &refused)
{
    return {packing::kindOf<Refused>(), refused.inARow,
            packing::packedWait(refused.wait) | std::uint32_t{refused.statusCode} << 16U};
}

constexpr PackedFact packed(const Ended &ended)
{
    return {packing::kindOf<Ended>(), ended.approximateInvokeCount,
            packing::number(ended.condition) | packing::number(ended.basis) << 8U};
}

constexpr PackedFact packed(const Delivered &delivered)
{
    return {packing::kindOf<Delivered>(), packing::low(packing::number(delivered.via)),
            delivered.target.value};
}

constexpr PackedFact packed(const DeliveryFailed &failed)
{
    return {packing::kindOf<DeliveryFailed>(),
            packing::low(packing::number(failed.via) | packing::number(failed.problem) << 8U),
            failed.target.value};
}

constexpr PackedFact packed(const Lost &)
{
    return {packing::kindOf<Lost>(), 0, 0};
}

constexpr PackedFact packed(const Answered &answered)
{
    return {packing::kindOf<Answered>(), answered.statusCode, answered.functionError ? 1U : 0U};
}

constexpr PackedFact packed(const Changed &changed)
{
    return {packing::kindOf<Changed>(), 0, changed.change};
}

constexpr PackedFact packed(const ChangeRefused &refused)
{
    return {packing::kindOf<ChangeRefused>(), 0, refused.change};
}

/// Packs whatever it is. Not called `packed`: a new kind of fact that has no `packed` of its own
/// must not compile.
[[nodiscard]] PackedFact packedFact(const Fact &fact);

/// Calls `visitor` with the fact, as std::visit does, without making a variant first.
template <typename Visitor>
decltype(auto) visitPacked(Visitor &&visitor, const PackedFact &fact)
{
    using namespace packing;
    const std::uint16_t small = fact.small;
    const std::uint32_t large = fact.large;
    switch (fact.kind) {
    case kindOf<Accepted>():
        return visitor(Accepted{});
    case kindOf<Rejected>():
        return visitor(Rejected{small});
    case kindOf<AttemptStarted>():
        return visitor(AttemptStarted{small, {large}});
    case kindOf<AttemptSucceeded>():
        return visitor(AttemptSucceeded{{large}});
    case kindOf<AttemptFailed>():
        return visitor(AttemptFailed{static_cast<Failure>(large >> failureShift),
                                     {large & ((1U << failureShift) - 1)},
                                     unpackedWait(small)});
    case kindOf<Refused>():
        return visitor(Refused{low(large >> 16U), small, unpackedWait(large & 0xFFFFU)});
    case kindOf<Ended>():
        return visitor(
            Ended{static_cast<Condition>(large & 0xFFU), static_cast<Basis>(large >> 8U), small});
    case kindOf<Delivered>():
        return visitor(Delivered{static_cast<Via>(small), {large}});
    case kindOf<DeliveryFailed>():
        return visitor(DeliveryFailed{
            static_cast<Via>(small & 0xFFU), static_cast<Problem>(small >> 8U), {large}});
    case kindOf<Lost>():
        return visitor(Lost{});
    case kindOf<Answered>():
        return visitor(Answered{small, large != 0});
    case kindOf<Changed>():
        return visitor(Changed{large});
    default:
        assert(fact.kind == kindOf<ChangeRefused>());
        return visitor(ChangeRefused{large});
    }
}

[[nodiscard]] Fact unpacked(const PackedFact &fact);

} // namespace retryscope

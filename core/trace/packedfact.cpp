#include "core/trace/packedfact.h"

#include "core/model/overloaded.h"

#include <cassert>

namespace retryscope {

namespace {

constexpr std::uint16_t noWait = 0xFFFF;
constexpr unsigned failureShift = 28; // of the outcome's number, which stays below 2^28

std::uint16_t packedWait(const std::optional<Duration> &wait)
{
    if (!wait)
        return noWait;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*wait);
    assert(seconds == *wait && seconds.count() < noWait);
    return static_cast<std::uint16_t>(seconds.count());
}

std::optional<Duration> unpackedWait(std::uint32_t wait)
{
    if (wait == noWait)
        return std::nullopt;
    return std::chrono::seconds(wait);
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

template <typename T>
constexpr std::uint8_t kindOf()
{
    return static_cast<std::uint8_t>(Fact(T{}).index());
}

} // namespace

PackedFact packed(const Fact &fact)
{
    PackedFact result{static_cast<std::uint8_t>(fact.index()), 0, 0};
    std::visit(
        Overloaded{
            [](const Accepted &) {},
            [&](const Rejected &rejected) { result.small = rejected.statusCode; },
            [&](const AttemptStarted &started) {
                result.small = started.attempt;
                result.large = started.version.value;
            },
            [&](const AttemptSucceeded &succeeded) { result.large = succeeded.outcome.value; },
            [&](const AttemptFailed &failed) {
                assert(failed.outcome.value >> failureShift == 0);
                result.small = packedWait(failed.wait);
                result.large = failed.outcome.value | number(failed.failure) << failureShift;
            },
            [&](const Refused &refused) {
                result.small = refused.inARow;
                result.large = packedWait(refused.wait) | std::uint32_t{refused.statusCode} << 16U;
            },
            [&](const Ended &ended) {
                result.small = ended.approximateInvokeCount;
                result.large = number(ended.condition) | number(ended.basis) << 8U;
            },
            [&](const Delivered &delivered) {
                result.small = low(number(delivered.via));
                result.large = delivered.target.value;
            },
            [&](const DeliveryFailed &failed) {
                result.small = low(number(failed.via) | number(failed.problem) << 8U);
                result.large = failed.target.value;
            },
            [](const Lost &) {},
            [&](const Answered &answered) {
                result.small = answered.statusCode;
                result.large = answered.functionError ? 1 : 0;
            },
            [&](const Changed &changed) { result.large = changed.change; },
            [&](const ChangeRefused &refused) { result.large = refused.change; },
        },
        fact);
    return result;
}

Fact unpacked(const PackedFact &fact)
{
    const std::uint16_t small = fact.small;
    const std::uint32_t large = fact.large;
    switch (fact.kind) {
    case kindOf<Accepted>():
        return Accepted{};
    case kindOf<Rejected>():
        return Rejected{small};
    case kindOf<AttemptStarted>():
        return AttemptStarted{small, {large}};
    case kindOf<AttemptSucceeded>():
        return AttemptSucceeded{{large}};
    case kindOf<AttemptFailed>():
        return AttemptFailed{static_cast<Failure>(large >> failureShift),
                             {large & ((1U << failureShift) - 1)},
                             unpackedWait(small)};
    case kindOf<Refused>():
        return Refused{low(large >> 16U), small, unpackedWait(large & 0xFFFFU)};
    case kindOf<Ended>():
        return Ended{static_cast<Condition>(large & 0xFFU), static_cast<Basis>(large >> 8U), small};
    case kindOf<Delivered>():
        return Delivered{static_cast<Via>(small), {large}};
    case kindOf<DeliveryFailed>():
        return DeliveryFailed{
            static_cast<Via>(small & 0xFFU), static_cast<Problem>(small >> 8U), {large}};
    case kindOf<Lost>():
        return Lost{};
    case kindOf<Answered>():
        return Answered{small, large != 0};
    case kindOf<Changed>():
        return Changed{large};
    default:
        assert(fact.kind == kindOf<ChangeRefused>());
        return ChangeRefused{large};
    }
}

} // namespace retryscope

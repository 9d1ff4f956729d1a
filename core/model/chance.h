#pragma once

#include <array>
#include <cstdint>
#include <string>

/// Chance as a pure function: no generator is advanced, so the same event has the same luck
/// whatever happens elsewhere (scenario format, section 6).
namespace retryscope::chance {

/// Mixes two numbers into one that looks random (a finaliser of two multiplications and shifts).
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t left, std::uint64_t right)
{
    std::uint64_t x = left + 0x9E37'79B9'7F4A'7C15ULL * (right + 1);
    x = (x ^ (x >> 32U)) * 0xD6E8'FEB8'6659'FD93ULL;
    x = (x ^ (x >> 32U)) * 0xD6E8'FEB8'6659'FD93ULL;
    return x ^ (x >> 32U);
}

/// A number from 0 to `count - 1`, as likely as any other; `count` is at least 1. Unbiased to one
/// part in 2^32 for counts below 2^32.
[[nodiscard]] constexpr std::uint64_t below(std::uint64_t count, std::uint64_t luck)
{
    return luck % count;
}

/// The 128 bits of `uuid(luck)`, the first sixteen digits first: to compare many without text.
[[nodiscard]] constexpr std::array<std::uint64_t, 2> uuidBits(std::uint64_t luck)
{
    return {(mixed(luck, 1) & ~0xF000ULL) | 0x4000ULL,
            (mixed(luck, 2) & 0x3FFF'FFFF'FFFF'FFFFULL) | 0x8000'0000'0000'0000ULL};
}

/// A version 4 UUID made of `luck`.
[[nodiscard]] std::string uuid(std::uint64_t luck);

} // namespace retryscope::chance

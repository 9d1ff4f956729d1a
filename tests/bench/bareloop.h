#pragma once

#include <cstdint>

/// What the bare loops are made of, which the engine is measured against.
namespace retryscope::bench {

enum class Kind : std::uint8_t { RunEnd, Call, Dispatch };

struct Item
{
    std::int64_t atMs = 0;
    std::uint64_t order = 0; // class, then sequence
    std::uint32_t invocation = 0;
    [[nodiscard]] Kind kind() const { return static_cast<Kind>(order >> 60U); }
    [[nodiscard]] bool operator>(const Item &other) const
    {
        return atMs != other.atMs ? atMs > other.atMs : order > other.order;
    }
};

/// As large as a step of the trace.
struct Row
{
    std::int64_t atMs = 0;
    std::uint32_t invocation = 0;
    std::uint32_t cause = 0;
    std::uint32_t detail = 0;
    std::uint16_t small = 0;
    std::uint8_t kind = 0;
    std::uint8_t rule = 0;
};
static_assert(sizeof(Row) == 24);

} // namespace retryscope::bench

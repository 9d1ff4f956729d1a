#pragma once

#include "core/trace/step.h"

#include <cstdint>

namespace retryscope {

/// A fact in seven bytes, as the trace's columns hold it.
struct PackedFact
{
    std::uint8_t kind = 0; ///< the index in `Fact`
    std::uint16_t small = 0;
    std::uint32_t large = 0;
};

[[nodiscard]] PackedFact packed(const Fact &fact);
[[nodiscard]] Fact unpacked(const PackedFact &fact);

} // namespace retryscope

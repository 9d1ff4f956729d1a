#pragma once

#include "core/model/scenario.h"

#include <cstdint>
#include <string>

namespace retryscope::bench {

inline constexpr std::int64_t invocations = 1'000'000;
inline constexpr std::int64_t attempts = 1'750'000;

/// A million calls of one function, a millisecond apart: of four, two succeed at once, one at its
/// second attempt, one at its third. No chance and no refusals, so that a plain loop can play the
/// same schedule.
[[nodiscard]] Scenario millionInvocations();

/// The same with another number of calls; `count` must be divisible by 4.
[[nodiscard]] Scenario manyInvocations(std::int64_t count);

/// The text of a scenario with an entry of its own for each of a million invocations.
[[nodiscard]] std::string millionEntries();

} // namespace retryscope::bench

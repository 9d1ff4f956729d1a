#pragma once

#include "core/trace/deadline.h"

#include <cstdint>
#include <optional>

namespace retryscope {

/// The numbers that decided whether an invocation waits for another dispatch or ends.
struct Reckoning
{
    StepIndex step; ///< the failed attempt, the refusal, or the end at a dispatch
    Instant acceptedAt;
    Instant now;
    /// How long the next wait is, or would have been. Absent at a dispatch, where the age is that
    /// of now.
    std::optional<Duration> wait;
    std::uint16_t attempts = 0; ///< so far, with refusals where the rules count them
    RulingSettings settings;

    /// When the next dispatch is due, or would have been.
    [[nodiscard]] Instant due() const { return now + wait.value_or(Duration()); }
    [[nodiscard]] Instant deadline() const { return acceptedAt + settings.maximumEventAge; }
    [[nodiscard]] Duration ageWhenDue() const { return due() - acceptedAt; }
    [[nodiscard]] bool isTooOld() const { return due() > deadline(); }
    [[nodiscard]] bool hasNoRetryLeft() const { return attempts > settings.maximumRetryAttempts; }
};

/// The reckoning behind a failed attempt, a refusal or the end of an `Event`; absent for other
/// steps.
[[nodiscard]] std::optional<Reckoning> reckoningOf(const Trace &trace, StepIndex index);

/// The step of the same invocation before `index`, if there is one.
[[nodiscard]] std::optional<StepIndex> stepBefore(const Trace &trace, StepIndex index);

} // namespace retryscope

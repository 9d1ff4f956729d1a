#pragma once

#include "core/trace/trace.h"

#include <cstddef>
#include <optional>

namespace retryscope {

/// The settings that rule an invocation, as far as it can tell after a number of steps.
struct RulingSettings
{
    Duration maximumEventAge{};
    std::uint16_t maximumRetryAttempts = 0;
    std::optional<TargetIndex> onSuccess;
    std::optional<TargetIndex> onFailure;
    std::optional<TargetIndex> deadLetterQueue;
    std::size_t count = 0; ///< they were read when so many steps had happened
};

/// The settings of an `Event` after the first `count` steps: of a waiting one those of now, of one
/// that runs or is over those that its last dispatch read. Absent if it had not been accepted by
/// then, is no `Event`, or was rejected.
[[nodiscard]] std::optional<RulingSettings> rulingSettings(const Trace &trace, std::size_t count,
                                                           InvocationId invocation);

/// The settings that the dispatch read of which step `index` is a part or an end. The step must be
/// one of an invocation whose function and qualifier exist.
[[nodiscard]] RulingSettings settingsBehind(const Trace &trace, StepIndex index);

/// When an invocation is too old: its acceptance and the maximum age by `rulingSettings`.
[[nodiscard]] std::optional<Instant> deadlineAfter(const Trace &trace, std::size_t count,
                                                   InvocationId invocation);

} // namespace retryscope

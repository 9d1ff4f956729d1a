#pragma once

#include "core/model/json.h"
#include "core/model/simtime.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace retryscope {

enum class OutcomeType : std::uint8_t {
    Success,
    Error,
    InitError,
    Timeout,
    Exit,
    OutOfMemory,
    Throttle,
    SystemError,
    OneOf
};

/// How long a run lasts: drawn uniformly, both ends included.
struct DurationRange
{
    Duration least{100};
    Duration most{100};
    bool operator==(const DurationRange &) const = default;
};

struct Choice;

/// What the script says that becomes of one dispatch (scenario format, section 5).
struct Outcome
{
    OutcomeType type = OutcomeType::Success;
    DurationRange duration; ///< of a run; `Timeout` lasts for the function's timeout instead
    Json response; ///< of `Success`
    std::string errorType = "Error"; ///< of `Error` and `InitError`
    std::string errorMessage = "Unhandled error"; ///< likewise
    std::vector<Choice> choices; ///< of `OneOf`, at least one
    bool operator==(const Outcome &) const = default;
};

/// One of several outcomes, as likely as its share of all weights.
struct Choice
{
    std::int64_t weight = 1; ///< 1 to 1,000,000
    Outcome outcome;
    bool operator==(const Choice &) const = default;
};

/// A value that must stand at a JSON pointer of the event.
struct PayloadCondition
{
    std::string pointer;
    Json value;
    bool operator==(const PayloadCondition &) const = default;
};

/// When a behaviour applies: all that is given must hold.
struct When
{
    std::optional<Instant> from; ///< the dispatch is at this moment or later
    std::optional<Instant> to; ///< the dispatch is before this moment
    std::optional<std::vector<std::int64_t>> attempts; ///< run numbers, from 1
    std::vector<PayloadCondition> payload;
    bool operator==(const When &) const = default;
};

struct Behavior
{
    When when;
    Outcome outcome;
    bool operator==(const Behavior &) const = default;
};

} // namespace retryscope

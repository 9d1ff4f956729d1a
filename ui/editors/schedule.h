#pragma once

#include "core/model/json.h"
#include "core/model/simtime.h"
#include "ui/editors/scenariojson.h"

#include <array>
#include <cstddef>
#include <vector>

namespace retryscope {

/// What a config comes to if every attempt fails, and none is refused.
struct Schedule
{
    struct Attempt
    {
        Duration due{}; ///< since acceptance
        bool runs = true; ///< false: it is due after the deadline, and never runs
        bool operator==(const Attempt &) const = default;
    };

    std::vector<Attempt> attempts; ///< at least one; all that the retries allow
    Duration run{}; ///< how long each attempt takes
    Duration age{}; ///< of the deadline
    bool operator==(const Schedule &) const = default;
};

/// `waits`: the rule's waits after the first and the second failed attempt.
[[nodiscard]] Schedule schedule(std::size_t retries, Duration age, Duration run,
                                const std::array<Duration, 2> &waits);

/// How long a failing run of the function takes: the longest of its behaviours that can fail; 100
/// ms if there is none.
[[nodiscard]] Duration failingRun(const Json &scenario, std::size_t function);

} // namespace retryscope

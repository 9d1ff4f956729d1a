#pragma once

#include "core/model/json.h"
#include "core/trace/findings.h"

#include <optional>
#include <string>

namespace retryscope {

/// One change of a scenario's JSON that makes a finding go away.
struct Mending
{
    std::string name; ///< what it does, with the value before and after where there was one
    std::string pointer;
    std::optional<Json> value; ///< absent: what is there is removed
    bool operator==(const Mending &) const = default;
};

/// How a finding of `scenario` under `rules` can be mended; absent where no change is safe, and the
/// finding's advice says what to do instead.
///
/// Safe is what adds something, or changes the one setting that the finding is about: no
/// destination, call or retry that somebody chose is taken away or led elsewhere.
[[nodiscard]] std::optional<Mending> mendingOf(const Finding &finding, const Scenario &scenario,
                                               const Rules &rules);

} // namespace retryscope

#pragma once

#include "core/model/json.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace retryscope {

/// A field of a delivered message that AWS would send otherwise.
struct Departure
{
    enum class Kind : std::uint8_t {
        Other, ///< AWS sends another value
        Extra, ///< AWS sends no such field
        Missing ///< AWS sends a field that is not there
    };

    Kind kind = Kind::Other;
    std::string pointer; ///< within `deliveredBody`; empty and `Extra`: AWS sends no such message
    std::optional<Json> aws; ///< what AWS sends; absent for `Extra`
    RuleId rule = RuleId::RecordShape; ///< whose option in force makes the difference

    bool operator==(const Departure &) const = default;
};

/// How the body of a delivery differs from what AWS would send on the same facts: the same runs and
/// refusals, the same end. In the order of the body's fields, those that it lacks behind the others
/// of their object. Empty under the rules of AWS.
[[nodiscard]] std::vector<Departure> departuresFromAws(const Trace &trace, StepIndex delivery);

} // namespace retryscope

#pragma once

#include "core/model/arn.h"
#include "core/model/json.h"
#include "core/model/jsonoperation.h"
#include "core/model/result.h"
#include "core/trace/trace.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What-ifs as changes of a scenario's JSON: of a setting from a moment on, of one dispatch.
namespace retryscope::whatif {

struct MaximumAge
{
    std::int64_t seconds = 0;
};
struct RetryAttempts
{
    std::int64_t attempts = 0;
};
struct OnSuccess
{
    std::string arn; ///< empty: none
};
struct OnFailure
{
    std::string arn; ///< empty: none
};
struct DeadLetterQueue
{
    std::string arn; ///< empty: none
};
struct Timeout
{
    std::int64_t seconds = 0;
};
struct ReservedConcurrency
{
    std::optional<std::int64_t> places; ///< absent: unreserved
};

/// A setting of a function, and what it becomes. The first four are of one qualifier, the others
/// of the whole function.
struct FunctionSetting
{
    FunctionReference function;
    std::variant<MaximumAge, RetryAttempts, OnSuccess, OnFailure, DeadLetterQueue, Timeout,
                 ReservedConcurrency>
        value;
};

struct Exists
{
    bool value = true;
};
struct Allowed
{
    bool value = true;
};

/// A property of a target, and what it becomes.
struct TargetSetting
{
    std::string arn;
    std::variant<Exists, Allowed> value;
};

using Setting = std::variant<FunctionSetting, TargetSetting>;

/// Operations that make `setting` hold from `from` on; absent, or 0: from the start, then the
/// initial setting is edited. Else the change is entered in `changes`: into the entry of that very
/// moment that sets the same, else as a new one behind all others. AWS's call updates a config that
/// is there by then, and puts one where there is none.
///
/// `document` is the scenario's JSON, `trace` its simulation. None: it is so already at that
/// moment.
///
/// Errors: the function or qualifier is not there, or is deleted by then; AWS would refuse the
/// value (its own words). Where a target is missing or forbidden by then, AWS's refusal is a step
/// of the new trace.
[[nodiscard]] Result<std::vector<JsonOperation>> operations(const Json &document,
                                                            const Trace &trace,
                                                            const Setting &setting,
                                                            std::optional<Instant> from);

} // namespace retryscope::whatif

#pragma once

#include "core/model/arn.h"
#include "core/model/json.h"
#include "core/model/outcome.h"
#include "core/model/terms.h"
#include "core/model/walltime.h"
#include "core/rules/rules.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace retryscope {

/// What went wrong in a failed run, as the error payload tells it.
struct FunctionError
{
    Failure failure = Failure::Error; ///< not `NotFound`
    std::string type;
    std::string message;
    Json payload; ///< AWS's error object; under `returned-error.meaning` the returned object
};

/// The error of a failed run of `outcome`. `requestId` is the invocation's; `ran` how long the run
/// took, which a timeout tells.
[[nodiscard]] FunctionError functionError(Failure failure, const Outcome &outcome,
                                          const std::string &requestId, Duration ran);

/// Whether a returned value is an error (rule `returned-error.meaning`).
[[nodiscard]] bool countsAsError(const Rules &rules, const Json &response);

/// The `errorType` that reports and traces show for a failed run; absent for a look-up.
[[nodiscard]] std::optional<std::string> errorType(Failure failure, const Outcome &outcome);

/// What a record is made of. Texts and values are the record's own words (semantics, section 8).
struct RecordContent
{
    Home home;
    FunctionReference function; ///< as it was called
    std::string requestId;
    Condition condition = Condition::Success;
    std::uint16_t approximateInvokeCount = 1;
    WallTime timestamp;
    Basis basis = Basis::Nothing;
    std::uint16_t refusalStatusCode = 429; ///< if `basis` is `Refusal`
    std::string executedVersion; ///< if `basis` is `Run`
    std::optional<FunctionError> error; ///< if `basis` is `Run` and it failed
    Json requestPayload;
    Json response; ///< if `basis` is `Run` and it succeeded
};

/// The record that a destination receives, in the shape of the rules (`record.shape`).
[[nodiscard]] Json record(const Rules &rules, RecordContent content);

/// What an SNS topic gets in place of an OnFailure record that is too large for it: the same
/// without the event and the response.
[[nodiscard]] Json slimRecord(const Rules &rules, const RecordContent &content);

/// The condition's word in a record (rule `record.exhausted-name`).
[[nodiscard]] const char *conditionName(const Rules &rules, Condition condition);

/// The attributes of a dead-letter message; absent ones are not sent.
struct DeadLetterAttributes
{
    std::string requestId;
    std::optional<std::uint16_t> errorCode;
    std::optional<std::string> errorMessage; ///< at most 1,024 bytes, cut at a whole character
};

[[nodiscard]] DeadLetterAttributes deadLetterAttributes(const RecordContent &content);

} // namespace retryscope

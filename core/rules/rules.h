#pragma once

#include "core/model/result.h"
#include "core/model/scenario.h"
#include "core/model/simtime.h"

#include <array>
#include <cstdint>
#include <vector>

namespace retryscope {

enum class ThrottleHandling : std::uint8_t { OwnBackOff, FailedAttempt };
enum class AgeCheck : std::uint8_t { WhenScheduled, AtDispatch };
enum class FailureFanout : std::uint8_t { Both, OnFailureFirst, OnFailureElseDeadLetterQueue };
enum class FifoTargets : std::uint8_t { Refused, AcceptedAsDestination };
enum class S3Target : std::uint8_t { OnFailureOnly, Refused };
enum class LambdaTarget : std::uint8_t { Asynchronous, Synchronous };
enum class RecordShape : std::uint8_t { Aws, Chapter, RetryGuide };
enum class SuccessCount : std::uint8_t { One, Attempts };
enum class ExhaustedName : std::uint8_t { RetriesExhausted, RetryAttemptsExhausted };
enum class ReturnedError : std::uint8_t { Success, FunctionError };
enum class MissingPermission : std::uint8_t { RefusedWhenSaved, FailsAtDelivery };

/// The option chosen for each switchable rule that a decision asks (semantics, section 12). The
/// defaults are the `aws` profile. Decisions ask these, never the name of a profile.
struct Rules
{
    std::array<Duration, 2> retryWaits{std::chrono::seconds(60), std::chrono::seconds(120)};
    ThrottleHandling throttleHandling = ThrottleHandling::OwnBackOff;
    Duration ageMaximum = std::chrono::seconds(21'600);
    AgeCheck ageCheck = AgeCheck::WhenScheduled;
    FailureFanout failureFanout = FailureFanout::Both;
    FifoTargets fifoTargets = FifoTargets::Refused;
    S3Target s3Target = S3Target::OnFailureOnly;
    LambdaTarget lambdaTarget = LambdaTarget::Asynchronous;
    std::int64_t payloadLimit = 1'048'576; ///< bytes, of an `Event`
    RecordShape recordShape = RecordShape::Aws;
    SuccessCount successCount = SuccessCount::One;
    ExhaustedName exhaustedName = ExhaustedName::RetriesExhausted;
    ReturnedError returnedError = ReturnedError::Success;
    MissingPermission missingPermission = MissingPermission::RefusedWhenSaved;
    bool operator==(const Rules &) const = default;
};

/// The rules of `choice`'s profile with its overrides. Errors name the unknown profile, rule or
/// option, with pointers relative to the scenario's `rules` (`/profile`, `/overrides/retry.waits`).
[[nodiscard]] Result<Rules, std::vector<Error>> rulesOf(const RuleChoice &choice);

} // namespace retryscope

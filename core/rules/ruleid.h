#pragma once

#include <cstddef>
#include <cstdint>

namespace retryscope {

/// Names one rule of the rulebook. A step carries the rule that decided it.
enum class RuleId : std::uint8_t {
    // Switchable, in the order of semantics, section 12.
    RetryWaits,
    ThrottleHandling,
    AgeMaximum,
    AgeCheck,
    FailureFanout,
    FifoTargets,
    S3Target,
    LambdaTarget,
    PayloadLimit,
    RecordShape,
    RecordSuccessCount,
    RecordExhaustedName,
    ReturnedErrorMeaning,
    PermissionMissing,
    ConfigPlace,
    EsmDestinations,
    // The same in every profile.
    AcceptanceChecks,
    Duplicates,
    DispatchOrder,
    FunctionGone,
    RecursionDetection,
    ConcurrencyZero,
    ConcurrencyPlaces,
    RunOutcome,
    RunTimeout,
    RetryAttempts,
    AgeAtDispatch,
    SuccessEnd,
    DeliveryChecks,
    EventLoss,
    SynchronousCall,
    SettingsChange
};

inline constexpr std::size_t ruleCount = 32;
inline constexpr std::size_t switchableRuleCount = 16;

/// The id that people see and scenarios use: `retry.waits`.
[[nodiscard]] const char *name(RuleId id);

} // namespace retryscope
